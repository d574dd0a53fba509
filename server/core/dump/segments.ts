import type { Damage } from '../text/changes.ts';
import { SumTree, type Measure } from '../text/sumTree.ts';
import type { Text } from '../text/text.ts';
import type { Cut, Scan } from './dialect.ts';
import { Lines } from './lines.ts';
import type { Article, Mark, Zone } from './model.ts';

/** A piece of a dump: an article with the blank lines after it, or a gap. The pieces of a dump cover it without a hole. */
export interface Segment {
  readonly article: Article | null;
  /** What a gap says of the articles around it. */
  readonly marks?: readonly Mark[];
  readonly units: number;
  readonly breaks: number;
  /** The scanner's state at its beginning. */
  readonly state: string;
  /** How far from its beginning the scanner looked to cut it. */
  readonly reach: number;
}

/** Sums over segments: UTF-16 units, line breaks, articles and teasers, the teasers among them, and the furthest reach from the first one's beginning. */
export interface Extent {
  readonly units: number;
  readonly breaks: number;
  readonly articles: number;
  readonly teasers: number;
  readonly reach: number;
}

const measure: Measure<Segment, Extent> = {
  zero: { units: 0, breaks: 0, articles: 0, teasers: 0, reach: 0 },
  of: ({ units, breaks, article, reach }) => ({ units, breaks, articles: article ? 1 : 0, teasers: article?.kind === 'teaser' ? 1 : 0, reach }),
  add: (a, b) => ({
    units: a.units + b.units,
    breaks: a.breaks + b.breaks,
    articles: a.articles + b.articles,
    teasers: a.teasers + b.teasers,
    reach: Math.max(a.reach, a.units + b.reach),
  }),
};

export type Segments = SumTree<Segment, Extent>;

/** Pieces in order as the sequence that a dump holds. */
export const treeOf = (segments: readonly Segment[]): Segments => SumTree.of(segments, measure);

/** What an earlier version was cut into, and what has changed since. */
export interface Earlier {
  readonly segments: Segments;
  readonly damages: readonly Damage[];
}

/** The pieces of a text, and which articles are new or gone against the earlier version. */
export interface Segmented {
  readonly segments: Segments;
  readonly added: readonly Article[];
  readonly removed: readonly Article[];
}

const PIECES_PER_SLICE = 64;

/**
 * Cuts a text into pieces. With an earlier version it scans again only what an edit can have changed: from the last
 * boundary whose pieces did not look into the damage, to the first where boundary and state agree with the old ones.
 * Yields the offset reached, every now and then, so that the caller can let others run.
 */
export function* segment(text: Text, scan: Scan, dialect: string, earlier?: Earlier): Generator<number, Segmented> {
  const old = earlier?.segments ?? treeOf([]);
  const damages = earlier?.damages ?? [{ oldStart: 0, oldEnd: 0, newStart: 0, newEnd: text.length }];
  const splices: { from: number; to: number; items: Segment[] }[] = [];
  let open: { from: number; to: number; items: Segment[] } = { from: 0, to: 0, items: [] };
  let damage = 0;
  let position = 0;
  let state = '';
  let lines: Lines | null = null;
  let pieces = 0;

  while (position < text.length) {
    while (damage < damages.length && damages[damage].newEnd <= position) damage++;
    const oldPosition = toOld(damages, damage, position);
    const index = oldPosition === null ? -1 : boundaryAt(old, oldPosition);
    if (index >= 0 && old.item(index).state === state) {
      const limit = damage < damages.length ? damages[damage].oldStart : Infinity;
      const end = limit === Infinity ? old.length : Math.max(index, old.find((sum) => sum.reach > limit)?.index ?? old.length);
      if (end > index) {
        open.to = index;
        splices.push(open);
        open = { from: end, to: end, items: [] };
        const before = old.before(index).units;
        position += old.before(end).units - before;
        state = end < old.length ? old.item(end).state : '';
        lines = null;
        continue;
      }
    }
    lines ??= new Lines(text, position);
    lines.rebase();
    const cut = scan(lines, state);
    const units = lines.position - position;
    if (units <= 0) throw new Error('a scanner must take at least one line');
    const same = index >= 0 ? unchanged(old, index, units, damages[damage], oldPosition!) : null;
    open.items.push(pieceOf(cut, lines, state, dialect, same));
    position = lines.position;
    state = cut.state;
    if (++pieces % PIECES_PER_SLICE === 0) yield position;
  }
  open.to = old.length;
  splices.push(open);

  let segments = old;
  for (const [n, { from, to, items }] of splices.reverse().entries()) {
    if (from < to || items.length > 0) segments = segments.replace(from, to, items);
    if (n % PIECES_PER_SLICE === PIECES_PER_SLICE - 1) yield position;
  }
  return { segments, ...difference(old, splices) };
}

/** The piece that a scanner has just cut from some lines; `same` is the article that stood there before, which it may still be. */
export function pieceOf(cut: Cut, lines: Lines, state: string, dialect: string, same: Article | null = null): Segment {
  const article = cut.kind === 'gap' ? null
    : same && same.kind === cut.kind && same.dialect === (cut.dialect ?? dialect) && same.length === cut.length && sameHead(same.head, cut.head) ? same
      : { kind: cut.kind, dialect: cut.dialect ?? dialect, length: cut.length, breaks: cut.breaks, head: cut.head };
  const marks = cut.kind === 'gap' ? cut.marks : undefined;
  return { article, ...(marks && { marks }), units: lines.position - lines.base, breaks: lines.breaks, state, reach: lines.reach };
}

/** Where a position of the new text stood in the old one; null inside a damage. `next` is the first damage that ends after it. */
function toOld(damages: readonly Damage[], next: number, position: number): number | null {
  if (next < damages.length && position > damages[next].newStart) return null;
  const last = damages[next - 1];
  return last ? position - last.newEnd + last.oldEnd : position;
}

/** The number of the segment that begins at an offset, or -1. */
function boundaryAt(segments: Segments, offset: number): number {
  const found = segments.find((sum) => sum.units > offset);
  return found && found.before.units === offset ? found.index : -1;
}

/** The old article at a boundary, where the new piece is as long and no edit touched it. */
function unchanged(old: Segments, index: number, units: number, damage: Damage | undefined, oldPosition: number): Article | null {
  const segment = old.item(index);
  return segment.units === units && (!damage || damage.oldStart >= oldPosition + units) ? segment.article : null;
}

function sameHead(a: readonly Zone[], b: readonly Zone[]): boolean {
  return a.length === b.length && a.every((zone, i) => zone.kind === b[i].kind && zone.start === b[i].start && zone.end === b[i].end);
}

function difference(old: Segments, splices: readonly { from: number; to: number; items: readonly Segment[] }[]) {
  if (old.length === 0) return { added: splices.flatMap(({ items }) => items.flatMap(({ article }) => article ?? [])), removed: [] };
  const added = new Set<Article>();
  const removed = new Set<Article>();
  for (const { items } of splices) for (const { article } of items) if (article) added.add(article);
  for (const { from, to } of splices) {
    for (let i = from; i < to; i++) {
      const { article } = old.item(i);
      if (article && !added.delete(article)) removed.add(article);
    }
  }
  return { added: [...added], removed: [...removed] };
}
