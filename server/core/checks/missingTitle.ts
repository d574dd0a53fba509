import { say } from '../say.ts';
import type { ComparingCheck } from './check.ts';
import { headOf, hasText, Tally } from './records.ts';
import type { Range } from '../text/range.ts';

const NEARLY_ALL = 0.85;
const LEAST = 3;

interface Said {
  readonly titled: boolean;
  readonly counts: boolean;
  /** Its dialect has such records. */
  readonly usual: boolean;
  readonly head: Range;
}

/** An article without a title, where nearly all others of the file have one. */
export const missingTitle: ComparingCheck<Said> = {
  code: 'missing-title',
  say({ article, structure, dialect }) {
    const titled = structure.title !== null && structure.title.text !== '';
    return { titled, counts: article.kind === 'article' && (titled || hasText(structure)), usual: dialect.usual.titleless ?? false, head: headOf(structure) };
  },
  index() {
    const tally = new Tally();
    return {
      add: ({ counts, titled }) => { if (counts) tally.count(titled, 1); },
      remove: ({ counts, titled }) => { if (counts) tally.count(titled, -1); },
      judge({ counts, titled, usual, head }) {
        if (!counts || titled || tally.all < 2) return [];
        const unusual = !usual && tally.shareOfOthers(LEAST) >= NEARLY_ALL;
        const message = say(unusual ? 'this article has no title; nearly all others of the file have one' : 'this article has no title');
        return [{ code: 'missing-title', ...head, message, related: [], ...(unusual ? {} : { severity: 'hint' as const }) }];
      },
    };
  },
};
