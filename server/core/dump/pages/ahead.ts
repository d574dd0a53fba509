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

const RULE = /^\s*(?:([-=_*~#+–—─━═])\s*(?:\1\s*){2,})?$/u;

/** What rules and blank lines begin with: nearly all others need not be looked at. */
const MAY_BE_RULE = new Set([...'-=_*~#+–—─━═\t\v\f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'].map((character) => character.charCodeAt(0)));

/** Whether a line says nothing: white space, or a rule, which sets off like a blank line. */
export function isBlank(line: Pick<Line, 'text'>): boolean {
  return line.text === '' || (MAY_BE_RULE.has(line.text.charCodeAt(0)) && RULE.test(line.text));
}

/** The next lines that are not blank, from a distance on, at most `count`, none beyond the horizon. */
export function ahead(lines: Lines, from: number, count: number): Ahead[] {
  const found: Ahead[] = [];
  for (const steps = new Steps(lines, from); found.length < count;) {
    const next = steps.next();
    if (!next) break;
    found.push(next);
  }
  return found;
}

/** Steps over the lines that are not blank, from a distance on; none of them is looked at before it is wanted. */
export class Steps {
  readonly #lines: Lines;
  readonly #end: number;
  #distance: number;

  constructor(lines: Lines, from: number) {
    this.#lines = lines;
    this.#distance = from;
    this.#end = from + HORIZON;
  }

  /** The next of them; undefined at the text's end and at the horizon. */
  next(): Ahead | undefined {
    for (let blanks = 0; this.#distance < this.#end; blanks++) {
      const line = this.#lines.peek(this.#distance);
      if (!line) return undefined;
      const distance = this.#distance++;
      if (!isBlank(line)) return { line, kind: kindOf(line), blanks, distance };
    }
    return undefined;
  }
}

/** A line's kind; a line is looked at several times, and classified once. */
export function kindOf(line: Line): LineKind {
  return (line.pageKind ??= classify(line.text));
}

/** Whether a line is what may follow a title: text, a byline, a date, an end marker. */
export function opensText({ kind }: Ahead): boolean {
  return kind === 'prose' || kind === 'bylined-prose' || kind === 'byline' || kind === 'by' || kind === 'date' || kind === 'terminator' || kind === 'entry' || kind === 'chrome';
}

/** Whether what stands after a section's name lets it be a label: a title, a date, or text. */
export function followsLabel(next: Ahead | undefined): boolean {
  return next !== undefined && next.blanks <= 4 && next.kind !== 'section' && next.kind !== 'chrome' && next.kind !== 'announcement' && next.kind !== 'terminator' && next.kind !== 'entry';
}

/** The zone of a line without the white space around its text. */
export function lineZone(lines: Lines, kind: Zone['kind'], { line }: { readonly line: Line }): Zone {
  return lines.zone(kind, line, line.text.length - line.text.trimStart().length, line.text.trimEnd().length);
}

/** The zones of a line that dates or signs an article. */
export function signature(lines: Lines, line: Line): Zone[] {
  const { date, byline, source } = signatureOf(line.text);
  const zones: Zone[] = [];
  if (date) zones.push(lines.zone('date', line, date.start, date.end));
  if (byline) zones.push(lines.zone('byline', line, byline.start, byline.end));
  if (source) zones.push(lines.zone('source', line, source.start, source.end));
  return zones.sort((a, b) => a.start - b.start);
}
