import { stat } from 'node:fs/promises';
import { Presets, SingleBar } from 'cli-progress';

/** Milliseconds before it is shown: what is done by then needs no bar. */
const DELAY = 1000;

/** How much of the files named has been read, on a terminal; elsewhere nothing is shown. */
export class Progress {
  readonly #isTerminal: boolean;
  #bar: SingleBar | null = null;
  #total = 0;
  #read = 0;
  #begin = 0;

  constructor(isTerminal: boolean) {
    this.#isTerminal = isTerminal;
  }

  /** The files that will be read. */
  async of(files: readonly string[]): Promise<void> {
    if (!this.#isTerminal) return;
    const sizes = await Promise.all(files.map((file) => stat(file).then(({ size }) => size, () => 0)));
    this.#total = sizes.reduce((sum, size) => sum + size, 0);
    this.#begin = performance.now();
  }

  /** So many more bytes have been read. */
  advance(bytes: number): void {
    this.#read += bytes;
    if (this.#total === 0 || performance.now() - this.#begin < DELAY) return;
    if (!this.#bar) {
      this.#bar = new SingleBar({ format: '{bar} {percentage} % · {eta_formatted} left', clearOnComplete: true, hideCursor: true }, Presets.shades_grey);
      this.#bar.start(this.#total, this.#read);
    }
    this.#bar.update(Math.min(this.#read, this.#total));
  }

  /** Takes the bar away. */
  end(): void {
    this.#bar?.stop();
    this.#bar = null;
    this.#total = 0;
  }
}
