import type { Analysis } from '../analysis/analysis.ts';
import { expansionIn } from '../analysis/subject.ts';
import { finish } from '../dump/dump.ts';
import type { Placed, ZoneKind } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import type { Suggestion } from './formats/documents.ts';

/** Where short forms are words of the article, not labels, codes or tags. */
const TEXT: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['title', 'subheading', 'paragraph']);

/** The labels under which the recogniser proposes marks. */
export const ORGANISATION = 'Organisation';
export const ACRONYM = 'Acronym';

/** A place that the recogniser proposes to mark, and under which label; UTF-16 from the article's beginning. */
export interface Proposed extends Range {
  readonly label: string;
  /** Of an acronym: what it is looked up by. */
  readonly key?: string;
}

/** What the recogniser proposes to mark in an article, without the names of what is mentioned; in the order of the text, in slices. */
export function* proposedFor({ organisations, acronyms }: Analysis, placed: Placed): Generator<unknown, Proposed[]> {
  const { mentions } = yield* organisations.steps(placed);
  const { shortForms } = yield* acronyms.steps(placed);
  const proposed = [
    ...mentions.map(({ start, end }) => ({ start, end, label: ORGANISATION })),
    ...shortForms.filter(({ zone }) => TEXT.has(zone)).map(({ start, end, key }) => ({ start, end, label: ACRONYM, key })),
  ];
  return proposed.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Tells the full name of what is mentioned where something is proposed, as far as it is known; made for one article, after `proposedFor`. */
export function namer(analysis: Analysis, placed: Placed): (proposed: Proposed) => string | undefined {
  const byPlace = new Map(analysis.organisations.of(placed).organisations.flatMap((organisation) => organisation.mentions.map(({ start }) => [start, organisation] as const)));
  const expansions = new Map<string, string | null>();
  return ({ start, label, key }) => {
    if (label === ORGANISATION) {
      const organisation = byPlace.get(start);
      return organisation && analysis.organisation(organisation).name;
    }
    if (key === undefined) return undefined;
    if (!expansions.has(key)) expansions.set(key, expansionIn(analysis, key, placed.article));
    return expansions.get(key) ?? undefined;
  };
}

/** What an article itself says that one of its short forms stands for, and where the short form stands there; UTF-16 from the article's beginning. */
export interface ProposedSense extends Range {
  readonly key: string;
  readonly acronym: string;
  readonly expansion: string;
}

/** What the recogniser reads as the meanings of an article's short forms, each once, in the order of the text; in slices. */
export function* sensesFor({ acronyms, dump }: Analysis, placed: Placed): Generator<unknown, ProposedSense[]> {
  const { definitions } = yield* acronyms.steps(placed);
  const proposed = new Map<string, ProposedSense>();
  for (const { key, expansion, short: { start, end } } of definitions) {
    const meaning = `${key}\n${expansion}`;
    if (!proposed.has(meaning)) proposed.set(meaning, { start, end, key, acronym: dump.text.slice(placed.start + start, placed.start + end), expansion });
  }
  return [...proposed.values()].sort((a, b) => a.start - b.start);
}

/** What the recogniser proposes to mark in an article, and the full names of what is mentioned; in the order of the text. */
export function suggestionsFor(analysis: Analysis, placed: Placed): Suggestion[] {
  const proposed = finish(proposedFor(analysis, placed));
  const nameOf = namer(analysis, placed);
  return proposed.map((one) => {
    const name = nameOf(one);
    return { start: one.start, end: one.end, label: one.label, ...(name !== undefined && { name }) };
  });
}
