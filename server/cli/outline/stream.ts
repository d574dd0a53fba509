import type { DateHint } from '../../core/dump/dates.ts';
import { dataOf, type Portion } from '../../core/dump/portions.ts';
import type { Output } from '../output.ts';
import { Pool } from '../pool.ts';
import type { OutlineAnswer, OutlineJob, OutlineSettings } from './lines.ts';

/** UTF-16 units held back at most while nothing tells the order of days and months. */
const HELD = 1 << 25;

/**
 * Gives the articles of a stream of portions as JSON, in order. Articles with a date that could be two days wait until a
 * later date tells which comes first in this file; where too many would wait, they go without, and that is said.
 */
export async function outlineJson(file: string, portions: AsyncIterable<Portion>, settings: OutlineSettings, jobs: number, output: Output, write: (lines: readonly string[]) => Promise<void>): Promise<void> {
  const pool = new Pool<OutlineJob, OutlineAnswer>('outline', settings, jobs);
  let order: DateHint['order'];
  let held: { job: OutlineJob; answer: OutlineAnswer }[] = [];
  let heldUnits = 0;
  let waits = true;

  const writeHeld = async (): Promise<void> => {
    for (const { job, answer } of held) await write((answer.isOpen && order ? await pool.run({ ...job, order }) : answer).lines);
    held = [];
    heldUnits = 0;
  };
  async function* jobsOf(): AsyncGenerator<OutlineJob> {
    for await (const portion of portions) yield { portion: dataOf(portion), order };
  }

  try {
    await pool.inOrder(jobsOf(), async (answer, job) => {
      order ??= answer.tells;
      held.push({ job, answer });
      heldUnits += job.portion.text.length;
      if (order === undefined && waits && held.some(({ answer: { isOpen } }) => isOpen)) {
        if (heldUnits < HELD) return;
        waits = false;
        output.note(`${file}: the first dates could be two days each ("03/04/19"), and none of ${held.reduce((n, { answer: { lines } }) => n + lines.length, 0)} articles tells which: their iso is null`);
      }
      await writeHeld();
    });
    await writeHeld();
  } finally {
    await pool.end();
  }
}
