import { keyOf as acronymKeyOf } from '../acronyms/shape.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Placed } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import type { Anchored } from './anchors.ts';
import type { Annotation } from './annotation.ts';
import type { Decisions } from './decisions.ts';
import { namer, proposedFor, sensesFor, type Proposed, type ProposedSense } from './suggestions.ts';

/**
 * What became of a mark, or of the meaning of an acronym: `suggested` ones are the recogniser's and nobody has looked at them; `added` ones are a
 * person's where nothing was suggested. Other decisions are `added`.
 */
export type ItemState = 'suggested' | 'confirmed' | 'rejected' | 'added';

/** The label of what acronyms mean. */
export const EXPANSION = 'Expansion';

/** Something to see in an article: a suggestion or a decision. UTF-16 from the article's beginning. */
export interface Item extends Range {
  readonly annotation: Annotation | null;
  readonly label: string;
  /** Of a suggested meaning: what the acronym would stand for. */
  readonly sense?: { readonly acronym: string; readonly expansion: string };
  readonly state: ItemState;
  /** It is about the whole article. */
  readonly whole: boolean;
  /** The full name of what is mentioned, as far as it is known. */
  readonly name?: string;
}

/** How many suggestions an article has and how many are answered; how many items are confirmed, rejected and added; which categories are coded. */
export interface Tally {
  readonly suggested: number;
  readonly answered: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly added: number;
  readonly coded: ReadonlySet<string>;
}

/** What there is in an article and wanted, in the order of the text; in slices. */
export function* itemsOf(analysis: Analysis, decisions: Decisions, placed: Placed, isWanted: (item: Item) => boolean = () => true): Generator<unknown, Item[]> {
  const proposed = new Map((yield* proposedFor(analysis, placed)).map((one) => [keyOf(one), one]));
  const senses = new Map((yield* sensesFor(analysis, placed)).map((one) => [senseKey(one), one]));
  const answered = new Set<string>();
  const items: Item[] = [];
  for (const anchored of decisions.anchors.of(placed.article)) {
    const { annotation, range } = anchored;
    if (isBesides(annotation)) continue;
    const key = questionOf(anchored);
    const wasSuggested = proposed.has(key) || senses.has(key);
    if (wasSuggested) answered.add(key);
    items.push({ ...(range ?? { start: 0, end: placed.article.length }), annotation, label: labelOf(annotation), state: stateOf(annotation, wasSuggested), whole: range === null });
  }
  for (const { annotation, range } of decisions.structure.placed) {
    if (range.start < placed.start || range.start > placed.end) continue;
    items.push({ start: range.start - placed.start, end: Math.min(range.end, placed.end) - placed.start, annotation, label: labelOf(annotation), state: 'added', whole: false });
  }
  for (const [key, { start, end, label }] of proposed) {
    if (!answered.has(key)) items.push({ start, end, annotation: null, label, state: 'suggested', whole: false });
  }
  for (const [key, { start, end, acronym, expansion }] of senses) {
    if (!answered.has(key)) items.push({ start, end, annotation: null, label: EXPANSION, sense: { acronym, expansion }, state: 'suggested', whole: false });
  }
  yield;
  const wanted = items.filter(isWanted);
  if (wanted.length === 0) return [];
  const nameOf = namer(analysis, placed);
  const named = wanted.map((item) => {
    const one = item.whole ? undefined : proposed.get(keyOf(item));
    const name = one && nameOf(one);
    return name === undefined ? item : { ...item, name };
  });
  return named.sort(compareItems);
}

/** The order in which items are listed and gone through. */
export function compareItems(a: Pick<Item, 'start' | 'end' | 'label'>, b: Pick<Item, 'start' | 'end' | 'label'>): number {
  return a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}

/** Counts an article's suggestions and decisions, in slices; `rulings` are all those about structure. */
export function* tallyOf(analysis: Analysis, decisions: Decisions, placed: Placed, rulings = decisions.structure.placed): Generator<unknown, Tally> {
  const proposed = new Set([...(yield* proposedFor(analysis, placed)).map(keyOf), ...(yield* sensesFor(analysis, placed)).map(senseKey)]);
  const tally = { suggested: proposed.size, answered: 0, confirmed: 0, rejected: 0, added: 0, coded: new Set<string>() };
  for (const anchored of decisions.anchors.of(placed.article)) {
    const { decision } = anchored.annotation;
    if (isBesides(anchored.annotation)) continue;
    if (decision.kind === 'code') tally.coded.add(decision.category);
    const wasSuggested = proposed.has(questionOf(anchored));
    if (wasSuggested) tally.answered++;
    tally[stateOf(anchored.annotation, wasSuggested)]++;
  }
  for (const { range } of rulings) if (range.start >= placed.start && range.start <= placed.end) tally.added++;
  return tally;
}

/** What a decision is called in lists. */
export function labelOf({ decision }: Annotation): string {
  switch (decision.kind) {
    case 'mark': return decision.label;
    case 'code': return decision.category;
    case 'note': return 'Note';
    case 'structure': return decision.role;
    case 'sense': return EXPANSION;
    case 'silence': return decision.code;
    case 'settled': return 'Settled';
  }
}

function stateOf({ decision }: Annotation, wasSuggested: boolean): Exclude<ItemState, 'suggested'> {
  if (decision.kind !== 'mark' && decision.kind !== 'sense') return 'added';
  return decision.state === 'rejected' ? 'rejected' : wasSuggested ? 'confirmed' : 'added';
}

/** That differences were weighed says nothing of the article. */
function isBesides({ decision }: Annotation): boolean {
  return decision.kind === 'settled';
}

function keyOf({ start, end, label }: Pick<Proposed, 'start' | 'end' | 'label'>): string {
  return `${start} ${end} ${label}`;
}

function senseKey({ key, expansion }: Pick<ProposedSense, 'key' | 'expansion'>): string {
  return `${key}\n${expansion}`;
}

/** Which suggestion a decision answers, if there is one. */
function questionOf({ annotation: { decision }, range }: Anchored): string {
  if (decision.kind === 'sense') return senseKey({ key: acronymKeyOf(decision.acronym), expansion: decision.expansion });
  return decision.kind === 'mark' && range ? keyOf({ ...range, label: decision.label }) : '';
}
