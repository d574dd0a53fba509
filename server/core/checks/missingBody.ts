import { say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck } from './check.ts';
import { hasText, headOf, Tally } from './records.ts';

interface Said {
  readonly counts: boolean;
  readonly text: boolean;
  readonly usual: boolean;
  readonly head: Range;
}

/** A title and no text before the next article; in a file of titles alone nothing is missing. */
export const missingBody: ComparingCheck<Said> = {
  code: 'missing-body',
  say({ article, structure, dialect }) {
    return { counts: article.kind === 'article' && structure.title !== null, text: hasText(structure), usual: dialect.usual.bodyless ?? false, head: headOf(structure) };
  },
  index() {
    const tally = new Tally();
    return {
      add: ({ counts, text }) => { if (counts) tally.count(text, 1); },
      remove: ({ counts, text }) => { if (counts) tally.count(text, -1); },
      judge({ counts, text, usual, head }) {
        if (!counts || text || tally.shareOfOthers(1) < 0.5) return [];
        return [{ code: 'missing-body', ...head, message: say('this article has a title and no text'), related: [], ...(usual && { severity: 'hint' as const }) }];
      },
    };
  },
};
