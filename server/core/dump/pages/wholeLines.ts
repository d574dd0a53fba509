import type { Lines } from '../lines.ts';
import { isBlank, kindOf } from './ahead.ts';

// what the lines of whole pages are, by themselves and their neighbours

/** A line of prose that nobody wrapped, and the least of wrapped prose, UTF-16 units. */
const LONG = 100;
const LEAST_PROSE = 120;
const SENTENCE = 30;
/** More wrapped lines are several paragraphs. */
const PARAGRAPH = 40;
export const WRAPPED = { least: 45, most: 110 };
const MENU_WIDTH = 45;
/** A row of entries counts as no more than so many. */
const ROW = 5;
/** So many words of prose are small at least; German nouns are not. */
const SMALL = 0.4;
/** A word in a script without spaces is so much wider than it is long. */
const WORD = 4;
/** What text browsers put before entries of lists, pictures and buttons. */
export const BULLET = /^\s*(?:[*+•·▪□☆○›»>]|[-–—]\s|\(BUTTON\)|(?:\[(?!\d{1,4}\])[^\]]*\]\s*)+$|\[[^\]]*$)/u;
const BETWEEN_LINKS = /[|▪·•]|(?<!«[^›»]*)[›»]/g;
/** The number that lynx gives a link. */
const LINK = /\[\d{1,4}\]/g;

/** Characters that say as much as three letters: those of Chinese, Japanese and Korean. */
const WIDE = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** How long a text is, in letters. */
export function widthOf(text: string): number {
  return text.length + 2 * (text.match(WIDE)?.length ?? 0);
}

/** Whether a line may be a menu's. */
export function isMenu(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  return line.text.trim().length <= MENU_WIDTH && kindOf(line) !== 'date' && kindOf(line) !== 'byline' && !proseAt(lines, n);
}

/** How many entries of menus a line may hold; 0 for any other line. */
export function entriesIn(lines: Lines, n: number): number {
  const { text } = lines.peek(n)!;
  const row = text.split(/\s*[|▪·•]\s*|\t+/).filter((entry) => entry.trim() !== '');
  if (row.length > 3 && row.every((entry) => entry.length <= MENU_WIDTH)) return Math.min(row.length, ROW);
  return isMenu(lines, n) ? 1 : 0;
}

/** How many lines of prose begin at a line, and how many units they have; null where something else does. */
export function proseAt(lines: Lines, n: number): { count: number; units: number } | null {
  const first = lines.peek(n)!.text;
  if (isBlank(lines.peek(n)!) || BULLET.test(first)) return null;
  const width = widthOf(first.trim());
  if (width >= WRAPPED.most) return isProse(first) ? { count: 1, units: width } : null;
  const { text, count } = paragraphAt(lines, n);
  // a line alone is a headline, if it does not end as a sentence does
  if (count === 1 ? text.length <= LONG || !/[.!?…:;。！？؟۔।]["”’»)\]]*\s*$/.test(text) : text.length < LEAST_PROSE) return null;
  return isProse(text) ? { count, units: text.length } : null;
}

/** The lines of a paragraph that may be wrapped, joined. */
export function paragraphAt(lines: Lines, n: number): { text: string; count: number } {
  let text = '';
  let count = 0;
  for (let line = lines.peek(n); line && !isBlank(line) && !BULLET.test(line.text) && line.text.trim().length <= WRAPPED.most && count < PARAGRAPH; line = lines.peek(n + count)) {
    // a short line below a sentence's end is another's
    if (count > 0 && line.text.trim().length < WRAPPED.least && /[.!?…。！？؟۔।]["”’»)]*$/.test(text) && !/[.!?…。！？؟۔।]["”’»)]*\s*$/.test(line.text)) break;
    text += ` ${line.text.trim()}`;
    count++;
    if (line.text.trim().length < WRAPPED.least) break;
  }
  return { text, count };
}

function isProse(text: string): boolean {
  return isWords(text, 12) && /[.!?…。！？؟۔।]["”’»)]*(?:\s|$)/.test(text) && (text.match(BETWEEN_LINKS)?.length ?? 0) < 4;
}

/** Whether some words are as many, and most of them small: no names, no menu. */
export function isWords(text: string, least: number): boolean {
  const words = text.match(/[\p{L}\p{M}’']+/gu) ?? [];
  const small = words.filter((word) => !/^\p{Lu}/u.test(word)).length;
  return (words.length >= least || widthOf(text) > text.length + WORD * least) && small >= words.length * SMALL;
}

/** What a page asks of its readers. */
const REQUEST = /^\s*(?:please )?(?:follow|subscribe|sign (?:up|in)|click|read|see|watch|like|join|contact|e-?mail|download|share|support|donate|folgen sie|lesen sie|abonnez|suivez|síguenos|segui(?:ci)?|volg)\b/i;

/** Whether a line is a sentence of somebody's, and no request of the page. */
export function isSentence(text: string): boolean {
  return widthOf(text.trim()) >= SENTENCE && !BULLET.test(text) && !REQUEST.test(text) && /^[^\p{L}]*[\p{Lu}\p{Lo}][^|]*[\p{Ll}\p{Lo}\d)][.!?…。！？؟۔।]["”’»)]*\s*$/u.test(text);
}

/** A line without the numbers of its links. */
export function withoutLinks(text: string): string {
  return text.includes('[') ? text.replace(LINK, '') : text;
}
