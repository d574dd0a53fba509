import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import unbzip2 from 'unbzip2-stream';

/** How bytes are packed. */
export type Packing = 'gzip' | 'zstd' | 'bzip2';

/** The bytes that packed ones begin with; bzip2's are followed by the size of its blocks. */
const BEGINNINGS: Readonly<Record<Packing, readonly number[]>> = {
  gzip: [0x1f, 0x8b, 0x08],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  bzip2: [0x42, 0x5a, 0x68],
};
const LONGEST = 10;
/** The beginning of bzip2's first block: "BZh" alone could begin a text. */
const BLOCK = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59];

/** Bytes unpacked at one time. */
const CHUNK = 1 << 18;

/** How bytes that begin so are packed; null where they are not. */
export function packingOf(bytes: Uint8Array): Packing | null {
  const begins = (beginning: readonly number[], at = 0): boolean => beginning.every((byte, i) => bytes[at + i] === byte);
  const found = (Object.keys(BEGINNINGS) as Packing[]).find((packing) => begins(BEGINNINGS[packing]));
  return found === 'bzip2' && !begins(BLOCK, 4) ? null : found ?? null;
}

/** Bytes as they are, or unpacked where they begin as packed ones do. Throws where they are damaged or end too soon. */
export async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < LONGEST) {
    const step = await chunks.next();
    if (step.done) break;
    head = head.length === 0 ? step.value : Buffer.concat([head, step.value]);
  }
  const packing = packingOf(head);
  const all = chained(head, chunks);
  if (packing === null) yield* all;
  else yield* packing === 'gzip' ? gunzip(all) : packing === 'bzip2' ? bunzip(all) : unzstd(all);
}

async function* chained(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** Node has a decoder of its own since 22.15, which stops in silence after the first of several frames. */
async function* unzstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const decoder = new Decompress((chunk) => out.push(chunk));
  for await (const chunk of source) {
    decoder.push(chunk);
    yield* out.splice(0);
  }
  decoder.push(new Uint8Array(0), true);
  yield* out.splice(0);
}

function bunzip(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const input = Readable.from(source, { objectMode: false });
  const decoder = unbzip2();
  const output = new Readable().wrap(decoder);
  decoder.on('error', (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  input.on('error', (error) => output.destroy(error));
  input.pipe(decoder);
  return output;
}

function gunzip(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const decoder = createGunzip({ chunkSize: CHUNK });
  pipeline(Readable.from(source, { objectMode: false }), decoder, () => undefined);
  return decoder;
}
