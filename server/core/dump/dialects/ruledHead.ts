import { holdsDate } from '../dates.ts';
import { frameOf } from '../frames.ts';
import { bylineZone, isNames, saysBy, zoneOf } from '../layout.ts';
import { letterIn } from '../letters.ts';
import { markedHead } from '../marked.ts';
import type { Zone } from '../model.ts';
import { notesIn } from '../notes.ts';
import { goesOn, NUMBER, rulerOf } from '../ruledLines.ts';
import { isBlank, trimmed, type RecordLine } from '../sheet.ts';

/** How many lines of an article may be its head. */
export const HEAD_LINES = 12;

/** The zones of a head in ruled text, given an article's first lines: labelled lines; or a line about the paper and the title below it; or the title, and what is said below it. */
export function headOf(lines: readonly RecordLine[]): Zone[] {
  const [first] = lines;
  if (!first) return [];
  const frame = frameOf(first.text);
  if (frame) {
    // who wrote it may be framed below
    const author = frameOf(lines[1]?.text ?? '');
    return [{ kind: 'title', ...trimmed(first, frame.start, frame.end) }, ...author ? [{ kind: 'byline', ...trimmed(lines[1], author.start, author.end) } as const] : []];
  }
  return markedHead(lines) ?? letter(lines) ?? labelled(lines) ?? paperAbove(lines) ?? titled(lines);
}

function letter(lines: readonly RecordLine[]): Zone[] | null {
  const head = letterIn(lines);
  return head && [...head.zones, ...lines.slice(0, head.count).filter((line) => !head.zones.some((zone) => zone.end > line.start && zone.start < line.end)).map((line) => zoneOf('furniture', [line]))];
}

function labelled(lines: readonly RecordLine[]): Zone[] | null {
  const notes = notesIn(lines, true);
  return notes.labelled > 0 && notes.labelled === notes.count && notes.closed && notes.zones.length > 0 ? [...notes.zones] : null;
}

/** "Lockgate Times, June 3, 2011, p. A1", a blank line, and the title alone; who wrote it may stand below. */
function paperAbove(lines: readonly RecordLine[]): Zone[] | null {
  const { zones, count, closed } = notesIn(lines);
  const [title, below] = lines.slice(count + 1);
  if (!closed || !['source', 'date'].every((kind) => zones.some((zone) => zone.kind === kind))) return null;
  if (!title || !below || isBlank(title.text) || title.text.length > 120 || !isBlank(below.text)) return null;
  const author = lines.slice(count + 3).find((line) => !isBlank(line.text));
  return [...zones, zoneOf('title', [title]), ...author && saysBy(author.text) && !zones.some(({ kind }) => kind === 'byline') ? [bylineZone(author)] : []];
}

/** A title has no more lines than so many; a ruler below it may have a drawing before it. */
const LONGEST_TITLE = 3;
const UNDERLINE = /^[^\p{L}\p{N}]*([~=_-])\1{7,}\s*$/u;
/** What may mark a title, beside a number: "..Ferry fares rise", "* Ferry fares rise". */
const MARK = /^\s*(?:\.{2,}|[*•■►>»]{1,2}\s|[_/\\|()]{2,}\s{3})\s*(?=["'“‘«(]?[\p{Lu}\d])/u;

/** How many lines of a title follow its first one, down to a ruler below them all. */
function underlinedLines(lines: readonly RecordLine[]): number {
  const ruler = lines.slice(0, LONGEST_TITLE + 1).findIndex(({ text }) => UNDERLINE.test(text));
  const between = lines.slice(1, ruler);
  return ruler > 1 && between.every(({ text }) => !isBlank(text) && !isNames(text)) && notesIn(between).count === 0 ? between.length : 0;
}

/** The title, without its number; a date or another note in its right-hand column; rulers, and what is said between and below them. */
function titled(lines: readonly RecordLine[]): Zone[] {
  const [first, second] = lines;
  const number = (NUMBER.exec(first.text) ?? MARK.exec(first.text))?.[0].length ?? 0;
  const column = /\S(\s{3,})(\S(?:.*\S)?)\s*$/.exec(first.text.slice(number));
  const split = column ? number + column.index + 1 : first.text.length;
  const more = column ? 0 : second !== undefined && goesOn(first.text, second.text) ? 1 : underlinedLines(lines);
  const zones: Zone[] = [{ kind: 'title', start: trimmed(first, number, split).start, end: more > 0 ? trimmed(lines[more]).end : trimmed(first, 0, split).end }];
  if (column) zones.push({ kind: holdsDate(column[2]) ? 'date' : 'section', ...trimmed(first, split) });
  for (let n = more + 1, blanks = 0; n < lines.length; ) {
    const line = lines[n];
    if (isBlank(line.text)) {
      if (++blanks > 2 || zones.some(({ kind }) => kind === 'byline' || kind === 'source')) break;
      n++;
    } else if (rulerOf(line.text) !== '') {
      zones.push(zoneOf('furniture', [line]));
      n++;
    } else {
      const end = lines.findIndex((one, at) => at > n && rulerOf(one.text) !== '');
      const notes = notesIn(lines.slice(n, end < 0 ? lines.length : end));
      if (notes.count === 0 || (blanks > 0 && !notes.closed)) break;
      zones.push(...notes.zones.filter(({ kind }) => !zones.some((zone) => zone.kind === kind)));
      n += notes.count;
    }
  }
  return zones;
}
