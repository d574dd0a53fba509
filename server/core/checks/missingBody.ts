import type { Structure } from '../dump/model.ts';
import { say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck } from './check.ts';
import { hasText, headOf, Tally } from './records.ts';

/** So many blank lines below a title are a hole. */
const HOLE = 4;
/** Where more of the other articles have holes than this, they say nothing. */
const USUAL = 0.1;

interface Said {
  readonly counts: boolean;
  readonly text: boolean;
  /** How many blank lines stand between the title and all that is left of the text, which is one paragraph; 0 for any other article. */
  readonly hole: number;
  readonly usual: boolean;
  readonly head: Range;
}

/** A title and no text before the next article, or nothing but its last lines below many blank ones; in a file of titles alone nothing is missing. */
export const missingBody: ComparingCheck<Said> = {
  code: 'missing-body',
  say({ article, structure, dialect }) {
    return {
      counts: article.kind === 'article' && structure.title !== null, text: hasText(structure), hole: holeIn(structure), usual: dialect.usual.bodyless ?? false, head: headOf(structure),
    };
  },
  index() {
    const texts = new Tally();
    const holes = new Tally();
    const count = ({ counts, text, hole }: Said, by: 1 | -1): void => {
      if (!counts) return;
      texts.count(text, by);
      holes.count(hole >= HOLE, by);
    };
    return {
      add: (said) => count(said, 1),
      remove: (said) => count(said, -1),
      judge({ counts, text, hole, usual, head }) {
        if (!counts) return [];
        const hollow = hole >= HOLE && holes.all > 1 && holes.shareBeside() < USUAL;
        if (text ? !hollow : texts.shareOfOthers(1) < 0.5) return [];
        const message = text ? say('below this article’s title there are {0} blank lines, and little text', hole) : say('this article has a title and no text');
        return [{ code: 'missing-body', ...head, message, related: [], ...(usual && { severity: 'hint' as const }) }];
      },
    };
  },
};

function holeIn({ text, title, zones }: Structure): number {
  const below = title ? zones.filter(({ kind, start }) => start >= title.end && kind !== 'furniture' && kind !== 'terminator') : [];
  if (!title || below.length !== 1 || below[0].kind !== 'paragraph') return 0;
  return Math.max(0, text.slice(title.end, below[0].start).split('\n').length - 2);
}
