import type { ArticleText, Zone } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { appositionDefinitions } from './appositions.ts';
import { bracketDefinitions, define } from './brackets.ts';
import { isWordUnit } from './characters.ts';
import { withoutHeadings, wordsInLowerCase } from './headings.ts';
import { isSpelt, longFormOf, wordsOf, type Words } from './initials.ts';
import { legendDefinitions } from './legends.ts';
import { letterDefinitions } from './letters.ts';
import type { AcronymFacts, Definition, Name, ShortForm } from './model.ts';
import { namesOf } from './names.ts';
import { isProse, scan, type Marks } from './scan.ts';
import { keyOf } from './shape.ts';
import { candidatesOf, type Candidate } from './shortForms.ts';

/** What an article says of acronyms by itself: a local fact, from the article's text and zones alone. No zones: all of it is a paragraph. Offsets: UTF-16 from the article's beginning. */
export function acronymsOf(article: ArticleText): AcronymFacts {
  const { text } = article;
  const zones: readonly Zone[] = article.zones.length > 0 ? article.zones : [{ kind: 'paragraph', start: 0, end: text.length }];
  const candidates: Candidate[] = [];
  const explicit: Definition[] = [];
  const names = new Map<string, Name>();
  const scanned = zones.map((zone) => {
    const marks = scan(text, zone);
    return { marks, found: candidatesOf(text, marks) };
  });
  const lowerCase = wordsInLowerCase(text, scanned.flatMap(({ found }) => found));
  for (const { marks, found } of scanned) {
    const here = withoutHeadings(text, marks.zone, found, lowerCase);
    for (const candidate of here) candidates.push(candidate);
    if (!isProse(marks.zone.kind)) continue;
    for (const definition of bracketDefinitions(text, marks)) explicit.push(definition);
    for (const definition of letterDefinitions(text, marks)) explicit.push(definition);
    for (const definition of legendDefinitions(text, marks)) explicit.push(definition);
    for (const definition of appositionDefinitions(text, marks, here)) explicit.push(definition);
    namesOf(text, marks, names);
  }
  const definitions = withoutOverlaps(explicit);
  const shortForms = shortFormsOf(text, zones, candidates, definitions);
  const inferred = inferredDefinitions(text, scanned.map(({ marks }) => marks), shortForms, definitions);
  const all = [...definitions, ...inferred].sort((a, b) => a.short.start - b.short.start || a.long.start - b.long.start);
  return { shortForms, definitions: all, names: [...names.values()] };
}

/** One definition for each place of a short form, the first way of reading it; none that reads another's short form as part of its own. */
function withoutOverlaps(definitions: readonly Definition[]): Definition[] {
  const kept: Definition[] = [];
  const ends = new Map<number, Range>();
  for (const definition of definitions) {
    const other = ends.get(definition.short.start);
    if (other !== undefined) continue;
    ends.set(definition.short.start, definition.short);
    kept.push(definition);
  }
  return kept;
}

/** All short forms in order: the candidates beyond doubt, the doubtful ones that are defined here, and what only its definition shows to be one. */
function shortFormsOf(text: string, zones: readonly Zone[], candidates: readonly Candidate[], definitions: readonly Definition[]): ShortForm[] {
  const defined = new Set(definitions.map(({ key }) => key));
  const sure = new Set<string>();
  for (const { doubtful, key } of candidates) if (!doubtful) sure.add(key);
  const found: ShortForm[] = [];
  for (const candidate of candidates) {
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
  if (defined.size > 0) addDefined(text, zones, definitions, found);
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
function addDefined(text: string, zones: readonly Zone[], definitions: readonly Definition[], found: ShortForm[]): void {
  const byLooks = [...found];
  const known = new Set(byLooks.map(({ start, end }) => `${start}-${end}`));
  const searched = new Set<string>();
  for (const { short } of definitions) {
    const form = text.slice(short.start, short.end);
    const isKnown = known.has(`${short.start}-${short.end}`);
    if (isKnown || searched.has(form)) continue;
    searched.add(form);
    for (const zone of zones) {
      // a letter is no short form but where it is said to be
      if (form.length === 1) {
        if (short.start >= zone.start && short.end <= zone.end) found.push({ ...short, text: form, key: form, zone: zone.kind });
        continue;
      }
      for (let at = text.indexOf(form, zone.start); at >= 0 && at + form.length <= zone.end; at = text.indexOf(form, at + form.length)) {
        const end = at + form.length;
        if (isWordUnit(text.charCodeAt(at - 1)) || isWordUnit(text.charCodeAt(end)) || overlapsLonger(byLooks, at, end)) continue;
        found.push({ start: at, end, text: form, key: keyOf(form), zone: zone.kind });
      }
    }
  }
}

/** Is the range inside a longer one of `found`, which are in order and do not overlap? */
function overlapsLonger(found: readonly Range[], start: number, end: number): boolean {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle].start <= start) low = middle + 1;
    else high = middle;
  }
  const other = found[low - 1];
  return other !== undefined && end <= other.end && other.end - other.start > end - start;
}

/** For each short form that nothing defines: the words elsewhere in the article that its letters are the initials of. */
function inferredDefinitions(text: string, marks: readonly Marks[], shortForms: readonly ShortForm[], definitions: readonly Definition[]): Definition[] {
  const done = new Set(definitions.map(({ key }) => key));
  const found: Definition[] = [];
  const prose = marks.filter(({ zone }) => isProse(zone.kind));
  const initials = prose.reduce((bits, each) => bits | each.initials, 0);
  let words: Words | undefined;
  for (const short of shortForms) {
    if (done.has(short.key)) continue;
    done.add(short.key);
    if (!/^\p{Lu}{2,12}$/u.test(short.key) || !isSpelt(short.key, initials)) continue;
    words ??= wordsOf(text, prose.map(({ zone }) => zone));
    const long = longFormOf(words, short.key);
    // the words of another short form's definition are spoken for
    if (long !== undefined && !definitions.some((other) => other.long.start < long.end && long.start < other.long.end)) found.push(define(text, short, long, 'initials'));
  }
  return found;
}
