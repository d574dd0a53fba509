import { frameOf } from './frames.ts';
import { citedAt, citedTitles } from './citations.ts';
import { letterBelow } from './letters.ts';
import { aboveCounters, beginsMarked, counted, markOf } from './marked.ts';
import type { Lines } from './lines.ts';
import { notesIn } from './notes.ts';
import { FOOTNOTE, goesOn, headFollows, isTitle, NUMBER, rulerOf, SIGNED, textFollows } from './ruledLines.ts';
import { isBlank } from './sheet.ts';

/** How titles are set off by rulers in a text; '' where rulers part no articles. */
export interface RuledStyle {
  /** The ruler above a title: its character, or a space for "- - -", or a form feed; "." where titles are only underlined. */
  readonly above: string;
  /** The ruler right below the title; '' where a blank line is. */
  readonly below: string;
  /** Titles stand at the margin: what is set in is a part of an article. */
  readonly flush?: boolean;
}

/** How many lines a style is found in. */
const SAMPLE = 3000;
const NO_RULER = '.';
/** What stands for rulers with words in them. */
export const FRAMED = '@';
/** What stands for lines that count articles: below them is the title, and what stands above each of them is `below`. */
export const COUNTED = 'N';
/** What stands for records that begin with a mark, which is `below`. */
const MARKED = 'M';
/** What stands for titles that are numbered, each with its paper and date below. */
const NUMBERED = 'Z';
/** What stands for lines that name a paper and its date, and where the title is to be found from them. */
const CITED = 'C';
/** What stands for a short ruler with a blank line between it and the title above. */
const APART = 'a';
const SHORT_RULER = /^\s*-{3,7}\s*$/;
/** What stands for rulers of any length, each with a letter's head below it. */
export const LETTERS = 'L';

/** Whether lines with a meaning of their own tell the articles, and no rulers. */
export function isTold({ above }: RuledStyle): boolean {
  return above === COUNTED || above === MARKED || above === CITED;
}

/** Finds the style in which most titles of the lines ahead are set off; there must be two of them. */
export function styleOf(lines: Lines): RuledStyle | null {
  const style = markedStyle(lines) ?? rulerStyle(lines);
  const cited = style ? null : citedTitles(lines);
  return cited ? { above: CITED, below: cited } : style;
}

/** The style of articles that lines tell which are no rulers. */
function markedStyle(lines: Lines): RuledStyle | null {
  const mark = markOf(lines);
  if (mark !== null) return { above: MARKED, below: mark };
  const above = aboveCounters(lines);
  if (above !== null) return { above: COUNTED, below: above };
  let numbered = 0;
  for (let n = 0; lines.peek(n) && n < SAMPLE; n++) if (isNumbered(lines, n) && ++numbered > 1) return { above: NUMBERED, below: '' };
  return null;
}

/** Whether a numbered title stands at a line, alone, and below it paper and date. */
function isNumbered(lines: Lines, n: number): boolean {
  return NUMBER.test(lines.peek(n)!.text) && (n === 0 || isBlank(lines.peek(n - 1)!.text)) && isBlank(lines.peek(n + 1)?.text ?? '.') && headFollows(lines, n + 2);
}

function rulerStyle(lines: Lines): RuledStyle | null {
  const counts = new Map<string, number>();
  const flush = new Map<string, number>();
  const pageHeads = new Map<string, number>();
  let letters = 0;
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    if (letterBelow(lines, n) !== null && ++letters > 1) return { above: LETTERS, below: '' };
    if (frameOf(line.text)) {
      if (textFollows(lines, n + 1)) counts.set(FRAMED, (counts.get(FRAMED) ?? 0) + 1);
      continue;
    }
    const above = line.text.charCodeAt(0) === 12 ? '\f' : rulerOf(line.text);
    if (above === '' || (above !== '\f' && underlines(lines, n))) continue;
    const title = titleAfter(lines, n, null);
    if (title === null) continue;
    const below = rulerOf(lines.peek(title + 1)?.text ?? '');
    // form feeds part pages as well: what stands on top of several is the paper's name, or a number
    if (above === '\f') {
      const head = lines.peek(title)!.text.replace(/\d+/g, '').trim();
      const seen = (pageHeads.get(head) ?? 0) + 1;
      pageHeads.set(head, seen);
      if (seen > 1) continue;
    }
    const key = above + below;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (!isIndented(lines.peek(title)!.text)) flush.set(key, (flush.get(key) ?? 0) + 1);
  }
  let best: string | null = null;
  let points = 0;
  for (const [key, count] of counts) {
    const score = count * (key.length > 1 ? 3 : 1);
    if (count > 1 && score > points) [best, points] = [key, score];
  }
  if (best !== null) return { above: best[0], below: best.slice(1), flush: (flush.get(best) ?? 0) > counts.get(best)! / 2 };
  const double = underlinedTitles(lines, '=');
  if (double.count > 1) return { above: NO_RULER, below: '=' };
  // single rulers are those of sections, unless the titles name authors
  const single = underlinedTitles(lines, '-');
  if (single.count > 1 && single.signed > 0) return { above: NO_RULER, below: '-' };
  return titlesApart(lines) ? { above: NO_RULER, below: APART } : null;
}

