import type { Damage } from '../text/changes.ts';
import type { Range } from '../text/range.ts';
import { Text } from '../text/text.ts';
import { detect, isTrueStill, type Detection } from './detect.ts';
import type { Dialect } from './dialect.ts';
import { dialects as builtIn } from './dialects/all.ts';
import { fact, type Fact } from './fact.ts';
import type { Article, Placed, Structure } from './model.ts';
import { inParts } from './parts.ts';
import { overrule, withRulings, type Overruled, type Ruling } from './rulings.ts';
import { segment, type Segments } from './segments.ts';

/** What a reader may say about how dumps are read. */
export interface ReadingOptions {
  readonly dialects?: readonly Dialect[];
  /** The dialect that a person chose for this file. */
  readonly chosen?: string;
  /** What people ruled about its structure, where it stands in this version of the text. */
  readonly rulings?: readonly Ruling[];
}

/** One version of a dump: its text, its dialect, and its articles in order. Immutable; versions share what they have in common. */
export class Dump {
  readonly text: Text;
  readonly detection: Detection;
  readonly segments: Segments;
  /** Articles that the version before did not have, and those that this one has no more. */
  readonly added: readonly Article[];
  readonly removed: readonly Article[];
  /** As the dialect cut it, before anybody ruled on it. */
  readonly base: Segments;
  /** What rulings made and hid. */
  readonly ruled: Pick<Overruled, 'made' | 'hidden'>;
  /** The dialects that it may be read in. */
  readonly dialects: readonly Dialect[];

  constructor(text: Text, detection: Detection, base: Segments, overruled: Overruled, dialects: readonly Dialect[]) {
    this.text = text;
    this.detection = detection;
    this.base = base;
    this.ruled = overruled;
    ({ segments: this.segments, added: this.added, removed: this.removed } = overruled);
    this.dialects = dialects;
  }

  /** A dump whose pieces are known, without rulings. */
  static of(text: Text, detection: Detection, segments: Segments, dialects: readonly Dialect[]): Dump {
    return new Dump(text, detection, segments, asCut(segments), dialects);
  }

  /** The same text without rulings: what decisions about its structure are about. */
  get unruled(): Dump {
    return this.segments === this.base ? this : new Dump(this.text, this.detection, this.base, asCut(this.base), this.dialects);
  }

  /** How many articles and teasers there are. */
  get count(): number {
    return this.segments.summary.articles;
  }

  /** How many of them are teasers. */
  get teasers(): number {
    return this.segments.summary.teasers;
  }

  /** The dialect that an article is written in. */
  dialectOf(article: Article): Dialect {
    return this.dialects.find(({ id }) => id === article.dialect)!;
  }

  /** The article with a number, 0-based; it must exist. */
  at(index: number): Placed {
    const found = this.segments.find((sum) => sum.articles > index)!;
    return place(found.item.article!, found.before.articles, found.before.units, found.before.breaks);
  }

  /** The article that holds an offset (UTF-16; its end counts as in it), or null between articles. */
  articleAt(offset: number): Placed | null {
    const found = this.segments.find((sum) => sum.units > offset) ?? (offset >= this.text.length ? this.#last() : undefined);
    if (!found?.item.article) return null;
    const placed = place(found.item.article, found.before.articles, found.before.units, found.before.breaks);
    return offset <= placed.end ? placed : null;
  }

  /** The articles that have a character in a range, or begin or end at it, in order. */
  *articlesIn(range: Range): Generator<Placed> {
    const first = this.segments.find((sum) => sum.units >= range.start);
    for (const { item, before } of this.segments.entries(first?.index ?? 0)) {
      if (before.units > range.end) return;
      if (!item.article) continue;
      const placed = place(item.article, before.articles, before.units, before.breaks);
      if (placed.end >= range.start) yield placed;
    }
  }

  /** All articles in order, from one with a number on. */
  *articles(from = 0): Generator<Placed> {
    const first = from === 0 ? 0 : this.segments.find((sum) => sum.articles > from)?.index ?? this.segments.length;
    for (const { items, before } of this.segments.runs(first)) {
      let { articles, units, breaks } = before;
      for (const { article, units: length, breaks: lines } of items) {
        if (article) yield place(article, articles++, units, breaks);
        units += length;
        breaks += lines;
      }
    }
  }

  /** What an article says of itself; read once, kept as long as the article lives. */
  structure(placed: Placed): Structure {
    return structureOf(placed.article, () => this.#read(placed));
  }

  /** A local fact of an article; computed once, kept as long as the article lives. */
  fact<T>(of: Fact<T>, placed: Placed): T {
    return of(placed.article, () => this.structure(placed));
  }

  #read(placed: Placed): Structure {
    const dialect = this.dialectOf(placed.article);
    const { article, article: { ruled } } = placed;
    const text = this.text.slice(placed.start, placed.end);
    return ruled ? withRulings(dialect.read(text, { ...article, head: ruled.head }), ruled, dialect.decode) : dialect.read(text, article);
  }

  #last() {
    const index = this.segments.length - 1;
    return index < 0 ? undefined : { item: this.segments.item(index), before: this.segments.before(index) };
  }
}

const structureOf = fact((structure) => structure);

/** Pieces that nobody has ruled on. */
const asCut = (segments: Segments): Overruled => ({ segments, added: [], removed: [], made: new Map(), hidden: new Set() });

function place(article: Article, index: number, start: number, startLine: number): Placed {
  return { article, index, start, end: start + article.length, startLine };
}

/** Reads a dump, sliced: yields the offset reached every now and then. Never fails. */
export function* reading(text: Text, options: ReadingOptions = {}, earlier?: { dump: Dump; damages: readonly Damage[] }): Generator<number, Dump> {
  const dialects = options.dialects ?? builtIn;
  const before = earlier?.dump.dialects === dialects ? earlier.dump.detection : undefined;
  const detection = earlier && before && isTrueStill(before, earlier.damages, options.chosen) ? before : detect(text, dialects, options.chosen, before);
  const { dialect, chosen } = detection;
  const reusable = earlier && before?.dialect === dialect && before.chosen === chosen;
  // who says what a file is wants it read so from beginning to end
  const segmented = yield* segment(text, chosen ? dialect.scan : inParts(dialects, dialect), dialect.id, reusable ? { segments: earlier.dump.base, damages: earlier.damages } : undefined);
  const base = reusable || !earlier ? segmented : { ...segmented, removed: [...earlier.dump.unruled.articles()].map(({ article }) => article) };
  const byId = new Map(dialects.map((d) => [d.id, d]));
  const overruled = overrule(text, base, options.rulings ?? [], { of: (article) => byId.get(article.dialect)!, otherwise: dialect }, earlier && { ...earlier.dump.ruled, ...(reusable && { damages: earlier.damages }) });
  return new Dump(text, detection, segmented.segments, overruled, dialects);
}

/** Reads a dump in one go. */
export function readDump(text: string | Text, options: ReadingOptions = {}): Dump {
  return finish(reading(typeof text === 'string' ? Text.of(text) : text, options));
}

/** Runs a sliced computation to its end. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
