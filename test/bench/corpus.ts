/**
 * How fast a corpus goes through the filters: threads, GNU parallel and Dask, with one worker and two, and a dump of ten times its size
 * through `outline --format jsonl`, beside a search for its line breaks: `npm run bench:corpus -- 4` (MB).
 */
import { createReadStream, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { corpusOf, engines, run } from '../corpus/engines.ts';
import { figure, loadNow, MB, sizesOf, table } from './figures.ts';
import { writeDump } from './writeDump.ts';

const BLOCK = 1_000_000;

/** Processor seconds of all programs that were started and have ended; NaN where the system does not tell. */
function spent(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /s, '').split(' ');
    // in hundredths
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return NaN;
  }
}

/** Milliseconds in which a file's line breaks are counted. */
async function newlines(file: string): Promise<number> {
  const begin = performance.now();
  let count = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++;
  }
  if (count === 0) throw new Error('a dump has lines');
  return performance.now() - begin;
}

const [size] = sizesOf(process.argv.slice(2), [4]);
const corpus = corpusOf(size * MB);
console.log(`load of the machine: ${loadNow()}\n`);
try {
  const pages = join(corpus.folder, 'pages.dump');
  await writeDump(pages, 10 * size);
  const whole = statSync(pages).size / 1e6;
  const bare = await newlines(pages);
  const outlines = [['a search for line breaks', figure(1000 * whole / bare), '–', '1.00']];
  for (const jobs of [1, 2]) {
    const before = spent();
    const begin = performance.now();
    run(corpus, `broadsheet outline --format jsonl --jobs ${jobs} pages.dump > outline.jsonl`);
    const ms = performance.now() - begin;
    outlines.push([`outline --format jsonl --jobs ${jobs}`, figure(1000 * whole / ms), figure(whole / (spent() - before)), figure(ms / bare)]);
  }
  console.log(`${table([[`${whole.toFixed(1)} MB of pages`, 'MB/s', 'MB/s of a processor', 'times the first'], ...outlines])}\n`);
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
