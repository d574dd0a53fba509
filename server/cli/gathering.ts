import type { Around } from '../core/analysis/analysis.ts';
import { factsOf, Streamed, type ArticleFacts } from '../core/analysis/streamed.ts';
import { dataOf, portionOf, type PortionData } from '../core/dump/portions.ts';
import { dialectsFor, type Settings } from '../core/project/settings.ts';
import { builtInKnowledge } from '../knowledge.ts';
import { modelFile } from '../model.ts';
import { LineTable } from './lineTable.ts';
import type { Output } from './output.ts';
import { Pool } from './pool.ts';
import { portionsOf } from './portions.ts';
import type { Way } from './ways.ts';

/** What the threads that gather are told once. */
export interface GatheringSettings {
  readonly dialects: Settings['dialects'];
  /** Organisations are asked for, read so; else acronyms alone. */
  readonly organisations: Pick<Settings['organisations'], 'metonyms'> | null;
}

/** Reads what the articles of portions say. */
export function gatheringTask({ dialects, organisations }: GatheringSettings): (job: PortionData) => readonly ArticleFacts[] {
  const known = dialectsFor({ dialects });
  const knowledge = organisations && { ...builtInKnowledge(modelFile()).organisations, metonyms: organisations.metonyms };
  return (data) => factsOf(portionOf(data, known).dump, knowledge);
}

/** What a file's articles say together, and where its lines begin. */
export interface Gathering {
  readonly facts: Streamed;
  readonly lines: LineTable;
}

/** Reads a file as a stream, its articles by several threads. What they say is kept, and of the text nothing. `workspace` says what other files lend. */
export async function gather(file: string, text: AsyncIterable<string>, { reading, settings, knowledge }: Way, what: 'acronyms' | 'organisations', jobs: number, output: Output, workspace?: Around['workspace']): Promise<Gathering> {
  const settled: GatheringSettings = { dialects: settings.dialects, organisations: what === 'organisations' ? settings.organisations : null };
  const pool = new Pool<PortionData, readonly ArticleFacts[]>('gathering', settled, jobs);
  const facts = new Streamed(knowledge, workspace);
  const lines = new LineTable();
  async function* jobsOf(): AsyncGenerator<PortionData> {
    for await (const portion of portionsOf(file, text, reading, output)) {
      const data = dataOf(portion);
      lines.add(data.text);
      yield data;
    }
  }
  try {
    // a copy: what was cut out of a text would keep all of it
    await pool.inOrder(jobsOf(), (answer, { before }) => Promise.resolve(facts.add(before, structuredClone(answer))));
  } finally {
    await pool.end();
  }
  return { facts, lines };
}
