import type { Cut } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import type { Zone } from '../model.ts';
import { isBlank, kindOf, signature } from './ahead.ts';
import { isName } from './bylines.ts';

/**
 * Whole pages as a browser shows them: menus, one article or a few, more menus. What is prose tells where an article is, and
 * what stands above the prose where it begins; after the idea of J. Pomikálek's jusText, that short blocks go with their neighbours.
 */

/** A menu stands within so many lines, and the first article; so many short lines in a row are a menu. */
const TOP = 300;
/** Above the menu stand fewer sentences than these: notices. */
const NOTICES = 15;
const SAMPLE = 2000;
/** So far ahead the next article is sought at once. */
const REACH = 3 * SAMPLE;
const MENU = 12;
const MENU_WIDTH = 45;
/** A line of prose that nobody wrapped, and the least of wrapped prose, UTF-16 units. */
const LONG = 100;
const LEAST_PROSE = 120;
const SENTENCE = 30;
/** More wrapped lines are several paragraphs. */
const PARAGRAPH = 40;
const WRAPPED = { least: 45, most: 110 };
/** An article has so many paragraphs and units; so many short lines at most stand between two of them, and between most none. */
const PARAGRAPHS = 3;
const LEAST_UNITS = 600;
/** The first article of a whole page is longer than those of a list. */
const WHOLE_UNITS = 1500;
const BETWEEN = 14;
const ADJACENT = 0.5;
/** So many paragraphs at the end, each with a short line above, or so many short lines above the last one, may be the article's own. */
const TEASERS = 3;
/** The title stands no more filled lines above the prose. */
const HEAD = 40;
const TITLE = { least: 12, most: 200 };
const LONG_TITLE = 25;
const CAPTION = /\b(?:photos?|fotos?|image|getty|AP|AFP|reuters|bild|picture)\b/i;
const BULLET = /^\s*(?:[*+•·▪›»>]|[-–—]\s|\(BUTTON\)|\[)/u;
const BETWEEN_LINKS = /[|▪·•›»]/g;
const COMMENTS = /^\W*(?:(?:show|view|post|add|leave|write|read|all|alle|voir|lire|ver|see)\s(?:a\s|all\s|les\s|los\s)?|\d+\s)?(?:comments?|commentaires?|kommentare?|comentarios?|comentários?|commenti|reacties|réactions?)\b[^.]{0,30}$/i;

/** An article of a page; lines counted from the first one not taken, `end` not one of its own. */
interface Found {
  readonly start: number;
  readonly title: readonly [number, number];
  readonly prose: number;
  readonly end: number;
}

/** State between the articles of whole pages; behind it an article's numbers where that begins, AFTER where one has ended. */
const WHOLE = 'W';
const AFTER = '-';

/** The first article of whole pages, where the lines ahead are such: there is a menu, and an article of several paragraphs. */
function firstOfWhole(lines: Lines): Found | null {
  let run = 0;
  let sentences = 0;
  for (let n = 0, line = lines.peek(0); line && n < TOP && run < MENU && sentences < NOTICES; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    run = isMenu(lines, n) ? run + 1 : 0;
    if (isSentence(line.text) && !proseAt(lines, n)) sentences++;
  }
  const found = run === MENU ? find(lines, SAMPLE, false) : null;
  return found && lines.peek(found.end - 1)!.end - lines.peek(found.prose)!.start >= WHOLE_UNITS ? found : null;
}

/** Whether a line may be a menu's. */
function isMenu(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  return line.text.trim().length <= MENU_WIDTH && kindOf(line) !== 'date' && kindOf(line) !== 'byline' && !proseAt(lines, n);
}

/** Cuts whole pages; null where the text that begins here is none of them. */
export function wholePage(lines: Lines, state: string): Cut | null {
  if (state !== '' && !state.startsWith(WHOLE)) return null;
  const known = state.slice(WHOLE.length);
  if (known !== '' && known !== AFTER) return article(lines, known.split(',').map(Number));
  const found = state === '' ? firstOfWhole(lines) : find(lines, REACH, known === AFTER);
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
  return [title[0] - start, title[1] - start, prose - start, end - start];
}

function article(lines: Lines, [from, to, prose, end]: readonly number[]): Cut {
  const head: Zone[] = [{ ...lines.zone('title', lines.peek(from)!), end: lines.zone('title', lines.peek(to - 1)!).end }];
  for (let n = 0; n < prose; n++) {
    const line = lines.peek(n)!;
    if (n >= from && n < to) continue;
    const kind = isBlank(line) ? 'blank' : kindOf(line);
    if (kind === 'date' || kind === 'byline') head.push(...signature(lines, line).filter((zone) => !head.some((other) => other.kind === zone.kind)));
    else if (kind === 'section' && n < from && !head.some((zone) => zone.kind === 'section')) head.push(lines.zone('section', line));
  }
  head.sort((a, b) => a.start - b.start);
  const length = lines.peek(end - 1)!.end - lines.base;
  lines.take(end);
  return { kind: 'article', length, breaks: end - 1, head, state: WHOLE + AFTER };
}

/** How many lines of prose begin at a line, and how many units they have; null where something else does. */
function proseAt(lines: Lines, n: number): { count: number; units: number } | null {
  const first = lines.peek(n)!.text;
  if (isBlank(lines.peek(n)!) || BULLET.test(first)) return null;
  if (first.trim().length >= WRAPPED.most) return isProse(first) ? { count: 1, units: first.length } : null;
  let text = '';
  let count = 0;
  for (let line = lines.peek(n); line && !isBlank(line) && !BULLET.test(line.text) && line.text.trim().length <= WRAPPED.most && count < PARAGRAPH; line = lines.peek(n + count)) {
    text += ` ${line.text.trim()}`;
    count++;
    if (line.text.trim().length < WRAPPED.least) break;
  }
  if (count === 1 ? text.length <= LONG : text.length < LEAST_PROSE) return null;
  return isProse(text) ? { count, units: text.length } : null;
}

function isProse(text: string): boolean {
  const words = text.match(/[\p{L}’']+/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return words.length >= 12 && small * 2 > words.length && /[.!?…]["”’»)]*(?:\s|$)/.test(text) && (text.match(BETWEEN_LINKS)?.length ?? 0) < 4;
}

/** The next article. What readers say below one is none, up to the next page's menu. */
function find(lines: Lines, within: number, after: boolean): Found | null {
  let floor = 0;
  let comments = false;
  let run = 0;
  for (let n = 0, line = lines.peek(0); line && n < within; line = lines.peek(n)) {
    if (!proseAt(lines, n)) {
      if (after && COMMENTS.test(line.text)) comments = true;
      if (!isBlank(line)) run = isMenu(lines, n) ? run + 1 : 0;
      if (run === MENU) comments = false;
      n++;
      continue;
    }
    run = 0;
    const cluster = clusterAt(lines, n);
    const title = titleAbove(lines, n, floor);
    if (cluster.isArticle && title && (!comments || lines.peek(title[0])!.text.trim().length >= LONG_TITLE)) {
      return { start: startAbove(lines, title, n, floor), title, prose: n, end: cluster.end };
    }
    n = floor = cluster.end;
  }
  return null;
}

/** Where the head of a title begins: at the date above it, where none stands below, or the name of a section and an author. */
function startAbove(lines: Lines, [title, below]: readonly [number, number], prose: number, floor: number): number {
  const kinds = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, n) => kindOf(lines.peek(from + n)!));
  const dated = kinds(below, prose).includes('date');
  let start = title;
  for (let n = title - 1, filled = 0; n >= floor && n >= title - 5 && filled < 2; n--) {
    const line = lines.peek(n)!;
    if (isBlank(line)) continue;
    filled++;
    const kind = kindOf(line);
    if (kind === 'section' || (kind === 'date' && !dated && filled === 1)) start = n;
    else if (!isName(line.text.trim())) break;
  }
  return start;
}

/** The paragraphs from a line on, with the short lines between them; teasers at the end are none of them. */
function clusterAt(lines: Lines, from: number): { end: number; isArticle: boolean } {
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
      if (++short > BETWEEN || COMMENTS.test(line.text) || isSigned(lines, n)) break;
    }
    n++;
  }
  const { end } = paragraphs.at(-1)!;
  let kept = paragraphs.length;
  while (kept > 1 && paragraphs[kept - 1].short > 0) kept--;
  if (paragraphs.length - kept > TEASERS || paragraphs.at(-1)!.short > TEASERS) paragraphs.length = kept;
  const units = paragraphs.reduce((sum, one) => sum + one.units, 0);
  const adjacent = paragraphs.filter((one) => one.short === 0).length - 1;
  const isArticle = paragraphs.length >= PARAGRAPHS && units >= LEAST_UNITS && adjacent >= (paragraphs.length - 1) * ADJACENT;
  return { end: isArticle ? paragraphs.at(-1)!.end : end, isArticle };
}

