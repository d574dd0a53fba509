/** How fast a corpus goes through the filters: threads, GNU parallel and Dask, with one worker and two: `npm run bench:corpus -- 4` (MB). */
import { rmSync, statSync } from 'node:fs';
import { corpusOf, engines, run } from '../corpus/engines.ts';
import { figure, MB, sizesOf, table } from './figures.ts';

const BLOCK = 1_000_000;

const [size] = sizesOf(process.argv.slice(2), [4]);
const corpus = corpusOf(size * MB);
try {
  const megabytes = statSync(corpus.file).size / 1e6;
  for (const filter of ['acronyms', 'organisations']) {
    let first = 0;
    let expected: string | null = null;
    const rows: string[][] = [];
    for (const { name, isThere, command } of engines) {
      if (!isThere()) {
        rows.push([`${name}: not installed`, '–', '–', '–', '–']);
        continue;
      }
      for (const workers of [1, 2]) {
        const begin = performance.now();
        const answers = run(corpus, command(filter, workers, BLOCK));
        const ms = performance.now() - begin;
        first ||= ms;
        expected ??= answers;
        rows.push([name, String(workers), figure(1000 * megabytes / ms), figure(first / ms), answers === expected ? 'yes' : 'NO']);
      }
    }
    console.log(`${table([[`${filter}, ${megabytes.toFixed(1)} MB`, 'workers', 'MB/s', 'times one thread', 'same answers'], ...rows])}\n`);
  }
} finally {
  rmSync(corpus.folder, { recursive: true });
}
