import type { Dump } from '../dump/dump.ts';
import { fact } from '../dump/fact.ts';
import { identity } from '../dump/identity.ts';
import type { Article, Placed } from '../dump/model.ts';
import type { Damage } from '../text/changes.ts';
import type { Range } from '../text/range.ts';
import { findAgain, describe, standing } from './anchor.ts';
import { encode, type Annotation, type Target } from './annotation.ts';
import { Counting } from './counting.ts';
import { Likeness } from './likeness.ts';

/** A decision and where it stands: in which article, and at which range of it (UTF-16 from its beginning; null for the whole article). */
export interface Anchored {
  readonly annotation: Annotation;
  readonly article: Article;
  readonly range: Range | null;
}

/** Decisions about one article, as they name it. */
interface Group {
  found: number;
  readonly missing: Annotation[];
}

const PER_SLICE = 200;
/** Positions in an article as sidecars have them. */
const counting = fact(({ text }) => Counting.sidecar(text));

/**
 * Where decisions stand in a dump. While it is edited they move with its text; a decision whose words are gone is an
 * orphan: kept, and shown as lost.
 */
export class Anchors {
  readonly #byArticle = new Map<Article, Anchored[]>();
  readonly #byId = new Map<string, Anchored>();
  readonly #orphans = new Map<string, Annotation>();

  /** Those of one article, in the order in which they were placed. */
  of(article: Article): readonly Anchored[] {
    return this.#byArticle.get(article) ?? [];
  }

  /** Where a decision stands; undefined where it is lost or not known. */
  get(id: string): Anchored | undefined {
    return this.#byId.get(id);
  }

  /** Decisions whose place was not found. */
  get orphans(): readonly Annotation[] {
    return [...this.#orphans.values()];
  }

  /** How many decisions have a place. */
  get size(): number {
    return this.#byId.size;
  }

  /** Puts a decision where it is known to stand, in place of one with the same id. */
  put(anchored: Anchored): void {
    const { id } = anchored.annotation;
    this.remove(id);
    this.#byId.set(id, anchored);
    const there = this.#byArticle.get(anchored.article);
    if (there) there.push(anchored);
    else this.#byArticle.set(anchored.article, [anchored]);
  }

  /** Forgets a decision. */
  remove(id: string): void {
    this.#orphans.delete(id);
    const anchored = this.#byId.get(id);
    if (!anchored) return;
    this.#byId.delete(id);
    const there = this.#byArticle.get(anchored.article)!;
    there.splice(there.indexOf(anchored), 1);
    if (there.length === 0) this.#byArticle.delete(anchored.article);
  }

  /** Finds the places of decisions in a dump, as read from its sidecar; sliced. */
  *place(dump: Dump, annotations: Iterable<Annotation>): Generator<unknown, void> {
    const titles = yield* titled(dump);
    const moved: Annotation[] = [];
    const groups = new Map<string, Group>();
    let n = 0;
    for (const annotation of annotations) {
      if (++n % PER_SLICE === 0) yield;
      const anchored = findAtOnce(dump, titles, annotation);
      if (!anchored) {
        moved.push(annotation);
        continue;
      }
      this.put(anchored);
      groupOf(groups, annotation).found++;
    }
    if (moved.length === 0) return;
    const articles = yield* directory(dump, titles);
    let plain: Directory | null = null;
    for (const annotation of moved) {
      let anchored = find(dump, articles, annotation);
      if (!anchored && dump.unruled !== dump) {
        plain ??= yield* directory(dump.unruled);
        anchored = findUnruled(dump, plain, annotation);
      }
      const group = groupOf(groups, annotation);
      if (anchored) group.found++;
      else group.missing.push(annotation);
      if (anchored) this.put(anchored);
      // each has cost a search
      yield;
    }
    const homeless: (readonly Annotation[])[] = [];
    for (const [id, { found, missing }] of groups) {
      if (missing.length === 0) continue;
      // an article of the same title is another one where it has none of the words
      if (articles.byId.has(id) || found >= missing.length) for (const annotation of missing) this.#lose(annotation);
      else homeless.push(missing);
    }
    if (homeless.length > 0) yield* this.#seek(dump, homeless);
  }

  #lose(annotation: Annotation): void {
    this.remove(annotation.id);
    this.#orphans.set(annotation.id, annotation);
  }

