import type { Position, Range } from 'vscode-languageserver';
import type { Category, Codebook } from '../../core/annotations/codebook.ts';
import { sample, type Sampling } from '../../core/annotations/sample.ts';
import { identity } from '../../core/dump/identity.ts';
import type { Placed } from '../../core/dump/model.ts';
import type { Asked } from '../desk.ts';
import { articleName } from '../outline.ts';
import { toOffset, toRange } from '../toProtocol.ts';
import type { Keeper } from './keeper.ts';

export interface CodingParams {
  readonly uri: string;
  /** The article here, or the next uncoded one after it (from the beginning again after the end). */
  readonly position: Position;
  readonly next?: boolean;
  /** Which articles are to be coded; all without it. */
  readonly sampling?: Sampling;
}

/** What there is to answer about an article, and what has been answered. */
export interface Coding {
  readonly categories: readonly Category[];
  readonly article: { readonly range: Range; readonly title: string; readonly inSample: boolean } | null;
  readonly values: readonly { readonly id: string; readonly category: string; readonly value: string | number | boolean }[];
  /** How many articles are to be coded, and how many of them are coded. */
  readonly total: number;
  readonly coded: number;
}

/** The coding of an article. Teasers, and articles that a person ruled to be duplicates, are not coded. */
export function* coding({ analysis: { dump } }: Asked, { decisions }: Keeper, { categories }: Codebook, { position, next = false, sampling }: CodingParams): Generator<unknown, Coding> {
  const articles: Placed[] = [];
  for (const placed of dump.articles()) {
    if (placed.article.kind === 'article' && placed.article.ruled?.duplicateOf === undefined) articles.push(placed);
    if (placed.index % PER_SLICE === 0) yield;
  }
  let drawn: ReadonlySet<string> | null = null;
  if (sampling) {
    const ids = [];
    for (const placed of articles) {
      ids.push(dump.fact(identity, placed));
      yield;
    }
    drawn = sample(ids, sampling);
  }
  const isDrawn = (placed: Placed): boolean => drawn?.has(dump.fact(identity, placed)) ?? true;
  const required = requiredOf(categories);
  const isCoded = ({ article }: Placed): boolean => {
    const coded = new Set(decisions.anchors.of(article).map(({ annotation: { decision } }) => decision.kind === 'code' ? decision.category : ''));
    return required.length > 0 && required.every(({ id }) => coded.has(id));
  };
  const wanted = articles.filter(isDrawn);
  const offset = toOffset(dump.text, position);
  const here = dump.articleAt(offset);
  const placed = next ? nextUncoded(wanted.filter((one) => !isCoded(one)), offset) : here;
  return {
    categories,
    article: placed && { range: toRange(dump.text, placed), title: articleName(dump, placed), inSample: wanted.some(({ article }) => article === placed.article) },
    values: !placed ? [] : decisions.anchors.of(placed.article).flatMap(({ annotation: { id, decision } }) => decision.kind === 'code' ? [{ id, category: decision.category, value: decision.value }] : []),
    total: wanted.length,
    coded: wanted.filter(isCoded).length,
  };
}

const PER_SLICE = 200;

/** An article is coded when these are answered: words that may be added are no duty, unless there is nothing else. */
function requiredOf(categories: readonly Category[]): readonly Category[] {
  const required = categories.filter(({ kind, multiple }) => kind !== 'text' && !multiple);
  return required.length > 0 ? required : categories;
}

function nextUncoded(articles: readonly Placed[], offset: number): Placed | null {
  return articles.find(({ start }) => start > offset) ?? articles[0] ?? null;
}
