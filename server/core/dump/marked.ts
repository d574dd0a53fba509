import { keyOf } from './labels.ts';
import type { Lines } from './lines.ts';
import type { Zone } from './model.ts';
import { dateIn } from './pages/datelines.ts';
import { isBlank, trimmed, type RecordLine } from './sheet.ts';

/** How many lines are searched for counters and marks, and how many of them there must be. */
const SAMPLE = 3000;
const FEWEST = 2;
const MOST_LEFT_OUT = 2;
/** "1st of 8 Stories", "Article 3 of 12", "[3/12]" alone on a line. */
const COUNTER = /^\s*(?:(?:article|artikel|artículo|articolo|artigo|document|dokument|documento|story|item|text)\s+(?<a>\d{1,5})(?:\s*(?:of|\/|von|de|di|sur|su|van)\s*\d{1,5})?|(?<b>\d{1,5})(?:st|nd|rd|th)?\s+of\s+\d{1,5}\s+(?:articles|stories|documents|items|texts)|\[(?<c>\d{1,5})\/\d{1,5}\])\s*[.:]?\s*$/i;
/** What a record's first line begins with: "*TEXT 017", "^ИС:" */
const MARK = /^(?:\*[A-Z]{3,12} (?=\d)|[\^%$§~@]\p{Lu}{2,6}:)/u;
const FIELD = /^[\^%$§~@](\p{Lu}{2,6}):\s*/u;
const PARTS: Readonly<Record<string, Zone['kind']>> = { title: 'title', byline: 'byline', date: 'date', source: 'source', section: 'section' };

/** The number that a line counts with; null for another line. */
export function counted(text: string): number | null {
  if (text.length > 60) return null;
  const { a, b, c } = COUNTER.exec(text)?.groups ?? {};
  const digits = a ?? b ?? c;
  return digits === undefined ? null : Number(digits);
}

/** What stands above most of the counters ahead, '' where nothing does; null where there are no two that count on, or some that do not. */
export function aboveCounters(lines: Lines): string | null {
  const above = new Map<string, number>();
  let count = 0;
  let last: number | null = null;
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    const number = counted(line.text);
    if (number === null) continue;
    // some may have been left out
    if (last !== null && (number <= last || number > last + MOST_LEFT_OUT + 1)) return null;
    last = number;
    count++;
    const text = n > 0 ? lines.peek(n - 1)!.text.trim() : '';
    above.set(text, (above.get(text) ?? 0) + 1);
  }
  return count < FEWEST ? null : [...above].find(([, times]) => times * 2 > count)?.[0] ?? '';
}

/** What the records ahead begin with; null where they begin with no mark. */
export function markOf(lines: Lines): string | null {
  let mark: string | null = null;
  let count = 0;
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    mark ??= MARK.exec(line.text)?.[0] ?? null;
    if (mark !== null && beginsMarked(lines, n, mark) && ++count >= FEWEST) return mark;
  }
  return null;
}

/** Whether a record with such a mark begins at a line. */
export function beginsMarked(lines: Lines, n: number, mark: string): boolean {
  return lines.peek(n)!.text.startsWith(mark) && (n === 0 || isBlank(lines.peek(n - 1)!.text));
}

/** The head of a record that begins with a mark: its marked fields, or the date in its first line; null for another. */
export function markedHead(lines: readonly RecordLine[]): Zone[] | null {
  if (!MARK.test(lines[0].text)) return null;
  const zones: Zone[] = [];
  for (const line of lines) {
    const field = FIELD.exec(line.text);
    if (!field) break;
    const kind = PARTS[keyOf(field[1]) ?? ''];
    const value = trimmed(line, field[0].length);
    if (kind && value.end > value.start && !zones.some((zone) => zone.kind === kind)) zones.push({ kind, ...value });
    else zones.push({ kind: 'field', ...trimmed(line) });
  }
  if (zones.length > 0) return zones;
  const [first] = lines;
  const date = dateIn(first.text);
  return [date ? { kind: 'date', ...trimmed(first, date.start, date.end) } : { kind: 'field', ...trimmed(first) }];
}
