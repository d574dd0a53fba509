import { stat } from 'node:fs/promises';
import { merged, type Lent } from '../core/acronyms/lent.ts';
import { allLentBy, type AllLent } from '../core/analysis/lent.ts';
import { decidedReading } from '../core/annotations/annotated.ts';
import { Decisions } from '../core/annotations/decisions.ts';
import { finish } from '../core/dump/dump.ts';
import { Text } from '../core/text/text.ts';
import { decisionsBeside } from './annotations/files.ts';
import { inputs } from './input.ts';
import type { Output } from './output.ts';
import type { Ways } from './ways.ts';

/** For a file, what the others lend for a short form. */
export type Workspace = (file: string) => (key: string) => readonly Lent[];

/**
 * Files that are named together are a workspace: what one defines, in its text or by what people decided about it, the others know. They are read for their definitions, and nothing else of them is kept,
 * before any answer is given, so that the order in which they are named does not matter. What can be read but once, such as standard input, only borrows.
 */
export async function workspaceOf(files: readonly string[], command: string, ways: Ways, { progress }: Output): Promise<Workspace> {
  const lenders = new Map<string, AllLent>();
  const named = files.length > 1 ? await withoutStreams([...new Set(files)]) : [];
  // what goes wrong in reading is said when an answer is due
  const quiet = { progress, note() {}, fail() {} };
  for await (const { file, text } of inputs(named, command, quiet)) {
    const { reading } = await ways.of(file);
    const decisions = await decisionsBeside(file, quiet) ?? new Decisions();
    lenders.set(file, finish(allLentBy(file, finish(decidedReading(Text.of(text), decisions, reading)), decisions.senses)));
  }
  return (file) => (key) => merged([...lenders].flatMap(([other, { byKey }]) => (other === file ? [] : byKey.get(key) ?? [])));
}

async function withoutStreams(files: readonly string[]): Promise<string[]> {
  const isFile = await Promise.all(files.map((file) => stat(file).then((found) => found.isFile(), () => false)));
  return files.filter((_, i) => isFile[i]);
}
