import { decode } from '../host/decode.ts';
import type { Output } from './output.ts';

/**
 * Reads one `{"id","text"}` a line on standard input and writes one line for each, in the same order and in constant memory.
 * A line that is broken gets `{"id":null,"error"}` in its place.
 */
export async function filter(input: AsyncIterable<Uint8Array>, output: Output, answer: (text: string) => object): Promise<void> {
  let recoded = 0;
  for await (const lines of linesOf(input)) {
    for (const bytes of lines) {
      const decoded = decode(bytes);
      if ('text' in decoded && decoded.note) recoded++;
      await output.write(`${'binary' in decoded ? broken(`not text: ${decoded.binary}`) : answerTo(decoded.text, answer)}\n`);
    }
    // whoever feeds the lines may wait for these answers before it sends more
    await output.flush();
  }
  if (recoded > 0) output.note(`standard input: ${recoded === 1 ? 'a line was' : `${recoded} lines were`} not valid UTF-8, read as Windows-1252`);
}

function answerTo(line: string, answer: (text: string) => object): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return broken(line.trim() === '' ? 'the line is empty' : `not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return broken('not an object');
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (id === undefined) return broken('it has no "id"');
  if (typeof text !== 'string') return broken('it has no "text" that is a string');
  return JSON.stringify({ id, ...answer(text) });
}

const broken = (error: string): string => JSON.stringify({ id: null, error });

/** The lines of a stream of bytes as they come in, ended by LF, the last one by the end too. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let open: Uint8Array[] = [];
  for await (const chunk of input) {
    const lines: Uint8Array[] = [];
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      open.push(chunk.subarray(from, end));
      lines.push(open.length === 1 ? open[0] : Buffer.concat(open));
      open = [];
      from = end + 1;
    }
    if (from < chunk.length) open.push(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (open.length > 0) yield [Buffer.concat(open)];
}
