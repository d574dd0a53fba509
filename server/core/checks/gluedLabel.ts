import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
/** A letter, and at once a relative time or a date. */
const GLUED = new RegExp(
  String.raw`\p{L}[.)’]?(?=(?:\d{1,3}|[Aa]n?) ?(?:seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago\s*$` +
  String.raw`|\d{1,2} ${MONTH} \d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})|\p{Ll}[.)’]?(?=${MONTH} \d{1,2}(?:, \d{4}|\s*$))`, 'u',
);

/** A section label run together with a time or a date: "South Asia4 hours ago". */
export const gluedLabel: LocalCheck = {
  code: 'glued-label',
  check({ structure }) {
    const { text, section, date, title } = structure;
    const found = section && date && section.end === date.start && section.end > section.start ? section.end : gluedAt(text, section ?? title);
    if (found === null) return [];
    const { start, end } = line(text, found);
    return [{ code: 'glued-label', start, end, message: say('a label and its date are run together: “{0}” and “{1}”', text.slice(start, found).trim(), text.slice(found, end).trim()), related: [] }];
  },
};

/** Where in the line of a label (or of a title, which a label may have been taken for) a date is glued on; null where none is. */
function gluedAt(text: string, part: { readonly start: number } | null): number | null {
  const { start, end } = line(text, part?.start ?? 0);
  if (end - start > 160) return null;
  const match = GLUED.exec(text.slice(start, end));
  return match && start + match.index + match[0].length;
}

function line(text: string, at: number): { start: number; end: number } {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return { start: at === 0 ? 0 : start, end };
}
