import type { Range } from 'vscode-languageserver';
import { headOf } from '../core/analysis/headline.ts';
import type { Dump } from '../core/dump/dump.ts';
import { identity } from '../core/dump/identity.ts';
import type { ArticleKind } from '../core/dump/model.ts';
import { toRange } from './toProtocol.ts';

const PER_SLICE = 200;

/** All articles and teasers in their order; with their ids where they are asked for, which takes a look at every word. */
export function* articles(dump: Dump, ids = false): Generator<unknown, { id?: string; range: Range; title: string | null; kind: ArticleKind }[]> {
  const all = [];
  for (const placed of dump.articles()) {
    all.push({ ...(ids && { id: dump.fact(identity, placed) }), range: toRange(dump.text, placed), title: headOf(dump, placed).title, kind: placed.article.kind });
    if (all.length % PER_SLICE === 0) yield all.length;
  }
  return all;
}