/** Whether most short rulers, and two at least, have a title above them, a blank line between. */
function titlesApart(lines: Lines): boolean {
  let rulers = 0;
  let titles = 0;
  for (let n = 2, line = lines.peek(n); line && n < SAMPLE; line = lines.peek(++n)) {
    if (!SHORT_RULER.test(line.text)) continue;
    rulers++;
    if (isApart(lines, n - 2)) titles++;
  }
  return titles > 1 && titles * 3 > rulers * 2;
}

/** Whether a title stands at a line, alone, with a short ruler below the blank line after it. */
function isApart(lines: Lines, n: number): boolean {
  const { text } = lines.peek(n)!;
  return !isBlank(text) && (n === 0 || isBlank(lines.peek(n - 1)!.text)) && isTitle(text) && isBlank(lines.peek(n + 1)?.text ?? '.')
    && SHORT_RULER.test(lines.peek(n + 2)?.text ?? '') && isBlank(lines.peek(n + 3)?.text ?? '.') && textFollows(lines, n + 3);
}

function isIndented(text: string): boolean {
  return /^\s{3}/.test(text);
}

/** How many titles have such a ruler below them, and how many of them a byline below that. */
function underlinedTitles(lines: Lines, ruler: string): { count: number; signed: number } {
  let count = 0;
  let signed = 0;
  for (let n = 1, line = lines.peek(n); line && n < SAMPLE; line = lines.peek(++n)) {
    if (underlineOf(lines.peek(n - 1)!.text, line.text) !== ruler || !underlines(lines, n)) continue;
    count++;
    if (SIGNED.test(lines.peek(n + 1)?.text ?? '')) signed++;
  }
  return { count, signed };
}

/** The character of a ruler below a title: it is as long as the title, however short that is, or long. */
function underlineOf(title: string, below: string): string {
  const ruler = below.trim();
  return rulerOf(below) || (/^(?:=+|-+)$/.test(ruler) && ruler.length > 2 && Math.abs(ruler.length - title.trim().length) < 2 ? ruler[0] : '');
}

/** Whether most rulers of the lines ahead have footnotes below them. */
export function holdsFootnotes(lines: Lines): boolean {
  let rulers = 0;
  let footnotes = 0;
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    if (rulerOf(line.text) === '') continue;
    rulers++;
    let m = n + 1;
    while (m < n + 3 && lines.peek(m) && isBlank(lines.peek(m)!.text)) m++;
    if (FOOTNOTE.test(lines.peek(m)?.text ?? '')) footnotes++;
  }
  return footnotes * 2 > rulers;
}

/** The number of the title's line where an article of this style begins after the ruler at `ruler`; null where none does. */
export function articleAt(lines: Lines, ruler: number, style: RuledStyle): number | null {
  if (style.above === NO_RULER) return underlinedAt(lines, ruler, style) ? ruler : null;
  if (style.above === LETTERS) return letterBelow(lines, ruler);
  if (style.above === MARKED) return beginsMarked(lines, ruler, style.below) ? ruler : null;
  if (style.above === NUMBERED) return isNumbered(lines, ruler) ? ruler : null;
  if (style.above === COUNTED) return titleCounted(lines, ruler);
  if (style.above === CITED) return citedAt(lines, ruler, style.below as 'above' | 'below') ? ruler : null;
  const { text } = lines.peek(ruler)!;
  if (style.above === FRAMED) return framedAt(lines, ruler);
  const above = style.above === '\f' ? (text.charCodeAt(0) === 12 ? '\f' : '') : rulerOf(text);
  if (above !== style.above || (above !== '\f' && underlines(lines, ruler))) return null;
  return titleAfter(lines, ruler, style);
}

/** The line of the title below a line that counts; null where none does. */
function titleCounted(lines: Lines, n: number): number | null {
  if (counted(lines.peek(n)!.text) === null) return null;
  const title = lines.filled(n + 1);
  return lines.peek(title) && counted(lines.peek(title)!.text) === null ? title : null;
}

