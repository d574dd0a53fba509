import type { ZoneKind } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { isCurrency, isCurrencySign } from './amounts.ts';
import { classOf, DIGIT, LOWER, SPACE, UPPER } from './characters.ts';
import { isHousehold } from './household.ts';
import { keyOf, isPeople, shapeOf } from './shape.ts';
import type { Marks } from './scan.ts';
import { isPlain } from './words.ts';

/** A place where a short form may stand, before the article has been read as a whole. */
export interface Candidate extends Range {
  readonly text: string;
  readonly key: string;
  readonly zone: ZoneKind;
  /** not by itself: only where a definition says so */
  readonly doubtful: boolean;
}

/** Longer tokens are no words: codes, addresses, encoded data. */
const MAX_TOKEN = 80;

const SLASHED_CODE = /\d.*\/|\/.*\d|\/.*\//;
const DOTTED = /^(?:(?:\p{L}\.){2,}\p{L}?|\p{L}\.\p{L})(?:['’]s)?$/u;

/** The candidates of a zone in order: tokens cut to what is a short form in them. */
export function candidatesOf(text: string, marks: Marks): Candidate[] {
  const found: Candidate[] = [];
  const zone = marks.zone.kind;
  const add = (start: number, end: number, doubtful: boolean): void => {
    const form = text.slice(start, end);
    found.push({ start, end, text: form, key: keyOf(form), zone, doubtful: doubtful || isTitled(text, start, form) });
  };
  for (let index = 0; index < marks.candidates.length; index += 2) {
    const [start, end] = trimmed(text, marks.candidates[index], marks.candidates[index + 1]);
    if (end - start < 2 || end - start > MAX_TOKEN) continue;
    const token = text.slice(start, end);
    if (token.includes('@') || token.includes('//') || text.startsWith('//', start - 2)) continue;
    if (DOTTED.test(token)) addDotted(text, start, end, add);
    else if (isTicker(text, start, end) || isCurrency(text, start, end)) add(start, end, true);
    else if (token.includes('/') && SLASHED_CODE.test(token)) continue;
    else if (!isCurrencySign(text, start, end)) addParts(text, start, end, add);
  }
  return withBranches(text, found);
}

/** `<ENTN.MI>`, `(TWTR.N)`, `(NASDAQ: AAPL)`: what an agency writes behind the name of a company for those who trade in it; `(D-NY)`: behind that of a member of Congress. */
function isTicker(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 4);
  if (/(?:<|&lt;)$/.test(before)) return /^(?:>|&gt;)/.test(after);
  if (EXCHANGE.test(before)) return true;
  return before.endsWith('(') && /^[),;]/.test(after) && BEHIND_NAME.test(text.slice(start, end));
}

const EXCHANGE = /\b(?:NYSE|NASDAQ|Nasdaq|LSE|AMEX|OTC|TSX|ASX|HKEX):\s?$/;
const BEHIND_NAME = /^(?:\p{Lu}{1,5}\.\p{Lu}{1,2}|[DRI]-\p{Lu}\p{L}{1,4}\.?)$/u;

/** `Mr. AL-HASSAN`: minutes write the speakers' surnames in capitals. */
const isTitled = (text: string, start: number, form: string): boolean => form.length > 2 && /\b(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Prof|MM?|Mmes?|Mlles?|Herrn?|Frau|Sra?|Srta|Lord|Lady)\.? $/.test(text.slice(Math.max(0, start - 6), start));

/** Joiners taken off both ends; a last dot stays where it belongs to `U.S.`. */
function trimmed(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && !isTokenUnit(text, start)) start++;
  while (end > start && !isTokenUnit(text, end - 1)) end--;
  if (end < to && text[end] === '.' && end - 2 >= start && text[end - 2] === '.') end++;
  // CFSP', the possessive of a plural, and PM2+ keep their signs only inside
  return [start, end];
}

function isTokenUnit(text: string, at: number): boolean {
  const kind = classOf(text.charCodeAt(at));
  return kind === UPPER || kind === LOWER || kind === DIGIT;
}

