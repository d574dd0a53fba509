import type { Article } from '../dump/model.ts';
import type { FileView } from './check.ts';
import { asSet, bandsOf, likeness, shared, shinglesOf, sketchOf } from './shingles.ts';

const SAME = 0.8;
/** A text less than half as long is an abridged one, and no copy. */
const SHORTEST = 0.5;
/** So much the likeness of two sketches may be off: three times its standard deviation. */
const OFF = 0.2;
/** So many texts with a band in common are all compared; of more, one that shares so much with an earlier one is found through that. */
const FEW = 16;
const CLOSE = 0.9;
/** With so many earlier texts one is compared at most: where more share a band, it is for a pattern that they have in common. */
const COMPARED = 200;
/** A family of so many holds all that are connected with one of them, without a look at each pair. */
const LARGE = 64;
/** Groups that are gone through between two yields. */
const PER_SLICE = 50;

/** A text as its copies are found by. */
export interface Print {
  /** The same for the same shingles. */
  readonly key: string;
  readonly sketch: Uint32Array;
  /** How many shingles it has. */
  readonly size: number;
  /** Where and when it was printed. */
  readonly issue: string;
}

/** Articles with nearly the same text, in the order of the file. */
export interface Family<P extends Print> {
  readonly members: readonly Member<P>[];
  /** The first one of each issue. */
  readonly first: ReadonlyMap<string, Article>;
}

interface Member<P extends Print> {
  readonly article: Article;
  readonly print: P;
}

/** Articles with one and the same text, as far as its shingles tell. */
interface Group<P extends Print> {
  readonly articles: Map<Article, P>;
  readonly sketch: Uint32Array;
  readonly size: number;
  readonly bands: readonly number[];
  set: Uint32Array | null;
  /** What it shares with others, where that was asked. */
  readonly overlaps: WeakMap<Group<P>, number>;
}

/** A group that later ones are compared with. */
interface Standing<P extends Print> {
  readonly group: Group<P>;
  /** Those whose text is the same, itself among them. */
  readonly groups: Group<P>[];
  /** All that it is connected with, by way of others. */
  circle: Circle<P>;
}

interface Circle<P extends Print> {
  readonly standing: Standing<P>[];
  family: Family<P> | null;
}

export function printOf(shingles: Uint32Array, issue: string): Print {
  return { key: keyOf(shingles), sketch: sketchOf(shingles), size: shingles.length, issue };
}

/** All texts of a file by the bands of their sketches, and which of them are nearly the same: over 80 % of the shorter one's shingles stand in the other. */
export class Families<P extends Print> {
  readonly #groups = new Map<string, Group<P>>();
  readonly #bands = new Map<number, Set<Group<P>>>();
  #alike = new Map<Group<P>, readonly Standing<P>[]>();

