import type { Writable } from 'node:stream';
import { Progress } from './progress.ts';

/** How much is gathered before it is written, in UTF-16 units. */
const GATHERED = 1 << 16;

/** Where a command writes, and what its exit status will be: 0, 1 (findings) or 2 (something could not be done). */
export class Output {
  readonly #out: NodeJS.WriteStream;
  readonly #err: Writable;
  /** How far the reading of files has come. */
  readonly progress: Progress;
  #gathered = '';
  #status: 0 | 1 | 2 = 0;

  constructor(out: NodeJS.WriteStream = process.stdout, err: Writable = process.stderr) {
    this.#out = out;
    this.#err = err;
    this.progress = new Progress(process.stderr.isTTY);
    // threads and files end with the process; what has been written stays
    process.once('SIGINT', () => {
      this.#say('interrupted');
      process.exit(130);
    });
    // whoever reads has heard enough (`| head`): a clean end
    out.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(this.#status);
      this.#say(`cannot write: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}`);
      process.exit(2);
    });
    err.on('error', () => process.exit(this.#status || 2));
  }

  get status(): 0 | 1 | 2 {
    return this.#status;
  }

  /** Columns of the terminal, or Infinity where the reader is no terminal. */
  get columns(): number {
    return this.#out.isTTY ? Math.max(this.#out.columns || 80, 40) : Infinity;
  }

  /** May the output be coloured? NO_COLOR and dumb terminals are honoured. */
  get colours(): boolean {
    return this.#out.isTTY === true && this.#out.hasColors();
  }

  /** Writes to standard output; waits where the reader is slower. */
  async write(text: string): Promise<void> {
    this.#gathered += text;
    if (this.#gathered.length >= GATHERED) await this.flush();
  }

  /** Writes all of the pieces. */
  async writeAll(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) await this.write(piece);
  }

  async flush(): Promise<void> {
    const text = this.#gathered;
    this.#gathered = '';
    if (text === '') return;
    await new Promise<void>((resolve) => this.#out.write(text, () => resolve()));
  }

  /** A line on standard error about something that could not be done. */
  fail(message: string): void {
    this.#status = 2;
    this.#say(message);
  }

  /** A line on standard error that changes nothing. */
  note(message: string): void {
    this.#say(message);
  }

  /** Something was found that the exit status tells. */
  found(): void {
    if (this.#status === 0) this.#status = 1;
  }

  #say(message: string): void {
    this.progress.end();
    this.#err.write(`broadsheet: ${printable(message)}\n`);
  }
}

/** A text with its control characters made visible: what a dump holds must not steer the terminal. Line breaks become spaces. */
export function printable(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code === 9) return ' ';
    if (code === 0x7f) return '␡';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '�';
  });
}
