import type { Annotation, Weighed } from '../annotation.ts';
import type { Category } from '../codebook.ts';
import { krippendorffAlpha, type Metric, type Value } from './alpha.ts';
import { compareDecisions, type Difference } from './compare.ts';
import type { Judgement } from './judgements.ts';
import { subjectOf } from './subject.ts';
import { SpanCount, touching, type SpanScore } from './spans.ts';

/** How well two people agree on one category of the codebook. */
export interface CategoryScore {
  readonly category: string;
  readonly metric: Metric;
  /** articles that both have coded, and with the same value */
  readonly articles: number;
  readonly same: number;
  /** Krippendorff's alpha; null where it says nothing: no article, or one value alone */
  readonly alpha: number | null;
}

/** Two people's decisions on one dump, compared. */
export interface Agreement {
  /** How many articles were compared, and how many only one of them has decided anything on. */
  readonly articles: { readonly compared: number; readonly onlyA: number; readonly onlyB: number };
  /** By label, all together last. */
  readonly spans: readonly SpanScore[];
  readonly categories: readonly CategoryScore[];
  /** Settled ones too. */
  readonly differences: readonly (Difference & { readonly settled: boolean })[];
  /** What both decided, what only one had a look at, and what was settled. */
  readonly merged: readonly Annotation[];
}

export interface AgreementOptions {
  readonly categories?: readonly Category[];
  /** What somebody decided on differences: it settles them, and goes into the merged decisions as it is. */
  readonly settled?: readonly Judgement[];
  /** Compare all articles, also those that only one of them has decided anything on. */
  readonly everywhere?: boolean;
}

/** Compares two people's decisions, in the articles that both have decided something on. What one of them weighed is settled as long as nobody decides it anew. */
export function agreementOf(a: readonly Judgement[], b: readonly Judgement[], { categories = [], settled = [], everywhere = false }: AgreementOptions = {}): Agreement {
  const ofA = byArticle(a.filter(isJudged));
  const ofB = byArticle(b.filter(isJudged));
  const weighed = new Set([...a, ...b, ...settled].flatMap(({ annotation: { decision } }) => decision.kind === 'settled' ? decision.of.map(weighedKey) : []));
  const ofSettled = byArticle(settled);
  const all = [...new Set([...ofA.keys(), ...ofB.keys()])];
  const shared = all.filter((article) => everywhere || (ofA.has(article) && ofB.has(article)));
  const merged = new Map(settled.map((judgement) => [placeOf(judgement), judgement]));
  const decided = new Set(settled.map((judgement) => `${judgement.article} ${subjectOf(judgement)}`));
  const take = (judgement: Judgement): void => {
    const place = placeOf(judgement);
    if (!merged.has(place) && !decided.has(`${judgement.article} ${subjectOf(judgement)}`)) merged.set(place, judgement);
  };
  const differences: (Difference & { settled: boolean })[] = [];
  const spans = new Map<string, SpanCount>();
  const codes = new Codes();
  for (const article of all) {
    const [mine, others] = [ofA.get(article) ?? [], ofB.get(article) ?? []];
    if (!everywhere && (mine.length === 0 || others.length === 0)) {
      for (const judgement of [...mine, ...others]) take(judgement);
      continue;
    }
    countSpans(mine, others, spans);
    codes.add(mine, others);
    const compared = compareDecisions(mine, others);
    for (const judgement of compared.agreed) take(judgement);
    const agreed = new Set(compared.agreed.map(placeOf));
    const beyond = (ofSettled.get(article) ?? []).filter((judgement) => !agreed.has(placeOf(judgement)));
    for (const difference of compared.differences) differences.push({ ...difference, settled: [...difference.a, ...difference.b].every(({ annotation }) => weighed.has(weighedKey(annotation))) || isSettled(difference, beyond) });
  }
  const together = new SpanCount();
  for (const count of spans.values()) for (const key of ['a', 'b', 'exact', 'touchingA', 'touchingB'] as const) together[key] += count[key];
  return {
    articles: { compared: shared.length, onlyA: all.filter((article) => !ofB.has(article)).length, onlyB: all.filter((article) => !ofA.has(article)).length },
    spans: [...[...spans].sort(([one], [other]) => (one < other ? -1 : 1)).map(([label, count]) => count.score(label)), together.score(null)],
    categories: codes.scores(categories),
    differences,
    merged: [...merged.values()].sort(byPlace(new Map([...all, ...ofSettled.keys()].map((article, n) => [article, n])))).map(({ annotation }) => annotation),
  };
}

/** What says that differences are settled is no judgement itself. */
function isJudged({ annotation: { decision } }: Judgement): boolean {
  return decision.kind !== 'settled';
}

