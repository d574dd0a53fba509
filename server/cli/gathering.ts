import type { Around } from '../core/analysis/analysis.ts';
import { Streamed, type ArticleFacts } from '../core/analysis/streamed.ts';
import { dataOf, type Portion, type PortionData } from '../core/dump/portions.ts';
import type { GatheringSettings } from './articleFacts.ts';
import { LineTable } from './lineTable.ts';
import { Pool } from './pool.ts';
import type { Way } from './ways.ts';

/** What a file's articles say together, and where its lines begin. */
export interface Gathering {
  readonly facts: Streamed;
  readonly lines: LineTable;
}

/** Reads a file's portions, their articles by several threads. What they say is kept, and of the text nothing. `workspace` says what other files lend. */
export async function gather(portions: AsyncIterable<Portion>, { settings, knowledge }: Pick<Way, 'settings' | 'knowledge'>, what: 'acronyms' | 'organisations', jobs: number, workspace?: Around['workspace']): Promise<Gathering> {
  const settled: GatheringSettings = { dialects: settings.dialects, organisations: what === 'organisations' ? settings.organisations : null };
  const pool = new Pool<PortionData, readonly ArticleFacts[]>('gathering', settled, jobs);
  const facts = new Streamed(knowledge, workspace);
  const lines = new LineTable();
  async function* jobsOf(): AsyncGenerator<PortionData> {
    for await (const portion of portions) {
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
