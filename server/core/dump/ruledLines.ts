import type { Lines } from './lines.ts';
import type { ZoneKind } from './model.ts';
import { notesIn } from './notes.ts';
import { isBlank, type RecordLine } from './sheet.ts';

const SHORTEST = 8;
/** What stands for rulers such as =-=-=-=-. */
const ALTERNATING = '%';
/** Five words and a full stop. */
export const SENTENCE = /^\s*(?:\S+\s+){4,}\S+[.!?]['"”’)]?\s*$/;
export const SIGNED = /^\s*by \p{Lu}/iu;
export const FOOTNOTE = /^\s*(?:\[[\w*]{1,3}\]|\([\w*]{1,3}\)|\d{1,3}[.)\]]?(?=\s)|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+)\s*/;
/** The number before a title: "[3] ", "4. ". */
export const NUMBER = /^\s*\??(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}[.)]|#\d{1,3})\s+(?=\S)/;

/** Whether a title with a number goes on in the next line: that is indented as far as the title's own words. */
export function goesOn(title: string, next: string): boolean {
  const number = NUMBER.exec(title)?.[0].length ?? 0;
  return number > 0 && !isBlank(next) && next.search(/\S/) === number;
}

/** The character that a ruler is made of, ' ' for spaced ones; '' for another line. Cheap on prose: the first two characters decide. */
export function rulerOf(text: string): string {
  let start = 0;
  while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 9) start++;
  const first = text.charCodeAt(start);
  if (first === 12) return isBlank(text) ? '\f' : '';
  if (!(first === 61 || first === 45 || first === 95 || first === 42 || first === 35 || first === 126 || first === 43 || isDrawn(first))) return '';
  const second = text.charCodeAt(start + 1);
  if (second !== first && second !== 32) return isAlternating(text) ? ALTERNATING : '';
  const line = text.trim();
  if (line.length < SHORTEST) return '';
  const character = line[0];
  // dashes in groups are those of tables
  const spaced = second === 32 || (first !== 45 && first !== 61 && first !== 95 && !isDrawn(first) && line.includes(' '));
  for (let n = 1; n < line.length; n++) if (line[n] !== character && !(spaced && line[n] === ' ')) return '';
  return spaced ? ' ' : character;
}

/** Whether a character is a long dash, or a level line as boxes are drawn with: – — ─ ━ ═ */
function isDrawn(unit: number): boolean {
  return unit === 0x2013 || unit === 0x2014 || unit === 0x2500 || unit === 0x2501 || unit === 0x2550;
}

function isAlternating(text: string): boolean {
  return /^\s*([-=_*~+#])(?!\1)([-=_*~+#])(?:\1\2){10,}\1?\s*$/.test(text);
}

export function isTitle(text: string): boolean {
  const title = text.trim();
  return title.length <= 100 && /\p{L}{2}|\p{Lo}/u.test(title) && !/[a-z),][,;.]$/.test(title);
}

/** Whether the lines from one on are a title's head, up to a blank line or a ruler with text after it: labelled lines, or a date with a paper or an author. */
export function headFollows(lines: Lines, from: number): boolean {
  const below: RecordLine[] = [];
  for (let n = from, line = lines.peek(n); line && below.length < 8 && !isBlank(line.text) && rulerOf(line.text) === ''; line = lines.peek(++n)) {
    if (FOOTNOTE.test(line.text)) return false;
    below.push(line);
  }
  const { zones, count, labelled, closed } = notesIn(below);
  const has = (kind: ZoneKind) => zones.some((zone) => zone.kind === kind);
  // a footnote names papers and dates too
  const signs = labelled > 0 || (has('date') && (has('source') || has('byline')) && !FOOTNOTE.test(lines.peek(from - 1)?.text ?? ''));
  // "Published in print." may stand last
  const ends = closed || (count === below.length - 1 && below[count].text.trim().length <= 40);
  return count > 0 && ends && signs && textFollows(lines, from + below.length + 1);
}

/** Whether there is prose among the next lines, before another ruler. */
export function textFollows(lines: Lines, from: number): boolean {
  for (let n = from; n < from + 12; n++) {
    const text = lines.peek(n)?.text;
    if (text === undefined || rulerOf(text) !== '') return false;
    if (text.trim().length > 40 || SENTENCE.test(text)) return true;
  }
  return false;
}
