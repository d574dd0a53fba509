import { stat } from 'node:fs/promises';
import { merged, type Lent } from '../core/acronyms/lent.ts';
import { allLentBy, type AllLent } from '../core/analysis/lent.ts';
import { decidedReading } from '../core/annotations/annotated.ts';
import { finish } from '../core/dump/dump.ts';
import { Text } from '../core/text/text.ts';
import { withDecisions } from './decided.ts';
import { eachStream } from './input.ts';
import type { Output } from './output.ts';
import { eachPart, PART } from './parts.ts';
import { portionsOf } from './portions.ts';
import type { Ways } from './ways.ts';

/** For a file, what the others lend for a short form. */
export type Workspace = (file: string) => (key: string) => readonly Lent[];

/**
 * Files that are named together are a workspace: what one defines, in its text or by what people decided about it, the others know. They are read for their definitions, and nothing else of them is kept,
 * before any answer is given, so that the order in which they are named does not matter. What can be read but once, such as standard input, only borrows.
 */
export async function workspaceOf(files: readonly string[], command: string, ways: Ways, { progress }: Output): Promise<Workspace> {
  const lenders = new Map<string, AllLent['byKey'][]>();
  const named = files.length > 1 ? await withoutStreams([...new Set(files)]) : [];
  // what goes wrong in reading is said when an answer is due
  const quiet = { progress, note() {}, fail() {} };
  await eachStream(named, command, quiet, async (file, text) => {
    const { reading } = await ways.of(file);
    const lent: AllLent['byKey'][] = [];
    lenders.set(file, lent);
    const { decisions, text: whole } = await withDecisions(file, text, quiet, PART);
    if (typeof whole === 'string') lent.push(finish(allLentBy(file, finish(decidedReading(Text.of(whole), decisions, reading)), decisions.senses)).byKey);
    else await eachPart(file, portionsOf(file, whole, { ...reading, size: PART }, quiet), quiet, '', ({ dump, before }) => Promise.resolve(void lent.push(below(finish(allLentBy(file, dump)).byKey, before.lines))));
  });
  return (file) => (key) => merged([...lenders].flatMap(([other, lent]) => (other === file ? [] : lent.flatMap((byKey) => byKey.get(key) ?? []))));
}

/** What a part lends, with its places in the whole: so many lines further down. */
function below(byKey: AllLent['byKey'], lines: number): AllLent['byKey'] {
  const moved = (lent: Lent): Lent => ({
    ...lent,
    where() {
      const { position: { line, character }, ...there } = lent.where();
      return { ...there, position: { line: line + lines, character } };
    },
  });
  return new Map([...byKey].map(([key, all]) => [key, all.map(moved)]));
}

async function withoutStreams(files: readonly string[]): Promise<string[]> {
  const isFile = await Promise.all(files.map((file) => stat(file).then((found) => found.isFile(), () => false)));
  return files.filter((_, i) => isFile[i]);
}
