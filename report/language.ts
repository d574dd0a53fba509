/** The language of the page, as its root says: of its numbers and dates. */
export const LANGUAGE = document.documentElement.lang || undefined;
