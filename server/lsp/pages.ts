/** Which part of a long list a client wants, so that no answer is long. */
export interface PageParams {
  /** 0-based; 0 where it is left out */
  readonly from?: number;
  /** PAGE where it is left out */
  readonly count?: number;
}

/** Entries of a page, where the client does not say how many. */
export const PAGE = 500;

/** A part of a list. */
export interface Page<T> {
  /** how many entries the whole list has */
  readonly total: number;
  readonly from: number;
  readonly entries: readonly T[];
}

/** Cuts a page out of a list; numbers that make no sense are as if left out. */
export function pageOf<T, U>(list: readonly T[], { from, count }: PageParams, entry: (item: T) => U): Page<U> {
  const start = natural(from, 0);
  return { total: list.length, from: start, entries: list.slice(start, start + natural(count, PAGE)).map(entry) };
}

function natural(value: unknown, otherwise: number): number {
  return Number.isInteger(value) && (value as number) >= 0 ? value as number : otherwise;
}
