import type { Range } from '../text/range.ts';
import { alignFrom, fits, fitsClosely, stretchOf } from './alignment.ts';
import { define } from './brackets.ts';
import { closed, segmentAfter } from './equations.ts';
import type { Definition } from './model.ts';
import type { Candidate } from './shortForms.ts';

/** What may stand between an entry's short and long form. */
const SEPARATOR = /^(?:\s?=\s?|\t+ *| {2,}|: ?|\s?[–—]\s|\s-\s|\s?\|\s?|, )/;
/** What may stand before an entry: a line's beginning and a bullet, or the end of the entry before. */
const BEGINNING = /(?:^|\n|[;:.,|([]\s*)[\s•*·"“–—|-]*$/;
const BETWEEN = /^[\s;,.|]*(?:and\s)?[\s•*·–—|-]*$/;
const ANNOUNCED = /\b(?:abbreviations?|acronyms|legend|key|abréviations|sigles|abkürzungen|siglas|abreviaturas|abbreviazioni|afkortingen)\b[^.;\n]{0,40}[:.]?\s*$/i;
/** The signs that need no list around them, where the letters fit. */
const ALONE = /[:–—-]/;
/** The longest long form, in units, and how far one that stands alone goes beyond its letters. */
const MAX_LONG = 160;
const MAX_REST = 30;

/** One line or part of a list of abbreviations. */
interface Entry {
  readonly short: Candidate;
  readonly long: Range;
  /** where its letters end in the long form, and where what was read of it ends */
  readonly lettersEnd: number;
  readonly end: number;
  readonly sign: string;
  /** how well the letters fit: not at all, as behind another sign that pairs the two, nearly by initials */
  readonly fit: 0 | 1 | 2;
}

/** Candidates between two yields. */
const MANY = 1 << 11;

/**
 * The definitions of lists of abbreviations, one entry below the other or one after the other, and of single entries: `SBU – Security Service of Ukraine`,
 * `CI, confidence interval; OR, odds ratio`. The form of a list vouches for the entries whose letters do not fit, if those of the others do. Sliced.
 */
export function* listSteps(text: string, zones: readonly Range[], candidates: readonly Candidate[]): Generator<unknown, Definition[]> {
  const found: Definition[] = [];
  let zone = 0;
  let list: Entry[] = [];
  const close = (): void => {
    for (const { short, long } of read(text, list)) found.push(define(text, short, long, 'legend'));
    list = [];
  };
  for (const [index, candidate] of candidates.entries()) {
    if (index % MANY === MANY - 1) yield;
    while (zone < zones.length && zones[zone].end < candidate.end) zone++;
    if (zone === zones.length) break;
    const last = list.at(-1);
    // what stands in an entry's long form
    if (zones[zone].start > candidate.start || (last !== undefined && candidate.start < last.end)) continue;
    const entry = entryAt(text, zones[zone], candidate);
    const follows = last !== undefined && candidate.start - last.end < 24 && BETWEEN.test(text.slice(last.end, candidate.start));
    if (!follows) close();
    if (entry !== undefined) list.push(entry);
  }
  close();
  return found;
}

function entryAt(text: string, zone: Range, short: Candidate): Entry | undefined {
  const sign = SEPARATOR.exec(text.slice(short.end, Math.min(zone.end, short.end + 8)));
  if (sign === null) return undefined;
  if (!sign[0].includes('=') && !BEGINNING.test(text.slice(Math.max(zone.start, short.start - 6), short.start))) return undefined;
  const segment = segmentAfter(text, short.end + sign[0].length, zone.end);
  const length = segment.end - segment.start;
  if (length <= short.text.length || length > MAX_LONG || !/^(?=.*\p{Ll}{3})\p{L}{2}[^=<>]*$/u.test(text.slice(segment.start, segment.end))) return undefined;
  const alignment = alignFrom(stretchOf(text, segment.start, segment.end), short.text);
  const fit = alignment === undefined || !fits(alignment) ? 0 : fitsClosely(alignment) ? 2 : 1;
  const lettersEnd = fit > 0 ? alignment!.end : segment.start + 2;
  return { short, long: { start: segment.start, end: closed(text, lettersEnd, segment.end) }, lettersEnd, end: segment.end, sign: sign[0], fit };
}

/** Those entries of a run that are believed. */
function read(text: string, list: readonly Entry[]): readonly Entry[] {
  if (list.length === 0) return list;
  const isAnnounced = ANNOUNCED.test(text.slice(Math.max(0, list[0].short.start - 80), list[0].short.start));
  if (list.length > (isAnnounced ? 1 : 2) && isBelieved(text, list, isAnnounced ? 1 : 2)) return list;
  if (isAnnounced) return list.filter(({ fit }) => fit > 0);
  const close = list.filter(({ fit }) => fit === 2);
  return list.length > 1 ? close : close.filter(({ sign }) => ALONE.test(sign)).map(shortened);
}

/** `TAS: total assistance …`: an entry that stands alone ends with its letters, or soon after. */
const shortened = (entry: Entry): Entry => (entry.long.end - entry.lettersEnd > MAX_REST ? { ...entry, long: { ...entry.long, end: entry.lettersEnd } } : entry);

/** Is a run a list of abbreviations throughout: equations, or the letters of half of them fit, of a third where all long forms are names? */
function isBelieved(text: string, list: readonly Entry[], least: number): boolean {
  const fitting = list.filter(({ fit }) => fit >= least).length;
  const areNames = list.every(({ long }) => /^\p{Lu}\p{Ll}+ .*\p{Lu}\p{Ll}/u.test(text.slice(long.start, long.end)));
  return list.every(({ sign }) => sign.includes('=')) || fitting * (areNames ? 3 : 2) >= list.length;
}