/** Tells a decision as it stood at some time from what it was or became. */
export function weighedKey({ id, created }: Weighed): string {
  return `${id} ${created}`;
}

function byArticle(judgements: readonly Judgement[]): Map<string, Judgement[]> {
  const found = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const there = found.get(judgement.article);
    if (there) there.push(judgement);
    else found.set(judgement.article, [judgement]);
  }
  return found;
}

/** In the order of the articles and, in each, of the text. */
function byPlace(order: ReadonlyMap<string, number>): (a: Judgement, b: Judgement) => number {
  return (a, b) => order.get(a.article)! - order.get(b.article)! || (a.range?.start ?? -1) - (b.range?.start ?? -1);
}

/** What a decision is about, and what it says: of two with the same, one is enough. */
function placeOf({ article, range, annotation: { decision } }: Judgement): string {
  const state = decision.kind === 'mark' ? decision.label : decision;
  return JSON.stringify([article, range?.start ?? null, range?.end ?? null, decision.kind, state]);
}

function countSpans(a: readonly Judgement[], b: readonly Judgement[], spans: Map<string, SpanCount>): void {
  const [mine, others] = [confirmed(a), confirmed(b)];
  for (const label of new Set([...mine.keys(), ...others.keys()])) {
    let count = spans.get(label);
    if (!count) spans.set(label, (count = new SpanCount()));
    const [here, there] = [mine.get(label) ?? [], others.get(label) ?? []];
    const places = new Set(there.map(({ start, end }) => `${start} ${end}`));
    count.a += here.length;
    count.b += there.length;
    count.exact += here.filter(({ start, end }) => places.has(`${start} ${end}`)).length;
    count.touchingA += touching(here, there).size;
    count.touchingB += touching(there, here).size;
  }
}

/** The ranges of confirmed marks by label, each once. */
function confirmed(judgements: readonly Judgement[]): Map<string, { start: number; end: number }[]> {
  const found = new Map<string, Map<string, { start: number; end: number }>>();
  for (const { range, annotation: { decision } } of judgements) {
    if (decision.kind !== 'mark' || decision.state !== 'confirmed' || !range) continue;
    const ranges = found.get(decision.label) ?? new Map<string, { start: number; end: number }>();
    found.set(decision.label, ranges.set(`${range.start} ${range.end}`, range));
  }
  return new Map([...found].map(([label, ranges]) => [label, [...ranges.values()]]));
}

/** The values of each category in each article. */
class Codes {
  readonly #units = new Map<string, [Value, Value][]>();

  add(a: readonly Judgement[], b: readonly Judgement[]): void {
    const others = valuesOf(b);
    for (const [category, value] of valuesOf(a)) {
      const other = others.get(category);
      if (other === undefined) continue;
      const units = this.#units.get(category);
      if (units) units.push([value, other]);
      else this.#units.set(category, [[value, other]]);
    }
  }

  /** In the codebook's order, then others. */
  scores(categories: readonly Category[]): CategoryScore[] {
    const known = new Map(categories.map((category) => [category.id, category]));
    return [...new Set([...known.keys(), ...this.#units.keys()])].map((category) => {
      const units = this.#units.get(category) ?? [];
      const numbers = units.flat().every((value) => typeof value === 'number');
      const kind = known.get(category)?.kind;
      const metric = numbers && (kind === undefined || kind === 'number') ? 'interval' : 'nominal';
      return { category, metric, articles: units.length, same: units.filter(([one, other]) => one === other).length, alpha: krippendorffAlpha(units, metric) };
    });
  }
}

/** The value of each category; several at once are one value, whatever their order. */
function valuesOf(judgements: readonly Judgement[]): Map<string, Value> {
  const all = new Map<string, Value[]>();
  for (const { annotation: { decision } } of judgements) {
    if (decision.kind === 'code') all.set(decision.category, [...new Set([...(all.get(decision.category) ?? []), decision.value])]);
  }
  return new Map([...all].map(([category, values]) => [category, values.length === 1 ? values[0] : values.map((value) => JSON.stringify(value)).sort().join(' ')]));
}

/** Has somebody decided on what two people differ in, beyond what they agree on? On words: any mark that touches them. */
function isSettled({ a, b }: Difference, settled: readonly Judgement[]): boolean {
  const both = [...a, ...b];
  const first = both[0].annotation.decision;
  if (first.kind !== 'mark') return settled.some((judgement) => subjectOf(judgement) === subjectOf(both[0]));
  const ranges = both.flatMap(({ range }) => (range ? [range] : []));
  return settled.some((judgement) => judgement.annotation.decision.kind === 'mark' && judgement.range !== null
    && ranges.some(({ start, end }) => start < judgement.range!.end && judgement.range!.start < end));
}
