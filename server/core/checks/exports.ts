import type { Mark } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { countWhile } from '../text/sorted.ts';
import type { Piece } from './check.ts';
import { entriesIn, type Entry } from './contents.ts';
import { countersIn, runsOf, type Counted, type Counter, type Numbers } from './counters.ts';
import type { Digest } from './digest.ts';

/** Pieces that are looked at between two yields: some milliseconds. */
const PER_SLICE = 5000;

/** How many records a cover or a search summary promises. */
export interface Promised extends Range {
  readonly total: number;
  /** The numbers of the records, where it names them ("Select Items: 11-20, 25"). */
  readonly numbers: readonly Span[] | null;
  /** It stands below the records it counts. */
  readonly closes: boolean;
  /** So many records are in one export at most: a larger total is the whole search's. */
  readonly most: number;
}

/** Numbers from one to another, both included. */
export type Span = readonly [from: number, to: number];

/** What an article says of itself. */
export interface ArticleSaid extends Numbers {
  readonly digest: Digest | null;
}

/** What a gap says of the articles around it. Offsets count from its beginning. */
export interface Said {
  readonly counters: readonly Counter[];
  readonly promises: readonly Promised[];
  readonly entries: readonly Entry[];
}

/** One export in a file, with all that it says of its articles. Offsets are of the whole text. */
export interface Export {
  /** Without teasers. */
  readonly articles: readonly ArticlePiece[];
  readonly counters: readonly Counted[];
  readonly promises: readonly Promised[];
  readonly lists: readonly List[];
}

/** A list of contents, with the articles that follow up to the next one. */
export interface List {
  readonly entries: readonly Entry[];
  readonly articles: readonly ArticlePiece[];
}

export type ArticlePiece = Extract<Piece<ArticleSaid, Said>, { readonly said: ArticleSaid }>;

/** Reads what a gap says. */
export function saidIn(text: string, marks: readonly Mark[]): Said {
  return { counters: countersIn(text, marks), promises: marks.flatMap(promisesOf), entries: entriesIn(text, marks) };
}

function promisesOf({ kind, start, end, total, text, closes = false, most = Infinity }: Mark): Promised[] {
  if (kind !== 'promise') return [];
  const numbers = text === undefined ? null : spansIn(text);
  const promised = numbers ? sizeOf(numbers) : total;
  return promised ? [{ start, end, total: promised, numbers, closes, most }] : [];
}

/** The numbers of a selection: "1-10", "3, 5, 7-9". */
function spansIn(text: string): Span[] {
  return [...text.matchAll(/(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?/g)].map(([, from, to = from]): Span => [Number(from), Number(to)]).filter(([from, to]) => from <= to);
}

/** Cuts a file into the exports that were put together in it: where counters begin anew, where a cover begins or a summary ends one, and where the dialect changes. Counters that go on hold one together. Sliced. */
export function* exportsIn(pieces: readonly Piece<ArticleSaid, Said>[]): Generator<undefined, Export[]> {
  const articles: ArticlePiece[] = [];
  let counters: Counted[] = [];
  const promises: { readonly promise: Promised; readonly at: number }[] = [];
  const lists: { entries: readonly Entry[]; readonly at: number }[] = [];
  let waiting: Counter[] = [];
  for (const [n, piece] of pieces.entries()) {
    if (n % PER_SLICE === PER_SLICE - 1) yield;
    if (piece.article !== null) {
      if (piece.said.counter) waiting.push(moved(piece.said.counter, piece.start));
      if (waiting.length > 0) {
        waiting.forEach((counter, i) => counters.push({ ...counter, article: articles.length, ...(i < waiting.length - 1 && { empty: true }) }));
        waiting = [];
      }
      articles.push(piece);
      continue;
    }
    const { said, start } = piece;
    for (const counter of said.counters) waiting.push(moved(counter, start));
    for (const promise of said.promises) promises.push({ promise: moved(promise, start), at: articles.length });
    if (said.entries.length === 0) continue;
    const entries = said.entries.map((entry) => moved(entry, start));
    const list = lists.at(-1);
    if (list?.at === articles.length) list.entries = list.entries.concat(entries);
    else lists.push({ entries, at: articles.length });
  }
  counters = counters.concat(waiting.map((counter) => ({ ...counter, article: null, empty: true })));

  yield;
  const runs = runsOf(counters).map((run) => ({ run, from: run[0].article ?? articles.length, to: run.at(-1)!.article ?? articles.length }));
  const changes: number[] = [];
  for (let i = 1; i < articles.length; i++) if (articles[i].article.dialect !== articles[i - 1].article.dialect) changes.push(i);
  const cuts = [...promises.map(({ at }) => at), ...changes].filter((cut) => {
    const run = runs[countWhile(runs, ({ from }) => from < cut) - 1];
    return !run || cut > run.to;
  });
  const bounds = [...new Set([0, ...cuts, ...runs.map(({ from }) => from)])].sort((a, b) => a - b);
  const isArticle = ({ article }: ArticlePiece): boolean => article.kind === 'article';
  yield;
  const found = bounds.map((from, i) => ({ articles: articles.slice(from, bounds[i + 1]).filter(isArticle), counters: [] as readonly Counted[], promises: [] as Promised[], lists: [] as List[] }));
  const exportAt = (at: number) => countWhile(bounds, (bound) => bound <= at) - 1;
  // a run may be longer than what a function can be given
  for (const { run, from } of runs) found[exportAt(from)].counters = found[exportAt(from)].counters.concat(run);
  for (const { promise, at } of promises) found[exportAt(promise.closes && at > 0 ? at - 1 : at)].promises.push(promise);
  lists.forEach(({ entries, at }, n) => {
    const own = exportAt(at);
    const to = Math.min(bounds[own + 1] ?? articles.length, lists[n + 1]?.at ?? articles.length);
    found[own].lists.push({ entries, articles: articles.slice(at, to).filter(isArticle) });
  });
  return found;
}

/** How many numbers there are in spans. */
export const sizeOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from + 1, 0);

/** What stands at a range of a piece, at its range of the whole. */
export function moved<T extends Range>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}