function isSentence(text: string): boolean {
  return text.trim().length >= SENTENCE && !BULLET.test(text) && /^[^\p{L}]*\p{Lu}[^|]*[\p{Ll}\d)][.!?…]["”’»)]*\s*$/u.test(text);
}

/** Whether a title stands at a line, its date or author right below, and prose soon after. */
function isSigned(lines: Lines, n: number): boolean {
  if (!mayBeTitle(lines, n) || !(n === 0 || isBlank(lines.peek(n - 1)!))) return false;
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

function mayBeTitle(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  const text = line.text.trim();
  if (text.length < TITLE.least || text.length > TITLE.most || BULLET.test(text) || /[,;]$|\s(?:\S+\s+){7,}\S*\.$/.test(text) || CAPTION.test(text) || !/^(?:[^\p{L}]*\p{Lu}|\d).*\s/u.test(text)) return false;
  const kind = kindOf(line);
  return kind === 'short' || kind === 'prose' || kind === 'section';
}

/** The lines of the title above a line of prose: near, alone, with a date or an author beside it, perhaps said before in a menu. */
function titleAbove(lines: Lines, prose: number, floor: number): readonly [number, number] | null {
  let best: readonly [number, number] | null = null;
  let points = 2;
  let filled = 0;
  let signs = 0;
  for (let n = prose - 1; n >= floor && filled < HEAD; n--) {
    const line = lines.peek(n)!;
    if (isBlank(line)) continue;
    filled++;
    const kind = kindOf(line);
    if (kind === 'date' || kind === 'byline') {
      signs = filled;
      continue;
    }
    if (!mayBeTitle(lines, n) || isWithinBlock(lines, n, floor)) continue;
    const [above, below] = [n === 0 || isBlank(lines.peek(n - 1)!), isBlank(lines.peek(n + 1)!)];
    const text = line.text.trim();
    const score = (signs > 0 && filled - signs <= 3 ? 4 : 0) + (text.length >= LONG_TITLE ? isRepeated(lines, text, n) ? 7 : 2 : 0) + (above && below ? 2 : 0) - (text.endsWith('.') ? 2 : 0) - filled * 0.2;
    if (score > points) {
      points = score;
      // a title of two lines stands alone
      const first = !above && n > floor && mayBeTitle(lines, n - 1) && kindOf(lines.peek(n - 1)!) !== 'section' && (n < 2 || isBlank(lines.peek(n - 2)!)) && below ? n - 1 : n;
      best = [first, n + 1];
    }
  }
  return best;
}

/** Whether a line is one of three or more that stand together and are wrapped: a caption, a remark. */
function isWithinBlock(lines: Lines, n: number, floor: number): boolean {
  const wrapped = (m: number) => {
    const line = m >= floor ? lines.peek(m) : undefined;
    return line !== undefined && !isBlank(line) && line.text.trim().length >= WRAPPED.least && !BULLET.test(line.text) && kindOf(line) !== 'date' && kindOf(line) !== 'byline';
  };
  const below = lines.peek(n + 1)?.text.trim() ?? '';
  if (/^\p{Ll}/u.test(below) && (CAPTION.test(below) || /[.!?]$/.test(below))) return true;
  return (wrapped(n - 1) && wrapped(n - 2)) || (wrapped(n - 1) && wrapped(n + 1)) || (wrapped(n + 1) && wrapped(n + 2) && !proseAt(lines, n + 1));
}

function isRepeated(lines: Lines, text: string, before: number): boolean {
  for (let n = Math.max(0, before - 400); n < before; n++) if (lines.peek(n)!.text.includes(text)) return true;
  return false;
}
