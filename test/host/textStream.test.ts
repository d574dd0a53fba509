// Bytes that come in chunks are read as the whole is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { say, type Message } from '../../server/core/say.ts';
import { decode } from '../../server/host/decode.ts';
import { NotText, surveyed, textOf } from '../../server/host/textStream.ts';
import { unpacked } from '../../server/host/unpack.ts';

async function* chunked(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) {
    yield bytes.slice(at, at + length);
    await Promise.resolve();
  }
}

/** The text and the notes of a stream, or why it is no text. */
async function read(bytes: Uint8Array, length: number, most?: number, survey = false): Promise<{ text: string; note: string | null } | { binary: Message }> {
  const notes: string[] = [];
  const parts: string[] = [];
  try {
    const encoding = survey ? await surveyed(chunked(bytes, length), bytes.length) : undefined;
    for await (const part of textOf(chunked(bytes, length), (note) => notes.push(note), encoding, most)) parts.push(part);
  } catch (error) {
    if (error instanceof NotText) return { binary: error.said };
    throw error;
  }
  return { text: parts.join(''), note: notes[0] ?? null };
}

const sample = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => Buffer.from(text)),
  fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => Buffer.from(`\ufeff${text}`)),
  fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text, 'latin1')),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  // mostly ASCII with a few other bytes at the end
  fc.tuple(fc.string({ maxLength: 300 }), fc.uint8Array({ maxLength: 4 })).map(([text, end]) => Buffer.concat([Buffer.from(text), end])),
);

test('a file that is surveyed first is read as the whole is', async () => {
  await fc.assert(fc.asyncProperty(sample, fc.integer({ min: 4, max: 70 }), async (bytes, length) => {
    assert.deepEqual(await read(bytes, length, undefined, true), decode(bytes));
  }), { numRuns: 500 });
});

test('a short stream is read as the whole is', async () => {
  await fc.assert(fc.asyncProperty(sample, fc.integer({ min: 1, max: 70 }), async (bytes, length) => {
    assert.deepEqual(await read(bytes, length), decode(bytes));
  }), { numRuns: 300 });
});

test('of a long stream that was ASCII so far the rest may be Windows-1252: so is the whole', async () => {
  const bytes = Buffer.from(`${'plain words\n'.repeat(20)}Caf\xe9 and more\n\x93quoted\x94\n`, 'latin1');
  for (const length of [7, 64, 300]) assert.deepEqual(await read(bytes, length, 100), { text: `${'plain words\n'.repeat(20)}Café and more\n“quoted”\n`, note: 'not valid UTF-8, read as Windows-1252' });
});

test('of a long stream of UTF-8 the damaged lines are read as Windows-1252, and counted', async () => {
  const bytes = Buffer.concat([Buffer.from('“Zürich”\n'.repeat(20)), Buffer.from('Caf\xe9\n', 'latin1'), Buffer.from('“Zürich”')]);
  assert.deepEqual(await read(bytes, 50, 100), { text: `${'“Zürich”\n'.repeat(20)}Café\n“Zürich”`, note: 'a line was not valid UTF-8, read as Windows-1252' });
});

test('NUL bytes far into a stream end it', async () => {
  assert.deepEqual(await read(Buffer.from(`${'words\n'.repeat(50)}\0`), 50, 100), { binary: say('it holds NUL bytes') });
});

/** What programs of the system pack, by name; null where there is no such program. */
function packed(program: string, bytes: Buffer): Buffer | null {
  try {
    return execFileSync(program, ['-c'], { input: bytes, maxBuffer: 1 << 26 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const plainBytes = Buffer.from('An article about the European Union.\n'.repeat(30_000));
const packers: readonly [string, (bytes: Buffer) => Buffer | null][] = [
  ['gzip', gzipSync], ['bzip2', (bytes) => packed('bzip2', bytes)], ['zstd', (bytes) => packed('zstd', bytes)],
];

for (const [name, pack] of packers) {
  test(`${name} is unpacked, also of several members and in small chunks; what is cut off is an error`, async (t) => {
    const one = pack(plainBytes);
    if (!one) return t.skip(`${name} is not installed`);
    assert.ok((await all(unpacked(chunked(one, 1000)))).equals(plainBytes));
    assert.ok((await all(unpacked(chunked(Buffer.concat([one, one]), 1 << 16)))).equals(Buffer.concat([plainBytes, plainBytes])));
    await assert.rejects(all(unpacked(chunked(one.subarray(0, one.length - 20), 1 << 16))));
  });
}

test('what is not packed stays as it is', async () => {
  for (const text of ['', 'B', 'BZh9 is a text', '\x1f\x8b']) assert.equal((await all(unpacked(chunked(Buffer.from(text, 'latin1'), 1)))).toString('latin1'), text);
});
