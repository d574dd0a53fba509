import type { Zone } from '../dump/model.ts';
import { classOf, CLOSE, isWordUnit, LOWER, OPEN } from './characters.ts';
import { isHousehold } from './household.ts';
import { isSmallWord, smallWordsOf } from './languages.ts';
import { hasLower } from './scan.ts';
import type { Candidate } from './shortForms.ts';
import { isPassedOver, isPlain } from './words.ts';

/** From this length on a capitals word that also stands in lower case is that word. */
const LEAST_WORD = 5;

/** Units between two yields. */
const SLICE = 1 << 17;

/** So many words are quicker looked for one by one. */
const FEW = 8;

/** Of the candidates' capitals words, in lower case, those that also stand in lower case in the text, and small words of its language where that is not English; in slices. */
export function* lowerCaseSteps(text: string, candidates: readonly Candidate[]): Generator<unknown, ReadonlySet<string>> {
  const wanted = new Set<string>();
  const small = new Set(candidates.map(({ text: word }) => (word.length < LEAST_WORD ? word.toLowerCase() : '')).filter(isSmallWord));
  const found = new Set(small.size > 0 ? smallWordsOf(text, small) : []);
  const beginnings = new Uint8Array(1024);
  const beginningOf = (at: number): number => (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) & 1023;
  for (const { text: word } of candidates) {
    if (word.length >= LEAST_WORD && /^\p{Lu}+$/u.test(word)) wanted.add(word.toLowerCase());
  }
  if (wanted.size === 0) return found;
  if (wanted.size <= FEW) {
    for (const word of wanted) if (standsAlone(text, word)) found.add(word);
    return found;
  }
  for (const word of wanted) beginnings[(word.charCodeAt(0) * 31 + word.charCodeAt(1)) & 1023] = 1;
  let told = 0;
  for (let at = 0; at < text.length; at++) {
    if (at - told > SLICE) {
      told = at;
      yield;
    }
    if (classOf(text.charCodeAt(at)) !== LOWER) {
      // the rest of a capitalised word is no word
      while (isWordUnit(text.charCodeAt(at + 1)) && isWordUnit(text.charCodeAt(at))) at++;
      continue;
    }
    const start = at;
    do at++;
    while (isWordUnit(text.charCodeAt(at)));
    if (at - start < LEAST_WORD || beginnings[beginningOf(start)] === 0 || isPartOfAddress(text, start, at)) continue;
    const word = text.slice(start, at);
    if (wanted.has(word)) found.add(word);
  }
  return found;
}

/** Does a word stand in the text, spelled so, as a word of the language? */
function standsAlone(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    if (!isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(end)) && !isPartOfAddress(text, at, end)) return true;
  }
  return false;
}

/** `www.unicef.org`, `press@unicef.org`, `/unicef`: no word of the language. */
function isPartOfAddress(text: string, start: number, end: number): boolean {
  return '.@/_'.includes(text[start - 1] ?? ' ') || ('.@/_'.includes(text[end] ?? ' ') && isWordUnit(text.charCodeAt(end + 1)));
}

/** Makes doubtful the capitals words that are a heading or emphasis; in brackets they are none. `lowerCase`: what stands in lower case elsewhere in the article. */
export function withoutHeadings(text: string, zone: Zone, candidates: readonly Candidate[], lowerCase: ReadonlySet<string>): Candidate[] {
  const kept: Candidate[] = [];
  // names of persons; labels and titles in capitals throughout
  const shouting = zone.kind === 'byline' || (zone.kind !== 'paragraph' && candidates.length > 0 && !/\p{Ll}/u.test(text.slice(zone.start, zone.end).replace(ENTITY, '')));
  for (let first = 0; first < candidates.length;) {
    let last = first;
    while (last + 1 < candidates.length && isNextInRun(text, candidates[last].end, candidates[last + 1].start)) last++;
    const run = candidates.slice(first, last + 1);
    const dateline = isDateline(text, zone, run) || isRunIn(text, zone, run);
    const heading = isHeading(run.map(({ text: word }) => word), lowerCase) || isHeadingLine(text, zone, run);
    for (const candidate of run) {
      const word = candidate.text;
      const bracketed = classOf(text.charCodeAt(candidate.start - 1)) === OPEN && classOf(text.charCodeAt(candidate.end)) === CLOSE;
      const doubtful = candidate.doubtful || (!bracketed && /^\p{Lu}+$/u.test(word) && (dateline || ((heading || shouting) && !isHousehold(word)) || word.length > LONGEST)) || lowerCase.has(word.toLowerCase());
      kept.push(doubtful === candidate.doubtful ? candidate : { ...candidate, doubtful });
    }
    first = last + 1;
  }
  return kept;
}

