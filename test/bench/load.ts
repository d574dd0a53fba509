/** What a server does under load: `npm run bench:load -- 1 50`. It prints, and never fails by time. */
import { fileURLToPath } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol/node';
import { figure, MB, median, sizesOf, table } from './figures.ts';
import { newspaperPages } from './generate.ts';
import { ServerProcess } from './serverProcess.ts';

const CHANGES = 10_000;
const EDITS = 101;
const DUMPS = 20;

const script = fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));

/** The milliseconds that an action takes. */
async function time(action: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await action();
  return performance.now() - begin;
}

/** Pings until something is done; the longest time that the server let one wait, in milliseconds. */
async function longestWait(server: ServerProcess, until: Promise<unknown>): Promise<number> {
  let done = false;
  let longest = 0;
  void until.then(() => { done = true; });
  while (!done) {
    longest = Math.max(longest, await time(() => server.ping()));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return longest;
}

/** The figures of one size in MB, each with what it is. */
async function loaded(size: number): Promise<Record<string, number>> {
  const text = newspaperPages(size * MB);
  const lines = text.split('\n').map((line, number) => ({ number, length: line.length })).filter(({ length }) => length > 100);
  const top: Position = { line: lines[0].number, character: 10 };
  const places = Array.from({ length: CHANGES }, (_, i) => ({ line: lines[Math.floor((i * lines.length) / CHANGES)].number, character: 5 }));
  const server = await ServerProcess.start(script, {});
  try {
    await server.open(text);
    await server.ping();
    const reading = await longestWait(server, server.outline());
    const background = await longestWait(server, server.rest());
    const edits: number[] = [];
    for (let i = 0; i < EDITS; i++) {
      edits.push(await time(async () => {
        await server.insert(top, 'a');
        await server.ping();
      }));
      await server.outline();
    }
    const all = await time(async () => {
      await server.insert(places, 'a');
      await server.outline();
    });
    await server.rest();
    const open = server.memory();
    await server.close();
    await server.rest();
    const closed = server.memory();
    for (let i = 1; i < DUMPS; i++) {
      await server.open(text);
      await server.outline();
      await server.close();
    }
    await server.rest();
    return {
      'longest wait while articles are found, ms': reading,
      'longest wait while they are read in the background, ms': background,
      'didChange of one key, ms': median(edits),
      [`didChange of ${CHANGES.toLocaleString('en')} places in one message → outline, ms`]: all,
      'memory with the dump open, MB': open,
      'memory after it was closed, MB': closed,
      [`memory after ${DUMPS} were opened and closed, MB`]: server.memory(),
    };
  } finally {
    server.kill();
  }
}

const sizes = sizesOf(process.argv.slice(2), [1, 10]);
const columns: Record<string, number>[] = [];
for (const size of sizes) columns.push(await loaded(size));
console.log(table([['', ...sizes.map((size) => `${size} MB`)], ...Object.keys(columns[0]).map((row) => [row, ...columns.map((column) => figure(column[row]))])]));
