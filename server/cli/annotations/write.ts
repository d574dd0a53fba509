import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Written } from '../../core/annotations/formats/document.ts';
import { inEnglish } from '../../core/say.ts';
import { reasonOf } from '../../host/reasons.ts';
import { UsageError } from '../options.ts';
import type { Output } from '../output.ts';

/** What is written to, and whether what is there may be written over. */
export interface Destination {
  /** '' and '-' are standard output. */
  readonly path: string;
  readonly overwrite: boolean;
  /** Files that are read: none of them is ever written over. */
  readonly sources: readonly string[];
}

/** Writes a file piece by piece; it takes its place when it is complete. */
export async function writeFileOf({ path, overwrite, sources }: Destination, pieces: Iterable<string>, output: Output): Promise<void> {
  if (path === '' || path === '-') return output.writeAll(pieces);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new UsageError(`cannot write ${path}: it is a folder`);
  for (const source of sources) if (await same(path, source)) throw new UsageError(`${path} is what is read: name another file to write`);
  if (there?.isFile() && !overwrite) throw new UsageError(`${path} is there already: name another file, or add --overwrite`);
  // a device or a pipe is written to as it is
  const direct = there !== null && !there.isFile();
  const unfinished = direct ? path : `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await write(unfinished, pieces);
    if (!direct) await rename(unfinished, path);
  } catch (error) {
    if (!direct) await rm(unfinished, { force: true }).catch(() => undefined);
    throw wrapped(error, 'write', path);
  }
}

/** Writes the files of a folder, which is made where it is missing (not the folders above it). Returns how many. */
export async function writeFolder({ path, overwrite, sources }: Destination, written: Iterable<Written>): Promise<number> {
  let count = 0;
  try {
    if (!await stat(path).catch(() => null)) await mkdir(path);
    if ((await readdir(path)).length > 0 && !overwrite) throw new UsageError(`the folder ${path} is not empty: name another one, or add --overwrite`);
    for (const { file, text } of written) {
      const target = join(path, basename(file));
      for (const source of sources) if (await same(target, source)) throw new UsageError(`${target} is what is read: name another folder to write to`);
      await write(target, [text]);
      count++;
    }
  } catch (error) {
    throw wrapped(error, 'write to the folder', path);
  }
  return count;
}

async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let gathered = '';
    for (const piece of pieces) {
      gathered += piece;
      if (gathered.length < 1 << 16) continue;
      await file.writeFile(gathered);
      gathered = '';
    }
    await file.writeFile(gathered);
  } finally {
    await file.close();
  }
}

/** What the system says as one clear line; other errors stay what they are. */
function wrapped(error: unknown, what: string, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UsageError || code === undefined) return error;
  return new UsageError(`cannot ${what} ${path}: ${code === 'ENOENT' ? 'there is no such folder' : inEnglish(reasonOf(error, path))}`);
}

async function same(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => realpath(path).catch(() => resolve(path))));
  return one === other;
}
