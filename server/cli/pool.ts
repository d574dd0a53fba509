import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { UsageError, type Given, type Option } from './options.ts';
import { makeTask, type TaskName } from './tasks.ts';

/** Jobs done in the main thread before others are begun: most files are small. */
const ALONE = 4;
/** Jobs that wait in each thread, so that it need not wait for the next. */
const QUEUED = 1;

/** The option that says how many threads work. */
export const JOBS: Option = { value: 'NUMBER', says: 'how many threads read articles, as many as there are processors unless said otherwise' };

/** The number of threads asked for. Throws a UsageError. */
export function jobsFrom(given: Given): number {
  const value = given['jobs'];
  if (typeof value !== 'string') return availableParallelism();
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 1024) throw new UsageError(`--jobs is a number from 1 to 1024, not "${value}"`);
  return jobs;
}

/** What passes between the threads. */
export interface Asked {
  readonly number: number;
  readonly job: unknown;
}
export type Answered = { readonly number: number; readonly answer: unknown } | { readonly number: number; readonly error: string };

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>;
}

/** Threads that all do one task. The answer to a job depends on the job alone. */
export class Pool<Job, Answer> {
  readonly #task: TaskName;
  readonly #settings: unknown;
  readonly #jobs: number;
  readonly #threads: Thread[] = [];
  #alone: ((job: unknown) => unknown) | null = null;
  #count = 0;

  constructor(task: TaskName, settings: unknown, jobs: number) {
    this.#task = task;
    this.#settings = settings;
    this.#jobs = jobs;
  }

  /** Does one job. */
  run(job: Job): Promise<Answer> {
    const number = this.#count++;
    if (this.#jobs === 1 || number < ALONE) {
      this.#alone ??= makeTask(this.#task, this.#settings);
      return Promise.resolve(this.#alone(job) as Answer);
    }
    let thread = this.#threads.reduce<Thread | undefined>((best, one) => (best && best.waiting.size <= one.waiting.size ? best : one), undefined);
    if (!thread || (thread.waiting.size > 0 && this.#threads.length < this.#jobs)) thread = this.#begin();
    const { waiting, worker } = thread;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve: resolve, reject });
      worker.postMessage({ number, job } satisfies Asked);
    });
  }

  /** Does jobs as they come, several at a time, and uses their answers one after another in the jobs' order. */
  async inOrder(jobs: AsyncIterable<Job>, use: (answer: Answer, job: Job) => Promise<void>): Promise<void> {
    const most = QUEUED * this.#jobs + 1;
    const used: Promise<void>[] = [];
    let last = Promise.resolve();
    for await (const job of jobs) {
      const answer = this.run(job);
      const before = last;
      last = Promise.all([answer, before]).then(([given]) => use(given, job));
      last.catch(() => undefined);
      if (used.push(last) >= most) await used.shift();
    }
    await Promise.all(used);
  }

  /** Ends the threads. */
  async end(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #begin(): Thread {
    // a thread makes much that is gone with its job: with the young generation that an engine begins with it would clean up all the time
    setFlagsFromString('--min-semi-space-size=8');
    const worker = new Worker(__filename, { workerData: { task: this.#task, settings: this.#settings }, resourceLimits: { maxYoungGenerationSizeMb: 24 } });
    const thread: Thread = { worker, waiting: new Map() };
    const failed = (error: Error): void => {
      for (const { reject } of thread.waiting.values()) reject(error);
      thread.waiting.clear();
    };
    worker.on('message', (answered: Answered) => {
      const waiting = thread.waiting.get(answered.number)!;
      thread.waiting.delete(answered.number);
      if ('error' in answered) waiting.reject(new Error(answered.error));
      else waiting.resolve(answered.answer);
    });
    worker.on('error', failed);
    worker.on('exit', () => failed(new Error('a thread ended too soon')));
    this.#threads.push(thread);
    return thread;
  }
}
