import type { Lines } from '../lines.ts';
import { ahead, kindOf } from './ahead.ts';
import type { LineKind } from './classify.ts';
import { headAt, type Head } from './head.ts';
import { announcesList } from './headings.ts';

// what stands on a page besides its articles: menus, what an archive holds, readers' comments, the next page

/** The lines of a menu are no longer, UTF-16 units. */
const MENU_WIDTH = 30;
/** No menu has more: each line of a list of words would be looked at again for each of those above it. */
const MENU_LINES = 300;

/**
 * How many lines a menu takes that begins with the line not yet taken: short lines without a blank one, most of them a page's
 * words or names of sections; 0 where none does. What follows its last words may be a title, or the label of one.
 */
export function menuHere(lines: Lines): number {
  const kinds: LineKind[] = [];
  for (let line = lines.peek(0); kinds.length < MENU_LINES && line && line.text.trim() !== '' && !announcesList(line.text); line = lines.peek(kinds.length)) {
    const kind = kindOf(line);
    if (!['chrome', 'section', 'short', 'date'].includes(kind) || (kind === 'short' && line.text.trim().length > MENU_WIDTH)) break;
    kinds.push(kind);
  }
  const isEntry = (kind: LineKind, n: number) => kind === 'chrome' || (kind === 'section' && kinds[n - 1] === 'section');
  const end = kinds.findLastIndex(isEntry) + 1;
  const known = kinds.slice(0, end).filter((kind) => kind === 'chrome' || kind === 'section').length;
  return known >= 4 && known * 2 >= end && ahead(lines, end, 1)[0]?.kind !== 'prose' ? end : 0;
}

/** Whether the line not yet taken says what an archive holds: one paragraph, and a title below it. */
export function describes(lines: Lines): boolean {
  const [text, title] = ahead(lines, 0, 2);
  return text.kind === 'prose' && title !== undefined && title.blanks > 0 && headAt(lines, '', title.distance)?.titled === true;
}

/** Whether a line at a page's top says what the page is: below it stands a label of the page, and a title below that. */
export function isRemark(lines: Lines, head: Head): boolean {
  if (!head.titled || head.signed || head.section !== null) return false;
  const [label, title] = ahead(lines, head.lines, 2);
  return label?.kind === 'chrome' && label.blanks > 0 && title?.kind === 'short' && title.blanks > 0 && headAt(lines, '', title.distance)?.titled === true;
}

/** Who wrote a reader's comment: "Karl says:". */
export const COMMENTATOR = /^\s*\S.{0,60} (?:says|said|wrote|schreibt|sagt|a dit|dice):?\s*$/;

/** Takes a reader's comment, up to the word below it or the next one. */
export function skipComment(lines: Lines): void {
  for (let n = 0; n < 40; n++) {
    const line = lines.peek();
    if (!line || kindOf(line) === 'chrome' || COMMENTATOR.test(line.text)) return;
    lines.advance();
  }
}

/** Whether a page offers to answer what stands above. */
export function isReply(line: string): boolean {
  return /^[\s•□]*(?:reply(?: #?\d+)?|antworten|répondre|responder|rispondi|beantwoorden|report(?: abuse)?|signaler(?: recommander)?|recommander|melden|denunciar|segnala|rapporteer)\s*$/i.test(line);
}

/** Whether another page was pasted in at an address: a head follows, with nothing but a page's words and names between. */
export function beginsPage(lines: Lines): boolean {
  for (const { kind, distance } of ahead(lines, 1, 15)) {
    if (kind === 'prose' || kind === 'bylined-prose') return false;
    const head = headAt(lines, '', distance);
    if (head?.signed && head.titled) return true;
  }
  return false;
}
