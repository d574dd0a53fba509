import type { Article } from '../dump/model.ts';
import { inOne, joined, say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck, Comparison, Elsewhere, FileView, Finding } from './check.ts';
import { headOf } from './records.ts';
import { asSet, bandsOf, shared, shinglesOf } from './shingles.ts';

const SAME = 0.8;
/** A text less than half as long is an abridged one, and no copy. */
const SHORTEST = 0.5;
const FEWEST = 12;
const SHOWN = 20;

interface Said {
  readonly head: Range;
  readonly title: string;
  readonly source: string;
  readonly date: string;
  /** The same for the same shingles. */
  readonly key: string;
  readonly bands: readonly string[];
}

/** Articles with one and the same text, as far as its shingles tell. */
interface Group {
  readonly articles: Map<Article, Said>;
  readonly bands: readonly string[];
  set: Uint32Array | null;
  /** Whether other groups have nearly the same text, where that was asked. */
  readonly same: WeakMap<Group, boolean>;
}

/** The same article again: over 80 % of its four-word shingles stand in an earlier one. Found through the bands of a MinHash sketch, not by comparing all pairs. */
export const duplicateArticle: ComparingCheck<Said | null> = {
  code: 'duplicate-article',
  say({ article, structure }) {
    if (article.kind !== 'article') return null;
    const shingles = shinglesOf(structure);
    if (shingles.length < FEWEST) return null;
    const { title, source, date } = structure;
    return { head: headOf(structure), title: title?.text ?? '', source: plain(source?.text), date: plain(date?.text), key: keyOf(shingles), bands: bandsOf(shingles) };
  },
  index: () => new Families(),
};

/** All articles with nearly the same text, in the order of the file. */
interface Family {
  readonly members: readonly { readonly article: Article; readonly said: Said }[];
  /** The first one of each source and date. */
  readonly first: ReadonlyMap<string, Article>;
}

class Families implements Comparison<Said | null> {
  readonly #groups = new Map<string, Group>();
  readonly #bands = new Map<string, Set<Group>>();
  readonly #ordered = new WeakMap<FileView, Map<Group, Family>>();

  add(said: Said | null, article: Article): void {
    if (!said) return;
    let group = this.#groups.get(said.key);
    if (!group) {
      this.#groups.set(said.key, (group = { articles: new Map(), bands: said.bands, set: null, same: new WeakMap() }));
      for (const band of said.bands) {
        const own = this.#bands.get(band);
        if (own) own.add(group);
        else this.#bands.set(band, new Set([group]));
      }
    }
    group.articles.set(article, said);
  }

  remove(said: Said | null, article: Article): void {
    if (!said) return;
    const group = this.#groups.get(said.key)!;
    group.articles.delete(article);
    if (group.articles.size > 0) return;
    this.#groups.delete(said.key);
    for (const band of group.bands) {
      const own = this.#bands.get(band)!;
      own.delete(group);
      if (own.size === 0) this.#bands.delete(band);
    }
  }

  /** The family of a group; null where it is one article alone. */
  #familyOf(group: Group, file: FileView): Family | null {
    const known = this.#ordered.get(file) ?? new Map<Group, Family>();
    this.#ordered.set(file, known);
    const family = known.get(group);
    if (family) return family;
    const near = new Set<Group>();
    for (const band of group.bands) for (const other of this.#bands.get(band)!) if (other !== group) near.add(other);
    if (near.size === 0 && group.articles.size === 1) return null;
    const members = [group, ...[...near].filter((other) => isSame(group, other, file))].flatMap(({ articles }) => [...articles].map(([article, said]) => ({ article, said })));
    members.sort((a, b) => file.number(a.article) - file.number(b.article));
    const first = new Map<string, Article>();
    for (const { article, said } of members) if (!first.has(issueOf(said))) first.set(issueOf(said), article);
    known.set(group, { members, first });
    return { members, first };
  }

  judge(said: Said | null, article: Article, file: FileView): Finding<Elsewhere>[] {
    if (!said) return [];
    const family = this.#familyOf(this.#groups.get(said.key)!, file);
    if (!family || family.members.length < 2 || family.members[0].article === article) return [];
    const again = family.first.get(issueOf(said)) !== article;
    const count = family.members.length;
    const related = family.members.slice(0, SHOWN + 1).filter((other) => other.article !== article).slice(0, SHOWN).map(({ article: other, said: { head, title, source, date } }): Elsewhere => (
      { article: other, ...head, message: joined([say('the same text'), ...title ? [say('“{0}”', title)] : [], source, date].filter((part) => part !== '')) }
    ));
    const rest = count - 1 > SHOWN ? [say('the first {0} of {1} others are listed', SHOWN, count - 1)] : [];
    const what = again ? say(count === 2 ? 'the same article stands in this file twice' : 'the same article stands in this file {0} times', count) : say('another paper, edition or date has the same text');
    const message = inOne([what, ...rest]);
    return [{ code: 'duplicate-article', ...said.head, message, related, ...(again ? {} : { severity: 'information' as const }) }];
  }
}

/** Where and when an article was printed; where nobody says, its title tells copies from texts of one pattern. */
const issueOf = ({ source, date, title }: Said): string => (source === '' && date === '' ? plain(title) : `${source}\n${date}`);

function isSame(a: Group, b: Group, file: FileView): boolean {
  const known = a.same.get(b);
  if (known !== undefined) return known;
  const [one, other] = [setOf(a, file), setOf(b, file)];
  const shorter = Math.min(one.length, other.length);
  const same = shorter >= SHORTEST * Math.max(one.length, other.length) && shared(one, other) > SAME * shorter;
  a.same.set(b, same);
  b.same.set(a, same);
  return same;
}

function setOf(group: Group, file: FileView): Uint32Array {
  const [article] = group.articles.keys();
  return (group.set ??= asSet(shinglesOf(file.read(article).structure)));
}

/** The same for the same shingles in any order: their number, sum and exclusive or. */
function keyOf(shingles: Uint32Array): string {
  let sum = 0;
  let mixed = 0;
  for (const hash of shingles) {
    sum += hash;
    mixed ^= Math.imul(hash, 0x9e3779b1) ^ (hash >>> 7);
  }
  return `${shingles.length}:${sum}:${mixed >>> 0}`;
}

function plain(text = ''): string {
  return text.toLowerCase().replace(/[\s\u00a0]+/g, ' ').trim();
}
