import type { Cut } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import { isBlank, kindOf } from './ahead.ts';
import { COMMENTATOR, isReply } from './besides.ts';
import { announcesList } from './headings.ts';
import { mayBeLabel } from './labels.ts';
import { authorOf, COMMENTS, headZones, LONG_TITLE, mayBeTitle, startAbove, titleAbove, withoutStars } from './wholeHead.ts';
import { entriesIn, isMenu, isSentence, proseAt, widthOf } from './wholeLines.ts';
import { teaserAt, teaserBelow } from './wholeTeasers.ts';

/**
 * Whole pages as a browser shows them: menus, one article or a few, lists of teasers, more menus. What is prose tells where an
 * article is, and what stands above the prose where it begins; after the idea of J. Pomikálek's jusText, that short blocks go with their neighbours.
 */

/** A menu stands within so many lines, and the first article; so many short lines in a row are a menu. */
const TOP = 300;
/** Above the menu stand fewer sentences than these: notices. */
const NOTICES = 15;
const SAMPLE = 2000;
/** So far ahead the next article is sought at once. */
const REACH = 3 * SAMPLE;
const MENU = 12;
/** An article has so many paragraphs and units; so many short lines at most stand between two of them, and between most none. */
const PARAGRAPHS = 3;
const LEAST_UNITS = 600;
/** One whose title is signed may be shorter. */
const SIGNED_UNITS = 200;
/** The first article of a whole page is longer than those of a list. */
const WHOLE_UNITS = 1500;
/** It may be short where no other title is signed within so many filled lines below it. */
const ALONE = 25;
const ALONE_UNITS = 400;
const BETWEEN = 14;
const ADJACENT = 0.5;
/** So many paragraphs at the end, each with a short line above, or so many short lines above the last one, may be the article's own. */
const TEASERS = 3;
/** What is said of its author stands within so many filled lines below an article. */
const NOTE = 6;
/** A line with its author's address is no longer. */
const ADDRESSED = 80;

/** A title and its standfirst have no more lines. */
const DECK = 4;
/** Readers' comments are over where so many filled lines tell of none. */
const COMMENTED = 15;

/** An article of a page; lines counted from the first one not taken, `end` not one of its own. `prose` is 0 for a teaser. */
interface Found {
  readonly start: number;
  readonly title: readonly [number, number];
  readonly prose: number;
  readonly end: number;
  readonly signed?: boolean;
}

/** State between the articles of whole pages; behind it an article's numbers where that begins, AFTER where one has ended, LISTED after a teaser. */
const WHOLE = 'W';
const AFTER = '-';
const LISTED = '+';

/** The first article of whole pages, where the lines ahead are such: there is a menu, and an article of several paragraphs. */
function firstOfWhole(lines: Lines): Found | null {
  let run = 0;
  let sentences = 0;
  for (let n = 0, line = lines.peek(0); line && n < TOP && run < MENU && sentences < NOTICES; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    // headlines may stand in it
    const entries = entriesIn(lines, n);
    if (entries > 0) run += entries;
    else if (kindOf(line) !== 'short' || proseAt(lines, n)) run = 0;
    if (isSentence(line.text) && !proseAt(lines, n)) sentences++;
  }
  const found = run >= MENU ? find(lines, SAMPLE, '') : null;
  return found && (found.prose === 0 || unitsOf(lines, found) >= (found.signed && standsAlone(lines, found.end) ? ALONE_UNITS : WHOLE_UNITS)) ? found : null;
}

function unitsOf(lines: Lines, { prose, end }: Found): number {
  let units = 0;
  for (let n = prose; n < end; n++) units += widthOf(lines.peek(n)!.text);
  return units;
}

/** Whether no other signed title stands soon below an article. */
function standsAlone(lines: Lines, end: number): boolean {
  for (let n = end, filled = 0, line = lines.peek(n); line && filled < ALONE; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    if (isSigned(lines, n)) return false;
    filled++;
  }
  return true;
}

