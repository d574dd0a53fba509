import type { Article } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck, Elsewhere, FileView } from './check.ts';
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
  readonly bands: readonly string[];
}

/** Articles with one and the same sketch. */
interface Group {
  readonly articles: Map<Article, Said>;
  readonly bands: readonly string[];
}

/** The same article again: over 80 % of its four-word shingles stand in an earlier one. Found through the bands of a MinHash sketch, not by comparing all pairs. */
export const duplicateArticle: ComparingCheck<Said | null> = {
  code: 'duplicate-article',
  say({ article, structure }) {
    if (article.kind !== 'article') return null;
    const shingles = shinglesOf(structure);
    if (shingles.length < FEWEST) return null;
    const { title, source, date } = structure;
    return { head: headOf(structure), title: title?.text ?? '', source: plain(source?.text), date: plain(date?.text), bands: bandsOf(shingles) };
  },
  index() {
    const groups = new Map<string, Group>();
    const bands = new Map<string, Set<Group>>();
    const families = new WeakMap<FileView, Map<Group, readonly Article[]>>();
    const sets = new WeakMap<Article, Uint32Array>();
    const saidOf = new WeakMap<Article, Said>();

    const setOf = (article: Article, file: FileView): Uint32Array => {
      const known = sets.get(article) ?? asSet(shinglesOf(file.read(article).structure));
      sets.set(article, known);
      return known;
    };
    const isSame = (a: Article, b: Article, file: FileView): boolean => {
      const [one, other] = [setOf(a, file), setOf(b, file)];
      const shorter = Math.min(one.length, other.length);
      return shorter >= SHORTEST * Math.max(one.length, other.length) && shared(one, other) > SAME * shorter;
    };
    /** All articles that have the text of a group's, in the order of the file. */
    const familyOf = (group: Group, file: FileView): readonly Article[] => {
      const known = families.get(file) ?? new Map<Group, readonly Article[]>();
      families.set(file, known);
      const family = known.get(group);
      if (family) return family;
      const near = new Set<Group>([group]);
      for (const band of group.bands) for (const other of bands.get(band)!) near.add(other);
      const [first] = group.articles.keys();
      const found = [...near].filter((other) => other === group || isSame(first, other.articles.keys().next().value!, file)).flatMap((other) => [...other.articles.keys()]);
      found.sort((a, b) => file.number(a) - file.number(b));
      known.set(group, found);
      return found;
    };

    return {
      add(said, article) {
        if (!said) return;
        const key = said.bands.join(' ');
        let group = groups.get(key);
        if (!group) {
          groups.set(key, (group = { articles: new Map(), bands: said.bands }));
          for (const band of said.bands) {
            const own = bands.get(band);
            if (own) own.add(group);
            else bands.set(band, new Set([group]));
          }
        }
        group.articles.set(article, said);
        saidOf.set(article, said);
      },
      remove(said, article) {
        if (!said) return;
        const key = said.bands.join(' ');
        const group = groups.get(key)!;
        group.articles.delete(article);
        if (group.articles.size > 0) return;
        groups.delete(key);
        for (const band of group.bands) {
          const own = bands.get(band)!;
          own.delete(group);
          if (own.size === 0) bands.delete(band);
        }
      },
      judge(said, article, file) {
        if (!said) return [];
        const family = familyOf(groups.get(said.bands.join(' '))!, file);
        if (family.length < 2 || family[0] === article) return [];
        const number = file.number(article);
        const sameIssue = (other: Article): boolean => {
          const { source, date } = saidOf.get(other)!;
          return source === said.source && date === said.date;
        };
        const others = family.length > SHOWN + 1 ? family.filter((other) => other !== article).slice(0, SHOWN) : family.filter((other) => other !== article);
        const again = others.some((other) => file.number(other) < number && sameIssue(other));
        const related = others.map((other): Elsewhere => {
          const { head, title, source, date } = saidOf.get(other)!;
          return { article: other, ...head, message: ['the same text', title && `“${title}”`, source, date].filter(Boolean).join(', ') };
        });
        const more = family.length - 1 - others.length;
        const rest = more > 0 ? `; the first ${SHOWN} of ${family.length - 1} others are listed` : '';
        const message = again ? `the same article stands in this file ${family.length === 2 ? 'twice' : `${family.length} times`}${rest}` : `another paper, edition or date has the same text${rest}`;
        return [{ code: 'duplicate-article', ...said.head, message, related, ...(again ? {} : { severity: 'information' as const }) }];
      },
    };
  },
};

function plain(text = ''): string {
  return text.toLowerCase().replace(/[\s\u00a0]+/g, ' ').trim();
}
