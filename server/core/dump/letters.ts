import type { Lines } from './lines.ts';
import type { Zone } from './model.ts';
import { isBlank, trimmed, type RecordLine } from './sheet.ts';

/** The head of a letter in a digest: mail headers, folded or not. */
export interface LetterHead {
  readonly zones: readonly Zone[];
  /** How many lines it has. */
  readonly count: number;
}

const MOST_HEADERS = 20;
const HEADER = /^\s*((?:date|from|to|cc|subject|sender|message(?:-id)?|reply-to|in-reply-to|references|newsgroups|organi[sz]ation|mime-version|content-[a-z-]+|x-[a-z-]+)):(?:\s+|$)/i;
const PARTS: Readonly<Record<string, Zone['kind']>> = { subject: 'title', from: 'byline', date: 'date' };
/** What the subject of a whole digest says. */
const ISSUE = /\b(?:digest|newsletter|bulletin|issue|vol(?:ume)?)\b|#\s?\d|\bno\.? ?\d/i;
const SEPARATOR = /^\s*([-=_*])\1{2,}\s*$/;

/** The head of the letter that some lines begin with: a subject, and who wrote it or when; null where none does. */
export function letterIn(lines: readonly RecordLine[]): LetterHead | null {
  const zones: Zone[] = [];
  let count = 0;
  for (const line of lines.slice(0, MOST_HEADERS)) {
    if (isBlank(line.text)) break;
    const header = HEADER.exec(line.text);
    const last = zones.at(-1);
    if (!header) {
      // the rest of a long header is indented
      if (count === 0 || !/^\s/.test(line.text)) break;
    } else {
      const kind = PARTS[header[1].toLowerCase()];
      const value = trimmed(line, header[0].length);
      if (kind && value.end > value.start && !zones.some((zone) => zone.kind === kind)) zones.push({ kind, ...value });
    }
    if (!header && last?.kind === 'title' && last.end === trimmed(lines[count - 1]).end) zones[zones.length - 1] = { ...last, end: trimmed(line).end };
    count++;
  }
  const has = (kind: Zone['kind']) => zones.some((zone) => zone.kind === kind);
  return has('title') && (has('byline') || has('date')) ? { zones, count } : null;
}

/** Whether a line parts letters: three characters of one kind or more, and nothing else. */
export function isSeparator(text: string): boolean {
  return SEPARATOR.test(text);
}

/** The number of the line where a letter begins below the line at `ruler` that parts it from the one above; null where none does. */
export function letterBelow(lines: Lines, ruler: number): number | null {
  if (!isSeparator(lines.peek(ruler)!.text)) return null;
  let n = ruler + 1;
  while (n < ruler + 4 && lines.peek(n) && isBlank(lines.peek(n)!.text)) n++;
  return letterAt(lines, n) && n;
}

/** The number of the first filled line, where a letter begins that is not the whole digest's own. */
export function firstLetter(lines: Lines): number | null {
  let n = 0;
  while (lines.peek(n) && isBlank(lines.peek(n)!.text)) n++;
  const title = letterAt(lines, n)?.zones.find(({ kind }) => kind === 'title');
  if (!title) return null;
  for (let m = n, line = lines.peek(m); line && line.start <= title.start; line = lines.peek(++m)) if (line.end >= title.start && ISSUE.test(line.text)) return null;
  return n;
}

function letterAt(lines: Lines, n: number): LetterHead | null {
  if (!HEADER.test(lines.peek(n)?.text ?? '')) return null;
  const head: RecordLine[] = [];
  for (let line = lines.peek(n); line && head.length < MOST_HEADERS; line = lines.peek(n + head.length)) head.push(line);
  return letterIn(head);
}
