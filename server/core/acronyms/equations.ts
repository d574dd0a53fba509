import type { Range } from '../text/range.ts';
import { alignFrom, fits, fitsClosely, stretchOf } from './alignment.ts';
import { define, unquoted } from './brackets.ts';
import { classOf, isWordUnit, JOINER, SPACE } from './characters.ts';
import type { Definition } from './model.ts';
import { endsSentence } from './region.ts';
import type { Marks } from './scan.ts';
import { shapeOf } from './shape.ts';

const MAX_LONG = 240;
const MAX_SHORT = 20;
const EQUALS = '=';

/** The definitions of legends and notes under tables that are written as equations: `TAS = total assistance; …`. */
export function equationDefinitions(text: string, marks: Marks): Definition[] {
  const found: Definition[] = [];
  for (const sign of marks.equals) {
    const short = shortBeforeSign(text, marks.zone.start, sign);
    const definition = short && equation(text, marks, short, sign);
    if (definition !== undefined) found.push(definition);
  }
  return found;
}

/** The token that ends right before a sign. */
function shortBeforeSign(text: string, least: number, sign: number): Range | undefined {
  let end = sign;
  while (end > least && classOf(text.charCodeAt(end - 1)) === SPACE && text.charCodeAt(end - 1) !== 10) end--;
  let start = end;
  while (start > least && end - start <= MAX_SHORT && isTokenUnit(text.charCodeAt(start - 1))) start--;
  const range = unquoted(text, { start, end });
  if (range.end - range.start > MAX_SHORT || range.end === range.start) return undefined;
  if (range.end - range.start === 1 && !/\p{L}/u.test(text[range.start])) return undefined;
  // a word with a capital is a label, no short form: "Copyright: …"
  return /^\p{Lu}?\p{Ll}{3,}$/u.test(text.slice(range.start, range.end)) ? undefined : range;
}

const isTokenUnit = (unit: number): boolean => isWordUnit(unit) || classOf(unit) === JOINER;

/** `TAS = total assistance`: the sign pairs the two, whatever their letters. */
function equation(text: string, marks: Marks, short: Range, sign: number): Definition | undefined {
  const form = text.slice(short.start, short.end);
  const segment = segmentAfter(text, sign + 1, marks.zone.end);
  if (segment.end - segment.start < 3) return undefined;
  const alignment = alignFrom(stretchOf(text, segment.start, segment.end), form);
  if (form.length === 1) return alignment === undefined ? undefined : letter(text, short, segment);
  if (alignment !== undefined && fits(alignment) && alignment.cost <= 0.6 * alignment.letters + 0.4) {
    const end = fitsClosely(alignment) ? alignment.end : closed(text, alignment.end, segment.end);
    if (end - segment.start > form.length) return define(text, short, { start: segment.start, end }, 'legend');
  }
  // letters of another language: a short form beyond doubt, and words after it
  if (form.length < 3 || shapeOf(form) !== 'short-form') return undefined;
  const end = closed(text, segment.start + 1, segment.end);
  const long = text.slice(segment.start, end);
  return /^\p{L}{2,}/u.test(long) && /\p{L}\s+\p{L}/u.test(long) && long.split(/\s+/).length <= 20 ? define(text, short, { start: segment.start, end }, 'legend') : undefined;
}

/** `U = underspecified`: words, not figures, of which the letter begins the first. */
function letter(text: string, short: Range, segment: Range): Definition | undefined {
  const end = closed(text, segment.start + 1, segment.end);
  return /^\p{L}{3}[^=<>*+\d]*$/u.test(text.slice(segment.start, end)) ? define(text, short, { start: segment.start, end }, 'legend') : undefined;
}

/** Where an entry ends that reaches at least to `least`: before the next comma, bracket, dash or "or". */
export function closed(text: string, least: number, end: number): number {
  const rest = /[,([]|\s[-–—]\s|\s(?:or|i\.e\.)\s/.exec(text.slice(least, end));
  let to = rest === null ? end : least + rest.index;
  while (to > least && !isWordUnit(text.charCodeAt(to - 1))) to--;
  return to;
}

/** What follows a sign up to the entry's end: a line's end, semicolon, the sentence's end, the next entry. */
export function segmentAfter(text: string, from: number, zoneEnd: number): Range {
  let start = from;
  while (start < zoneEnd && classOf(text.charCodeAt(start)) === SPACE && text.charCodeAt(start) !== 10) start++;
  const limit = Math.min(zoneEnd, start + MAX_LONG);
  let end = start;
  while (end < limit) {
    const unit = text[end];
    if (unit === '\n' || unit === '\t' || unit === ';' || unit === '|') break;
    if (unit === '.' && (end + 1 >= zoneEnd || endsSentence(text, end))) break;
    if (unit === EQUALS) {
      const next = shortBeforeSign(text, start, end);
      if (next !== undefined) end = next.start;
      break;
    }
    end++;
  }
  const tail = /[\s,;.:]*(?:\sand\s*)?$/.exec(text.slice(start, end));
  return unquoted(text, { start, end: end - (tail === null ? 0 : tail[0].length) });
}
