import type { Line, Lines } from '../lines.ts';
import type { Zone } from '../model.ts';
import { classify, signatureOf, type LineKind } from './classify.ts';

/** How far ahead, in lines, the head of an article may reach. */
const HORIZON = 48;

/** A line ahead with its kind; `blanks` counts the blank lines before it, `distance` the lines from the first one not taken. */
export interface Ahead {
  readonly line: Line;
  readonly kind: LineKind;
  readonly blanks: number;
  readonly distance: number;
}

const RULE = /^\s*(?:([-=_*~#+–—])\s*(?:\1\s*){2,})?$/u;

/** Whether a line says nothing: white space, or a rule, which sets off like a blank line. */
export function isBlank(line: Line): boolean {
  return line.text === '' || RULE.test(line.text);
}

/** The next lines that are not blank, from a distance on, at most `count`, none beyond the horizon. */
export function ahead(lines: Lines, from: number, count: number): Ahead[] {
  const found: Ahead[] = [];
  let blanks = 0;
  for (let distance = from; distance < from + HORIZON && found.length < count; distance++) {
    const line = lines.peek(distance);
    if (!line) break;
    if (isBlank(line)) {
      blanks++;
      continue;
    }
    found.push({ line, kind: kindOf(line), blanks, distance });
    blanks = 0;
  }
  return found;
}

/** A line's kind; a line is looked at several times, and classified once. */
export function kindOf(line: Line): LineKind {
  return (line.pageKind ??= classify(line.text));
}

/** Whether a line is what may follow a title: text, a byline, a date, an end marker. */
export function opensText({ kind }: Ahead): boolean {
  return kind === 'prose' || kind === 'bylined-prose' || kind === 'byline' || kind === 'by' || kind === 'date' || kind === 'terminator' || kind === 'entry' || kind === 'chrome';
}

/** The zone of a line without the white space around its text. */
export function lineZone(lines: Lines, kind: Zone['kind'], { line }: { readonly line: Line }): Zone {
  return lines.zone(kind, line, line.text.length - line.text.trimStart().length, line.text.trimEnd().length);
}

/** The zones of a line that dates or signs an article. */
export function signature(lines: Lines, line: Line): Zone[] {
  const { date, byline } = signatureOf(line.text);
  const zones: Zone[] = [];
  if (date) zones.push(lines.zone('date', line, date.start, date.end));
  if (byline) zones.push(lines.zone('byline', line, byline.start, byline.end));
  return zones.sort((a, b) => a.start - b.start);
}
