import type { Cut } from '../dialect.ts';
import type { Line, Lines } from '../lines.ts';
import { isBlank, kindOf } from './ahead.ts';
import { isName } from './bylines.ts';
import { isSentence } from './wholeLines.ts';
import { dateIn } from './datelines.ts';
import { lineEnd } from './markers.ts';
import { CREDITED, datedTitle, pastedHead, signatureBelow, type PastedHead } from './pastedHead.ts';

/**
 * Articles pasted one after another, as a reader's view or a person's clippings have them: each begins with its title, and mostly
 * with who wrote it and when, and the same stands between all of them: a ruler, or more blank lines than within an article.
 */

/** How many lines tell what stands between the articles. */
const SAMPLE = 1000;
/** More blank lines do not tell two gaps apart. */
const MOST_BLANKS = 6;
/** So many of the parts between must begin as articles do, and so many where nothing signs them. */
const MOST_BEGIN = 0.8;
const LEAST_UNSIGNED = 3;
/** Lines of text are longer, UTF-16 units. */
const LINE = 45;
const TEXT = 80;
/** A title that nothing signs is longer than a heading within the text, UTF-16 units. */
const HEADING = 25;
const RULER = /^\s*([-=_*~#+–—─━═·•])\s*(?:\1\s*){2,}$/u;
/** Titles right above their texts: what follows a blank line and is no text is none of theirs; so much of all is theirs. */
const TIGHT = 'a';
const SHARE = 0.7;
/** A date alone above each title. */
const DATED = 'd';
const FEED = '\f';
/** What stands above a piece: it begins where an article does, or the text. */
const ANY = ' ';
/** The parts begin with a time and the title. */
const TIMED = 't';
/** The parts begin with their author's name. */
const NAMED = 'n';

/** How titles look may part articles, without a gap. */
const ALONE = TIGHT + TIMED + DATED;

/** What parts articles: the character of a ruler, the least number of blank lines, or TIMED; NAMED may stand behind it. */
export type Parting = string;

/** A filled line that a part may begin with: what stands above it. */
interface Start {
  readonly n: number;
  readonly blanks: number;
  readonly ruler: string;
}

/** What parts the articles from the line not yet taken on; null where they are not pasted one after another. */
export function partingOf(lines: Lines): Parting | null {
  const starts = startsIn(lines);
  const rulers = [...new Set(starts.map(({ ruler }) => ruler))].filter((ruler) => ruler !== '' && ruler !== ANY);
  const gaps = Array.from({ length: MOST_BLANKS - 1 }, (_, n) => String(n + 2));
  // wider gaps that are the same ones say the same
  const wider = gaps.filter((gap, i) => i === 0 || countOfGaps(starts, gap) < countOfGaps(starts, gaps[i - 1]));
  return [...rulers, ...wider, TIGHT, TIMED, DATED].flatMap((parting) => [parting + NAMED, parting]).find((parting) => parts(lines, starts, parting)) ?? null;
}

function countOfGaps(starts: readonly Start[], gap: string): number {
  return starts.filter(({ blanks }) => blanks >= Number(gap)).length;
}

function startsIn(lines: Lines): Start[] {
  const found: Start[] = [];
  for (let n = lines.filled(0), line = lines.peek(n); line && n < SAMPLE; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    const above = gapAbove(lines, n);
    if (above.blanks > 0 || datedTitle(line.text) || isTight(lines, n)) found.push({ n, ...above });
  }
  return found;
}

/** The blank lines and the ruler above a line; the text's beginning is as wide a gap as any. */
function gapAbove(lines: Lines, n: number): Omit<Start, 'n'> {
  let ruler = '';
  let m = n - 1;
  for (let line = lines.peek(m); m >= 0 && n - m <= MOST_BLANKS + 2 && isBlank(line!); line = lines.peek(--m)) ruler ||= rulerOf(line!.text);
  return m < 0 ? { blanks: MOST_BLANKS, ruler: ANY } : { blanks: n - m - 1, ruler };
}

function rulerOf(text: string): string {
  return text.charCodeAt(0) === 12 ? FEED : RULER.exec(text)?.[1] ?? '';
}

function isParting(lines: Lines, { n, blanks, ruler }: Start, parting: Parting): boolean {
  if (parting[0] === TIMED) return datedTitle(lines.peek(n)!.text) !== null;
  if (parting[0] === TIGHT) return isTight(lines, n);
  if (parting[0] === DATED) return blanks > 0 && isDate(lines, n);
  return /\d/.test(parting[0]) ? blanks >= Number(parting[0]) : ruler === parting[0] || ruler === ANY;
}

/** Whether a date stands alone, or right above a picture's caption. */
function isDate(lines: Lines, n: number): boolean {
  const next = lines.peek(n + 1);
  return next !== undefined && kindOf(lines.peek(n)!) === 'date' && dateIn(lines.peek(n)!.text) !== null && (isBlank(next) || CREDITED.test(next.text));
}

/** Whether a short line stands right above a text, and below a blank line or another text. */
function isTight(lines: Lines, n: number): boolean {
  const [line, next] = [lines.peek(n)!, lines.peek(n + 1)];
  return next !== undefined && kindOf(line) === 'short' && (isText(next) || isLonger(next, line)) && (n === 0 || isBlank(lines.peek(n - 1)!) || isText(lines.peek(n - 1)!) || isLonger(lines.peek(n - 1)!, line));
}

/** Whether a line is longer than a title is, and than this one. */
function isLonger(line: Line, title: Line): boolean {
  return line.text.length > 1.5 * TEXT && line.text.length > title.text.length;
}

function isText(line: Line): boolean {
  const kind = kindOf(line);
  return (kind === 'prose' || kind === 'bylined-prose') && (line.text.trim().length > TEXT || isSentence(line.text));
}

/** Where the article that begins at a title right above its text ends. */
function tightEnd(lines: Lines, from: number, next: number): number {
  let end = from + 1;
  for (let n = end, line = lines.peek(n); line && n < next; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    if (isBlank(lines.peek(n - 1)!) && !isText(line)) break;
    end = n + 1;
  }
  return end;
}

function headAt(lines: Lines, n: number, parting: Parting): PastedHead | null {
  return pastedHead(lines, n, parting.endsWith(NAMED), (m) => isParting(lines, { n: m, ...gapAbove(lines, m) }, parting));
}

/** Whether nearly all parts between such gaps begin as articles, most of them signed, and hardly any other line does. */
function parts(lines: Lines, starts: readonly Start[], parting: Parting): boolean {
  const below = starts.filter((start, i) => i === 0 || isParting(lines, start, parting));
  if (below.length < 2 || (parting.endsWith(NAMED) && below.filter(({ n }) => isName(lines.peek(n)!.text)).length < below.length * MOST_BEGIN)) return false;
  const heads: (PastedHead | null)[] = [];
  for (let i = 0, missed = 0; i < below.length; i++) {
    const head = headAt(lines, below[i].n, parting);
    if (!head && i > 0 && ++missed > below.length * (1 - MOST_BEGIN)) return false;
    heads.push(head);
  }
  // what stands above the first article may be about all of them
  const all = heads.length - (heads[0] ? 0 : 1);
  if (!heads[0] && textsIn(lines, below[0].n, below[1].n) > 1) return false;
  const begun = heads.filter((head): head is PastedHead => head !== null);
  if (begun.length < (ALONE.includes(parting[0]) ? LEAST_UNSIGNED : 2) || begun.length < all * MOST_BEGIN) return false;
  const beginning = new Set(below);
  const others = starts.filter((start) => !beginning.has(start) && !begun.some((head) => start.n >= head.from && start.n < head.end));
  // of two, both are signed
  const isSigned = begun.filter((head) => head.signed).length >= Math.max(2, begun.length / 2);
  if (isSigned ? parting[0] === TIGHT : (begun.length < LEAST_UNSIGNED || (others.length < begun.length && !ALONE.includes(parting[0])))) return false;
  // no heading within an article is a title of several words, right above text and signed
  const isWithin = ({ n }: Start): boolean => {
    const head = headAt(lines, n, parting);
    const { text } = lines.peek(n)!;
    return head !== null && head.tight && /\S\s+\S+\s+\S/.test(text) && head.zones[0].kind === 'title' && (head.signed || ((!isSigned || isEntry(lines, head, begun.findLast(({ from }) => from < n))) && text.trim().length >= HEADING && lines.filled(n + 1) > n + 1));
  };
  let within = 0;
  for (const start of others) if (isWithin(start) && ++within > begun.length * (1 - MOST_BEGIN)) return false;
  return parting[0] === TIGHT ? areTheirs(lines, begun) : areTexts(lines, begun);
}

function textsIn(lines: Lines, from: number, to: number): number {
  let count = 0;
  for (let n = from; n < to; n++) if (isText(lines.peek(n)!)) count++;
  return count;
}

/** Whether most of what is said below the heads is said in lines of text: pages with menus are no pasted articles. */
function areTexts(lines: Lines, heads: readonly PastedHead[]): boolean {
  let [long, short, next] = [0, 0, 0];
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    if (n >= (heads[next]?.from ?? Infinity)) n = heads[next++].end - 1;
    else if (line.text.length >= LINE) long += line.text.length;
    else short += line.text.length;
  }
  return long >= 3 * short;
}

/** Whether nearly all of the text stands below tight titles. */
function areTheirs(lines: Lines, heads: readonly PastedHead[]): boolean {
  let [own, all, next] = [0, 0, 0];
  for (let n = 0, end = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    if (n === heads[next]?.from) end = tightEnd(lines, n, heads[++next]?.from ?? Infinity);
    all += line.text.length;
    if (n < end) own += line.text.length;
  }
  return own >= all * SHARE;
}

/** Whether a title with one paragraph stands in a part that nothing signs: an entry of a list. */
function isEntry(lines: Lines, head: PastedHead, part: PastedHead | undefined): boolean {
  const below = lines.filled(head.end) + 1;
  const next = lines.filled(below);
  return !part?.signed && next > below && (lines.peek(next) === undefined || kindOf(lines.peek(next)!) === 'short') && lines.filled(next + 1) > next + 1;
}

/** Cuts the next article, or what stands before it. */
export function pasted(lines: Lines, parting: Parting, state: string): Cut {
  const first = nextHead(lines, 0, parting);
  const start = first?.from ?? lines.rest();
  if (!first || start > 0) {
    lines.take(start);
    return { kind: 'gap', state };
  }
  const next = nextHead(lines, first.end, parting)?.at ?? lines.rest();
  let end = parting[0] === TIGHT ? tightEnd(lines, 0, next) : next;
  while (isBlank(lines.peek(end - 1)!)) end--;
  const length = lines.peek(end - 1)!.end - lines.base;
  const head = [...first.zones, ...signatureBelow(lines, first.zones, first.end, end)];
  // one paragraph, cut off
  const cut = lines.filled(first.end) === end - 1 && lineEnd(lines.peek(end - 1)!.text) !== null;
  lines.take(next);
  return { kind: cut ? 'teaser' : 'article', length, breaks: end - 1, head, state };
}

/** The head of the first article that begins at a line or below it; a piece begins where an article does, or the text. */
function nextHead(lines: Lines, from: number, parting: Parting): PastedHead & { at: number } | null {
  for (let n = lines.filled(from); lines.peek(n); n = lines.filled(n + 1)) {
    if (!isParting(lines, { n, ...gapAbove(lines, n) }, parting)) continue;
    const head = headAt(lines, n, parting);
    if (head) return { ...head, at: n };
  }
  return null;
}
