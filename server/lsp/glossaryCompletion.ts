import type { Analysis } from '../core/analysis/analysis.ts';
import { placeInProject, placeInTable, type GlossaryPlace } from '../core/project/glossaryPlace.ts';
import { acronyms } from './acronyms.ts';
import { guesses } from './glossary.ts';

/** A file in which a glossary is being written, and where. */
export interface GlossaryText {
  readonly uri: string;
  readonly text: string;
  /** in UTF-16 units */
  readonly offset: number;
}

/** What may be written into a glossary; the range, in UTF-16 units, is what it takes the place of. */
export interface GlossaryItem {
  readonly label: string;
  readonly detail: string;
  readonly typed: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A dump that is open, and its reader's household words. */
export interface Open {
  readonly analysis: Analysis;
  readonly household: readonly string[];
}

/** What a glossary may need: the short forms that nobody expands in the open dumps, the most used first, with a guess; or the guesses for the one that stands there. */
export function* glossaryCompletion(open: readonly Open[], { uri, text, offset }: GlossaryText): Generator<unknown, GlossaryItem[]> {
  const place = uri.endsWith('.json') ? placeInProject(text, offset) : placeInTable(text, offset);
  if (!place) return [];
  return place.short === null ? yield* missing(open, place) : (yield* guessed(open, place.short)).map((long) => item(place, long, '', place.typed(long), place.long(long)));
}

function* missing(open: readonly Open[], place: GlossaryPlace): Generator<unknown, GlossaryItem[]> {
  const uses = new Map<string, number>();
  for (const { analysis, household } of open) {
    const { entries } = yield* acronyms(analysis, { count: Number.MAX_SAFE_INTEGER }, household);
    for (const { key, isUndefined, uses: count } of entries) if (isUndefined) uses.set(key, (uses.get(key) ?? 0) + count);
  }
  const found: GlossaryItem[] = [];
  for (const [short] of [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const [long = ''] = yield* guessed(open, short);
    found.push(item(place, short, long, place.typed(short), place.entry(short, long)));
  }
  return found;
}

function* guessed(open: readonly Open[], acronym: string): Generator<unknown, string[]> {
  const found = new Set<string>();
  for (const { analysis } of open) for (const { expansion } of yield* guesses(analysis, { acronym })) found.add(expansion);
  return [...found];
}

const item = ({ start, end }: GlossaryPlace, label: string, detail: string, typed: string, text: string): GlossaryItem => ({ label, detail, typed, text, start, end });
