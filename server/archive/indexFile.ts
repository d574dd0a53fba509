import { createReadStream } from 'node:fs';
import { open, rm, truncate } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { DateHint } from '../core/dump/dates.ts';
import type { Resumption } from '../core/dump/portions.ts';
import type { Encoding } from '../host/textStream.ts';
import type { Entry } from './entry.ts';

/** Changed when an older index cannot be read any more. */
const VERSION = 1;
/** Of so many entries the place of one is held in memory. */
const STEP = 500;
/** Bytes of the first line. */
const HEAD = 1 << 14;

/** The file that an index is of. */
export interface Indexed {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

/** A place where indexing can go on: all before it has been written. */
export interface Checkpoint {
  /** Bytes of the dump that are done. */
  readonly at: number;
  readonly encoding: Encoding;
  readonly order?: DateHint['order'];
  readonly resumed: Resumption | null;
  readonly isEnd: boolean;
}

/**
 * An index on disk: a line with what it is of, then lines of entries, with a checkpoint after each portion. Only the places of
 * every five-hundredth entry are held in memory, so that an archive may have any number of articles.
 */
export class IndexFile {
  readonly path: string;
  readonly #pages: number[] = [];
  #length = 0;
  #count = 0;
  #checkpoint: Checkpoint | null = null;

  constructor(path: string) {
    this.path = path;
  }

  /** How many entries it has. */
  get count(): number {
    return this.#count;
  }

  get checkpoint(): Checkpoint | null {
    return this.#checkpoint;
  }

  /** Reads what is there of the index of a file; false, and empty, where it is of another version of that file or there is none. */
  async load(of: Indexed): Promise<boolean> {
    try {
      const file = await open(this.path);
      const { buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0).finally(() => file.close());
      if (!buffer.equals(headOf(of))) return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    let at = HEAD;
    let count = 0;
    const pages: number[] = [];
    for await (const line of linesFrom(this.path, at)) {
      if (line.startsWith('{')) {
        this.#checkpoint = JSON.parse(line) as Checkpoint;
        this.#count = count;
        this.#length = at + Buffer.byteLength(line) + 1;
      } else if (count++ % STEP === 0) pages.push(at);
      at += Buffer.byteLength(line) + 1;
    }
    if (!this.#checkpoint) return false;
    this.#pages.push(...pages.slice(0, Math.ceil(this.#count / STEP)));
    // what came after the last checkpoint may be half a portion
    await truncate(this.path, this.#length);
    return true;
  }

  /** Begins anew. */
  async begin(of: Indexed): Promise<void> {
    await rm(this.path, { force: true });
    this.#reset();
    this.#length = await append(this.path, headOf(of));
  }

  #reset(): void {
    this.#pages.length = this.#count = this.#length = 0;
    this.#checkpoint = null;
  }

  /** Goes back to the last checkpoint at which no more than `bytes` of the dump were done, for a new version of the file. */
  async rewind(bytes: number, of: Indexed): Promise<void> {
    let at = HEAD;
    let kept = HEAD;
    for await (const line of linesFrom(this.path, HEAD, this.#length)) {
      at += Buffer.byteLength(line) + 1;
      if (!line.startsWith('{')) continue;
      const checkpoint = JSON.parse(line) as Checkpoint;
      if (checkpoint.at > bytes || checkpoint.isEnd) break;
      kept = at;
    }
    await truncate(this.path, kept);
    const file = await open(this.path, 'r+');
    await file.write(headOf(of), 0, HEAD, 0).finally(() => file.close());
    this.#reset();
    if (!await this.load(of)) await this.begin(of);
  }

  /** Adds entries, and the checkpoint after them. */
  async add(entries: readonly Entry[], checkpoint: Checkpoint): Promise<void> {
    let text = '';
    let length = this.#length;
    for (const { start, length: bytes, line, kind, id, title, section, byline, source, date, iso } of entries) {
      const written = `${JSON.stringify([start, bytes, line, kind === 'teaser' ? 1 : 0, id, title, section, byline, source, date, iso])}\n`;
      if (this.#count++ % STEP === 0) this.#pages.push(length);
      length += Buffer.byteLength(written);
      text += written;
    }
    this.#checkpoint = checkpoint;
    this.#length += await append(this.path, `${text}${JSON.stringify(checkpoint)}\n`);
  }

  /** The entries from a number on, in order. */
  async *entries(from = 0): AsyncGenerator<Entry> {
    const page = Math.floor(from / STEP);
    if (from >= this.#count) return;
    let number = page * STEP;
    for await (const line of linesFrom(this.path, this.#pages[page], this.#length)) {
      if (line.startsWith('{')) continue;
      if (number >= from) yield entryOf(number, line);
      number++;
    }
  }
}

function entryOf(number: number, line: string): Entry {
  const [start, length, at, teaser, id, title, section, byline, source, date, iso] = JSON.parse(line) as [number, number, number, 0 | 1, string, ...(string | null)[]];
  return { number, start, length, line: at, kind: teaser ? 'teaser' : 'article', id, title, section, byline, source, date, iso };
}

/** The whole lines of a file. */
async function* linesFrom(path: string, start: number, end = Infinity): AsyncGenerator<string> {
  if (end <= start) return;
  const input = createReadStream(path, { start, ...(end < Infinity && { end: end - 1 }), highWaterMark: 1 << 18 });
  yield* createInterface({ input, crlfDelay: 0 });
}

/** The first line: what the index is of, filled up to a length of its own, so that it can be written anew in place. */
function headOf(of: Indexed): Buffer {
  const head = Buffer.alloc(HEAD, ' ');
  head.write(JSON.stringify({ version: VERSION, ...of }));
  head.write('\n', HEAD - 1);
  return head;
}

async function append(path: string, text: string | Buffer): Promise<number> {
  const file = await open(path, 'a');
  const bytes = Buffer.from(text);
  await file.writeFile(bytes).finally(() => file.close());
  return bytes.length;
}
