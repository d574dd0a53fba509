import type { Range } from '../text/range.ts';
import { fits, type Alignment } from './alignment.ts';
import { isWordUnit } from './characters.ts';
import { isPlain, isRoman } from './words.ts';

/** No short form is longer, in units. */
export const MAX_SHORT = 24;

/** Short forms of two words that begin in small letters or with a percentage. */
const COMPOUND = /^(?:\p{Ll}{1,4}\d{0,3} (?:[IV]{1,4}|\p{Lu}{2,6})|\d{1,2}% ?\p{Lu}{2,4})$/u;
const GREEK = /^(?:alpha|beta|gamma|delta|kappa)-\p{Ll}{2,4}$/u;

/** Could it be a short form, if a long form stands before it: one or two words, a letter, no plain word, number or Roman numeral? */
export function isShort(form: string): boolean {
  if (form.length < 2 || form.length > MAX_SHORT || !/\p{L}/u.test(form) || !/^(?:\[\d{1,3}\p{Lu}\]-?)?[\p{L}\d]/u.test(form)) return false;
  // RNA polymerase II (pol II), 95% confidence interval (95% CI)
  if (COMPOUND.test(form)) return !isPlain(form.split(' ', 1)[0]);
  const words = form.split(/\s+/);
  if (words.length > 1 && !/^(?:[\p{Lu}\d]|alpha|beta|gamma|delta|kappa)[\p{L}\d-]*(?:\s-\s?|\s)[\p{L}\d/-]+$/u.test(form)) return false;
  if (words.length > 1 && (form.length > 12 || (/^\d/.test(form)) || isPlain(words[0].toLowerCase()) || words.some((word) => /^\p{Lu}?\p{Ll}{3,}/u.test(word) && !/^(alpha|beta|gamma|delta|kappa)/.test(word)))) return false;
  if (isPlain(form.toLowerCase()) && form !== form.toUpperCase()) return false;
  if (/^[\d.,]+\s*\p{Ll}*%?$/u.test(form) || /^\p{L}\.$/u.test(form)) return false;
  if (/^[IVXL]+$/.test(form) && isRoman(form) && form.length !== 2) return false;
  return !/[@=<>%$€£]|\/\d|\d\//.test(form);
}

/** Is the alignment good enough for a short form of this shape? Capitals vouch for themselves, lower-case ones must fit closely. */
export function isTrusted(text: string, form: string, alignment: Alignment): boolean {
  const capitals = form.replace(/[^\p{Lu}]/gu, '').length;
  const lower = form.replace(/[^\p{Ll}]/gu, '').length;
  const long = text.slice(alignment.start, alignment.end);
  if (long.length <= form.length || containsWord(long, form)) return false;
  // LF of the same word: "Corp (Corp)", "UNDP (UNDP)", but "agent (AGT)"
  if (!/\s|-/.test(long) && long.length < form.length + (/^\p{Ll}+$/u.test(long) && lower === 0 ? 2 : 3)) return false;
  if (COMPOUND.test(form) || GREEK.test(form)) return alignment.cost <= 0.25 * alignment.letters;
  if (capitals >= 2 || (capitals === 1 && /[\d-]/.test(form))) return fits(alignment);
  if (capitals === 1 && lower > 2 && form.split(/\s/).length === 1) return alignment.cost <= 0.25 * alignment.letters && /\s|-/.test(long);
  if (capitals === 1) return alignment.cost <= 0.5 * alignment.letters;
  return (form.length <= 6 || (/\d/.test(form) && form.length <= 10)) && alignment.cost <= 0.34 * alignment.letters && (/\s|-/.test(long) || (alignment.letters < 4 && alignment.cost <= 0.3 * alignment.letters));
}

/** Does the short form itself stand in the long one? */
export function containsWord(long: string, form: string): boolean {
  const at = long.indexOf(form);
  return at >= 0 && !isWordUnit(long.charCodeAt(at - 1)) && !isWordUnit(long.charCodeAt(at + form.length));
}

/** `PRC (procedure)`: one word in small letters is what capitals stand for if they are its first and some others, and it fills the bracket. */
export function isWordOf(text: string, form: string, alignment: Alignment, { start, end }: Range): boolean {
  return /^\p{Lu}{2,4}$/u.test(form) && alignment.end === end && alignment.cost <= 0.5 * alignment.letters && /^\p{Ll}+$/u.test(text.slice(start, end)) && end - start >= form.length + 3;
}
