import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDump } from '../../server/core/dump/dump.ts';
import { newspaperPages } from '../bench/generate.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const dask = fileURLToPath(new URL('dask_filter.py', import.meta.url));

/** A folder with a corpus of JSON Lines made of generated articles, and the program `broadsheet`. */
export interface Corpus {
  readonly folder: string;
  readonly file: string;
}

export function corpusOf(length: number): Corpus {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const file = join(folder, 'corpus.jsonl');
  const dump = readDump(newspaperPages(length));
  writeFileSync(file, [...dump.articles()].map(({ index, start, end }) => `${JSON.stringify({ id: index, text: dump.text.slice(start, end) })}\n`).join(''));
  const program = join(folder, 'broadsheet');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(program, 0o755);
  return { folder, file };
}

/** An engine that runs a filter over a corpus: its command for a shell, and how to see whether it is there. A block of so many bytes goes to a worker at a time. */
export interface Engine {
  readonly name: string;
  readonly isThere: () => boolean;
  readonly command: (filter: string, workers: number, block: number) => string;
}

const succeeds = (program: string, ...words: string[]): boolean => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

export const engines: readonly Engine[] = [
  { name: 'threads', isThere: () => true, command: (filter, workers) => `broadsheet ${filter} --jsonl --jobs ${workers} < corpus.jsonl` },
  { name: 'GNU parallel', isThere: () => /GNU parallel/.test(String(spawnSync('parallel', ['--version']).stdout)), command: (filter, workers, block) => `parallel --will-cite --pipe --block ${block} -j ${workers} -k broadsheet ${filter} --jsonl --jobs 1 < corpus.jsonl` },
  { name: 'Dask', isThere: () => succeeds('/usr/bin/python3', '-c', 'import dask.bag, distributed'), command: (filter, workers, block) => `/usr/bin/python3 "${dask}" ${filter} corpus.jsonl ${workers} ${block}` },
];

/** Runs a command in a corpus's folder; throws where it fails. */
export function run({ folder }: Corpus, command: string): string {
  const { status, stdout, stderr, error } = spawnSync('/bin/sh', ['-c', command], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300_000, env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` } });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
  return stdout;
}
