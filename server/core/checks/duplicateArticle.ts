import type { Article } from '../dump/model.ts';
import { inOne, joined, say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck, Comparison, Elsewhere, FileView, Finding } from './check.ts';
import { Families, printOf, type Print } from './families.ts';
import { headOf } from './records.ts';
import { shinglesOf } from './shingles.ts';

const FEWEST = 12;
const SHOWN = 20;

interface Said extends Print {
  readonly head: Range;
  readonly title: string;
  readonly source: string;
  readonly date: string;
}

/** The same article again: over 80 % of its four-word shingles stand in an earlier one. Found through the bands of a MinHash sketch, not by comparing all pairs. */
export const duplicateArticle: ComparingCheck<Said | null> = {
  code: 'duplicate-article',
  say({ article, structure }) {
    if (article.kind !== 'article') return null;
    const shingles = shinglesOf(structure);
    if (shingles.length < FEWEST) return null;
    const title = structure.title?.text ?? '';
    const [source, date] = [structure.source?.text ?? '', structure.date?.text ?? ''];
    // where nobody says where and when it was printed, its title tells copies from texts of one pattern
    return { ...printOf(shingles, source === '' && date === '' ? plain(title) : plain(`${source}, ${date}`)), head: headOf(structure), title, source, date };
  },
  index: () => new Copies(),
};

class Copies implements Comparison<Said | null> {
  readonly #families = new Families<Said>();

  add(said: Said | null, article: Article): void {
    if (said) this.#families.add(said, article);
  }

  remove(said: Said | null, article: Article): void {
    if (said) this.#families.remove(said, article);
  }

  settle(file: FileView): Generator<unknown, void> {
    return this.#families.settle(file);
  }

  judge(said: Said | null, article: Article, file: FileView): Finding<Elsewhere>[] {
    const family = said && this.#families.of(said, file);
    if (!family || family.members[0].article === article) return [];
    const again = family.first.get(said.issue) !== article;
    const count = family.members.length;
    const related = family.members.slice(0, SHOWN + 1).filter((other) => other.article !== article).slice(0, SHOWN).map(({ article: other, print: { head, title, source, date } }): Elsewhere => (
      { article: other, ...head, message: joined([say('the same text'), ...title ? [say('“{0}”', title)] : [], source, date].filter((part) => part !== '')) }
    ));
    const rest = count - 1 > SHOWN ? [say('the first {0} of {1} others are listed', SHOWN, count - 1)] : [];
    const what = again ? say(count === 2 ? 'the same article stands in this file twice' : 'the same article stands in this file {0} times', count) : say('another paper, edition or date has the same text');
    const message = inOne([what, ...rest]);
    return [{ code: 'duplicate-article', ...said.head, message, related, ...(again ? {} : { severity: 'information' as const }) }];
  }
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s\u00a0]+/g, ' ').trim();
}