  /**
   * Looks for decisions, by their articles, that have another identity and title now: in an article that reads like their quotes and is no other's, else in one
   * of which another's decisions are: the two may have become one.
   */
  *#seek(dump: Dump, homeless: Iterable<readonly Annotation[]>): Generator<unknown, void> {
    const taken = new Set(this.#byArticle.keys());
    const [free, others] = [new Likeness(), new Likeness()];
    for (const placed of dump.articles()) {
      (taken.has(placed.article) ? others : free).add(placed, dump.structure(placed).text);
      yield;
    }
    for (const group of homeless) {
      const words = group.map(({ target: { quote } }) => (quote ? `${quote.prefix}${quote.exact}${quote.suffix}` : '')).join('\n');
      const isHome = this.#settle(dump, free.mostLike(words), group) || this.#settle(dump, others.mostLike(words), group);
      if (!isHome) for (const annotation of group) this.#lose(annotation);
      yield;
    }
  }

  /** Puts decisions in an article, if most of their words tell that it is theirs; whether they do. */
  #settle(dump: Dump, placed: Placed | null, group: readonly Annotation[]): boolean {
    if (!placed) return false;
    const found = group.map(({ target }) => within(dump, placed, target));
    if (2 * found.filter((there) => there?.range).length < Math.max(1, group.filter(({ target }) => target.range).length)) return false;
    group.forEach((annotation, n) => {
      const there = found[n];
      if (there) this.put({ annotation, article: placed.article, range: there.range });
      else this.#lose(annotation);
    });
    return true;
  }

  /** Goes over to a version that was read with the earlier one: what stands in articles that an edit touched moves with the text. */
  update(dump: Dump, earlier: Dump, damages: readonly Damage[]): void {
    if (this.#byArticle.size === 0) return;
    const gone = new Set(dump.removed);
    if (gone.size === 0) return;
    for (const placed of earlier.articles()) {
      if (!gone.has(placed.article)) continue;
      const here = this.of(placed.article);
      // taken out together: one by one would cost the square of their number
      this.#byArticle.delete(placed.article);
      for (const { annotation } of here) this.#byId.delete(annotation.id);
      for (const anchored of here) this.#move(anchored, placed, dump, damages);
    }
  }

  /** The decisions in the order of the text, each described as it stands now, those without a place last. */
  *described(dump: Dump, source: string): Generator<Annotation> {
    for (const placed of dump.articles()) {
      const here = this.of(placed.article);
      if (here.length === 0) continue;
      for (const anchored of [...here].sort(byPlace)) yield redescribed(dump, placed, anchored, source);
    }
    yield* this.#orphans.values();
  }

  #move(anchored: Anchored, old: Placed, dump: Dump, damages: readonly Damage[]): void {
    const { annotation, range } = anchored;
    const from = old.start + (range?.start ?? 0);
    const to = range ? old.start + range.end : old.end;
    const moved = move({ start: from, end: to }, damages);
    const placed = moved && dump.articleAt(range ? moved.start : firstInside(dump, moved));
    if (!moved || !placed || (range && moved.end > placed.end)) {
      this.#orphans.set(annotation.id, annotation);
      return;
    }
    this.put({ annotation, article: placed.article, range: range && { start: moved.start - placed.start, end: moved.end - placed.start } });
  }
}

/** The first offset of a range at which an article stands, for a decision about a whole article whose head was edited. */
function firstInside(dump: Dump, range: Range): number {
  for (const placed of dump.articlesIn(range)) return Math.max(placed.start, range.start);
  return range.start;
}

/**
 * Where a range of the old text stands in the new one: a change within it stretches or shrinks it, one over its edge cuts it,
 * one that replaces exactly it stands in its place. Null where nothing of it is left.
 */
export function move({ start, end }: Range, damages: readonly Damage[]): Range | null {
  let from = start;
  let to = end;
  for (const { oldStart, oldEnd, newStart, newEnd } of damages) {
    const shift = newEnd - oldEnd;
    if (oldEnd <= start) from = start + shift;
    else if (oldStart < start) from = newEnd;
    else if (oldStart === start) from = oldEnd <= end ? newStart : newEnd;
    if (oldStart >= end) break;
    if (oldEnd < end) to = end + shift;
    else if (oldEnd === end) to = oldStart >= start ? newEnd : end + shift;
    else to = newStart;
  }
  return to > from ? { start: from, end: to } : null;
}

/** The articles of a dump by identity and by title. */
export interface Directory {
  readonly byId: ReadonlyMap<string, Placed>;
  readonly byTitle: ReadonlyMap<string, readonly Placed[]>;
}

/** Reads the identities and titles of a dump's articles; sliced. */
export function* directory(dump: Dump, titles?: Directory['byTitle']): Generator<unknown, Directory> {
  const byId = new Map<string, Placed>();
  for (const placed of dump.articles()) {
    const id = dump.fact(identity, placed);
    if (!byId.has(id)) byId.set(id, placed);
    if (placed.index % PER_SLICE === 0) yield;
  }
  return { byId, byTitle: titles ?? (yield* titled(dump)) };
}

