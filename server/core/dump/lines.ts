import type { Text } from '../text/text.ts';
import type { Zone, ZoneKind } from './model.ts';
import type { LineKind } from './pages/classify.ts';
import { unquoted } from './quotes.ts';
import { isBlank, type RecordLine } from './sheet.ts';

/** A line of a dump: its text without its break, and where it stands in the whole text (UTF-16; `next` is where the line after it begins). */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** What it is on a newspaper page, once somebody asked. It stands here because a map from lines to kinds costs as much as the rest of the scan. */
  pageKind?: LineKind;
}

/**
 * The lines before a scanner: it peeks at those ahead and advances over those that it takes. `reach` remembers the
 * furthest place that any answer depended on, which is what makes re-scanning after an edit exact.
 */
export class Lines {
  readonly #source: { next(): Line | null };
  #ahead: Line[] = [];
  /** Among the lines ahead: the first of the piece, the first not taken, and the first not yet held against the limit. */
  #piece = 0;
  #first = 0;
  #checked = 0;
  #reach: number;
  #ended = false;
  #limit: ((line: Line, number: number) => boolean) | null = null;
  #limitAt = Infinity;
  /** Marks of quoted mail before the lines are seen as white space. */
  isQuoted = false;
  /** Where the current piece begins, in the whole text. */
  base: number;
  /** Where the first line not yet taken begins, in the whole text. */
  position: number;
  /** Line breaks taken since the piece's beginning. */
  breaks = 0;

  constructor(text: Text, from: number) {
    this.#source = text.lines(from);
    this.base = this.position = this.#reach = from;
  }

  /** The line `distance` lines ahead of those taken; undefined beyond the text's end. The empty line after a final line break is no line. */
  peek(distance = 0): Line | undefined {
    const wanted = this.#first + distance;
    // held against the limit in this piece, so its reach is known
    if (wanted < this.#checked && wanted < this.#limitAt) return this.#seen(this.#ahead[wanted]);
    if (this.#limit) {
      while (this.#checked <= wanted && this.#limitAt === Infinity) {
        const line = this.#read(this.#checked);
        if (!line) return undefined;
        if (this.#limit(line, this.#checked - this.#first)) this.#limitAt = this.#checked;
        this.#checked++;
      }
      if (wanted >= this.#limitAt) return undefined;
    }
    return this.#seen(this.#read(wanted));
  }

  /** As `peek`, beyond the limit too. */
  peekBeyond(distance: number): Line | undefined {
    return this.#seen(this.#read(this.#first + distance));
  }

  /**
   * Lets the text seem to end before the first line ahead for which `limit` answers true, until the next piece; null lifts it.
   * `limit` is asked in order, with the line and its distance, and may look further ahead with `peekBeyond`.
   */
  within(limit: ((line: Line, distance: number) => boolean) | null): void {
    this.#limit = limit;
    this.#limitAt = Infinity;
    this.#checked = this.#first;
  }

  /** The line before which the text seems to end; undefined where it was not reached. */
  get limitedBy(): Line | undefined {
    return this.#limitAt === Infinity ? undefined : this.#ahead[this.#limitAt];
  }

  /** The distance of the first line from one on that is not blank; of the text's end where there is none. */
  filled(from: number): number {
    let n = from;
    for (let line = this.peek(n); line && isBlank(line.text); line = this.peek(++n));
    return n;
  }

  /** How many lines are left. */
  rest(): number {
    let n = 0;
    while (this.peek(n)) n++;
    return n;
  }

  /** Whether one of the next `within` lines passes a test. */
  holds(test: (text: string) => boolean, within: number): boolean {
    for (let n = 0, line = this.peek(0); line && n < within; line = this.peek(++n)) if (test(line.text)) return true;
    return false;
  }

  /** The lines from a distance on, at most `count`, with offsets from the piece's beginning. */
  ofPiece(count: number, from = 0): RecordLine[] {
    const lines: RecordLine[] = [];
    for (let n = from; n < from + count; n++) {
      const line = this.peek(n);
      if (!line) break;
      lines.push({ text: line.text, start: line.start - this.base, end: line.end - this.base });
    }
    return lines;
  }

  #seen(line: Line | undefined): Line | undefined {
    return this.isQuoted && line ? { ...line, text: unquoted(line.text) } : line;
  }

  #read(wanted: number): Line | undefined {
    while (this.#ahead.length <= wanted) {
      const line = this.#ended ? null : this.#source.next();
      if (!line || (line.text === '' && line.next === line.start)) {
        this.#ended = true;
        this.#reach = Infinity;
        return undefined;
      }
      this.#ahead.push(line);
    }
    const line = this.#ahead[wanted];
    // one unit more: a line feed put behind a lone carriage return changes the line before it
    if (line.next + 1 > this.#reach) this.#reach = line.next + 1;
    return line;
  }

  /** Takes the next line into the piece; it must have been peeked at. */
  advance(): void {
    const line = this.#ahead[this.#first++];
    this.position = line.next;
    if (line.next > line.end) this.breaks++;
  }

  /** Takes a number of lines. */
  take(count: number): void {
    for (let i = 0; i < count; i++) this.advance();
  }

  /** Gives the lines taken since the piece's beginning back, to read it in another way. What was looked at stays looked at. */
  restart(): void {
    this.#first = this.#piece;
    this.position = this.base;
    this.breaks = 0;
    this.within(null);
  }

  /** Begins a new piece where the last one ended. */
  rebase(): void {
    if (this.#first > 256 && this.#first * 2 > this.#ahead.length) {
      this.#ahead = this.#ahead.slice(this.#first);
      this.#first = 0;
    }
    this.#piece = this.#first;
    this.within(null);
    this.base = this.#reach = this.position;
    this.breaks = 0;
  }

  /** How far from the piece's beginning its answer depended on the text; Infinity where it saw the text's end. */
  get reach(): number {
    return this.#reach - this.base;
  }

  /** The zone of a line, or of a part of it, with offsets from the piece's beginning. `from` and `to` count from the line's start. */
  zone(kind: ZoneKind, line: Line, from = 0, to = line.text.length): Zone {
    return { kind, start: line.start - this.base + from, end: line.start - this.base + to };
  }
}
