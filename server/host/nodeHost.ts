import { randomBytes } from 'node:crypto';
import { constants, watch } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal, say } from '../core/say.ts';
import type { Entry, EntryKind, Host } from './host.ts';
import { reasonOf } from './reasons.ts';

/** Milliseconds of quiet before a change is told: one save is several events. */
const QUIET = 50;

const NO_FILE = say('it is a pipe or a device, not a file');

/** Files with `file:` addresses, through Node. */
export function nodeHost(): Host {
  // changes are made one after another
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    read: (uri) => readably(uri, (path) => orNull(read(path))),
    write: (uri, content) => inTurn(() => readably(uri, (path) => replace(path, content))),
    append: (uri, content) => inTurn(() => readably(uri, (path) => append(path, content))),
    stat: (uri) => readably(uri, async (path) => {
      const found = await orNull(stat(path));
      return found && { kind: kindOf(found), size: found.size, modified: found.mtimeMs };
    }),
    list: (uri) => readably(uri, async (path) => {
      const entries = await orNull(readdir(path, { withFileTypes: true }));
      return entries && Promise.all(entries.map(async (entry): Promise<Entry> => {
        const isLink = entry.isSymbolicLink();
        // a link may lead nowhere, or in a circle
        const target = isLink ? await stat(join(path, entry.name)).catch(() => entry) : entry;
        return { name: entry.name, kind: kindOf(target), isLink };
      }));
    }),
    rename: (from, to) => inTurn(() => readably(from, (path) => rename(path, fileURLToPath(to)))),
    delete: (uri) => inTurn(() => readably(uri, (path) => rm(path, { force: true, recursive: false }))),
    watch(uri, changed) {
      const path = fileURLToPath(uri);
      const name = basename(path);
      let timer: NodeJS.Timeout | undefined;
      try {
        // the folder, not the file: a file that is replaced is another one
        const watcher = watch(dirname(path), { persistent: false }, (_, changedName) => {
          if (changedName !== null && changedName !== name) return;
          clearTimeout(timer);
          timer = setTimeout(changed, QUIET);
        });
        watcher.on('error', () => watcher.close());
        return {
          dispose() {
            clearTimeout(timer);
            watcher.close();
          },
        };
      } catch {
        // no such folder, or no more watchers to be had
        return { dispose: () => undefined };
      }
    },
  };
}

function kindOf(entry: { isDirectory(): boolean; isFile(): boolean }): EntryKind {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

/** Does something to a file; where that fails, says why in a reader's words. */
async function readably<T>(uri: string, act: (path: string) => Promise<T>): Promise<T> {
  try {
    return await act(fileURLToPath(uri));
  } catch (error) {
    throw new Refusal(reasonOf(error, uri));
  }
}

/** Null for what does not exist. */
async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Opens a file, and nothing that is none: a pipe without a writer would keep everything waiting. */
async function openFile(path: string, flags: number, mode?: number): Promise<FileHandle> {
  // Windows has no such flag, and needs none
  const file = await open(path, flags | (constants.O_NONBLOCK ?? 0), mode).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENXIO' ? new Refusal(NO_FILE) : error;
  });
  const found = await file.stat();
  if (found.isFile() || found.isDirectory()) return file;
  await file.close();
  throw new Refusal(NO_FILE);
}

async function read(path: string): Promise<Uint8Array> {
  const file = await openFile(path, constants.O_RDONLY);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Makes a folder and those that it lies in, one by one: Node's own way of making several never ends where a file system (/proc) says that one it lies in is not there. */
async function makeFolder(path: string): Promise<void> {
  if (await orNull(stat(path)) !== null) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

/** A new file beside the old one takes its place: there is never half of it. A link goes on pointing to the file that it named. */
async function replace(path: string, content: Uint8Array): Promise<void> {
  const target = await orNull(realpath(path)) ?? path;
  const folder = dirname(target);
  await makeFolder(folder);
  const before = await orNull(stat(target));
  if (before && kindOf(before) === 'other') throw new Refusal(NO_FILE);
  const temporary = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', before ? before.mode & 0o777 : 0o666);
    try {
      await file.writeFile(content);
      if (before) await file.chmod(before.mode & 0o777);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function append(path: string, content: Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const isNew = await orNull(stat(path)) === null;
  const file = await openFile(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o666);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  if (isNew) await syncFolder(dirname(path));
}

/** The folder's entry for a new file reaches the disk too, where the system can do that (Windows cannot, and need not). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const file = await open(folder, 'r');
  try {
    await file.sync();
  } catch {
    // some file systems refuse; the file itself has been synced
  } finally {
    await file.close();
  }
}
