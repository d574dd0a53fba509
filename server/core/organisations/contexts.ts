import type { Clues } from './features.ts';
import { Word } from './gazetteer.ts';
import { isCapital } from './reading.ts';
import { Flag, POSSESSIVE, Shape, wordHash } from './tokens.ts';

// Places of a text where a name is no organisation, whatever it is called.

const AND = wordHash('and'), BY = wordHash('by'), OF = wordHash('of'), ON = wordHash('on');
const CLOSE = wordHash(')'), COLON = wordHash(':'), COMMA = wordHash(','), HYPHEN = wordHash('-'), LESS = wordHash('<'), LT = wordHash('lt'), MORE = wordHash('>'), SEMICOLON = wordHash(';');
/** A dateline has no more words before the month, nor a byline before its last name. */
const DATELINE = 8;
const DOT = 46;

/** The end of words that hyphens join: "Stratford-on-Avon", but not "pro-EU". */
export function isTail({ reading: { tokens: { words, shapes, flags } } }: Clues, at: number): boolean {
  return at > 2 && words[at - 1] === HYPHEN && words[at - 3] === HYPHEN && shapes[at - 2] === Shape.lower && !((flags[at] | flags[at - 1] | flags[at - 2]) & Flag.spaced);
}

/** A district of post behind a town or a street, and at the end: "London, E.C." */
export function isPostcode({ reading: { tokens: { words, shapes, flags, count } } }: Clues, at: number): boolean {
  const next = at + 1;
  return at > 1 && (flags[at] & Flag.dotted) !== 0 && words[at - 1] === COMMA && shapes[at - 2] !== Shape.number && !(flags[at] & Flag.sentence)
    && (next >= count || (flags[next] & Flag.sentence) !== 0 || shapes[next] === Shape.punctuation && words[next] !== POSSESSIVE);
}

/** Behind "Treaty of", "Treaty of Friendship and" and the like. */
export function isOfThing({ reading: { words: classes, tokens: { words, shapes, flags } } }: Clues, at: number): boolean {
  let before = at - 1;
  const isIn = (i: number): boolean => i > 0 && !(flags[i + 1] & Flag.sentence);
  if (isIn(before) && words[before] === AND) for (before--; isIn(before) && isCapital(shapes[before]); before--);
  return isIn(before) && (words[before] === OF || words[before] === ON) && (classes[before - 1] & Word.thinghead) !== 0 && isCapital(shapes[before - 1]);
}

/** In a line that begins with "By" and has nothing but names before it: "By Jane Doe and John Roe". */
export function isByline({ reading: { tokens: { words, shapes, flags } } }: Clues, at: number): boolean {
  let from = at;
  while (from > 0 && !(flags[from] & Flag.line) && at - from < DATELINE && (words[from - 1] === AND || isCapital(shapes[from - 1]) || shapes[from - 1] === Shape.initial)) from--;
  return from < at && (flags[from] & Flag.line) !== 0 && words[from] === BY;
}

/** A share's sign: "<GM>", "<GM.N>", "(NYSE: GM)". */
export function isTicker({ reading: { tokens: { text, starts, words, shapes, flags, count } } }: Clues, at: number): boolean {
  let end = at + 1;
  if (at < 1 || end >= count || shapes[at] !== Shape.capitals && shapes[at] !== Shape.code) return false;
  if (words[at - 1] === COLON) return at > 1 && shapes[at - 2] === Shape.capitals && words[end] === CLOSE;
  while (end < at + 3 && end + 1 < count && (text.charCodeAt(starts[end]) === DOT || isCapital(shapes[end])) && !(flags[end] & Flag.spaced)) end++;
  return words[end] === MORE && !(flags[at] & Flag.spaced) && (words[at - 1] === LESS || words[at - 1] === SEMICOLON && at > 1 && words[at - 2] === LT);
}

/** In a line that begins with capitals and goes on with a day of a month: "SANTA ANA, Calif., March 23 - ". */
export function isDateline({ reading: { words: classes, tokens: { text, starts, words, shapes, flags, count } } }: Clues, at: number): boolean {
  if (shapes[at] !== Shape.capitals) return false;
  let from = at, to = at + 1;
  while (!(flags[from] & Flag.line) && from > 0 && at - from < DATELINE && shapes[from - 1] === Shape.capitals) from--;
  if (!(flags[from] & Flag.line)) return false;
  while (to < count && to - at < DATELINE && (shapes[to] === Shape.capitals || words[to] === COMMA || text.charCodeAt(starts[to]) === DOT || shapes[to] === Shape.capitalised && !(classes[to] & Word.month))) to++;
  return to + 1 < count && (classes[to] & Word.month) !== 0 && shapes[to + 1] === Shape.number;
}
