import type { Range } from '../../text/range.ts';
import type { Mark } from './document.ts';

/** A step through a text whose marks are written as nested elements. */
export type Step =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | { readonly kind: 'open' | 'close'; readonly mark: Mark; /** the number of the mark's piece, 0-based */ readonly piece: number };

/** How many pieces marks have been written in. */
export type Pieces = Map<Mark, number>;

/**
 * Walks a range of a text with the marks in it, so that elements nest: of marks that cross, the later one is closed and opened
 * again. `pieces` counts on over several ranges.
 */
export function* nested(range: Range, marks: readonly Mark[], pieces: Pieces): Generator<Step> {
  const inside = marks.filter(({ start, end }) => start < range.end && end > range.start).sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Mark[] = [];
  let next = 0;
  let at = range.start;
  const begin = (mark: Mark): Step => {
    const piece = pieces.get(mark) ?? 0;
    pieces.set(mark, piece + 1);
    open.push(mark);
    return { kind: 'open', mark, piece };
  };
  const finish = (): Step => {
    const mark = open.pop()!;
    return { kind: 'close', mark, piece: pieces.get(mark)! - 1 };
  };
  while (at < range.end) {
    while (next < inside.length && inside[next].start <= at) yield begin(inside[next++]);
    const to = Math.min(range.end, next < inside.length ? inside[next].start : Infinity, ...open.map(({ end }) => end));
    yield { kind: 'text', start: at, end: to };
    at = to;
    const lowest = open.findIndex(({ end }) => end <= at);
    if (lowest < 0) continue;
    const again = open.slice(lowest).filter(({ end }) => end > at);
    while (open.length > lowest) yield finish();
    if (at < range.end) for (const mark of again) yield begin(mark);
  }
  while (open.length > 0) yield finish();
}
