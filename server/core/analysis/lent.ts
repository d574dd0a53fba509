import { acronymSteps } from '../acronyms/article.ts';
import { AcronymIndex } from '../acronyms/fileIndex.ts';
import type { Lent } from '../acronyms/lent.ts';
import type { DecidedSenses } from '../acronyms/model.ts';
import { fingerprint } from '../acronyms/sameness.ts';
import type { Dump } from '../dump/dump.ts';
import type { Article, Placed } from '../dump/model.ts';
import { firstWords, headOf } from './headline.ts';

/** What lends: an Analysis is such. */
export interface Lender {
  readonly dump: Dump;
  readonly acronymIndex: Pick<AcronymIndex<Article>, 'lends'>;
  readonly decided?: DecidedSenses<Article>;
  place(article: Article): Placed;
}

/** All that a file lends, by short form, as plain data; `sum` tells it from what others lend. */
export interface AllLent {
  readonly byKey: ReadonlyMap<string, readonly Lent[]>;
  readonly sum: number;
}

/** What a file, by its host's name for it, lends to the others of its workspace for one short form, as far as its articles have been read. */
export function lentBy(file: string, lender: Lender, key: string): Lent[] {
  const where = (article: Article, start: number) => () => {
    const { dump } = lender;
    const placed = lender.place(article);
    return { title: headOf(dump, placed).title ?? firstWords(dump, placed), position: dump.text.positionAt(placed.start + start) };
  };
  const decided = lender.decided?.of(key) ?? [];
  const confirmed = decided.filter(({ isRejected }) => !isRejected).map(({ expansion, article, start }): Lent => ({ file, expansion, print: fingerprint(expansion), how: 'decision', isExplicit: true, articles: 1, where: where(article, start) }));
  const refused = new Set(decided.filter(({ isRejected }) => isRejected).map(({ expansion }) => fingerprint(expansion)));
  return [
    ...confirmed,
    ...lender.acronymIndex.lends(key).filter(({ print }) => !refused.has(print)).map(({ article, definition: { expansion, how, form, long }, print, givers }): Lent => ({
      file, expansion, print, how, isExplicit: form === 'explicit', articles: givers.size, where: where(article, long.start),
    })),
  ];
}

/** Reads a file for what it lends, what people decided about it included, and keeps nothing else of it. Sliced. */
export function* allLentBy(file: string, dump: Dump, decided?: DecidedSenses<Article>): Generator<unknown, AllLent> {
  const places = new Map<Article, Placed>();
  const place = (article: Article): Placed => places.get(article)!;
  const acronymIndex = new AcronymIndex<Article>((a, b) => place(a).index - place(b).index);
  for (const placed of dump.articles()) {
    const { definitions } = yield* acronymSteps(dump.structure(placed));
    yield;
    places.set(placed.article, placed);
    if (definitions.length > 0) acronymIndex.add(placed.article, { definitions, shortForms: [], names: [] });
  }
  const byKey = new Map<string, readonly Lent[]>();
  for (const key of new Set([...acronymIndex.keys(), ...decided?.keys() ?? []])) {
    byKey.set(key, lentBy(file, { dump, acronymIndex, decided, place }, key).map(({ where, ...lent }) => {
      const there = copied(where());
      return { ...copied(lent), where: () => there };
    }));
    yield;
  }
  return { byKey, sum: (acronymIndex.sum + (decided?.sum ?? 0)) >>> 0 };
}

/** What was cut from a text keeps the whole text in memory; a copy does not. */
function copied<T extends object>(plain: T): T {
  return JSON.parse(JSON.stringify(plain)) as T;
}
