import type { DecidedSense, DecidedSenses } from '../acronyms/model.ts';
import { keyOf } from '../acronyms/shape.ts';
import type { CheckOptions } from '../checks/options.ts';
import type { Dump } from '../dump/dump.ts';
import type { Article } from '../dump/model.ts';
import type { Ruling } from '../dump/rulings.ts';
import { Refusal } from '../say.ts';
import type { Damage } from '../text/changes.ts';
import { hashOf } from '../text/hash.ts';
import type { Range } from '../text/range.ts';
import { Anchors, targetOf } from './anchors.ts';
import { encode, type Annotation, type Decision } from './annotation.ts';
import { isStructural, Structure, structuralTarget } from './structure.ts';

/** A decision, and what it is about: a range of the whole text (UTF-16), or the whole article in which that begins. */
export interface Decided {
  readonly decision: Decision;
  readonly range: Range;
  readonly whole: boolean;
}

/** Who decided, and when; `line` is what it was before, where a decision is changed. */
export interface Signature {
  readonly id: string;
  readonly created: string;
  readonly creator?: string;
  readonly line?: string;
}

/** What short forms stand for, by key, the latest first. */
interface Senses {
  readonly byKey: ReadonlyMap<string, readonly DecidedSense<Article>[]>;
  readonly sum: number;
}

/**
 * All decisions on one dump: where they stand in its current version, and what its readers must follow. What was read from a
 * sidecar waits until `place`; what has no place in the text is kept as an orphan.
 */
export class Decisions {
  readonly structure = new Structure();
  readonly anchors = new Anchors();
  readonly #all = new Map<string, Annotation>();
  #waiting = new Map<string, Annotation>();
  #rulings: readonly Ruling[] | null = null;
  #senses: Senses | null = null;
  #version = 0;

  /** By id, as they were read or made; `described` has them as they stand now. */
  get all(): ReadonlyMap<string, Annotation> {
    return this.#all;
  }

  /** Another number whenever a decision, or where one stands, has changed. */
  get version(): number {
    return this.#version;
  }

