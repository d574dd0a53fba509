/** Is this an item of Wikidata, "Q458" or its address? The server has the last word; this is said while a person types. */
export function isItem(text: string): boolean {
  return /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?Q[1-9]\d{0,11}$/.test(text.trim());
}
