/** How pressing a job is; the more pressing ones run first. */
export const Urgency = { background: 0, asked: 1 } as const;
export type Urgency = typeof Urgency[keyof typeof Urgency];

/** What tells a job to stop; LSP's cancellation tokens are such. */
export interface Stop {
  readonly isCancellationRequested: boolean;
}

/** A job was stopped before its end. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

interface Job {
  readonly urgency: Urgency;
  readonly owner: string;
  readonly stop: Stop | undefined;
  /** Runs until the deadline; true when it is done. */
  run(deadline: number): boolean;
  reject(error: unknown): void;
}

/** Milliseconds that a slice may take before others get their turn. */
const SLICE = 10;
/**
 * Milliseconds after an answer in which work in the background rests, so that the answer is sent at once and the next question heard; the longest rest
 * where one question follows another; and for how long it then runs, between the questions, before it rests again.
 */
const REST = 200;
const LONGEST_REST = 1000;
const SHARE = 500;

/**
 * Runs long computations in slices, so that the messages of the client are heard between them. Of several jobs the most
 * pressing runs; among those as pressing, the one whose document was asked about last, and there the newest.
 */
export class Scheduler {
  readonly #defer: (run: () => void) => void;
  readonly #now: () => number;
  readonly #jobs: Job[] = [];
  #asked: string[] = [];
  #waiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restsUntil = 0;
  /** When the background last had its share, what it had since, and when it last had nothing to do. */
  #shareHad = 0;
  #had = 0;
  #idle = -LONGEST_REST;

  /** `defer` runs a function after the messages that wait; `now` is a clock in milliseconds. */
  constructor(defer: (run: () => void) => void = afterMessages(), now: () => number = () => performance.now()) {
    this.#defer = defer;
    this.#now = now;
  }

  /** The client asked about a document: its jobs come before others as pressing. */
  touch(owner: string): void {
    if (this.#asked.at(-1) !== owner) this.#asked = [...this.#asked.filter((each) => each !== owner), owner];
  }

  /** A document is gone: its jobs are stopped. */
  forget(owner: string): void {
    this.#asked = this.#asked.filter((each) => each !== owner);
    for (const job of this.#jobs.filter((each) => each.owner === owner)) {
      this.#drop(job);
      job.reject(new Stopped());
    }
  }

  /** Runs a computation to its end, slice by slice. Rejects with Stopped when it is stopped, else with what it throws. */
  run<T>(owner: string, urgency: Urgency, steps: Generator<unknown, T>, stop?: Stop): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = (deadline: number): boolean => {
        for (;;) {
          const step = steps.next();
          if (step.done) {
            resolve(step.value);
            return true;
          }
          if (this.#now() >= deadline) return false;
        }
      };
      // one piece of work follows another: it is new only after a while without any
      if (urgency === Urgency.background && !this.#hasBackground() && this.#now() - this.#idle >= LONGEST_REST) this.#shared();
      this.#jobs.push({ urgency, owner, stop, run, reject });
      this.#wake();
    });
  }

  #wake(): void {
    const next = this.#next();
    if (!next || this.#waiting) return;
    clearTimeout(this.#timer);
    const rest = next.urgency === Urgency.background ? this.#restsUntil - this.#now() : 0;
    if (rest > 0) {
      this.#timer = setTimeout(() => this.#wake(), rest);
      return;
    }
    this.#waiting = true;
    this.#defer(() => {
      this.#waiting = false;
      this.#slice();
      this.#wake();
    });
  }

  #slice(): void {
    const deadline = this.#now() + SLICE;
    for (let now = deadline - SLICE; now < deadline; now = this.#now()) {
      const job = this.#next();
      if (!job || (job.urgency === Urgency.background && now < this.#restsUntil)) return;
      try {
        if (job.stop?.isCancellationRequested) throw new Stopped();
        const isDone = job.run(deadline);
        if (job.urgency === Urgency.background && (this.#had += this.#now() - now) >= SHARE) this.#shared();
        if (!isDone) return;
        this.#drop(job);
        if (job.urgency === Urgency.asked) this.#rest();
      } catch (error) {
        this.#drop(job);
        job.reject(error);
      }
    }
  }

  #shared(): void {
    this.#shareHad = this.#now();
    this.#had = 0;
  }

  /** Lets the background rest, unless it has waited for its share for long. */
  #rest(): void {
    const now = this.#now();
    if (now - this.#shareHad < LONGEST_REST) this.#restsUntil = now + REST;
  }

  #next(): Job | undefined {
    let best: Job | undefined;
    for (const job of this.#jobs) {
      if (!best || job.urgency > best.urgency || (job.urgency === best.urgency && this.#rank(job) >= this.#rank(best))) best = job;
    }
    return best;
  }

  #rank(job: Job): number {
    return this.#asked.indexOf(job.owner);
  }

  #drop(job: Job): void {
    const index = this.#jobs.indexOf(job);
    if (index >= 0) this.#jobs.splice(index, 1);
    if (job.urgency === Urgency.background && !this.#hasBackground()) this.#idle = this.#now();
  }

  #hasBackground(): boolean {
    return this.#jobs.some(({ urgency }) => urgency === Urgency.background);
  }
}

/** Runs a function after the messages that wait: `setImmediate` in Node, a message to oneself in a worker. */
function afterMessages(): (run: () => void) => void {
  if (typeof setImmediate === 'function') return setImmediate;
  const { port1, port2 } = new MessageChannel();
  const queue: (() => void)[] = [];
  port1.onmessage = () => queue.shift()?.();
  return (run) => {
    queue.push(run);
    port2.postMessage(null);
  };
}
