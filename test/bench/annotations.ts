/**
 * How fast 100,000 annotations are loaded, added to, exported and imported, beside JSON.parse of their lines, and how fast the built server opens a dump with them and keeps
 * a decision: `npm run bench:annotations -- 100000`; `-- 100000 --server` measures the server alone.
 */
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Anchors, targetOf, type Anchored } from '../../server/core/annotations/anchors.ts';
import { encode } from '../../server/core/annotations/annotation.ts';
import { formats } from '../../server/core/annotations/formats/all.ts';
import { articleDocuments, type Selection } from '../../server/core/annotations/formats/documents.ts';
import { w3cImport } from '../../server/core/annotations/formats/importW3c.ts';
import { mergeImported } from '../../server/core/annotations/formats/merge.ts';
import { placeImported } from '../../server/core/annotations/formats/place.ts';
import { compact, lineOf, parseSidecar } from '../../server/core/annotations/sidecar.ts';
import { finish, readDump, type Dump } from '../../server/core/dump/dump.ts';
import { nodeHost } from '../../server/host/nodeHost.ts';
import { SidecarFile } from '../../server/lsp/annotations/sidecarFile.ts';
import { figure, MB, median, medianTimes, table } from './figures.ts';
import { newspaperPages } from './generate.ts';
import { ServerProcess } from './serverProcess.ts';

const SERVER = fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));
const ROUNDS = 3;
/** One MB of pages has words for as many. */
const MARKS_PER_MB = 12_000;

const { values: only, positionals } = parseArgs({ options: { server: { type: 'boolean' } }, allowPositionals: true });
const wanted = Number(positionals[0] ?? 100_000);
if (!(wanted > 0)) throw new Error('how many annotations? npm run bench:annotations -- 100000');
const dump = readDump(newspaperPages(Math.ceil(wanted / MARKS_PER_MB) * MB));
const marked = marks(dump, wanted);
const sidecar = compact(marked.map(({ annotation }) => annotation), []);
const lines = sidecar.trimEnd().split('\n');
const anchors = new Anchors();
finish(anchors.place(dump, parseSidecar(sidecar).annotations.values()));
const selection: Selection = { dump, decisions: ({ article }) => anchors.of(article), states: new Set(['confirmed']) };
const w3c = exported('w3c');

/** Capitalised words in the order of the text, as marks. */
function marks(dump: Dump, most: number): Anchored[] {
  const made: Anchored[] = [];
  for (const placed of dump.articles()) {
    for (const { index: start, 0: word } of dump.structure(placed).text.matchAll(/\b[A-Z]\w+/g)) {
      if (made.length === most) return made;
      const range = { start, end: start + word.length };
      const id = `urn:uuid:00000000-0000-4000-8000-${String(made.length).padStart(12, '0')}`;
      const annotation = { id, created: '2026-01-01T00:00:00.000Z', creator: 'A. Coder', decision: { kind: 'mark', label: 'Organisation', state: 'confirmed' } as const, target: targetOf(dump, placed, range) };
      made.push({ annotation: { ...annotation, line: encode(annotation, 'pages.dump') }, article: placed.article, range });
    }
  }
  throw new Error(`the dump has words for ${made.length} marks only`);
}

function exported(id: string): string {
  let text = '';
  const job = { source: 'pages.dump', categories: [], leave: () => undefined };
  for (const piece of formats.find((format) => format.id === id)!.write(articleDocuments(selection), job)) text += piece.text;
  return text;
}

function placed(): number {
  const found = new Anchors();
  finish(found.place(dump, read.annotations.values()));
  return found.size;
}

function imported(): number {
  const { documents } = w3cImport.read([{ name: 'export.json', text: w3c }]);
  const { placed: here } = placeImported(dump, documents);
  return mergeImported(dump, new Anchors(), here, { source: 'pages.dump', newId: () => '', now: '' }).added.length;
}

const read = parseSidecar(sidecar);
/** What is measured: its number of annotations shows that none is left out. The first one is what the others are compared with. */
const measurements: readonly { readonly name: string; readonly run: () => number }[] = [
  { name: 'JSON.parse of the lines', run: () => lines.map((line) => JSON.parse(line) as object).length },
  { name: 'sidecar read', run: () => parseSidecar(sidecar).annotations.size },
  { name: 'anchors placed', run: placed },
  ...formats.map(({ id }) => ({ name: `export ${id}`, run: () => (exported(id) === '' ? 0 : wanted) })),
  { name: 'JSON.parse of the W3C export', run: () => (JSON.parse(w3c) as { total: number }).total },
  { name: 'import w3c', run: imported },
];
if (!only.server) core();

