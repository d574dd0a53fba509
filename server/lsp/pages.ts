import type { Analysis } from '../core/analysis/analysis.ts';
import { folded } from '../core/text/folded.ts';

/** Which part of a long list a client wants, so that no answer is long. */
export interface PageParams {
  /** 0-based; 0 where it is left out */
  readonly from?: number;
  /** PAGE where it is left out */
  readonly count?: number;
  /** only what has these letters somewhere, without regard to case and accents */
  readonly filter?: string;
}

/** Entries of a page, where the client does not say how many. */
const PAGE = 500;
/** Entries looked at between two yields. */
const PER_SLICE = 1000;

/** A part of a list. */
export interface Page<T> {
  /** how many entries the whole list has */
  readonly total: number;
  readonly from: number;
  readonly entries: readonly T[];
  /** false while the file is still being read: there may be more */
  readonly isComplete: boolean;
}

/** Cuts a page out of a list; numbers that make no sense are as if left out. */
export function pageOf<T, U>(list: readonly T[], { from, count }: PageParams, isComplete: boolean, entry: (item: T) => U): Page<U> {
  const start = natural(from, 0);
  return { total: list.length, from: start, entries: list.slice(start, start + natural(count, PAGE)).map(entry), isComplete };
}

/** What a filter leaves of a list; sliced. `words` are what the filter is looked for in. */
export function* filtered<T>(list: readonly T[], { filter }: PageParams, words: (item: T) => Iterable<string | null>): Generator<unknown, readonly T[]> {
  const wanted = typeof filter === 'string' ? folded(filter).trim() : '';
  if (wanted === '') return list;
  const left: T[] = [];
  for (const [index, item] of list.entries()) {
    for (const word of words(item)) {
      if (word === null || !folded(word).includes(wanted)) continue;
      left.push(item);
      break;
    }
    if (index % PER_SLICE === 0) yield index;
  }
  return left;
}

/** Makes of a computation one that is made again only when more became known of the file or its workspace, or it is asked with something else. */
export function kept<A extends readonly unknown[], T>(compute: (analysis: Analysis, ...rest: A) => Generator<unknown, T>): (analysis: Analysis, ...rest: A) => Generator<unknown, T> {
  const known = new WeakMap<Analysis, { readonly of: readonly unknown[]; readonly value: T }>();
  return function* (analysis, ...rest) {
    const of = [analysis.dump, analysis.knowledge, analysis.borrowed, analysis.acronyms.count, analysis.organisations.count, ...rest];
    const before = known.get(analysis);
    if (before?.of.every((each, i) => each === of[i])) return before.value;
    const value = yield* compute(analysis, ...rest);
    known.set(analysis, { of, value });
    return value;
  };
}

function natural(value: unknown, otherwise: number): number {
  return Number.isInteger(value) && (value as number) >= 0 ? value as number : otherwise;
}
