import type { Gazetteer } from './gazetteer.ts';
import { afterWord, asCapitals, Name, NO_WORDS } from './gazetteer.ts';
import { isEnglish } from './language.ts';
import type { Tokens } from './tokens.ts';
import { Flag, Shape, wordHash } from './tokens.ts';

/** A text's tokens with what the gazetteer says of each: bits of `Name` and `Word`, and the longest listed name that begins there. */
export interface Reading {
  readonly tokens: Tokens;
  /** bits of `Name` for the single word */
  readonly names: Int32Array;
  /** bits of `Word` */
  readonly words: Int32Array;
  /** bits of `Name` for the longest listed name that covers the token, and where that name begins and ends (tokens, half-open) */
  readonly listed: Int32Array;
  readonly listedFrom: Int32Array;
  readonly listedTo: Int32Array;
  /** is the text English, for which the model was trained? */
  readonly english: boolean;
}

/** Has the token a capital letter, so that it may be part of a name? */
export const isCapital = (shape: number): boolean => shape >= Shape.capitalised && shape <= Shape.mixed || shape === Shape.code;

/** "the Democratic party", as British papers write it; but "the Labour party" is Labour. */
const PARTY = wordHash('party');

/** Looks every word up once, and every listed name once: the longest one from the left. */
export function read(tokens: Tokens, gazetteer: Gazetteer): Reading {
  const { count, shapes, flags } = tokens;
  const names = new Int32Array(count), words = new Int32Array(count), listed = new Int32Array(count), listedFrom = new Int32Array(count), listedTo = new Int32Array(count);
  let covered = 0;
  for (let i = 0; i < count; i++) {
    const shape = shapes[i];
    if (shape === Shape.number || shape === Shape.link) continue;
    let state = afterWord(NO_WORDS, tokens.words[i]);
    words[i] = gazetteer.words(state);
    if (shape === Shape.punctuation || shape === Shape.lower) continue;
    let found = gazetteer.names(state);
    names[i] = found & ~Name.longer;
    if (shape === Shape.capitals || shape === Shape.mixed || shape === Shape.code || flags[i] & Flag.dotted) {
      const capitals = gazetteer.names(asCapitals(tokens.words[i]));
      if (capitals) names[i] = capitals;
    }
    if (i < covered) continue;
    let best = names[i], end = i + 1;
    for (let j = i + 1; found & Name.longer && j < count && !(flags[j] & Flag.sentence); j++) {
      state = afterWord(state, tokens.words[j]);
      found = gazetteer.names(state);
      if (found & ~Name.longer && (shapes[j] !== Shape.lower || j === i + 1 && tokens.words[j] === PARTY && !(names[i] & Name.organisation))) { best = found & ~Name.longer; end = j + 1; }
    }
    if (best === 0) continue;
    for (let j = i; j < end; j++) { listed[j] = best; listedFrom[j] = i; listedTo[j] = end; }
    covered = end;
  }
  return { tokens, names, words, listed, listedFrom, listedTo, english: isEnglish(tokens, words) };
}
