import type { Position } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
import type { OrganisationKind } from '../core/organisations/gazetteer.ts';
import { folded } from '../core/text/folded.ts';
import { filtered, kept, pageOf, type Page, type PageParams } from './pages.ts';

/** An organisation of a file. */
export interface OrganisationEntry {
  /** tells it from all others */
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  /** as it is written, the most used first */
  readonly names: readonly string[];
  readonly mentions: number;
  readonly articles: number;
  /** its first mention */
  readonly first: Position;
}

export interface OrganisationsParams extends PageParams {
  /** by the number of mentions where it is left out */
  readonly sort?: 'count' | 'name' | 'first';
  /** only those of a kind; null: those whose kind is not known */
  readonly kind?: OrganisationKind | null;
}

export interface OrganisationsPage extends Page<OrganisationEntry> {
  /** how many organisations of each kind the filter leaves, whatever `kind` asks for; the most frequent kind first */
  readonly kinds: readonly { readonly kind: OrganisationKind | null; readonly total: number }[];
}

type Listed = Omit<OrganisationEntry, 'first'> & { readonly first: number; readonly folded: string };

/** The organisations of a file, a page of them. */
export function* organisations(analysis: Analysis, params: OrganisationsParams): Generator<unknown, OrganisationsPage> {
  const lists = yield* listsOf(analysis);
  const sorted = params.sort === 'name' ? lists.byName : params.sort === 'first' ? lists.byPlace : lists.byCount;
  const left = yield* filtered(sorted, params, ({ name, names }) => [name, ...names]);
  const wanted = params.kind === undefined ? left : left.filter(({ kind }) => kind === params.kind);
  const { text } = analysis.dump;
  return {
    ...pageOf(wanted, params, analysis.organisations.isComplete, ({ key, name, kind, names, mentions, articles, first }) =>
      ({ key, name, kind, names, mentions, articles, first: text.positionAt(first) })),
    kinds: kindsOf(left),
  };
}

const listsOf = kept(function* (analysis): Generator<unknown, Readonly<Record<'byCount' | 'byName' | 'byPlace', readonly Listed[]>>> {
  const all = yield* analysis.allOrganisations();
  const byCount = all.map(({ key, name, kind, names, count, places }): Listed => ({
    key, name, kind, names, mentions: count, articles: places.length,
    first: analysis.place(places[0].article).start + places[0].mentions[0].start, folded: folded(name),
  }));
  yield;
  const byName = [...byCount].sort((a, b) => a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0);
  yield;
  return { byCount, byName, byPlace: [...byCount].sort((a, b) => a.first - b.first) };
});

function kindsOf(list: readonly Listed[]): OrganisationsPage['kinds'] {
  const totals = new Map<OrganisationKind | null, number>();
  for (const { kind } of list) totals.set(kind, (totals.get(kind) ?? 0) + 1);
  return [...totals].map(([kind, total]) => ({ kind, total })).sort((a, b) => b.total - a.total);
}