type Add = (start: number, end: number, doubtful: boolean) => void;

/** `U.S.`, `p.m.`; but not a person's initials (`J.K. Rowling`), nor `e.g.`. */
function addDotted(text: string, start: number, end: number, add: Add): void {
  const key = keyOf(text.slice(start, end));
  const lower = key.toLowerCase();
  if (isPlain(lower)) return;
  if (key.length === 2 && key !== lower && !isHousehold(key) && text[end] === ' ' && classOf(text.charCodeAt(end + 1)) === UPPER) {
    add(start, end, true);
    return;
  }
  add(start, end, key === lower && lower !== 'am' && lower !== 'pm');
}

/** A token with hyphens, slashes or dots: the whole where it reads as one form, else its parts. */
function addParts(text: string, start: number, end: number, add: Add): void {
  const token = text.slice(start, end);
  const possessive = /['’]s?$/.exec(token);
  const core = possessive === null ? token : token.slice(0, possessive.index);
  if (isOneForm(core)) {
    const shape = shapeOf(core);
    if (shape === 'none') return;
    add(start, end, shape === 'if-defined' || (isPlain(core.toLowerCase()) && core.length > 1));
    return;
  }
  let from = start;
  for (const part of token.split(/[-/.‐‑&+]/)) {
    const bare = part.replace(/['’]s?$/, '');
    if (bare.length > 1 && shapeOf(bare) === 'short-form' && !isPlain(bare.toLowerCase())) add(from, from + part.length, false);
    from += part.length + 1;
  }
}

/** No joiner; or parts that are capitals and digits throughout (`HIV/AIDS`, `COVID-19`, `PM2.5`, `R&D`); or a first part of capitals with a capitalised one (`UN-Habitat`). */
function isOneForm(core: string): boolean {
  if (!/[-/.‐‑&+]/.test(core)) return true;
  const parts = core.split(/[-/.‐‑&+]/);
  const dotted = core.includes('.');
  for (const [index, part] of parts.entries()) {
    if (part === '') return false;
    if (/^\p{Lu}*\d*\p{Lu}*s?$/u.test(part)) {
      if (dotted && index > 0 && !/^\d/.test(part)) return false;
      continue;
    }
    if (dotted) return false;
    if (/^\d+(st|nd|rd|th)$/.test(part)) return false;
    // t-SNE, c-MET
    if (index === 0 && parts.length === 2 && /^\p{Ll}$/u.test(part) && !core.includes('/')) continue;
    // mRNA, PhD, AoI …
    if (shapeOf(part) === 'short-form') continue;
    if (index === 0 || core.includes('/') || !/^\p{Lu}\p{Ll}+$/u.test(part) || isPeople(part) || !/^\p{Lu}{2,}/u.test(core)) return false;
  }
  return true;
}

/** `ISIS (K)`, `CPI(M)`: a letter in brackets behind a short form, or two close to it, tell a branch of it; `OTTAWA (CP)` is a place and an agency. */
function withBranches(text: string, candidates: readonly Candidate[]): Candidate[] {
  const result: Candidate[] = [];
  for (const candidate of candidates) {
    const branch = candidate.doubtful ? null : /^(?: \(\p{Lu}\)|\(\p{Lu}{1,2}\))/u.exec(text.slice(candidate.end, candidate.end + 5));
    if (branch === null || candidate.zone === 'byline' || classOf(text.charCodeAt(candidate.end - 1)) === SPACE) {
      result.push(candidate);
      continue;
    }
    const previous = result.at(-1);
    if (previous !== undefined && previous.end > candidate.start) continue;
    const end = candidate.end + branch[0].length;
    const form = text.slice(candidate.start, end);
    result.push({ ...candidate, end, text: form, key: keyOf(form) });
  }
  // what stands in the branch's brackets is no short form of its own
  return result.filter((candidate, index) => index === 0 || candidate.start >= result[index - 1].end);
}
