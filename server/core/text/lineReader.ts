import { Chunk } from './chunk.ts';

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
  readonly #chunks: Iterator<{ readonly item: Chunk }, void, undefined>;
  #chunk: Chunk | null;
  #text: string;
  /** Where the current chunk begins, and which of its breaks ends the next line. */
  #base: number;
  #break: number;
  /** Where the next line starts. */
  #start: number;

  /** `chunks` are those from the one that begins at `base` and holds the offset `from`, where the first line starts. */
  constructor(chunks: Iterator<{ readonly item: Chunk }, void, undefined>, base: number, from: number) {
    const chunk = chunks.next().value?.item ?? new Chunk([], 0, []);
    this.#chunks = chunks;
    this.#chunk = chunk;
    this.#text = chunk.text;
    this.#base = base;
    this.#break = chunk.breaksUpTo(from - base);
    this.#start = from;
  }

  /** The next line, or null after the last. */
  next(): Line | null {
    const chunk = this.#chunk;
    if (!chunk) return null;
    const index = this.#break;
    if (index === chunk.breakCount) return this.#nextOverEdge();
    const base = this.#base;
    const start = this.#start;
    const end = Math.max(base + chunk.breakStart(index), start);
    const next = base + chunk.breakEnd(index);
    this.#break = index + 1;
    this.#start = next;
    return { text: this.#text.slice(start - base, end - base), start, end, next };
  }

  /** The line that begins in the current chunk and does not end in it. */
  #nextOverEdge(): Line {
    const start = this.#start;
    const parts = [this.#text.slice(start - this.#base)];
    while (this.#toNextChunk()) {
      if (this.#chunk!.breakCount > 0) {
        this.#start = this.#base;
        const rest = this.next()!;
        if (rest.text !== '') parts.push(rest.text);
        return { text: join(parts), start, end: rest.end, next: rest.next };
      }
      parts.push(this.#text);
    }
    return { text: join(parts), start, end: this.#base, next: this.#base };
  }

  /** Goes to the chunk after the current one; false where there is none. */
  #toNextChunk(): boolean {
    this.#base += this.#text.length;
    this.#break = 0;
    this.#chunk = this.#chunks.next().value?.item ?? null;
    this.#text = this.#chunk?.text ?? '';
    return this.#chunk !== null;
  }
}

function join(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : parts.join('');
}
