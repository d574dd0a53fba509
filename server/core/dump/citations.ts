import type { Lines } from './lines.ts';
import { notesIn } from './notes.ts';
import { FOOTNOTE, isTitle, SENTENCE, textFollows } from './ruledLines.ts';
import { isBlank } from './sheet.ts';

/** How many lines are searched for citations, and how long one is at most, UTF-16 units. */
const SAMPLE = 3000;
const LONGEST = 120;

/** Where the titles ahead stand, seen from lines that name a paper and its date: above them or below; null where fewer than two such lines, or half of them, have titles. */
export function citedTitles(lines: Lines): 'above' | 'below' | null {
  let all = 0;
  let below = 0;
  let above = 0;
  for (let n = 0; lines.peek(n) && n < SAMPLE; n++) {
    if (!isCitation(lines, n)) continue;
    all++;
    if (titleAboveCitation(lines, n) !== null) above++;
    else if (hasTitleBelow(lines, n)) below++;
  }
  if (Math.max(above, below) < 2 || Math.max(above, below) * 2 <= all) return null;
  return above > below ? 'above' : 'below';
}

/** Whether an article begins at a line: with its citation, or with the title above that. */
export function citedAt(lines: Lines, n: number, titles: 'above' | 'below'): boolean {
  if (titles === 'below') return isCitation(lines, n) && hasTitleBelow(lines, n);
  if (isBlank(lines.peek(n)!.text)) return false;
  return [n + 1, n + 2].some((m) => lines.peek(m) !== undefined && isCitation(lines, m) && titleAboveCitation(lines, m) === n);
}

/** Whether a line names a paper and its date, and stands alone or begins a block. */
function isCitation(lines: Lines, n: number): boolean {
  const { text } = lines.peek(n)!;
  if (text.length > LONGEST || !/\d{4}/.test(text) || FOOTNOTE.test(text)) return false;
  const { zones, labelled, count } = notesIn([{ text, start: 0, end: text.length }]);
  return count === 1 && labelled === 0 && zones.some(({ kind }) => kind === 'source') && zones.some(({ kind }) => kind === 'date');
}

/** The line of the title that stands right above a citation, or a blank line above it; null where none does. */
function titleAboveCitation(lines: Lines, n: number): number | null {
  const title = n > 1 && isBlank(lines.peek(n - 1)!.text) ? n - 2 : n - 1;
  if (title < 0) return null;
  const { text } = lines.peek(title)!;
  const alone = title === 0 || isBlank(lines.peek(title - 1)!.text);
  return alone && !isBlank(text) && isTitle(text) && !SENTENCE.test(text) && textFollows(lines, n + 1) ? title : null;
}

/** Whether a title stands alone below a citation and the labelled lines that follow it, and text below that. */
function hasTitleBelow(lines: Lines, n: number): boolean {
  if (n > 0 && !isBlank(lines.peek(n - 1)!.text)) return false;
  let title = n + 1;
  while (lines.peek(title) && !isBlank(lines.peek(title)!.text)) title++;
  title = lines.filled(title);
  const text = lines.peek(title)?.text ?? '';
  return title < n + 6 && text !== '' && isTitle(text) && !SENTENCE.test(text) && isBlank(lines.peek(title + 1)?.text ?? '.') && textFollows(lines, title + 2);
}
