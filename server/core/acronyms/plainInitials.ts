import { classOf, fold, LOWER, SPACE, UPPER } from './characters.ts';
import { isPassedOverAt } from './words.ts';

/** With more articles and prepositions among them another reading may cost less. */
const MAX_PASSED = 2;

const isLetter = (unit: number): boolean => {
  const kind = classOf(unit);
  return kind === LOWER || kind === UPPER;
};

/**
 * Where the words begin that end at `to` and have the capitals at `[start, end)` as their initials, one after the other; -1 if they do not, or where anything but
 * letters and white space is among them. Nearly all long forms are such, and this is the alignment of least cost, found by a walk back.
 */
export function initialsBefore(text: string, least: number, to: number, start: number, end: number): number {
  let at = to;
  let passed = 0;
  for (let letter = end - 1; letter >= start;) {
    const wordEnd = at;
    while (at > least && isLetter(text.charCodeAt(at - 1))) at--;
    if (wordEnd - at < 2 || (at > least && classOf(text.charCodeAt(at - 1)) !== SPACE)) return -1;
    if (isPassedOverAt(text, at, wordEnd)) {
      if (wordEnd === to || ++passed > MAX_PASSED) return -1;
    } else if (fold(text.charCodeAt(at)) === fold(text.charCodeAt(letter))) {
      if (letter-- === start) return at;
    } else {
      return -1;
    }
    let lineFeeds = 0;
    while (at > least && classOf(text.charCodeAt(at - 1)) === SPACE) if (text.charCodeAt(--at) === 10 && ++lineFeeds > 1) return -1;
  }
  return -1;
}

/** The end of the capitals that begin at `from`, if nothing but a plural's s stands between them and `to`; else -1. */
export function capitalsEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && classOf(text.charCodeAt(end)) === UPPER) end++;
  const isWhole = end === to || (end === to - 1 && text.charCodeAt(end) === 0x73);
  return isWhole && end - from > 1 && end - from <= 12 ? end : -1;
}
