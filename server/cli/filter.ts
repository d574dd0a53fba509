import type { Settings } from '../core/project/settings.ts';
import type { Answers } from './answers.ts';
import type { Output } from './output.ts';
import { Pool } from './pool.ts';
import type { TaskName } from './tasks.ts';

/**
 * Reads one `{"id","text"}` a line on standard input and writes one line for each, in the same order and in constant memory.
 * A line that is broken gets `{"id":null,"error"}` in its place. `settings` are told to the task.
 */
export async function filter(input: AsyncIterable<Uint8Array>, output: Output, task: TaskName, jobs: number, settings: Settings | null = null): Promise<void> {
  const pool = new Pool<Uint8Array, Answers>(task, settings, jobs);
  let recoded = 0;
  try {
    await pool.inOrder(batchesOf(input), async (answers) => {
      recoded += answers.recoded;
      await output.write(answers.text);
      // whoever feeds the lines may wait for these answers before it sends more
      await output.flush();
    });
  } finally {
    await pool.end();
  }
  if (recoded > 0) output.note(`standard input: ${recoded === 1 ? 'a line was' : `${recoded} lines were`} not valid UTF-8, read as Windows-1252`);
}

/** The whole lines of a stream of bytes as they come in, many together, without the last one's LF; the last line ends with the stream too. */
async function* batchesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let open: Uint8Array[] = [];
  for await (const chunk of input) {
    const end = chunk.lastIndexOf(10);
    if (end < 0) {
      open.push(chunk);
      continue;
    }
    yield joined([...open, chunk.subarray(0, end)]);
    open = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
  }
  if (open.length > 0) yield joined(open);
}

/** Bytes in memory of their own, so that nothing else goes with them to another thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
