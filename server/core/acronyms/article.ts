import { finish } from '../dump/dump.ts';
import type { ArticleText, Zone } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { countWhile } from '../text/sorted.ts';
import { appositionDefinitions } from './appositions.ts';
import { bracketDefinitions, define } from './brackets.ts';
import { isWordUnit } from './characters.ts';
import { lowerCaseSteps, withoutHeadings } from './headings.ts';
import { isSpelt, longFormOf, wordSteps, type Words } from './initials.ts';
import { isGerman } from './languages.ts';
import { equationDefinitions } from './equations.ts';
import { letterDefinitions } from './letters.ts';
import { listSteps } from './lists.ts';
import type { AcronymFacts, Definition, Name, ShortForm } from './model.ts';
import { namesOf } from './names.ts';
import { isProse, scan, type Marks } from './scan.ts';
import { keyOf } from './shape.ts';
import { candidatesOf, type Candidate } from './shortForms.ts';

/** Units read between two yields, and the length of the parts in which a long zone is read. */
const SLICE = 1 << 15;
/** Candidates between two yields. */
const MANY = 1 << 12;

/** What an article says of acronyms by itself: a local fact, from the article's text and zones alone. No zones: all of it is a paragraph. Offsets: UTF-16 from the article's beginning. */
export const acronymsOf = (article: ArticleText): AcronymFacts => finish(acronymSteps(article));

/** `acronymsOf` in slices of a few milliseconds: yields while there is more to read. */
export function* acronymSteps({ text, zones: given }: ArticleText): Generator<unknown, AcronymFacts> {
  const zones = inParts(text, given.length > 0 ? given : [{ kind: 'paragraph', start: 0, end: text.length }]);
  const scanned: { readonly marks: Marks; readonly found: readonly Candidate[] }[] = [];
  let work = 0;
  for (const zone of zones) {
    const marks = scan(text, zone);
    scanned.push({ marks, found: candidatesOf(text, marks) });
    if ((work += zone.end - zone.start) < SLICE) continue;
    work = 0;
    yield;
  }
  if (scanned.some(({ found }) => found.some(isJoinedToNoun)) && isGerman(text)) {
    for (const [index, { marks, found }] of scanned.entries()) scanned[index] = { marks, found: found.map((each) => (isJoinedToNoun(each) ? beforeHyphen(each) : each)) };
  }
  const lowerCase = yield* lowerCaseSteps(text, scanned.flatMap(({ found }) => found));
  const candidates: Candidate[] = [];
  const explicit: Definition[] = [];
  const names = new Map<string, Name>();
  for (const { marks, found } of scanned) {
    const { zone } = marks;
    const here = withoutHeadings(text, zone, found, lowerCase);
    for (const candidate of here) candidates.push(candidate);
    if (isProse(zone.kind)) {
      for (const definition of bracketDefinitions(text, marks)) explicit.push(definition);
      for (const definition of letterDefinitions(text, marks)) explicit.push(definition);
      for (const definition of equationDefinitions(text, marks)) explicit.push(definition);
      for (const definition of appositionDefinitions(text, marks, here)) explicit.push(definition);
      namesOf(text, marks, names);
    }
    if ((work += zone.end - zone.start) < SLICE) continue;
    work = 0;
    yield;
  }
  const prose = zones.filter(({ kind }) => isProse(kind));
  for (const definition of yield* listSteps(text, prose, candidates)) explicit.push(definition);
  const definitions = oneForEachPlace(explicit);
  const shortForms = yield* shortFormSteps(text, zones, candidates, definitions);
  const inferred = yield* inferredSteps(text, scanned.map(({ marks }) => marks), shortForms, definitions);
  const all = [...definitions, ...inferred].sort((a, b) => a.short.start - b.short.start || a.long.start - b.long.start);
  return { shortForms, definitions: all, names: [...names.values()] };
}

/** `UN-Habitat`, `EU-Kommission`: capitals and a capitalised word. */
const isJoinedToNoun = ({ text }: Candidate): boolean => /^\p{Lu}{2,}-\p{Lu}\p{Ll}/u.test(text);

function beforeHyphen(candidate: Candidate): Candidate {
  const text = candidate.text.slice(0, candidate.text.indexOf('-'));
  return { ...candidate, end: candidate.start + text.length, text, key: keyOf(text) };
}

/** The zones, those that are too long for a slice cut at the end of a line, else of a sentence, else at a space. */
function inParts(text: string, zones: readonly Zone[]): readonly Zone[] {
  if (!zones.some(({ start, end }) => end - start > SLICE)) return zones;
  return zones.flatMap(({ kind, start, end }) => {
    const parts: Zone[] = [];
    let from = start;
    while (end - from > SLICE) {
      const most = from + SLICE;
      const part = text.slice(from, most);
      const cut = ['\n', '. ', ' '].map((sign) => part.lastIndexOf(sign) + 1).find((at) => at > SLICE / 2);
      const to = cut === undefined ? most : from + cut;
      parts.push({ kind, start: from, end: to });
      from = to;
    }
    return [...parts, { kind, start: from, end }];
  });
}