/** Cuts whole pages; null where the text that begins here is none of them. */
export function wholePage(lines: Lines, state: string): Cut | null {
  if (state !== '' && !state.startsWith(WHOLE)) return null;
  const known = state.slice(WHOLE.length);
  if (/\d/.test(known)) return article(lines, known.split(',').map(Number));
  const found = state === '' ? firstOfWhole(lines) : find(lines, REACH, known);
  if (found?.start === 0) return article(lines, numbers(found));
  if (found) {
    lines.take(found.start);
    return { kind: 'gap', state: WHOLE + numbers(found).join(',') };
  }
  if (state === '') return null;
  let count = 1;
  while (count < REACH - SAMPLE && lines.peek(count)) count++;
  lines.take(count);
  return { kind: 'gap', state };
}

function numbers({ start, title, prose, end }: Found): number[] {
  return [title[0] - start, title[1] - start, prose === 0 ? 0 : prose - start, end - start];
}

function article(lines: Lines, [from, to, prose, end]: readonly number[]): Cut {
  const head = headZones(lines, 0, { from, to }, prose, end);
  const length = lines.peek(end - 1)!.start - lines.base + lines.peek(end - 1)!.text.trimEnd().length;
  lines.take(end);
  return { kind: prose === 0 ? 'teaser' : 'article', length, breaks: end - 1, head, state: WHOLE + (prose === 0 ? LISTED : AFTER) };
}

/** The next article or teaser. What readers say below one is none, up to the next page's menu. */
function find(lines: Lines, within: number, known: string): Found | null {
  let floor = 0;
  let comments = 0;
  let commented = false;
  let run = 0;
  const listed = known === LISTED ? teaserBelow(lines, 0) : null;
  for (let n = 0, line = lines.peek(0); line && n < within; line = lines.peek(n)) {
    const prose = proseAt(lines, n);
    if (!prose || isHead(lines, n, prose.count)) {
      if (!isBlank(line)) {
        const heading = known !== '' && COMMENTS.test(line.text);
        const comment = comments > 0 && isComment(lines, n);
        run = !heading && !comment && isMenu(lines, n) ? run + 1 : 0;
        comments = heading || comment ? COMMENTED : run === MENU || announcesList(line.text) ? 0 : Math.max(0, comments - 1);
        commented = comments > 0 && (commented || comment);
      }
      // what stands above it is another reader's
      if (comments > 0 && isReply(line.text)) floor = n + 1;
      const teaser = commented || isBlank(line) ? null : teaserAt(lines, n, listed?.start === n);
      if (teaser) return { start: n, title: [n, n + 1], prose: 0, end: teaser.end };
      n++;
      continue;
    }
    run = 0;
    const { end, isArticle, units } = clusterAt(lines, n);
    const title = titleAbove(lines, n, floor);
    if (title && (isArticle || (title.signed && units >= SIGNED_UNITS)) && (comments === 0 || ((title.signed || title.repeated) && widthOf(lines.peek(title.from)!.text.trim()) >= LONG_TITLE))) {
      const start = startAbove(lines, title, n, floor);
      const own = beforeTitle(lines, withoutStars(lines.peek(title.to - 1)!.text), n, end);
      return { start, title: [title.from, title.to], prose: n, signed: title.signed, end: own < end ? own : noteBelow(lines, authorOf(lines, start, title, n), end) };
    }
    n = floor = end;
  }
  return null;
}

/** Where the last paragraph ends before the page says the title again, as a form to send it has it. */
function beforeTitle(lines: Lines, title: string, prose: number, end: number): number {
  let last = end;
  for (let n = prose; n < end; n++) {
    if (lines.peek(n)!.text.trim() === title) return last;
    const { count } = proseAt(lines, n) ?? { count: 0 };
    if (count > 0) n = (last = n + count) - 1;
  }
  return end;
}

