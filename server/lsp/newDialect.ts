import type { Range } from 'vscode-languageserver';
import type { Dump } from '../core/dump/dump.ts';
import type { Dialect } from '../core/dump/dialect.ts';
import { proposals, type Proposal } from '../core/dump/example.ts';
import type { OwnDialect } from '../core/dump/own.ts';
import { toOffsets, toRange } from './toProtocol.ts';
import { articleName } from './outline.ts';

/** A dialect that the server proposes for articles that were marked, and what comes of it. */
export interface ProposedDialect {
  readonly rules: OwnDialect;
  /** How many of the marked articles it finds. */
  readonly met: number;
  readonly articles: number;
  /** In characters. */
  readonly lengths: Proposal['lengths'];
  /** Where articles begin, for a preview: the first `MOST_PLACES` of them. */
  readonly places: readonly Range[];
  /** Articles of an unusual length, the furthest from it first, `MOST_PLACES` at most; and how many there are. */
  readonly outliers: readonly { readonly title: string; readonly range: Range; readonly length: number }[];
  readonly outlierCount: number;
}

export const MOST_PLACES = 1000;

/** Proposes dialects for articles that were marked, the best first. */
export function* newDialects({ text }: Dump, ranges: readonly Range[]): Generator<unknown, ProposedDialect[]> {
  const found = yield* proposals(text, ranges.map((range) => toOffsets(text, range)));
  return found.map(({ dump, outliers, ...proposal }) => {
    const first = [];
    for (const placed of dump.articles()) if (first.push(placed) === MOST_PLACES) break;
    return {
      rules: proposal.rules, met: proposal.met, articles: proposal.articles, lengths: proposal.lengths,
      places: first.map(({ start, startLine }) => toRange(text, { start, end: text.lineEnd(startLine) })),
      outliers: outliers.slice(0, MOST_PLACES).map((placed) => ({ title: articleName(dump, placed), range: toRange(text, placed), length: placed.article.length })),
      outlierCount: outliers.length,
    };
  });
}

/** An id for a dialect with a name, which none of some others has. */
export function newId(name: string, others: readonly Dialect[]): string {
  const plain = name.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '') || 'own';
  const taken = new Set(['auto', ...others.map(({ id }) => id)]);
  let id = plain;
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`;
  return id;
}
