import type { Lines } from '../lines.ts';
import { isBlank, kindOf } from './ahead.ts';
import { BULLET, isMenu, isSentence, isWords, paragraphAt, proseAt, withoutLinks, WRAPPED } from './wholeLines.ts';

/** A title and a sentence or two below it, in a list beside the articles of a page; lines count from the first one not taken. */
export interface Teaser {
  readonly start: number;
  readonly end: number;
}

/** A title, a caption and a text, UTF-16 units; a text has so many words. */
const TITLE = { least: 5, most: 130 };
const CAPTION = 60;
const TEXT = { least: 40, most: 700, words: 6 };
/** A list has so many teasers, or two with longer titles; so many filled lines at most stand between two of them. */
const LEAST = 4;
const LONG_TITLE = 25;
const ALIKE = 15;
const BETWEEN = 4;
/** A link with a bullet counts for so much: a teaser may have several below it. */
const LINK = 0.2;

/** The teaser at a line, where it is one of a list; `inList`: another one stands right before it. */
export function teaserAt(lines: Lines, n: number, inList: boolean): Teaser | null {
  const first = teaser(lines, n);
  if (!first || inList) return first;
  let [count, long] = [1, isLong(lines, n) ? 1 : 0];
  for (let next = teaserBelow(lines, first.end); next && count < LEAST; next = teaserBelow(lines, next.end)) {
    // what is no title ends like the others: "Author's page", "Reader's page"
    if (lastWord(lines, next.start) === lastWord(lines, first.start) || isAlike(lines, next.start, first.start)) break;
    count++;
    if (isLong(lines, next.start)) long++;
  }
  return count >= LEAST || long > 1 ? first : null;
}

/** Whether two titles begin alike: one story as several papers have it. */
function isAlike(lines: Lines, one: number, other: number): boolean {
  const start = (n: number) => lines.peek(n)!.text.trim().slice(0, ALIKE);
  return start(one).length === ALIKE && start(one) === start(other);
}

function lastWord(lines: Lines, n: number): string {
  return /\S+$/.exec(lines.peek(n)!.text.trim())![0];
}

/** The next teaser of a list. */
export function teaserBelow(lines: Lines, from: number): Teaser | null {
  for (let n = from, filled = 0, line = lines.peek(n); line && filled <= BETWEEN; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    const next = teaser(lines, n);
    if (next) return next;
    filled += BULLET.test(line.text) ? LINK : 1;
  }
  return null;
}

function isLong(lines: Lines, n: number): boolean {
  return lines.peek(n)!.text.trim().length >= LONG_TITLE;
}

function teaser(lines: Lines, start: number): Teaser | null {
  if (!isTitle(lines, start)) return null;
  let n = start + 1;
  for (let shorts = 0; shorts < 2; shorts++) {
    if (isBlank(lines.peek(n) ?? lines.peek(start)!)) n++;
    const line = lines.peek(n);
    if (!line || isBlank(line)) return null;
    // right below a title stands a whole sentence, and no wrapped line
    const end = n > start + 1 || isSentence(line.text) ? textEnd(lines, n) : 0;
    if (end > 0 && isOver(lines, end)) return { start, end };
    // a picture's words may be a sentence, too
    if (end > 0 && (end > n + 1 || shorts > 0 || line.text.trim().length > TEXT.least * 2)) return null;
    if (end > 0) {
      n = end;
      continue;
    }
    // the words of a picture may stand between title and text
    if (shorts > 0 || n === start + 1 || line.text.trim().length > lines.peek(start)!.text.trim().length || line.text.trim().length > CAPTION || BULLET.test(line.text) || kindOf(line) !== 'short' || !isBlank(lines.peek(n + 1) ?? line)) return null;
    n++;
  }
  return null;
}

function isTitle(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  const text = withoutLinks(line.text).trim();
  return text.length >= TITLE.least && text.length <= TITLE.most && kindOf(line) === 'short' && !BULLET.test(text) && !text.includes('://') && /^[^\p{L}\d]{0,3}[\p{Lu}\d]/u.test(text) && !text.endsWith(':') && !isStatement(text);
}

/** The number of the line below a text; 0 where none begins. */
function textEnd(lines: Lines, n: number): number {
  const long = lines.peek(n)!.text;
  const alone = proseAt(lines, n)?.count === 1 || (isSentence(long) && (lines.peek(n + 1)?.text.trim().length ?? 0) < WRAPPED.least);
  const { text, count } = alone ? { text: long, count: 1 } : paragraphAt(lines, n);
  const words = withoutLinks(text).trim();
  if (count === 0 || words.length < TEXT.least || words.length > TEXT.most || !/^[^\p{L}\d]{0,3}[\p{Lu}\d]/u.test(words)) return 0;
  return isWords(words, TEXT.words) && /(?:[.!?…]["”’»)]*|\.\.\.)$/.test(words) ? n + count : 0;
}

/** Whether no more text follows, and nothing that signs: an article goes on. */
function isOver(lines: Lines, end: number): boolean {
  const n = lines.filled(end);
  const next = lines.peek(n);
  if (!next) return true;
  return kindOf(next) !== 'byline' && kindOf(next) !== 'date' && !proseAt(lines, n) && !isStatement(next.text) && (isMenu(lines, n) || next.text.trim().length <= TITLE.most);
}

/** Whether a line is a sentence and no question, as a title may be. */
function isStatement(text: string): boolean {
  return isSentence(text) && !/[?!]["”’»)]*\s*$/.test(text);
}