/** One definition for each place of a short form: the first way of reading it. */
function oneForEachPlace(definitions: readonly Definition[]): Definition[] {
  const places = new Set<number>();
  return definitions.filter(({ short }) => !places.has(short.start) && places.add(short.start));
}

/** All short forms in order: the candidates beyond doubt, the doubtful ones that are defined here, and what only its definition shows to be one. */
function* shortFormSteps(text: string, zones: readonly Zone[], candidates: readonly Candidate[], definitions: readonly Definition[]): Generator<unknown, ShortForm[]> {
  const defined = new Set(definitions.map(({ key }) => key));
  const sure = new Set<string>();
  for (const { doubtful, key } of candidates) if (!doubtful) sure.add(key);
  const found: ShortForm[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % MANY === MANY - 1) yield;
    const { start, end, text: form, key, zone, doubtful } = candidate;
    if (doubtful && !defined.has(key) && !(sure.has(key) && !isShouting(key))) continue;
    // "INTERRUPTION SITE (IS)": what a bracket defines is no branch of the word before
    const opening = form.endsWith(')') && definitions.some(({ short }) => short.end === end - 1) ? form.search(/ ?\(/) : -1;
    if (opening > 0) {
      const word = form.slice(0, opening);
      found.push({ start, end: start + opening, text: word, key: keyOf(word), zone });
      continue;
    }
    const parts = defined.has(key) ? undefined : partsOf(candidate, sure);
    if (parts === undefined) found.push({ start, end, text: form, key, zone });
    else for (const part of parts) found.push(part);
  }
  if (defined.size > 0) yield* addDefined(text, zones, definitions, found);
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter(notWithin());
}

/** `UNCTAD/WTO`, `UNFPA-UNICEF`: two short forms, where both also stand alone in the article. */
function partsOf({ start, text: form, zone }: Candidate, sure: ReadonlySet<string>): ShortForm[] | undefined {
  const pair = /^(\p{Lu}{2,})[/-](\p{Lu}{2,}s?)$/u.exec(form);
  if (pair === null || !sure.has(pair[1]) || !sure.has(keyOf(pair[2]))) return undefined;
  const second = start + pair[1].length + 1;
  return [
    { start, end: second - 1, text: pair[1], key: pair[1], zone },
    { start: second, end: second + pair[2].length, text: pair[2], key: keyOf(pair[2]), zone },
  ];
}

const isShouting = (key: string): boolean => key.length > 4;

/** Keeps what begins after the end of what was kept before. */
function notWithin(): (range: Range) => boolean {
  let end = -1;
  return (range) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  };
}

/** Adds the short forms that are none by their looks, wherever they stand: `bp`, `Caricom`, `TGF-beta 1`. */
function* addDefined(text: string, zones: readonly Zone[], definitions: readonly Definition[], found: ShortForm[]): Generator<unknown, void> {
  const byLooks = [...found];
  const known = new Set(byLooks.map(({ start, end }) => `${start}-${end}`));
  const searched = new Set<string>();
  for (const { short } of definitions) {
    const form = text.slice(short.start, short.end);
    const isKnown = known.has(`${short.start}-${short.end}`);
    if (isKnown || searched.has(form)) continue;
    searched.add(form);
    let zone = 0;
    // a letter is no short form but where it is said to be
    for (let at = form.length === 1 ? short.start : text.indexOf(form); at >= 0; at = form.length === 1 ? -1 : text.indexOf(form, at + form.length)) {
      const end = at + form.length;
      while (zone < zones.length && zones[zone].end < end) zone++;
      if (zone === zones.length) break;
      const isWord = at === short.start || (!isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(end)));
      if (zones[zone].start > at || !isWord || overlapsLonger(byLooks, at, end)) continue;
      found.push({ start: at, end, text: form, key: keyOf(form), zone: zones[zone].kind });
    }
    if (text.length > SLICE) yield;
  }
}

/** Is the range inside a longer one of `found`, which are in order and do not overlap? */
function overlapsLonger(found: readonly Range[], start: number, end: number): boolean {
  const other = found[countWhile(found, (range) => range.start <= start) - 1];
  return other !== undefined && end <= other.end && other.end - other.start > end - start;
}

/** For each short form that nothing defines: the words elsewhere in the article that its letters are the initials of. */
function* inferredSteps(text: string, marks: readonly Marks[], shortForms: readonly ShortForm[], definitions: readonly Definition[]): Generator<unknown, Definition[]> {
  const done = new Set(definitions.map(({ key }) => key));
  const found: Definition[] = [];
  const prose = marks.filter(({ zone }) => isProse(zone.kind));
  const initials = prose.reduce((bits, each) => bits | each.initials, 0);
  let words: Words | undefined;
  for (const short of shortForms) {
    if (done.has(short.key)) continue;
    done.add(short.key);
    if (!/^\p{Lu}{2,12}$/u.test(short.key) || !isSpelt(short.key, initials)) continue;
    words ??= yield* wordSteps(text, prose.map(({ zone }) => zone));
    if (text.length > SLICE) yield;
    const long = longFormOf(words, short.key);
    // the words of another short form's definition are spoken for
    if (long !== undefined && !definitions.some((other) => other.long.start < long.end && long.start < other.long.end)) found.push(define(text, short, long, 'initials'));
  }
  return found;
}
