/** Preloaded into a server (`--import`): tells over the channel to its parent how long its event loop was blocked, and, with `--expose-gc`, what memory is in use. */
/** Milliseconds above which blocks are counted. */
export const STEPS = [10, 20, 50, 100] as const;

/** What is asked, and what is answered. */
export type Question = 'blocks' | 'heap';
export interface Blocks {
  /** The longest, in milliseconds. */
  readonly longest: number;
  /** How many were longer than each of STEPS. */
  readonly longer: readonly number[];
}
/** In MB, after garbage was collected: what objects hold, and the bytes outside the heap. */
export interface Heap {
  readonly used: number;
  readonly outside: number;
}

if (process.send) watch(process.send.bind(process));

function watch(send: (answer: Blocks | Heap) => void): void {
  // a block is told by the first timer after it
  let last = performance.now();
  let longer = STEPS.map(() => 0);
  let longest = 0;
  setInterval(() => {
    const now = performance.now();
    const block = now - last - 1;
    last = now;
    longest = Math.max(longest, block);
    STEPS.forEach((step, i) => {
      if (block > step) longer[i]++;
    });
  }, 1).unref();
  process.on('message', (question: Question) => {
    if (question === 'blocks') {
      send({ longest, longer });
      longer = STEPS.map(() => 0);
      longest = 0;
    } else {
      for (let i = 0; i < 3; i++) (globalThis as { gc?: () => void }).gc?.();
      const { heapUsed, external } = process.memoryUsage();
      send({ used: heapUsed / 2 ** 20, outside: external / 2 ** 20 });
    }
  });
  process.channel?.unref();
}
