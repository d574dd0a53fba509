import { parentPort, Worker } from 'node:worker_threads';
import { reasonIn, Refusal, type Message } from '../core/say.ts';
import { Archives } from './archives.ts';
import type { ArchiveStatus } from './entry.ts';

/** Who asks the archives. */
export interface ArchiveHost {
  ask(method: string, params: object): Promise<unknown>;
}

interface Asked {
  readonly number: number;
  readonly method: string;
  readonly params: object;
}
type Told = { readonly number: number; readonly answer: unknown } | { readonly number: number; readonly error: Message } | { readonly status: ArchiveStatus };

/** What the data of the thread of the archives is known by. */
export const ARCHIVES = 'archives';

/** The archives in a thread of their own, begun when they are first asked, so that indexing holds up nothing else. `script` is the bundle that runs `archiveThread`. */
export function archiveHost(script: string, changed: (status: ArchiveStatus) => void): ArchiveHost {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  const begin = (): Worker => {
    const begun = new Worker(script, { workerData: ARCHIVES, argv: [], resourceLimits: { maxYoungGenerationSizeMb: 8 } });
    begun.unref();
    begun.on('message', (told: Told) => {
      if ('status' in told) return changed(told.status);
      const asked = waiting.get(told.number)!;
      waiting.delete(told.number);
      if ('error' in told) asked.reject(new Refusal(told.error));
      else asked.resolve(told.answer);
    });
    const ended = (error: Error): void => {
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on('error', ended);
    begun.on('exit', () => ended(new Refusal('the archives’ thread has ended')));
    return begun;
  };
  return {
    ask: (method, params) => new Promise((resolve, reject) => {
      worker ??= begin();
      const number = count++;
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, method, params } satisfies Asked);
    }),
  };
}

const METHODS = ['open', 'list', 'search', 'read', 'write', 'cancel', 'refresh', 'close'] as const;

/** Milliseconds between two reports of progress of one archive. */
const QUIET = 200;

/** The other side: answers what is asked, and reports progress. */
export function archiveThread(): void {
  const port = parentPort!;
  const tell = (told: Told): void => port.postMessage(told);
  const last = new Map<string, { state: string; at: number }>();
  const archives = new Archives((status) => {
    const before = last.get(status.path);
    const now = performance.now();
    if (before?.state === status.state && now - before.at < QUIET) return;
    last.set(status.path, { state: status.state, at: now });
    tell({ status });
  });
  port.on('message', ({ number, method, params }: Asked) => {
    void (async () => {
      try {
        const known = METHODS.find((each) => each === method);
        if (!known) throw new Error(`archives know no "${method}"`);
        tell({ number, answer: await archives[known](params as never) });
      } catch (error) {
        tell({ number, error: reasonIn(error) });
      }
    })();
  });
}