  /** What people ruled about the structure; the same list as long as nothing about it changes. */
  get rulings(): readonly Ruling[] {
    return (this.#rulings ??= this.structure.rulings);
  }

  /** Is there anything that `place` has not looked for yet? */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Decisions whose words are not found in the text. */
  get orphans(): readonly Annotation[] {
    return [...this.structure.orphans, ...this.anchors.orphans];
  }

  /** Takes a decision as a sidecar has it; `place` will look for its place. */
  take(annotation: Annotation): void {
    this.remove(annotation.id);
    this.#version++;
    this.#all.set(annotation.id, annotation);
    this.#waiting.set(annotation.id, annotation);
  }

  /** Makes a decision, in place of one with the same id; `source` is the dump's file name. Throws a Refusal where it has no place. */
  decide(dump: Dump, { decision, range, whole }: Decided, signature: Signature, source: string): Annotation {
    const structural = decision.kind === 'structure';
    const placed = dump.articleAt(range.start);
    if (!structural && !placed) throw new Refusal('there is no article here');
    if (!structural && !whole && range.end > placed!.end) throw new Refusal('it reaches beyond the end of its article');
    const about = whole && placed ? { start: placed.start, end: placed.end } : range;
    if (about.end <= about.start) throw new Refusal('nothing is selected');
    const inside = whole ? null : { start: about.start - (placed?.start ?? 0), end: about.end - (placed?.start ?? 0) };
    const target = structural ? structuralTarget(dump.unruled, about) : targetOf(dump, placed!, inside);
    const made = { ...signature, decision, target };
    const annotation: Annotation = { ...made, line: encode(made, source) };
    this.remove(annotation.id);
    this.#all.set(annotation.id, annotation);
    if (structural) this.structure.put(annotation, { start: about.start, end: about.end });
    else this.anchors.put({ annotation, article: placed!.article, range: inside });
    this.#changed(annotation);
    return annotation;
  }

  /** Forgets a decision. */
  remove(id: string): void {
    const annotation = this.#all.get(id);
    if (!annotation) return;
    this.#all.delete(id);
    this.#waiting.delete(id);
    this.structure.remove(id);
    this.anchors.remove(id);
    this.#changed(annotation);
  }

  /** A decision as it stands now; undefined where there is none with that id. */
  now(dump: Dump, id: string, source: string): Annotation | undefined {
    const annotation = this.#all.get(id);
    const ruled = this.structure.get(id);
    const anchored = this.anchors.get(id);
    if (!annotation || (!ruled && !anchored)) return annotation;
    const target = ruled ? structuralTarget(dump.unruled, ruled.range) : targetOf(dump, placeOf(dump, anchored!.article)!, anchored!.range);
    return { ...annotation, target, line: encode({ ...annotation, target }, source) };
  }

  /** The text changed: what is about its structure moves at once, before the text is read again. */
  move(damages: readonly Damage[]): void {
    if (damages.length === 0 || this.structure.placed.length === 0) return;
    this.structure.move(damages);
    this.#version++;
    this.#rulings = null;
  }

  /** The changed text has been read: everything else moves. */
  update(dump: Dump, earlier: Dump, damages: readonly Damage[]): void {
    this.anchors.update(dump, earlier, damages);
    this.#version++;
    this.#senses = null;
  }

  /** Looks for the places of what waits, in a dump that was read with `rulings`; sliced. Where that changes the rulings, it is to be read again. */
  *place(dump: Dump): Generator<unknown, void> {
    const waiting = [...this.#waiting.values()];
    if (waiting.length === 0) return;
    this.#version++;
    const structural = waiting.filter(isStructural);
    if (structural.length > 0) {
      yield* this.structure.place(dump.unruled, structural);
      for (const { id } of structural) this.#waiting.delete(id);
      this.#rulings = null;
      return;
    }
    yield* this.anchors.place(dump, waiting);
    for (const { id } of waiting) this.#waiting.delete(id);
    this.#senses = null;
  }

  /** Has what was lost looked for again. */
  seekOrphans(): void {
    for (const orphan of this.orphans) this.#waiting.set(orphan.id, orphan);
  }

  /** The text is to be read from nothing: everything is looked for again. */
  unplace(): void {
    for (const annotation of [...this.#all.values()]) this.take(annotation);
  }

  /** All decisions in the order of the text, each once and described as it stands now, those without a place last. */
  *described(dump: Dump, source: string): Generator<Annotation> {
    const left = new Map(this.#all);
    for (const annotation of this.#placed(dump, source)) if (left.delete(annotation.id)) yield annotation;
    yield* left.values();
  }

  *#placed(dump: Dump, source: string): Generator<Annotation> {
    const starts = new Map([...dump.articles()].map(({ article, start }) => [article, start]));
    const structural = [...this.structure.described(dump.unruled, source)];
    let next = 0;
    const before = (start: number): Annotation[] => {
      const first = next;
      while (next < structural.length && (this.structure.get(structural[next].id)?.range.start ?? Infinity) <= start) next++;
      return structural.slice(first, next);
    };
    for (const annotation of this.anchors.described(dump, source)) {
      const anchored = this.anchors.get(annotation.id);
      yield* before(anchored ? starts.get(anchored.article)! : Number.MAX_SAFE_INTEGER);
      yield annotation;
    }
    yield* structural.slice(next);
  }

  /** What short forms stand for as people decided, as far as its places are known. */
  readonly senses: DecidedSenses<Article> = ((decisions: Decisions) => ({
    of: (key) => decisions.#knownSenses.byKey.get(key) ?? [],
    keys: () => decisions.#knownSenses.byKey.keys(),
    get sum() { return decisions.#knownSenses.sum; },
  }))(this);

  /** Did a person say that findings with a code are all right in a whole article, or at a range of it (UTF-16 from its beginning)? */
  readonly accepts = (code: string, article: Article, { start, end }: Range): boolean =>
    this.anchors.of(article).some(({ annotation: { decision }, range }) =>
      decision.kind === 'silence' && decision.code === code && (!range || (range.start <= end && range.end >= start)));

  get #knownSenses(): Senses {
    return (this.#senses ??= this.#gatherSenses());
  }

  #gatherSenses(): Senses {
    const byKey = new Map<string, DecidedSense<Article>[]>();
    let sum = 0;
    const decided = [...this.#all.values()].filter(({ decision }) => decision.kind === 'sense').sort((a, b) => (a.created < b.created ? 1 : -1));
    for (const { id, decision } of decided) {
      const anchored = this.anchors.get(id);
      if (!anchored || decision.kind !== 'sense') continue;
      const key = keyOf(decision.acronym);
      byKey.set(key, [...(byKey.get(key) ?? []), { expansion: decision.expansion, isRejected: decision.state === 'rejected', article: anchored.article, start: anchored.range?.start ?? 0 }]);
      sum = (sum + hashOf(`${key}\t${decision.expansion}\t${decision.state ?? ''}`)) >>> 0;
    }
    return { byKey, sum };
  }

  #changed({ decision: { kind } }: Annotation): void {
    this.#version++;
    if (kind === 'structure') this.#rulings = null;
    if (kind === 'sense') this.#senses = null;
  }
}

/** The same options, heeding what a person decided: what is all right, and what short forms stand for. */
export function heeding(options: CheckOptions, { accepts, senses }: Decisions): CheckOptions {
  return { ...options, accepts, knows: (key) => senses.of(key).some(({ isRejected }) => !isRejected) || (options.knows?.(key) ?? false) };
}

function placeOf(dump: Dump, article: Article) {
  for (const placed of dump.articles()) if (placed.article === article) return placed;
  return undefined;
}
