import { alignFrom, fitsClosely, stretchOf, type Alignment } from './alignment.ts';
import { classOf, isWordUnit, SPACE, UPPER } from './characters.ts';
import { isOrdinal, isPassedOver, isPassedOverAt } from './words.ts';

/* Where a long form that stands before a bracket begins and ends, beside what its letters say. */

const INITIALS_ALONE = 0.1;

/** Schwartz & Hearst's bound on the words of a long form, a little wider: twice the letters, or five more. */
export function leastStart(text: string, from: number, to: number, form: string): number {
  let letters = 0;
  for (let at = 0; at < form.length; at++) if (isWordUnit(form.charCodeAt(at))) letters++;
  let words = Math.min(letters * 2, letters + 5) + 1;
  let at = to;
  while (at > from) {
    if (isWordUnit(text.charCodeAt(at - 1)) && (at - 1 === from || classOf(text.charCodeAt(at - 2)) === SPACE)) {
      if (isPassedOver(wordAt(text, at - 1, to))) words += 0.5;
      if (--words <= 0) return at - 1;
    }
    at--;
  }
  return from;
}

function wordAt(text: string, start: number, to: number): string {
  let end = start;
  while (end < to && isWordUnit(text.charCodeAt(end))) end++;
  return text.slice(start, end).toLowerCase();
}

/** Where the letters end, if they are initials throughout and what follows is a place, time or kind of the thing: "… in the 1990s", "… project". Else the whole. */
export function endOfLetters(text: string, whole: Alignment, form: string): number {
  // initials to the end
  if (whole.cost <= INITIALS_ALONE && !isPassedOverAt(text, wordStart(text, whole.end, whole.start), whole.end)) return whole.end;
  const cut = alignFrom(stretchOf(text, whole.start, whole.end), form);
  if (cut === undefined || cut.end >= whole.end || !fitsClosely(cut)) return whole.end;
  const tail = text.slice(cut.end, whole.end).trim();
  const first = /^[\p{L}\d]+/u.exec(tail);
  // "… and Prevention", "… of the United Nations" go on with the name
  if (first === null || /^(?:and|or|et|und|y)$|^of (?:the )?\p{Lu}/u.test(first[0] === 'of' ? tail : first[0]) || !/\s/.test(text.slice(cut.start, cut.end))) return whole.end;
  const isCapitalised = /^\p{Lu}/u.test(text.slice(text.lastIndexOf(' ', cut.end - 1) + 1));
  return isPassedOver(first[0]) || (isCapitalised && first[0] === first[0].toLowerCase() && !/\d/.test(first[0])) ? cut.end : whole.end;
}

/** Nothing is cut off a word: a long form that begins inside brackets of a word or behind a prefix sign begins with it. */
export function wholeStart(text: string, start: number, least: number): number {
  // 1,25-dihydroxy…, 12-O-…, 5'-…, (+/-)-3-…, [3H]…: figures, signs and single letters that belong to the name of a substance
  const word = wordStart(text, start, least);
  // 1-deoxy-D-xylulose 5-phosphate
  if (/^[\d,'’′]+-\p{Ll}\S*-$/u.test(text.slice(word, start))) return word;
  return /^(?:[\d,'’′]+-|\p{L}-|[([][^\p{L}\s]*\p{L}?[^\p{L}\s]*[)\]]-?|\[)+$/u.test(text.slice(word, start)) ? word : start;
}

/** `50% inhibitory concentration (IC50)`, `36-item Short Form (SF-36)`, `Fourth Assessment Report (AR4)`: the figures at a short form's end may stand first in the long one. */
export function withFigures(text: string, start: number, least: number, form: string): number {
  const figures = /\p{L}-?(\d+)$/u.exec(form);
  if (figures === null || start < least + 2) return start;
  const word = wordStart(text, start - 1, least);
  const before = text.slice(word, start).trim();
  if (figures[1].length === 1) return isOrdinal(before, figures[1]) ? word : start;
  return text.startsWith(figures[1], word) && !/[\p{L}\d]/u.test(text[word + figures[1].length]) ? word : start;
}

/** Do capitalised words stand on both sides of `at`, with nothing but a space between them? */
export const isWithinName = (text: string, at: number, least: number): boolean =>
  classOf(text.charCodeAt(at)) === UPPER && at - 1 > least && text[at - 1] === ' ' && /^\p{Lu}\p{Ll}+$/u.test(text.slice(wordStart(text, at - 1, least), at - 1));

/** Does a short form have the first letters of all these words, in whatever order? "United Nations Organization" before "Mission … (MONUC)" */
export const areOf = (form: string, words: string): boolean => words.trim().split(/\s+/).every((word) => isPassedOver(word) || form.includes(word[0]));

/** Where the run without white space that ends at `at` begins, no further back than `least`. */
export function wordStart(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && classOf(text.charCodeAt(start - 1)) !== SPACE) start--;
  return start;
}
