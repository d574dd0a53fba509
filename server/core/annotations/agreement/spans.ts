import type { Range } from '../../text/range.ts';
import { countWhile } from '../../text/sorted.ts';

/** Which of one list's ranges touch any of another list's; both of one text. O(n log n). */
export function touching<T extends Range>(ranges: readonly T[], others: readonly Range[]): Set<T> {
  const sorted = [...others].sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? -Infinity));
  return new Set(ranges.filter(({ start, end }) => {
    const before = countWhile(sorted, (other) => other.start < end);
    return before > 0 && furthest[before - 1] > start;
  }));
}

/** How well two people's marks with one label agree. */
export interface SpanScore {
  /** null for all labels together */
  readonly label: string | null;
  /** how many marks each has */
  readonly a: number;
  readonly b: number;
  /** F1 of marks with the same first and last character, and of marks that share at least one; null where nobody has any */
  readonly exact: number | null;
  readonly overlapping: number | null;
}

/** Counts for a score: how many marks each has, and how many of them the other has too. */
export class SpanCount {
  a = 0;
  b = 0;
  exact = 0;
  touchingA = 0;
  touchingB = 0;

  score(label: string | null): SpanScore {
    const all = this.a + this.b;
    return { label, a: this.a, b: this.b, exact: all === 0 ? null : (2 * this.exact) / all, overlapping: all === 0 ? null : (this.touchingA + this.touchingB) / all };
  }
}