function* titled(dump: Dump): Generator<unknown, Directory['byTitle']> {
  const byTitle = new Map<string, Placed[]>();
  for (const placed of dump.articles()) {
    const title = dump.structure(placed).title?.text;
    const same = title === undefined ? undefined : byTitle.get(title);
    if (same) same.push(placed);
    else if (title !== undefined) byTitle.set(title, [placed]);
    if (placed.index % PER_SLICE === 0) yield;
  }
  return byTitle;
}

/** Finds what stands where it stood, in the only article of its title or the one of its identity: identities cost a reading of the whole article. */
function findAtOnce(dump: Dump, titles: Directory['byTitle'], annotation: Annotation): Anchored | null {
  const { target, target: { article: { id, title } } } = annotation;
  const all = (title !== null && titles.get(title)) || [];
  const placed = all.length === 1 && target.range ? all[0] : all.find((one) => dump.fact(identity, one) === id);
  if (!placed) return null;
  if (!target.range) return { annotation, article: placed.article, range: null };
  const range = standing(dump.structure(placed).text, target, dump.fact(counting, placed));
  return range && { annotation, article: placed.article, range };
}

function groupOf(groups: Map<string, Group>, { target: { article: { id } } }: Annotation): Group {
  const group = groups.get(id) ?? { found: 0, missing: [] };
  groups.set(id, group);
  return group;
}

function find(dump: Dump, articles: Directory, annotation: Annotation): Anchored | null {
  const found = locate(dump, articles, annotation.target);
  return found && { annotation, article: found.placed.article, range: found.range };
}

/** Finds words by the article that they were marked in before somebody ruled that another begins within it. */
function findUnruled(dump: Dump, plain: Directory, annotation: Annotation): Anchored | null {
  const found = locate(dump.unruled, plain, annotation.target);
  if (!found?.range) return null;
  const [start, end] = [found.placed.start + found.range.start, found.placed.start + found.range.end];
  const placed = dump.articleAt(start);
  return placed && end <= placed.end ? { annotation, article: placed.article, range: { start: start - placed.start, end: end - placed.start } } : null;
}

/** Looks for a target in one article. The range is UTF-16 from its beginning. */
function within(dump: Dump, placed: Placed, target: Target): { readonly placed: Placed; readonly range: Range | null } | null {
  if (!target.range) return { placed, range: null };
  const found = findAgain(dump.structure(placed).text, target, dump.fact(counting, placed));
  return found && { placed, range: { start: found.start, end: found.end } };
}

/** Looks for a target in the article of its identity, then in those of its title. The range is UTF-16 from the article's beginning. */
export function locate(dump: Dump, { byId, byTitle }: Directory, target: Target): ReturnType<typeof within> {
  const { article } = target;
  const own = byId.get(article.id);
  const there = own && within(dump, own, target);
  if (there || article.title === null) return there ?? null;
  for (const placed of byTitle.get(article.title) ?? []) {
    const found = placed === own ? null : within(dump, placed, target);
    if (found) return found;
  }
  return null;
}

function byPlace(a: Anchored, b: Anchored): number {
  return (a.range?.start ?? -1) - (b.range?.start ?? -1) || (a.range?.end ?? -1) - (b.range?.end ?? -1) || (a.annotation.created < b.annotation.created ? -1 : 1);
}

/** A target as it is to be written: where in the article, with its words, and which article. */
export function targetOf(dump: Dump, placed: Placed, range: Range | null): Target {
  const structure = dump.structure(placed);
  return {
    article: { id: dump.fact(identity, placed), title: structure.title?.text ?? null },
    ...(range ? describe(structure.text, range, dump.fact(counting, placed)) : { range: null, quote: null }),
  };
}

/** Do two targets say the same? */
export function isSameTarget(a: Target, b: Target): boolean {
  return a.article.id === b.article.id && a.article.title === b.article.title && a.range?.start === b.range?.start && a.range?.end === b.range?.end
    && a.quote?.exact === b.quote?.exact && a.quote?.prefix === b.quote?.prefix && a.quote?.suffix === b.quote?.suffix;
}

function redescribed(dump: Dump, placed: Placed, { annotation, range }: Anchored, source: string): Annotation {
  const target = targetOf(dump, placed, range);
  if (isSameTarget(target, annotation.target)) return annotation;
  return { ...annotation, target, line: encode({ ...annotation, target }, source) };
}
