import { fact } from './fact.ts';

/** A word: letters and digits with what joins them ("COVID-19", "party's"). */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-'’.,&/][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** How many words an article has, its head among them. */
export const wordsOf = fact(({ text }) => countWords(text));

/** How many words a text has. */
export function countWords(text: string): number {
  let found = 0;
  for (const match of text.matchAll(WORD)) {
    void match;
    found++;
  }
  return found;
}