/** `&lt;`: small letters that nobody wrote. */
const ENTITY = /&#?\w{1,8};/g;

/** A place at a paragraph's beginning, before an agency in brackets, a date or a dash: "MOSCOW (Reuters)", "PARIS, Jan 3". */
function isDateline(text: string, zone: Zone, run: readonly Candidate[]): boolean {
  const first = run[0];
  if (zone.kind === 'dateline') return first.text.length > 3;
  if (zone.kind !== 'paragraph' || first.start - zone.start > 3 || first.text.length < 4) return false;
  return /^(?:,\s\p{L}[\p{L}. ]{1,20}?)?,?\s?(?:\(\p{Lu}\p{L}+\)|[–—]|--?\s|,?\s\p{Lu}\p{Ll}{2,8}\.?\s\d)/u.test(text.slice(run.at(-1)!.end, run.at(-1)!.end + 40));
}

/** A heading that its paragraph begins with, a speaker's or a correspondent's name: "DEWDROP.—We cannot", "WALKER: I said". */
function isRunIn(text: string, { kind, start }: Zone, run: readonly Candidate[]): boolean {
  const { start: first, text: word } = run[0];
  if (kind !== 'paragraph' || word.length < 4 || (first - start > 2 && text[first - 1] !== '\n')) return false;
  const after = text.slice(run.at(-1)!.end, run.at(-1)!.end + 4);
  return /^\.\s?(?:—|–|--)/.test(after) || (run.length < 3 && word.length > 4 && /^:\s/.test(after));
}

/** Capitals words beyond this length are words. */
const LONGEST = 9;

/** Is a run of neighbours words in capitals: with an article or a preposition among them, a word too long for a short form, or one that stands in lower case elsewhere? */
function isHeading(run: readonly string[], lowerCase: ReadonlySet<string>): boolean {
  const words = run.filter((word) => /^\p{Lu}+$/u.test(word));
  if (words.length < 2) return false;
  return words.some((word) => word.length > 7 || isShouted(word)) || (words.length > 2 && words.some((word) => lowerCase.has(word.toLowerCase())));
}

/** Capitals that can be spoken as a word: vowels, and not four other letters on end. */
const isSpoken = (word: string): boolean => /^\p{Lu}{5,}$/u.test(word) && /.[AEIOUY]/.test(word) && !/[^AEIOUY]{4}/.test(word.normalize('NFD'));

/** So far around it a heading is looked for as a name, in units. */
const NEAR = 1 << 13;

/** A line of its own in capitals: several words, one of them long enough to be a word; or one that also stands as a name: "TURKEY", Turkey. */
function isHeadingLine(text: string, { start, end }: Zone, run: readonly Candidate[]): boolean {
  const at = run[0].start;
  // no further than decides it: a line may be megabytes long
  const before = text.slice(Math.max(start, at - 200), at);
  const line = `${before.slice(before.lastIndexOf('\n') + 1)}${text.slice(at, Math.min(end, at + 200)).split('\n', 1)[0]}`.trim();
  if (line.length > 80 || /[\p{Ll}\t;]/u.test(line)) return false;
  const words = line.split(/\s+/);
  if (words.length > 1) return words.some((word) => isSpoken(word) && !isHousehold(word));
  return isSpoken(line) && standsAlone(text.slice(Math.max(0, at - NEAR), at + NEAR), line.charAt(0) + line.slice(1).toLowerCase());
}

const isShouted = (word: string): boolean => word.length > 1 && !isHousehold(word) && (isPassedOver(word.toLowerCase()) || isPlain(word.toLowerCase())) && word === word.toUpperCase();

/** Nothing but spaces, light punctuation and lone capitals between two candidates. */
function isNextInRun(text: string, from: number, to: number): boolean {
  if (to - from > 8 || hasLower(text, from, to)) return false;
  for (let at = from; at < to; at++) if ('.;:()[]'.includes(text[at])) return false;
  return true;
}