const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-'));
try {
  const inServer = await served(folder);
  console.log(table([['a decision', 'ms', 'times the first'], ...await decisions(folder), ...inServer.decided]));
  console.log(`\n${inServer.loaded}`);
} finally {
  await rm(folder, { recursive: true });
}

function core(): void {
  const medians = medianTimes(measurements.map(({ name, run }) => () => {
    const n = run();
    if (n !== wanted) throw new Error(`${name}: ${n} of ${wanted} annotations`);
  }), ROUNDS);
  const rows = measurements.map(({ name }, i) => [name, figure(medians[i]), figure(medians[i] / medians[0])]);
  console.log(`${table([[`${wanted} annotations, ${figure(sidecar.length / MB)} MB`, 'ms', 'times the first'], ...rows])}\n`);
  console.log(`loaded (read and placed): ${figure((medians[1] + medians[2]) / medians[0])} times JSON.parse\n`);
}

/** Writes what a decision's line is not to wait for on its way to the disk. */
async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'w');
  await file.writeFile(content);
  await file.sync();
  await file.close();
}

/** A line that reaches the disk, bare and through the sidecar that holds all the others. */
async function decisions(folder: string): Promise<string[][]> {
  const path = join(folder, 'pages.dump.annotations.jsonl');
  await writeSynced(path, sidecar);
  const bare = await open(join(folder, 'bare'), 'a');
  const file = new SidecarFile(nodeHost(), pathToFileURL(path).href, new Map());
  await file.read();
  const [plain, kept]: number[][] = [[], []];
  for (const { annotation } of marked.slice(0, 50)) {
    const line = lineOf(annotation);
    let begin = performance.now();
    await bare.appendFile(line);
    await bare.sync();
    plain.push(performance.now() - begin);
    begin = performance.now();
    await file.append(lineOf(annotation));
    kept.push(performance.now() - begin);
  }
  await bare.close();
  const [first, second, last] = [median(plain), median(kept), Math.max(...kept)];
  return [['a line appended and synchronised', figure(first), '1.00'], ['appended to the sidecar', figure(second), figure(second / first)], ['…, the slowest of 50', figure(last), figure(last / first)]];
}

/** The built server: how long a dump with all the annotations takes to open, beside one without, and a decision from the question to the answer, when its line is on the disk. */
async function served(folder: string): Promise<{ loaded: string; decided: string[][] }> {
  const [plain, full] = ['plain.dump', 'full.dump'].map((name) => join(folder, name));
  const text = dump.text.toString();
  await Promise.all([writeFile(plain, text), writeFile(full, text)]);
  const opened: number[][] = [[], []];
  const decided: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // without the decisions of the round before, which would be no new ones
    await writeSynced(`${full}.annotations.jsonl`, sidecar);
    for (const [n, path] of [plain, full].entries()) {
      const server = await ServerProcess.start(SERVER, {});
      const uri = pathToFileURL(path).href;
      const begin = performance.now();
      await server.open(text, uri);
      await server.outline(uri);
      opened[n].push(performance.now() - begin);
      if (path === full) {
        await server.rest();
        decided.push(...await decidedBy(server, full));
      }
      await server.stop();
    }
  }
  const [without, having] = opened.map(median);
  return {
    loaded: `the server has the outline of the dump with all annotations after ${figure(having)} ms, of the same without any after ${figure(without)} ms: loaded in ${figure(having - without)} ms`,
    decided: [['asked of the built server', figure(median(decided)), ''], [`…, the slowest of ${decided.length}`, figure(Math.max(...decided)), '']],
  };
}

/** The last line of a file, of which nothing else is read: that would be garbage to collect while the next decision is timed. */
async function lastLine(path: string): Promise<string> {
  const file = await open(path);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096), position: Math.max(0, size - 4096) });
  await file.close();
  return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').at(-1)!;
}

/** How long each of 50 decisions takes in a server, whose line is on the disk when it answers. */
async function decidedBy(server: ServerProcess, path: string): Promise<number[]> {
  const uri = pathToFileURL(path).href;
  const times: number[] = [];
  for (const { article, range } of marked.slice(0, 50)) {
    const placed = [...dump.articles()].find((one) => one.article === article)!;
    const [start, end] = [range!.start, range!.end].map((at) => dump.text.positionAt(placed.start + at));
    const begin = performance.now();
    const { changes: [{ id }] } = await server.ask<{ changes: { id: string }[] }>('decide', { changes: [{ uri, decisions: [{ decision: { kind: 'mark', label: `Label ${times.length}`, state: 'confirmed' }, range: { start, end } }] }] });
    times.push(performance.now() - begin);
    if (!(await lastLine(`${path}.annotations.jsonl`)).includes(id)) throw new Error('a decision was answered that is not in the sidecar');
  }
  return times;
}