/** Whether what seems a paragraph is a title with its standfirst, or one of them: what signs it stands below, and text. */
function isHead(lines: Lines, n: number, count: number): boolean {
  const sign = lines.filled(n + count);
  const line = count <= DECK ? lines.peek(sign) : undefined;
  if (!line || (kindOf(line) !== 'byline' && kindOf(line) !== 'date')) return false;
  for (let m = sign + 1, filled = 0, next = lines.peek(m); next && filled < BETWEEN; next = lines.peek(++m)) {
    if (!isBlank(next)) filled++;
    if (proseAt(lines, m)) return true;
  }
  return false;
}

/** Whether a line tells of a reader's comment: when it was written, or that one may answer. */
function isComment(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  return kindOf(line) === 'date' || isReply(line.text) || COMMENTATOR.test(line.text);
}

/** Where an article ends that is signed below its text, or says there who its author is. */
function noteBelow(lines: Lines, author: string, end: number): number {
  for (let n = end, filled = 0, line = lines.peek(n); line && filled < NOTE && !COMMENTS.test(line.text); line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    const text = line.text.trim();
    if (filled === 0 && text.length < ADDRESSED && /\S@\S+\.\w/.test(text)) return n + 1;
    if (filled === 0 && /^[(—–]\s?\p{L}.{1,58}$/u.test(text)) return n + 1;
    const name = text.replace(/^(?:by|von|par|por|di)\s/i, '');
    if (author !== '' && name.toLowerCase().startsWith(author) && (filled === 0 || name !== text || text.length > author.length * 2)) return n + Math.max(1, proseAt(lines, n)?.count ?? 1);
    filled++;
  }
  return end;
}

/** The paragraphs from a line on, with the short lines between them; teasers at the end are none of them. */
function clusterAt(lines: Lines, from: number): { end: number; isArticle: boolean; units: number } {
  // of each paragraph: where it ends, its units, and how many short lines stand above it
  const paragraphs: { end: number; units: number; short: number }[] = [];
  let short = 0;
  for (let n = from, line = lines.peek(n); line; line = lines.peek(n)) {
    const prose = proseAt(lines, n);
    if (prose) {
      n += prose.count;
      paragraphs.push({ end: n, units: prose.units, short });
      short = 0;
      continue;
    }
    // a short sentence is of the text, too; a table's rows do not part it
    if (short === 0 && isSentence(line.text)) paragraphs.at(-1)!.end = n + 1;
    else if (!isBlank(line) && !line.text.includes('\t')) {
      if (short > 0 && teaserAt(lines, n, false)) break;
      if (++short > BETWEEN || COMMENTS.test(line.text) || isSigned(lines, n)) break;
    }
    n++;
  }
  const { end } = paragraphs.at(-1)!;
  let kept = paragraphs.length;
  while (kept > 1 && paragraphs[kept - 1].short > 0) kept--;
  // a heading stands above one of the article's own, and the list's heading above the first teaser
  while (kept < paragraphs.length && paragraphs[kept].short < 2) kept++;
  if (paragraphs.length - kept > TEASERS || paragraphs.at(-1)!.short > TEASERS) paragraphs.length = kept;
  const units = paragraphs.reduce((sum, one) => sum + one.units, 0);
  const adjacent = paragraphs.filter((one) => one.short === 0).length - 1;
  const isArticle = paragraphs.length >= PARAGRAPHS && units >= LEAST_UNITS && adjacent >= (paragraphs.length - 1) * ADJACENT;
  return { end: isArticle ? paragraphs.at(-1)!.end : end, isArticle, units };
}

/** Whether a title stands at a line, its date or author right below, and prose soon after. */
function isSigned(lines: Lines, n: number): boolean {
  const free = (m: number) => m <= 0 || isBlank(lines.peek(m - 1)!);
  if (!mayBeTitle(lines, n) || !(free(n) || (free(n - 1) && mayBeLabel(lines.peek(n - 1)!.text)))) return false;
  let signed = false;
  for (let m = n + 1, filled = 0, line = lines.peek(m); line && filled < 6; line = lines.peek(++m)) {
    if (isBlank(line)) continue;
    filled++;
    const kind = kindOf(line);
    if (kind === 'date' || kind === 'byline') signed ||= filled < 3;
    else if (signed && proseAt(lines, m)) return true;
  }
  return false;
}
