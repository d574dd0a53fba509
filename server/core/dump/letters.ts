import type { Lines } from './lines.ts';
import type { Zone } from './model.ts';
import { isBlank, trimmed, type RecordLine } from './sheet.ts';

/** The head of a letter in a digest: mail headers, folded or not. */
export interface LetterHead {
  readonly zones: readonly Zone[];
  /** How many lines it has. */
  readonly count: number;
  /** The first line of its subject. */
  readonly subject: string;
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
  let subject = '';
  let count = 0;
  for (; count < Math.min(lines.length, MOST_HEADERS) && !isBlank(lines[count].text); count++) {
    const line = lines[count];
    const header = HEADER.exec(line.text);
    if (header) {
      const kind = PARTS[header[1].toLowerCase()];
      const value = trimmed(line, header[0].length);
      if (!kind || value.end === value.start || zones.some((zone) => zone.kind === kind)) continue;
      zones.push({ kind, ...value });
      if (kind === 'title') subject = line.text.slice(header[0].length);
    } else {
      // the rest of a long header is indented
      if (count === 0 || !/^\s/.test(line.text)) break;
      const last = zones.at(-1);
      if (last?.kind === 'title' && last.end === trimmed(lines[count - 1]).end) zones[zones.length - 1] = { ...last, end: trimmed(line).end };
    }
  }
  return subject !== '' && zones.length > 1 ? { zones, count, subject } : null;
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
  const n = lines.filled(0);
  const head = letterAt(lines, n);
  return head && !ISSUE.test(head.subject) ? n : null;
}

function letterAt(lines: Lines, n: number): LetterHead | null {
  return HEADER.test(lines.peek(n)?.text ?? '') ? letterIn(lines.ofPiece(MOST_HEADERS, n)) : null;
}
