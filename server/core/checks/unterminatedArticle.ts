import { say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck } from './check.ts';
import { hasText, headOf, Tally } from './records.ts';

const NEARLY_ALL = 0.8;
const LEAST = 3;

interface Said {
  readonly counts: boolean;
  readonly ended: boolean;
  readonly dialect: string;
  readonly head: Range;
}

/** An article without an end marker, where the others of the dump have one. What mark-up leaves open is told as such. */
export const unterminatedArticle: ComparingCheck<Said> = {
  code: 'unterminated-article',
  say({ article, structure, dialect }) {
    return { counts: article.kind === 'article' && !dialect.usual.markup && (structure.title !== null || hasText(structure)), ended: structure.terminator !== null, dialect: article.dialect, head: headOf(structure) };
  },
  index() {
    const tallies = new Map<string, Tally>();
    const tally = (dialect: string): Tally => {
      const known = tallies.get(dialect) ?? new Tally();
      tallies.set(dialect, known);
      return known;
    };
    return {
      add: ({ counts, ended, dialect }) => { if (counts) tally(dialect).count(ended, 1); },
      remove: ({ counts, ended, dialect }) => { if (counts) tally(dialect).count(ended, -1); },
      judge({ counts, ended, dialect, head }) {
        if (!counts || ended || tally(dialect).shareOfOthers(LEAST) < NEARLY_ALL) return [];
        return [{ code: 'unterminated-article', ...head, message: say('this article has no end marker; the others of the file have one'), related: [] }];
      },
    };
  },
};
