import type { Dump } from '../dump/dump.ts';
import type { Article, Placed } from '../dump/model.ts';

/** What is told of every article that comes and goes; its answers must not depend on the order in which it is told. */
export interface Index<T> {
  add(article: Article, said: T): void;
  remove(article: Article, said: T): void;
}

/** Computes what one article says; may yield between its parts. */
export type Say<T> = (dump: Dump, placed: Placed) => Generator<unknown, T>;

/** Articles passed over between two yields. */
const KNOWN_PER_SLICE = 2000;
/** Articles taken out of the indexes between two yields. */
const REMOVED_PER_SLICE = 20;

/**
 * What each article of a dump says by itself, computed once an article, and the indexes over those that have been read so
 * far. An edit takes out only what it removed.
 */
export class Gathered<T> {
  readonly #say: Say<T>;
  readonly #indexes: readonly Index<T>[];
  #dump: Dump;
  #said = new Map<Article, T>();

  constructor(dump: Dump, say: Say<T>, indexes: readonly Index<T>[]) {
    this.#dump = dump;
    this.#say = say;
    this.#indexes = indexes;
  }

  /** Have all articles of the current version been read? */
  get isComplete(): boolean {
    return this.#said.size === this.#dump.count;
  }

  /** How many of the current version's articles have been read. */
  get count(): number {
    return this.#said.size;
  }

  /** Goes over to the next version, in slices; it must have been made from the current one, or share no article with it. Nothing is to be asked before it is there. */
  *updating(dump: Dump): Generator<unknown, void> {
    let removed = 0;
    for (const article of dump.removed) {
      const said = this.#said.get(article);
      if (said === undefined) continue;
      this.#said.delete(article);
      for (const index of this.#indexes) index.remove(article, said);
      if (++removed % REMOVED_PER_SLICE === 0) yield;
    }
    this.#dump = dump;
  }

  /** What an article of the current version says. */
  of(placed: Placed): T {
    const steps = this.steps(placed);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** `of` in slices. */
  *steps(placed: Placed): Generator<unknown, T> {
    const known = this.#said.get(placed.article);
    if (known !== undefined) return known;
    const dump = this.#dump;
    const said = yield* this.#say(dump, placed);
    // others may have run between the slices: told once, and only of what is still there
    const meanwhile = this.#said.get(placed.article);
    if (meanwhile !== undefined) return meanwhile;
    if (dump !== this.#dump && !this.#stands(placed.article)) return said;
    this.#said.set(placed.article, said);
    for (const index of this.#indexes) index.add(placed.article, said);
    return said;
  }

  /** Reads all articles; goes on with the newest version where the dump is edited meanwhile. */
  *complete(): Generator<number, void> {
    while (!this.isComplete) {
      const dump = this.#dump;
      let passed = 0;
      for (const placed of dump.articles()) {
        if (this.#said.has(placed.article)) {
          if (++passed % KNOWN_PER_SLICE === 0) yield this.count;
        } else {
          for (const step of this.steps(placed)) {
            void step;
            yield this.count;
            if (dump !== this.#dump && !this.#stands(placed.article)) break;
          }
          yield this.count;
        }
        if (dump !== this.#dump) break;
      }
    }
  }

  /** Is an article of an earlier version in the current one too? */
  #stands(article: Article): boolean {
    for (const placed of this.#dump.articles()) if (placed.article === article) return true;
    return false;
  }
}
