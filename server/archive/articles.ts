import { createReadStream, createWriteStream } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { randomBytes } from 'node:crypto';
import { Refusal } from '../core/say.ts';
import { windows1252 } from '../host/decode.ts';
import type { Encoding } from '../host/textStream.ts';
import type { Entry } from './entry.ts';
import type { Indexed } from './indexFile.ts';

/** The text of one article. Throws a Refusal where the file is another than the one that was indexed. */
export async function readArticle(of: Indexed, encoding: Encoding, { start, length }: Entry): Promise<string> {
  await sameAs(of);
  const file = await open(of.path);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, start).finally(() => file.close());
  return encoding === 'windows-1252' ? windows1252(buffer) : new TextDecoder(encoding, { ignoreBOM: true }).decode(buffer);
}

/**
 * Puts another text in the place of one article: a copy of the file with it takes the file's place, every other byte the same.
 * Throws a Refusal, and changes nothing, where the file is another than the one that was indexed, or its encoding has no such
 * characters.
 */
export async function replaceArticle(of: Indexed, encoding: Encoding, { start, length }: Entry, text: string): Promise<Indexed> {
  const bytes = encoded(text, encoding);
  const { mode } = await sameAs(of);
  // a link goes on pointing to the file that it named
  const target = await realpath(of.path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await pipeline(async function* () {
      if (start > 0) yield* createReadStream(of.path, { end: start - 1, highWaterMark: 1 << 20 });
      yield bytes;
      yield* createReadStream(of.path, { start: start + length, highWaterMark: 1 << 20 });
    }, createWriteStream(temporary, { flags: 'wx', mode: mode & 0o777 }));
    const file = await open(temporary, 'r+');
    await file.sync().finally(() => file.close());
    await sameAs(of);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return indexedAs(of.path);
}

/** A file as it is now. */
export async function indexedAs(path: string): Promise<Indexed> {
  const { size, mtimeMs } = await stat(path);
  return { path, size, modified: mtimeMs };
}

async function sameAs({ path, size, modified }: Indexed): Promise<{ mode: number }> {
  const found = await stat(path);
  if (found.size !== size || found.mtimeMs !== modified) throw new Refusal('{0} has been changed by another program since it was indexed: nothing was written. Index it again, then repeat your change.', basename(path));
  return found;
}

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = BYTES.get(text[i]);
    if (byte === undefined) throw new Refusal('the file is in Windows-1252, which has no “{0}”: nothing was written', String.fromCodePoint(text.codePointAt(i)!));
    bytes[i] = byte;
  }
  return bytes;
}

const BYTES: ReadonlyMap<string, number> = new Map(Array.from({ length: 256 }, (_, byte) => [windows1252(Uint8Array.of(byte)), byte]));
