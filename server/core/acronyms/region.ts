import { classOf, isWordUnit, JOINER, LOWER, OPEN, QUOTE, SPACE, UPPER } from './characters.ts';

/** Abbreviations that end with a dot and no sentence, in lower case. */
const DOTTED_WORDS = new Set('st no nos vs mr mrs ms dr prof gen col lt sgt gov sen rep inc ltd co corp dept univ approx art vol jr sr mt ft e.g i.e al cf fig eq sp'.split(' '));

/** Does the dot at `at` end a sentence: white space and a capital follow, and no abbreviation or initial stands before? */
export function endsSentence(text: string, at: number): boolean {
  if (classOf(text.charCodeAt(at + 1)) !== SPACE) return false;
  let next = at + 2;
  while (classOf(text.charCodeAt(next)) === SPACE) next++;
  if (classOf(text.charCodeAt(next)) === LOWER) return false;
  let start = at;
  while (start > 0 && (isWordUnit(text.charCodeAt(start - 1)) || text[start - 1] === '.')) start--;
  if (at - start === 1 && classOf(text.charCodeAt(start)) === UPPER) return false;
  return !DOTTED_WORDS.has(text.slice(start, at).toLowerCase());
}

/** The opening bracket that `text[close]` closes, no further back than `least`; -1 if none. */
function openingOf(text: string, close: number, least: number): number {
  let depth = 0;
  for (let at = close; at >= least; at--) {
    const unit = text[at];
    if (unit === ')' || unit === ']' || unit === '}') depth++;
    else if (unit === '(' || unit === '[' || unit === '{') {
      if (--depth === 0) return at;
    }
  }
  return -1;
}

/** Where a name ends that may have a code for traders behind it: "Ente Nazionale Idrocarburi <ENTN.MI> (ENI)". */
export function withoutCode(text: string, least: number, end: number): number {
  const last = text[end - 1] === ' ' ? text[end - 2] : text[end - 1];
  if (last !== '>' && last !== ';') return end;
  return end - (/(?:<|&lt;)[\p{Lu}\d.]{1,12}(?:>|&gt;)\s?$/u.exec(text.slice(Math.max(least, end - 24), end))?.[0].length ?? 0);
}

/** No long form is longer, in units: bounds the work at each bracket. */
const MAX_REGION = 400;

/** Where a long form that ends at `end` may begin at the earliest: not before `zoneStart`, at most `words` words back, in the same sentence and bracket. Half-open; white space and quotes at the end are taken off. */
export function regionBefore(text: string, zoneStart: number, end: number, words: number): { readonly from: number; readonly to: number } {
  const least = Math.max(zoneStart, end - MAX_REGION);
  let to = end;
  while (to > least && classOf(text.charCodeAt(to - 1)) === SPACE) to--;
  let quoted = false;
  if (to > least && (classOf(text.charCodeAt(to - 1)) === QUOTE || text[to - 1] === "'" || text[to - 1] === '’') && classOf(text.charCodeAt(to - 2)) !== SPACE) {
    quoted = classOf(text.charCodeAt(to - 1)) === QUOTE;
    to--;
  }
  while (to > least && ',;:.'.includes(text[to - 1])) to--;
  // "the Organization's (OSCE) monitors"
  if (to - 2 > least && text[to - 1] === 's' && (text[to - 2] === "'" || text[to - 2] === '’')) to -= 2;
  let at = to;
  let count = 0;
  while (at > least) {
    const unit = text.charCodeAt(at - 1);
    const kind = classOf(unit);
    if (kind === SPACE) {
      if (unit === 10 && blankLineBefore(text, at - 1)) break;
    } else if (kind === OPEN) {
      // 1,25(OH)2D3, poly(ADP-ribose): a bracket inside a word
      if (at < 2 || !isWordUnit(text.charCodeAt(at - 2))) break;
    } else if (unit === 41 || unit === 93 || unit === 125) {
      const open = openingOf(text, at - 1, Math.max(least, at - 40));
      if (open < least || !(isWordUnit(text.charCodeAt(open - 1)) || isOfSubstance(text, open, at))) break;
      at = open;
      continue;
    } else if (unit === 59 || unit === 33 || unit === 63) {
      break;
    } else if (unit === 58 && classOf(text.charCodeAt(at)) === SPACE) {
      break;
    } else if (unit === 61) {
      break;
    } else if (unit === 46 && endsSentence(text, at - 1)) {
      break;
    } else if (kind === QUOTE) {
      if (quoted || classOf(text.charCodeAt(at)) !== SPACE) break;
    } else if (isWordUnit(unit) && (at - 1 === least || classOf(text.charCodeAt(at - 2)) === SPACE || classOf(text.charCodeAt(at - 2)) === OPEN)) {
      if (++count > words) break;
    }
    at--;
  }
  return { from: at, to };
}

/** Do the brackets at `[open, end)` belong to the name of a substance: 3-(3-hydroxyphenyl)-N-, (+/-)-3-, [3H]thymidine? */
function isOfSubstance(text: string, open: number, end: number): boolean {
  const after = text.charCodeAt(end);
  if (!isWordUnit(after) && classOf(after) !== JOINER) return false;
  return (classOf(text.charCodeAt(open - 1)) === JOINER && isWordUnit(text.charCodeAt(open - 2))) || /^.\P{L}*\p{L}?\P{L}*$/u.test(text.slice(open, end));
}

function blankLineBefore(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && classOf(text.charCodeAt(before)) === SPACE) {
    if (text.charCodeAt(before) === 10) return true;
    before--;
  }
  return false;
}
