import type { Line, Lines } from '../lines.ts';
import { ahead, isBlank, type Ahead } from './ahead.ts';
import { lineEnd } from './markers.ts';

/** A cut excerpt is one paragraph, and not a long one; UTF-16 units. */
export const EXCERPT = 1000;

/** What an article has taken so far. */
export class Body {
  readonly #lines: Lines;
  /** Up to the end of its last line, from the piece's beginning. */
  length = 0;
  breaks = 0;
  paragraphs = 0;
  units = 0;
  /** Blank lines since the last other one. */
  blanks = 0;
  /** Its text stands right below its head. */
  tight = false;
  terminated = false;
  /** It ends where an excerpt is cut. */
  cut = false;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** The next line that is not blank. */
  next(): Line | undefined {
    for (let line = this.#lines.peek(); line; line = this.#lines.peek()) {
      if (!isBlank(line)) return line;
      this.blanks++;
      this.#lines.advance();
    }
    return undefined;
  }

  take(line: Line, paragraph: boolean): void {
    if (paragraph && this.paragraphs === 0) this.tight = this.blanks === 0;
    if (!isBlank(line)) {
      this.length = line.start - this.#lines.base + line.text.trimEnd().length;
      this.breaks = this.#lines.breaks;
      this.blanks = 0;
    }
    if (paragraph) {
      this.paragraphs++;
      this.units += line.text.length;
    }
    this.#lines.advance();
  }

  /** Looks whether the article ends with the line just taken: a marker at its end, or an excerpt cut off before the next head. */
  endAt(line: Line): void {
    const end = lineEnd(line.text);
    if (!end) return;
    if (end.kind === 'marker') {
      this.terminated = this.cut = true;
      return;
    }
    const next: Ahead | undefined = ahead(this.#lines, 0, 1)[0];
    // the end marker itself is still to come
    if (next?.kind === 'terminator') return;
    const excerpt = this.paragraphs <= 2 && this.units <= 2 * EXCERPT;
    this.cut = (end.kind === 'cut' || excerpt) && (!next || opensHead(next));
  }
}

function opensHead({ kind }: Ahead): boolean {
  return kind === 'short' || kind === 'section' || kind === 'timed-label' || kind === 'date' || kind === 'byline' || kind === 'chrome' || kind === 'announcement';
}
