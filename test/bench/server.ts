/** Our server beside a bare one, in one run: `npm run bench -- 1 50`, or another build: `-- --server PATH 50`. It prints, and never fails by time. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Position } from 'vscode-languageserver-protocol/node';
import { figure, MB, median, sizesOf, table } from './figures.ts';
import { newspaperPages } from './generate.ts';
import { ServerProcess } from './serverProcess.ts';

const ROUNDS = 5;
const EDITS = 11;

const bare = fileURLToPath(new URL('bareServer.ts', import.meta.url));
export const built = fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));

/** What is measured, in milliseconds and MB. */
export const measures = ['open → outline', 'edit → outline, at once', 'edit → outline, at rest', 'edit → hover, at rest', 'peak memory'] as const;
export type Measure = (typeof measures)[number];
type Figures = Record<Measure, number[]>;

/** Drives one server through a session, and adds what it measured; says how many entries the outline has. */
async function session(script: string, symbols: number, text: string, top: Position, acronym: Position, figures: Figures): Promise<number> {
  const server = await ServerProcess.start(script, { symbols });
  const timed = async (measure: Measure, action: () => Promise<unknown>): Promise<void> => {
    const begin = performance.now();
    await action();
    figures[measure].push(performance.now() - begin);
  };
  const editAndOutline = async (): Promise<void> => {
    await server.insert(top, 'a');
    await server.outline();
  };
  const editAndHover = async (): Promise<void> => {
    await server.insert(top, 'a');
    if (!await server.hover(acronym)) throw new Error('no hover where there should be one');
  };
  try {
    let entries = 0;
    await timed('open → outline', async () => {
      await server.open(text);
      entries = await server.outline();
    });
    for (let i = 0; i < EDITS; i++) await timed('edit → outline, at once', editAndOutline);
    await server.rest();
    for (let i = 0; i < EDITS; i++) await timed('edit → outline, at rest', editAndOutline);
    await server.rest();
    for (let i = 0; i < EDITS; i++) await timed('edit → hover, at rest', editAndHover);
    figures['peak memory'].push(server.peakMemory());
    await server.stop();
    return entries;
  } finally {
    server.kill();
  }
}

const none = (): Figures => Object.fromEntries(measures.map((measure) => [measure, [] as number[]])) as Figures;

/** In the first paragraph of the first article, and on an acronym in the middle of the text. */
function places(text: string): { top: Position; acronym: Position } {
  const lines = text.split('\n');
  const pattern = /\([A-Z]{4,}\)/;
  let line = lines.length >> 1;
  while (line < lines.length - 1 && !pattern.test(lines[line])) line++;
  return { top: { line: lines.findIndex((one) => one.length > 100), character: 10 }, acronym: { line, character: lines[line].search(pattern) + 2 } };
}

/** The medians of our server and of the bare one at one size in MB, and how many entries the outline has. */
export async function compared(size: number, ours = built, rounds = ROUNDS): Promise<{ symbols: number; ours: Record<Measure, number>; bare: Record<Measure, number> }> {
  const text = newspaperPages(size * MB);
  const { top, acronym } = places(text);
  const [ourFigures, bareFigures] = [none(), none()];
  let symbols = 1000;
  for (let round = 0; round < rounds; round++) {
    const other = (): Promise<number> => session(bare, symbols, text, top, acronym, bareFigures);
    // each goes first in every other round
    if (round % 2 === 1) await other();
    symbols = await session(ours, symbols, text, top, acronym, ourFigures);
    if (round % 2 === 0) await other();
  }
  const medians = (figures: Figures) => Object.fromEntries(measures.map((measure) => [measure, median(figures[measure])])) as Record<Measure, number>;
  return { symbols, ours: medians(ourFigures), bare: medians(bareFigures) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: { server }, positionals } = parseArgs({ options: { server: { type: 'string', default: built } }, allowPositionals: true });
  for (const size of sizesOf(positionals, [1, 10])) {
    const { symbols, ours, bare: other } = await compared(size, server);
    const rows = measures.map((measure) => [measure, figure(ours[measure]), figure(other[measure]), figure(ours[measure] / other[measure])]);
    console.log(`${table([[`${size} MB, ${symbols} symbols`, 'ours', 'bare', 'ratio'], ...rows])}\n`);
  }
}
