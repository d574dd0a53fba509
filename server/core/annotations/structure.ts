import type { Dump } from '../dump/dump.ts';
import type { Role, Ruling } from '../dump/rulings.ts';
import type { Damage } from '../text/changes.ts';
import type { Range } from '../text/range.ts';
import { describe, findAgain } from './anchor.ts';
import { directory, isSameTarget, locate, move, targetOf } from './anchors.ts';
import { encode, type Annotation, type Target } from './annotation.ts';

/** A decision about structure and where it stands: UTF-16 offsets of the whole text. */
export interface PlacedRuling {
  readonly annotation: Annotation;
  readonly range: Range;
}

/** A decision about structure: what `ReadingOptions.rulings` are made of. */
export function isStructural({ decision }: Annotation): boolean {
  return decision.kind === 'structure';
}

/**
 * Where decisions about a dump's structure stand. They are about the articles as the dialect reads them (`Dump.unruled`), so that one
 * does not move another; a place between articles is one of the whole text (its article's id is ''). While the text is edited they move with it.
 */
export class Structure {
  readonly #placed = new Map<string, PlacedRuling>();
  #inOrder: readonly PlacedRuling[] | null = null;
  readonly #orphans = new Map<string, Annotation>();

  /** In the order in which they were made: of two that contradict each other the later counts. */
  get placed(): readonly PlacedRuling[] {
    return (this.#inOrder ??= [...this.#placed.values()].sort((a, b) => compare(a.annotation.created, b.annotation.created) || compare(a.annotation.id, b.annotation.id)));
  }

  /** What the next reading is told. */
  get rulings(): readonly Ruling[] {
    return this.placed.map(({ annotation: { decision }, range }) => {
      const { role, of } = decision as { role: Role; of?: string };
      return { role, start: range.start, end: range.end, ...(of !== undefined && { of }) };
    });
  }

  /** Decisions whose place was not found. */
  get orphans(): readonly Annotation[] {
    return [...this.#orphans.values()];
  }

  get(id: string): PlacedRuling | undefined {
    return this.#placed.get(id);
  }

  /** Puts a decision where it is known to stand, in place of one with the same id. */
  put(annotation: Annotation, range: Range): void {
    this.#orphans.delete(annotation.id);
    this.#placed.set(annotation.id, { annotation, range });
    this.#inOrder = null;
  }

  /** Forgets a decision. */
  remove(id: string): void {
    this.#placed.delete(id);
    this.#inOrder = null;
    this.#orphans.delete(id);
  }

  /** Finds the places of decisions, as read from a sidecar, in a dump as its dialect reads it; sliced. Others than those about structure are passed over. */
  *place(unruled: Dump, annotations: Iterable<Annotation>): Generator<unknown, void> {
    const structural = [...annotations].filter(isStructural);
    if (structural.length === 0) return;
    const articles = yield* directory(unruled);
    for (const annotation of structural) {
      const { target } = annotation;
      let range: Range | null = null;
      if (target.article.id === '') range = findAgain(unruled.text.toString(), target);
      else {
        const found = locate(unruled, articles, target);
        if (found) range = { start: found.placed.start + (found.range?.start ?? 0), end: found.range ? found.placed.start + found.range.end : found.placed.end };
      }
      if (range && range.end > range.start) this.put(annotation, { start: range.start, end: range.end });
      else {
        this.remove(annotation.id);
        this.#orphans.set(annotation.id, annotation);
      }
      yield;
    }
  }

  /** Moves with the changes of the text. What stood in a place that is gone is an orphan. */
  move(damages: readonly Damage[]): void {
    for (const { annotation, range } of [...this.#placed.values()]) {
      const moved = move(range, damages);
      if (moved) this.put(annotation, moved);
      else {
        this.remove(annotation.id);
        this.#orphans.set(annotation.id, annotation);
      }
    }
  }

  /** The decisions in the order of the text, each described as it stands now, those without a place last. */
  *described(unruled: Dump, source: string): Generator<Annotation> {
    for (const { annotation, range } of [...this.#placed.values()].sort((a, b) => a.range.start - b.range.start || compare(a.annotation.id, b.annotation.id))) {
      const target = structuralTarget(unruled, range);
      yield isSameTarget(target, annotation.target) ? annotation : { ...annotation, target, line: encode({ ...annotation, target }, source) };
    }
    yield* this.#orphans.values();
  }
}

/** The target of a decision about structure at a range of the whole text (UTF-16): a range that is exactly an article is that article. */
export function structuralTarget(unruled: Dump, range: Range): Target {
  const placed = unruled.articleAt(range.start);
  if (!placed || range.end > placed.end) return { article: { id: '', title: null }, ...describe(unruled.text.toString(), range) };
  const whole = range.start === placed.start && range.end === placed.end;
  return targetOf(unruled, placed, whole ? null : { start: range.start - placed.start, end: range.end - placed.start });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
