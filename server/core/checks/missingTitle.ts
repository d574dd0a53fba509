import { say } from '../say.ts';
import type { ComparingCheck } from './check.ts';
import { headOf, hasText, Tally } from './records.ts';
import type { Range } from '../text/range.ts';

const NEARLY_ALL = 0.85;
const LEAST = 3;
const LEAST_LABELS = 2;
/** Up to three words and no sign of a sentence. */
const LABEL = /^(?=.{2,30}$)[\p{L}\p{N}&’'/-]+(?: [\p{L}\p{N}&’'/-]+){0,2}$/u;

interface Said {
  readonly counts: boolean;
  /** Its dialect has such records. */
  readonly usual: boolean;
  readonly titled: boolean;
  /** A section's label stands above the title. */
  readonly labelled: boolean;
  /** The title, where it may be a label and has none above it. */
  readonly label: string | null;
  readonly head: Range;
}

/** An article without a title, where nearly all others of the file have one; and one whose title may be the label that stands above all other titles. */
export const missingTitle: ComparingCheck<Said> = {
  code: 'missing-title',
  say({ article, structure, dialect }) {
    const { title, section } = structure;
    const titled = title !== null && title.text !== '';
    return {
      counts: article.kind === 'article' && (titled || hasText(structure)), usual: dialect.usual.titleless ?? false, titled,
      labelled: titled && section !== null && section.start < title.start, label: titled && !section && LABEL.test(title.text) && isBare(structure.text, title.start) ? title.text : null, head: headOf(structure),
    };
  },
  index() {
    const titles = new Tally();
    const labels = new Tally();
    const count = ({ counts, titled, labelled }: Said, by: 1 | -1): void => {
      if (!counts) return;
      titles.count(titled, by);
      labels.count(labelled, by);
    };
    return {
      add: (said) => count(said, 1),
      remove: (said) => count(said, -1),
      judge({ counts, usual, titled, label, head }) {
        if (!counts) return [];
        if (label !== null && labels.shareOfOthers(LEAST_LABELS) >= NEARLY_ALL) {
          return [{ code: 'missing-title', ...head, message: say('this article may have no title: “{0}” stands where the others have a section’s label', label), related: [], severity: 'hint' as const }];
        }
        if (titled || titles.all < 2) return [];
        const unusual = !usual && titles.shareOfOthers(LEAST) >= NEARLY_ALL;
        const message = say(unusual ? 'this article has no title; nearly all others of the file have one' : 'this article has no title');
        return [{ code: 'missing-title', ...head, message, related: [], ...(unusual ? {} : { severity: 'hint' as const }) }];
      },
    };
  },
};

/** Whether nothing stands before an offset on its line. */
function isBare(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}