  add(print: P, article: Article): void {
    let group = this.#groups.get(print.key);
    if (!group) {
      const { sketch, size } = print;
      this.#groups.set(print.key, (group = { articles: new Map(), sketch, size, bands: bandsOf(sketch), set: null, overlaps: new WeakMap() }));
      for (const band of group.bands) entry(this.#bands, band, () => new Set<Group<P>>()).add(group);
    }
    group.articles.set(article, print);
  }

  remove(print: P, article: Article): void {
    const group = this.#groups.get(print.key)!;
    group.articles.delete(article);
    if (group.articles.size > 0) return;
    this.#groups.delete(print.key);
    this.#alike.delete(group);
    for (const band of group.bands) {
      const own = this.#bands.get(band)!;
      own.delete(group);
      if (own.size === 0) this.#bands.delete(band);
    }
  }

  /**
   * Finds the families, in slices. Groups are gone through in the order of the file and compared with those before them. Where
   * there are many, a text that is nearly all the same as an earlier one is found through that, and later ones need not be
   * compared with it.
   */
  *settle(file: FileView): Generator<unknown, void> {
    const concerned = [...this.#groups.values()].flatMap((group) => {
      const bands = group.bands.filter((band) => this.#bands.get(band)!.size > 1);
      return bands.length > 0 || group.articles.size > 1 ? [{ group, bands, at: [...group.articles.keys()].reduce((first, article) => Math.min(first, file.number(article)), Infinity) }] : [];
    });
    yield;
    concerned.sort((a, b) => a.at - b.at);
    const standing = new Map<number, Standing<P>[]>();
    this.#alike = new Map();
    for (const { group, bands } of concerned) {
      const { found, closest } = compared(group, bands.map((band) => standing.get(band) ?? []), file);
      for (const other of found) other.groups.push(group);
      const own: Standing<P> = { group, groups: [group], circle: { standing: [], family: null } };
      own.circle.standing.push(own);
      const stands = bands.map((band) => entry(standing, band, () => [] as Standing<P>[])).filter(({ length }) => closest < CLOSE || length < FEW);
      for (const others of stands) others.push(own);
      if (stands.length > 0 || bands.length === 0) found.push(own);
      for (const other of found) join(other.circle, found[0].circle);
      this.#alike.set(group, found);
      if (this.#alike.size % PER_SLICE === 0) yield;
    }
  }

  /** The family of a text, once they have been found; null where it is alone. */
  of(print: P, file: FileView): Family<P> | null {
    const found = this.#alike.get(this.#groups.get(print.key)!) ?? [];
    if (found.length === 0) return null;
    const { circle } = found[0];
    const isLarge = found.reduce((sum, { groups }) => sum + groups.length, 0) > FEW * LARGE;
    const own = isLarge ? null : familyOf(found, file);
    const family = own && own.members.length < LARGE ? own : circle.family ??= familyOf(circle.standing, file);
    return family.members.length > 1 ? family : null;
  }
}

/** Makes one of two circles, the larger one taking in the smaller. */
function join<P extends Print>(one: Circle<P>, other: Circle<P>): void {
  if (one === other) return;
  const [from, to] = one.standing.length < other.standing.length ? [one, other] : [other, one];
  for (const standing of from.standing) {
    standing.circle = to;
    to.standing.push(standing);
  }
}

/** Those that have nearly the same text as a group, and how much of it the closest one shares. Where many have a band in common, those with the rarest ones come first. */
function compared<P extends Print>(group: Group<P>, bands: readonly (readonly Standing<P>[])[], file: FileView): { readonly found: Standing<P>[]; readonly closest: number } {
  const seen = new Set<Standing<P>>();
  const found: Standing<P>[] = [];
  let closest = 0;
  for (const others of bands.toSorted((a, b) => a.length - b.length)) {
    for (const other of others) {
      if (seen.has(other)) continue;
      if (seen.size === COMPARED || found.length === FEW) return { found, closest };
      seen.add(other);
      const overlap = overlapOf(group, other.group, file);
      if (overlap <= SAME) continue;
      found.push(other);
      closest = Math.max(closest, overlap);
    }
  }
  return { found, closest };
}

/** How much of the shorter text the longer one has; 0 where that is too little to matter, or where it is abridged. */
function overlapOf<P extends Print>(a: Group<P>, b: Group<P>, file: FileView): number {
  const known = a.overlaps.get(b);
  if (known !== undefined) return known;
  const like = Math.min(1, likeness(a.sketch, b.sketch) + OFF);
  if ((like / (1 + like)) * (a.size + b.size) < SAME * Math.min(a.size, b.size)) return 0;
  const [one, other] = [setOf(a, file), setOf(b, file)];
  const shorter = Math.min(one.length, other.length);
  const overlap = shorter < SHORTEST * Math.max(one.length, other.length) ? 0 : shared(one, other) / shorter;
  a.overlaps.set(b, overlap);
  b.overlaps.set(a, overlap);
  return overlap;
}

function setOf<P extends Print>(group: Group<P>, file: FileView): Uint32Array {
  const [article] = group.articles.keys();
  return (group.set ??= asSet(shinglesOf(file.read(article).structure)));
}

function familyOf<P extends Print>(standing: readonly Standing<P>[], file: FileView): Family<P> {
  const groups = new Set(standing.flatMap(({ groups }) => groups));
  const members = [...groups].flatMap(({ articles }) => [...articles].map(([article, print]) => ({ article, print, at: file.number(article) })));
  members.sort((a, b) => a.at - b.at);
  const first = new Map<string, Article>();
  for (const { article, print } of members) if (!first.has(print.issue)) first.set(print.issue, article);
  return { members, first };
}

/** The number, sum and exclusive or of shingles: the same in any order. */
function keyOf(shingles: Uint32Array): string {
  let sum = 0;
  let mixed = 0;
  for (const hash of shingles) {
    sum += hash;
    mixed ^= Math.imul(hash, 0x9e3779b1) ^ (hash >>> 7);
  }
  return `${shingles.length}:${sum}:${mixed >>> 0}`;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