/** Whether a title with the ruler of the style below it stands at a line, after a blank one: how the first article begins without a ruler above. */
export function underlinedAt(lines: Lines, n: number, style: RuledStyle): boolean {
  if (style.below === APART) return isApart(lines, n);
  return style.below !== '' && !isTold(style) && (n === 0 || isBlank(lines.peek(n - 1)!.text)) && isTitle(lines.peek(n)!.text) && underlineOf(lines.peek(n)!.text, lines.peek(n + 1)?.text ?? '') === style.below;
}

/** The line of the title that is framed, or that stands below what is. */
function framedAt(lines: Lines, n: number): number | null {
  const frame = frameOf(lines.peek(n)!.text);
  if (!frame || (n > 0 && frameOf(lines.peek(n - 1)!.text))) return null;
  if (!frame.counts) return n;
  const title = lines.filled(n + 1);
  return lines.peek(title) && !frameOf(lines.peek(title)!.text) ? title : null;
}

function titleAfter(lines: Lines, ruler: number, style: RuledStyle | null): number | null {
  let n = ruler + 1;
  const line = lines.peek(ruler)!;
  if (line.text.charCodeAt(0) === 12 && !isBlank(line.text)) n = ruler;
  else while (n < ruler + 4 && lines.peek(n) && isBlank(lines.peek(n)!.text)) n++;
  const title = lines.peek(n);
  if (!title || isBlank(title.text) || rulerOf(title.text) !== '') return null;
  const next = goesOn(title.text, lines.peek(n + 1)?.text ?? '') ? n + 2 : n + 1;
  if (next === n + 1 && !isTitle(title.text)) return null;
  const below = lines.peek(next)?.text ?? '';
  const underline = rulerOf(below);
  if (style && (style.below !== underline || (style.flush && isIndented(title.text)))) return null;
  // two rulers of one kind frame a notice, as often as a title: what follows must be text
  if (underline !== '') return underline === rulerOf(line.text) && !textFollows(lines, next + 1) ? null : n;
  const header = /^(?:Date|From|Subject|Title|By|Headline|Source|Author|Byline|Titel|Titre|Título|Titolo|Datum|Fecha|Data|Quelle|Fuente|Fonte|Publication|Newspaper|Paper): \S/i.test(title.text);
  if (header || SIGNED.test(below) || headFollows(lines, next)) return n;
  if (!isBlank(below) || !textFollows(lines, next + 1)) return null;
  return FOOTNOTE.test(title.text) && !/^\s*\(?\d{1,3}[.)]\s+\p{Lu}/u.test(title.text) ? null : n;
}

/** The number of the first filled line, where it is a title with its head, or a blank line, and text below it: an article before the first form feed. */
export function firstTitle(lines: Lines): number | null {
  const n = lines.filled(0);
  const text = lines.peek(n)?.text ?? '';
  const stands = isTitle(text) && (isBlank(lines.peek(n + 1)?.text ?? '.') ? textFollows(lines, n + 2) : headFollows(lines, n + 1));
  return stands ? n : null;
}

/** The number of the line before the first ruler where a title stands with its head, and text below it; with another head than labels and dates, such as a byline, only the first filled line. */
export function firstSigned(lines: Lines): number | null {
  const first = lines.filled(0);
  const below = lines.peek(first + 1)?.text ?? '';
  if (isTitle(lines.peek(first)?.text ?? '') && (SIGNED.test(below) ? textFollows(lines, first + 2) : isBlank(below) && headFollows(lines, first + 2))) return first;
  for (let n = first, line = lines.peek(n); line && n < SAMPLE && rulerOf(line.text) === ''; line = lines.peek(++n)) {
    if ((n === first || isBlank(lines.peek(n - 1)!.text)) && headedTitle(lines, n)) return n;
  }
  return null;
}

/** Whether a title with its head right below it stands at a line, and is no part of that head. */
function headedTitle(lines: Lines, n: number): boolean {
  const line = lines.peek(n);
  return line !== undefined && isTitle(line.text) && headFollows(lines, n + 1) && notesIn([line], true).count === 0;
}

/** A ruler right below a line that stands alone underlines it, unless a title with its head stands below the ruler. */
function underlines(lines: Lines, n: number): boolean {
  if (n === 0) return false;
  const before = lines.peek(n - 1)!.text;
  if (isBlank(before) || rulerOf(before) !== '' || !isTitle(before) || (FOOTNOTE.test(before) && /https?:|www\.|\S@\S/.test(before))) return false;
  const above = n > 1 ? lines.peek(n - 2)!.text : '';
  return (isBlank(above) || rulerOf(above) !== '') && !headedTitle(lines, lines.filled(n + 1));
}

