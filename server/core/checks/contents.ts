import type { Mark, Structure } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { countWhile } from '../text/sorted.ts';

/** An entry of a list of contents, where it stands, and its title as it is compared. */
export interface Entry extends Range {
  readonly number: number | null;
  readonly text: string;
}

/** An article as a list may name it. */
export interface Listed {
  readonly title: string;
  /** Its first lines, for where its title is not known for what it is. */
  readonly lines: () => readonly string[];
}

/** Shorter lists are taken for something else, and such as match fewer of the titles. */
const FEWEST = 3;
const MATCHING = 0.5;
/** So much of a title tells it, in UTF-16 units; what is shorter must match whole. */
const PREFIX = 24;
const SHORT = 8;
const FIRST_LINES = 4;
/** What leads to a page number. */
const LEADER = /(?:\.\s?){3,}\s*\d*\s*$|…+\s*\d*\s*$|(?:\t|\s{3,})\s*\d+\s*$/;

/** A line with a number or a bullet, or one that leads to a page; longer ones are none. */
const LINE = /^\s*(?:(?:\(?(?<number>\d{1,4})[.)]|[-*•–])\s+(?<text>\S.*)|(?<paged>\p{L}.*?(?:(?:\.\s?){3,}|…|\s{3,}|\t)\s*\d{1,4}))\s*$/u;
const LONGEST = 200;
const LINK = /\[([^\]\n]*)\]\([^)\n]*\)/g;

/** The entries in a gap: as its dialect marked them, else as they usually look. */
export function entriesIn(gap: string, marks: readonly Mark[]): Entry[] {
  const marked = marks.flatMap(({ kind, start, end, number, text }) => (kind === 'entry' && text ? [{ start, end, number: number ?? null, text }] : []));
  return (marked.length > 0 ? marked : linesIn(gap)).map((entry) => ({ ...entry, text: entry.text.replace(LEADER, '').trim() })).filter(({ text }) => /\p{L}/u.test(text));
}

function linesIn(gap: string): Entry[] {
  return [...gap.matchAll(/[^\n\r]+/g)].flatMap(({ 0: line, index }) => {
    const groups = line.length > LONGEST ? undefined : LINE.exec(line)?.groups;
    if (!groups) return [];
    return [{ start: index + line.search(/\S/), end: index + line.trimEnd().length, number: groups.number ? Number(groups.number) : null, text: (groups.text ?? groups.paged).replace(LINK, '$1') }];
  });
}

/** A title as lists are compared with it: case, punctuation and white space do not count. */
export function asListed(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The first filled lines of an article. */
export function firstLines({ text }: Structure): string[] {
  return text.slice(0, 1000).split(/[\n\r]+/).filter((line) => line.trim() !== '').slice(0, FIRST_LINES).map(asListed);
}

/** The entries that no article has; null where it is no list of these articles, or where as many articles have no entry: they may be the same by other names. */
export function unlisted(entries: readonly Entry[], articles: readonly Listed[]): Entry[] | null {
  if (entries.length < FEWEST) return null;
  const free = new Titles(articles.map(({ title }) => title));
  const names = entries.map(({ text }) => asListed(text));
  let left = entries.map((_, i) => i).filter((i) => !free.takeWhole(names[i]));
  left = left.filter((i) => !free.takeLike(names[i]));
  if (left.length > 0 && left.length < entries.length) {
    const others = new Titles(free.left().flatMap((i) => articles[i].lines()));
    left = left.filter((i) => !others.takeWhole(names[i]) && !others.takeLike(names[i]));
  }
  if (entries.length - left.length < MATCHING * entries.length) return null;
  // an article with another name may be what an entry means
  return left.length > articles.length - (entries.length - left.length) ? left.map((i) => entries[i]) : [];
}

/** Titles, each to be taken once. */
class Titles {
  readonly #whole = new Map<string, number[]>();
  readonly #sorted: readonly { readonly title: string; readonly index: number }[];
  readonly #taken = new Set<number>();

  constructor(titles: readonly string[]) {
    titles.forEach((title, i) => {
      const same = this.#whole.get(title);
      if (same) same.push(i);
      else this.#whole.set(title, [i]);
    });
    this.#sorted = titles.map((title, index) => ({ title, index })).filter(({ title }) => title !== '').sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.index - b.index));
  }

  takeWhole(name: string): boolean {
    const free = name === '' ? undefined : this.#whole.get(name)?.find((i) => !this.#taken.has(i));
    return free !== undefined && this.#take(free);
  }

  /** Takes a title that a name begins with, or that begins as the name does. */
  takeLike(name: string): boolean {
    for (let end = name.lastIndexOf(' '); end >= SHORT; end = name.lastIndexOf(' ', end - 1)) if (this.takeWhole(name.slice(0, end))) return true;
    const prefix = name.slice(0, PREFIX);
    if (prefix.length < SHORT) return false;
    for (let i = countWhile(this.#sorted, ({ title }) => title < prefix); this.#sorted[i]?.title.startsWith(prefix); i++) if (!this.#taken.has(this.#sorted[i].index)) return this.#take(this.#sorted[i].index);
    return false;
  }

  left(): number[] {
    return [...this.#whole.values()].flat().filter((i) => !this.#taken.has(i));
  }

  #take(index: number): true {
    this.#taken.add(index);
    return true;
  }
}
