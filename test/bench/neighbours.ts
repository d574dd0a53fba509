/** What the other dumps of a workspace cost the one that is typed in: `npm run bench:neighbours -- 1 50`. It prints, and never fails by time. */
import { fileURLToPath } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol/node';
import { figure, MB, median, sizesOf, table } from './figures.ts';
import { newspaperPages } from './generate.ts';
import { ServerProcess } from './serverProcess.ts';

const ROUNDS = 3;
const EDITS = 21;
/** So many other dumps are open, of so many MB each. */
const OTHERS = 8;
const OTHER_SIZE = 2;

const script = fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));

const measures = ['edit → outline', 'edit → hover', 'a definition changes → hover'] as const;
type Figures = Record<(typeof measures)[number], number[]>;

/** Types into a dump, alone or with others open, all of them read; adds the milliseconds until the answer. */
async function typed(text: string, others: readonly string[], figures: Figures): Promise<void> {
  const server = await ServerProcess.start(script, {});
  const lines = text.split('\n');
  const top: Position = { line: lines.findIndex((line) => line.length > 100), character: 10 };
  const defining = lines.findIndex((line) => /\([A-Z]{4,}\)/.test(line));
  const character = lines[defining].search(/\([A-Z]{4,}\)/) + 2;
  const timed = async (measure: keyof Figures, place: Position, answer: () => Promise<unknown>): Promise<void> => {
    for (let i = 0; i < EDITS; i++) {
      const begin = performance.now();
      await server.insert(place, 'A');
      await answer();
      figures[measure].push(performance.now() - begin);
    }
    await server.rest();
  };
  try {
    for (const [i, other] of others.entries()) await server.open(other, `file:///bench/other${i}.dump`);
    await server.open(text);
    await server.outline();
    await server.rest();
    const hover = (): Promise<boolean> => server.hover({ line: defining, character });
    await timed('edit → outline', top, () => server.outline());
    await timed('edit → hover', top, hover);
    await timed('a definition changes → hover', { line: defining, character }, hover);
    await server.stop();
  } finally {
    server.kill();
  }
}

const none = (): Figures => ({ 'edit → outline': [], 'edit → hover': [], 'a definition changes → hover': [] });

const others = Array.from({ length: OTHERS }, (_, i) => newspaperPages(OTHER_SIZE * MB, 2 + i));
for (const size of sizesOf(process.argv.slice(2), [1, 10])) {
  const text = newspaperPages(size * MB);
  const [alone, among] = [none(), none()];
  for (let round = 0; round < ROUNDS; round++) {
    await typed(text, [], alone);
    await typed(text, others, among);
  }
  const rows = measures.map((measure) => [measure, ...[median(alone[measure]), median(among[measure])].map(figure), figure(median(among[measure]) / median(alone[measure]))]);
  console.log(`${table([[`${size} MB, ms`, 'alone', `with ${OTHERS} of ${OTHER_SIZE} MB open`, 'ratio'], ...rows])}\n`);
}
