/** What a server does under load: `npm run bench:load -- 1 50`. It prints, and never fails by time. */
import { fileURLToPath } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol/node';
import { figure, loadNow, MB, median, sizesOf, table } from './figures.ts';
import { newspaperPages } from './generate.ts';
import { ServerProcess } from './serverProcess.ts';
import { STEPS } from './watched.ts';

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

type Rows = Record<string, string>;

/** How long the server was blocked while something was done: the longest time, and how many were longer than each step. */
async function blocked(server: ServerProcess, what: string, action: () => Promise<unknown>): Promise<Rows> {
  await server.blocks();
  await action();
  const { longest, longer } = await server.blocks();
  return { [`blocked while ${what}: longest, ms`]: figure(longest), [`… times longer than ${STEPS.join(', ')} ms`]: longer.join(', ') };
}

/** The figures of one size in MB, each with what it is. */
async function loaded(size: number): Promise<[string, string][]> {
  const text = newspaperPages(size * MB);
  const lines = text.split('\n').map((line, number) => ({ number, length: line.length })).filter(({ length }) => length > 100);
  const top: Position = { line: lines[0].number, character: 10 };
  // as VS Code sends them, the last one first
  const places = Array.from({ length: CHANGES }, (_, i) => ({ line: lines[Math.floor((i * lines.length) / CHANGES)].number, character: 5 })).reverse();
  const server = await ServerProcess.start(script, {}, true);
  const rows: [string, string][] = [];
  const add = (more: Rows): void => void rows.push(...Object.entries(more));
  const heap = async (what: string): Promise<void> => {
    const { used, outside } = await server.heap();
    add({ [`${what}, MB`]: figure(used + outside) });
  };
  try {
    await server.rest();
    await heap('heap before a dump was opened');
    await server.open(text);
    await server.ping();
    add(await blocked(server, 'articles are found', () => server.outline()));
    add(await blocked(server, 'they are read in the background', () => server.rest()));
    const edits: number[] = [];
    add(await blocked(server, 'one types', async () => {
      for (let i = 0; i < EDITS; i++) {
        edits.push(await time(async () => {
          await server.insert(top, 'a');
          await server.ping();
        }));
        await server.outline();
      }
    }));
    add({ 'didChange of one key, ms': figure(median(edits)) });
    let all = 0;
    add(await blocked(server, `${CHANGES.toLocaleString('en')} places change in one message`, async () => {
      all = await time(async () => {
        await server.insert(places, 'a');
        await server.outline();
      });
    }));
    add({ 'that message → outline, ms': figure(all) });
    await server.rest();
    await heap('heap with the dump open');
    await server.close();
    await server.rest();
    await heap('heap after it was closed');
    for (let i = 1; i < DUMPS; i++) {
      await server.open(text);
      await server.outline();
      await server.close();
    }
    await server.rest();
    await heap(`heap after ${DUMPS} were opened and closed`);
    return rows;
  } finally {
    server.kill();
  }
}

const sizes = sizesOf(process.argv.slice(2), [1, 10]);
const columns: [string, string][][] = [];
for (const size of sizes) columns.push(await loaded(size));
console.log(table([['', ...sizes.map((size) => `${size} MB`)], ...columns[0].map(([what], row) => [what, ...columns.map((column) => column[row][1])])]));
console.log(`load of the machine: ${loadNow()}`);
