const WIKIDATA = /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d{0,11})$/;

/** The address of an item of Wikidata, given as "Q458" or as an address of it; null where it is neither. */
export function wikidataAddress(text: string): string | null {
  const id = WIKIDATA.exec(text.trim())?.[1];
  return id === undefined ? null : `http://www.wikidata.org/entity/${id}`;
}
