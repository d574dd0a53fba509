import { classOf, fold, isWordUnit, JOINER, LOWER, SPACE, UPPER } from './characters.ts';
import { define } from './brackets.ts';
import type { Definition } from './model.ts';
import type { Marks } from './scan.ts';

/** Shorter words are no long forms of a letter. */
const LEAST_WORD = 4;

/** The definitions of single capital letters in brackets, each behind the word it begins: `Precision (P) and Recall (R)`. One alone counts where the letter also stands alone in the text. */
export function letterDefinitions(text: string, marks: Marks): Definition[] {
  const found: Definition[] = [];
  const letters = new Set<string>();
  for (let index = 0; index < marks.brackets.length; index += 2) {
    const open = marks.brackets[index];
    if (marks.brackets[index + 1] !== open + 2 || classOf(text.charCodeAt(open + 1)) !== UPPER) continue;
    const word = wordBefore(text, marks.zone.start, open);
    if (word === undefined || fold(text.charCodeAt(word.start)) !== fold(text.charCodeAt(open + 1))) continue;
    if (letters.has(text[open + 1])) continue;
    letters.add(text[open + 1]);
    found.push(define(text, { start: open + 1, end: open + 2 }, word, 'bracket'));
  }
  return found.length > 1 ? found : found.filter(({ short }) => standsAlone(text, marks, text[short.start]));
}

/** The word that ends before a bracket, its hyphens included; none where it is the second of two names: `Jim Rogers (R)`. */
function wordBefore(text: string, least: number, open: number): { readonly start: number; readonly end: number } | undefined {
  const end = classOf(text.charCodeAt(open - 1)) === SPACE ? open - 1 : open;
  let start = end;
  while (start > least && (isWordUnit(text.charCodeAt(start - 1)) || (classOf(text.charCodeAt(start - 1)) === JOINER && start < end))) start--;
  if (end - start < LEAST_WORD || classOf(text.charCodeAt(end - 1)) !== LOWER || /^copyright$/i.test(text.slice(start, end))) return undefined;
  if (classOf(text.charCodeAt(start)) === UPPER && start - 2 >= least && classOf(text.charCodeAt(start - 1)) === SPACE && isWordUnit(text.charCodeAt(start - 2))) {
    let before = start - 1;
    while (before > least && classOf(text.charCodeAt(before - 1)) !== SPACE) before--;
    if (classOf(text.charCodeAt(before)) === UPPER) return undefined;
  }
  return { start, end };
}

/** Does a capital letter stand alone within a sentence of the zone, outside of brackets? */
function standsAlone(text: string, { zone }: Marks, letter: string): boolean {
  for (let at = text.indexOf(letter, zone.start); at >= 0 && at < zone.end; at = text.indexOf(letter, at + 1)) {
    if (isWordUnit(text.charCodeAt(at + 1)) || classOf(text.charCodeAt(at - 1)) !== SPACE) continue;
    const before = text.charCodeAt(at - 2);
    if ((classOf(before) === LOWER || before === 44) && text[at + 1] !== '.') return true;
  }
  return false;
}
