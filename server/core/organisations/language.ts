import { Word } from './gazetteer.ts';
import type { Tokens } from './tokens.ts';
import { Shape, wordHash } from './tokens.ts';

/** Small words that are English only. */
const ENGLISH = new Set('the of and to that with said by for from his has is were it which this are be not have he they their would will'.split(' ').map(word => wordHash(word)));
/** Fewer words of another language are no reason to think that a text is in one. */
const LEAST = 2;

/** Is a text English, judged by its small words? `classes` are bits of `Word`. A text without any counts as English. */
export function isEnglish({ count, words, shapes }: Tokens, classes: Int32Array): boolean {
  let english = 0, other = 0;
  for (let i = 0; i < count; i++) {
    if (shapes[i] !== Shape.lower) continue;
    if (ENGLISH.has(words[i])) english++;
    else if (classes[i] & Word.foreign) other++;
  }
  return other <= english || other < LEAST;
}
