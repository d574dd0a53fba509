import type { Scan } from './dialect.ts';
import { headerHead, type HeaderRules } from './headers.ts';
import type { Lines } from './lines.ts';
import { records } from './records.ts';
import { isBlank } from './sheet.ts';

/** What a mail archive has before each message: "From sender Tue Mar 04 03:33:20 2003". */
export const FROM = /^From \S.*\b\d{1,2}:\d\d(?::\d\d)?\b.*\b(?:19|20)\d\d\b/;
/** How many lines are searched for messages, and how many one's headers may take. */
const SAMPLE = 3000;
const MOST_HEADERS = 80;
const HEADER = /^([!-9;-~]+):(?:\s|$)/;
/** What a batch of Usenet's transport has before each message: "#! rnews 1234". */
const BATCH = /^#! rnews \d+\s*$/;
const HEADER_BELOW = /^(?:[!-9;-~]+:(?:\s|$)|[ \t]+\S)/;

/** Messages, one after another: a line that parts them, and headers. */
export const MESSAGES: HeaderRules = {
  opening: new RegExp(`${FROM.source}|^#! rnews \\d`),
  parts: { subject: 'title', from: 'byline', date: 'date', newsgroups: 'source', 'message-id': 'recordId' },
  foreign: /^\s*>|^--=|^------=|^Content-(?:Type|Transfer-Encoding|Disposition): |^[A-Za-z0-9+/=]{60,}$/,
  signature: /^-- ?$|^_{40,}$/,
  encodedWords: true,
};

/** What each message ahead begins with where no line stands before its headers: the name of its first header, or "#!"; '' where there are fewer than `fewest` that begin so. */
export function messageOpening(lines: Lines, fewest = 1): string {
  const counts = new Map<string, number>();
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    const opening = BATCH.test(line.text) ? '#!' : (n === 0 || isBlank(lines.peek(n - 1)!.text)) && areHeaders(lines, n) ? HEADER.exec(line.text)![1] : '';
    if (opening === '') continue;
    const count = (counts.get(opening) ?? 0) + 1;
    if (count >= fewest) return opening;
    counts.set(opening, count);
  }
  return '';
}

/** Whether a message's headers begin at a line: nothing but headers up to a blank line, a subject and an author among them. */
function areHeaders(lines: Lines, from: number): boolean {
  if (!HEADER.test(lines.peek(from)!.text)) return false;
  let found = 0;
  for (let n = from, line = lines.peek(n); line && n < from + MOST_HEADERS && !isBlank(line.text); line = lines.peek(++n)) {
    if (!HEADER_BELOW.test(line.text)) return false;
    if (/^(?:Subject|From):/i.test(line.text)) found++;
  }
  return found >= 2;
}

/** The scanner of messages that begin so. */
export function messagesFrom(opening: string): Scan {
  const pattern = opening === '#!' ? BATCH : new RegExp(`^${opening.replace(/[^\w-]/g, '\\$&')}:(?:\\s|$)`);
  return records({ begins: { first: opening[0], pattern }, then: HEADER_BELOW, afterBlank: opening !== '#!', head: headerHead(MESSAGES) });
}
