import { decode } from './decode.ts';
import type { Output } from './output.ts';

/**
 * Reads one `{"id","text"}` a line on standard input and writes one line for each, in the same order and in constant memory.
 * A line that is broken gets `{"id":null,"error"}` in its place.
 */
export async function filter(input: AsyncIterable<Uint8Array>, output: Output, answer: (text: string) => object): Promise<void> {
  let first = true;
  for await (const bytes of lines(input)) {
    const line = answerTo(bytes, first, answer);
    first = false;
    await output.write(`${line}\n`);
    // whoever feeds the lines may wait for the answer before it sends the next
    await output.flush();
  }
}

function answerTo(bytes: Uint8Array, first: boolean, answer: (text: string) => object): string {
  const decoded = decode(bytes);
  if ('binary' in decoded) return broken(`not text: ${decoded.binary}`);
  let value: unknown;
  try {
    value = JSON.parse(first ? decoded.text.replace(/^\ufeff/, '') : decoded.text);
  } catch (error) {
    return broken(decoded.text.trim() === '' ? 'the line is empty' : `not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return broken('not an object');
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (id === undefined) return broken('it has no "id"');
  if (typeof text !== 'string') return broken('it has no "text" that is a string');
  return JSON.stringify({ id, ...answer(text) });
}

const broken = (error: string): string => JSON.stringify({ id: null, error });

/** The lines of a stream of bytes, ended by LF, the last one by the end too. */
async function* lines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let open: Uint8Array[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      open.push(chunk.subarray(from, end));
      yield open.length === 1 ? open[0] : Buffer.concat(open);
      open = [];
      from = end + 1;
    }
    if (from < chunk.length) open.push(chunk.subarray(from));
  }
  if (open.length > 0) yield Buffer.concat(open);
}
