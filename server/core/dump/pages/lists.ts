import { isBlank } from './ahead.ts';
import type { LineKind } from './classify.ts';
import { announcesRelated } from './headings.ts';

/** A line that a list of links may have, by its number; undefined beyond the text's end. */
export type LineAt = (n: number) => { readonly text: string; readonly kind: LineKind } | undefined;

/** A list of links to other articles. Lines count from the heading. */
export interface LinkList {
  /** How many links it has. */
  readonly links: number;
  /** They are numbered: "1 Chip shop wins award". */
  readonly numbered: boolean;
  /** The first line below it. */
  readonly end: number;
}

/** A link is as long, UTF-16 units, or has three words: shorter ones are topics and menus. */
const LEAST_LINK = 20;
const MOST_LINKS = 200;
/** A paragraph of an article, and no remark of the page, is as long, UTF-16 units. */
const PARAGRAPH = 80;
const NUMBER = /^\s*(\d{1,3})[.)]?\s+(?=\S)/;
const BULLET = /^\s*[•·▪◦‣●○*►▶›»–—-]\s*/u;

/** The list below a heading, which is the line 0: one line for each link, perhaps with a date below it; null where none follows. */
export function listBelow(at: LineAt): LinkList | null {
  let links = 0;
  let numbers = 0;
  let end = 1;
  let n = 1;
  for (let line = at(n), blanks = 0; line && links < MOST_LINKS; line = at(n)) {
    if (isBlank(line)) {
      blanks++;
      n++;
      continue;
    }
    if (!isLink(line) || blanks > 2) break;
    const after = pastDate(at, n + 1);
    // below a blank line, or first, a title with its text or byline begins an article and is no link
    const next = after > n + 1 ? beyondBlanks(at, after) : (links === 0 || blanks > 0) ? beyondBlanks(at, n + 1) : at(n + 1)?.kind;
    if (next === 'prose' || next === 'bylined-prose' || next === 'byline' || next === 'by' || (next === 'date' && after === n + 1)) break;
    if (Number(NUMBER.exec(line.text)?.[1]) === links + 1) numbers++;
    links++;
    blanks = 0;
    n = end = after;
  }
  return links > 0 ? { links, numbered: numbers === links, end } : null;
}

function isLink({ text, kind }: { text: string; kind: LineKind }): boolean {
  const words = text.trim();
  // "Photos: Move-in day" is a caption elsewhere
  return (kind === 'short' || kind === 'entry' || /^(?:photos?|videos?|pictures|gallery|watch|listen): \S/i.test(words)) && (words.length >= LEAST_LINK ? /\S\s+\S/ : /\S\s+\S+\s+\S/).test(words);
}

/** The number of the first line that is no date of the link above it. */
function pastDate(at: LineAt, n: number): number {
  let past = n;
  for (let line = at(past); line && isDateOfLink(line); line = at(past)) past++;
  return past;
}

/** Whether a line right below a link says when: a date, or the word above it. */
export function isDateOfLink({ text, kind }: { text: string; kind: LineKind }): boolean {
  return kind === 'date' || /^\s*(?:published|posted|updated)\s*$/i.test(text);
}

function beyondBlanks(at: LineAt, from: number): LineKind | undefined {
  let n = from;
  while (at(n) && isBlank(at(n)!)) n++;
  return at(n)?.kind;
}

/** Whether the article goes on below a list: with a paragraph, and with more text where the list is not about the article. */
export function goesOnBelow(at: LineAt, { end }: LinkList): boolean {
  let texts = 0;
  for (let n = end, line = at(n); line && n < end + 12; line = at(++n)) {
    if (isBlank(line) || line.kind === 'chrome') continue;
    if ((line.kind !== 'prose' && line.kind !== 'bylined-prose') || (texts === 0 && line.text.trim().length < PARAGRAPH) || line.text.includes('://')) return false;
    if (++texts === (announcesRelated(at(0)!.text) ? 1 : 2)) return true;
  }
  return false;
}

/** How far the words of a link stand behind its bullet or its number, UTF-16 units. */
export function linkStart(line: string, numbered: boolean): number {
  return (numbered ? NUMBER : BULLET).exec(line)?.[0].length ?? line.length - line.trimStart().length;
}
