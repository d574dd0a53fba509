import { breakStart, Chunk, countUpTo } from './chunk.ts';

/** A line: its text without its break, where it starts and ends (before the break), and where the next one starts. UTF-16 offsets into the whole text. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/**
 * Reads lines forward, using the line breaks that the chunks have stored. A text with n line breaks has n + 1 lines, the
 * last of which has no break (`next` is `end`) and may be empty.
 */
export class LineReader {
  readonly #chunks: Iterator<{ readonly item: Chunk }>;
  #chunk: Chunk | null;
  /** Where the current chunk begins, and which of its breaks ends the next line. */
  #base: number;
  #break = 0;
  /** Where the next line starts. */
  #start: number;

  /** `chunks` are those from the one that begins at `base` and holds the offset `from`, where the first line starts. */
  constructor(chunks: Iterator<{ readonly item: Chunk }>, base: number, from: number) {
    this.#chunks = chunks;
    this.#base = base;
    this.#start = from;
    const chunk = chunks.next().value?.item ?? new Chunk('', []);
    this.#chunk = chunk;
    this.#break = countUpTo(chunk.breaks, from - base);
  }

  /** The next line, or null after the last. */
  next(): Line | null {
    const chunk = this.#chunk;
    if (!chunk) return null;
    if (this.#break === chunk.breaks.length) return this.#nextOverEdge(chunk);
    const base = this.#base;
    const start = this.#start;
    const next = chunk.breaks[this.#break++];
    const end = Math.max(breakStart(chunk.text, next), start - base);
    this.#start = base + next;
    return { text: chunk.text.slice(start - base, end), start, end: base + end, next: base + next };
  }

  /** The line that begins in the chunk and does not end in it. */
  #nextOverEdge(chunk: Chunk): Line {
    const start = this.#start;
    const parts = [chunk.text.slice(start - this.#base)];
    for (let current = chunk; ;) {
      this.#base += current.text.length;
      this.#break = 0;
      this.#chunk = this.#chunks.next().value?.item ?? null;
      if (!this.#chunk) {
        return { text: join(parts), start, end: this.#base, next: this.#base };
      }
      current = this.#chunk;
      if (current.breaks.length > 0) break;
      parts.push(current.text);
    }
    this.#start = this.#base;
    const rest = this.next()!;
    if (rest.text !== '') parts.push(rest.text);
    return { text: join(parts), start, end: rest.end, next: rest.next };
  }
}

function join(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : parts.join('');
}
