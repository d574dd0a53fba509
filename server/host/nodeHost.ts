import { randomBytes } from 'node:crypto';
import { watch } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EntryKind, Host } from './host.ts';

/** Milliseconds of quiet before a change is told: one save is several events. */
const QUIET = 50;

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
    read: (uri) => orNull(readFile(fileURLToPath(uri))),
    write: (uri, content) => inTurn(() => replace(fileURLToPath(uri), content)),
    append: (uri, content) => inTurn(() => append(fileURLToPath(uri), content)),
    async stat(uri) {
      const found = await orNull(stat(fileURLToPath(uri)));
      return found && { kind: kindOf(found), size: found.size, modified: found.mtimeMs };
    },
    async list(uri) {
      const path = fileURLToPath(uri);
      const entries = await orNull(readdir(path, { withFileTypes: true }));
      return entries && Promise.all(entries.map(async (entry) => {
        const target = entry.isSymbolicLink() ? await orNull(stat(join(path, entry.name))) : null;
        return { name: entry.name, kind: kindOf(target ?? entry) };
      }));
    },
    rename: (from, to) => inTurn(() => rename(fileURLToPath(from), fileURLToPath(to))),
    delete: (uri) => inTurn(() => rm(fileURLToPath(uri), { force: true, recursive: false })),
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

function kindOf(entry: { isDirectory(): boolean }): EntryKind {
  return entry.isDirectory() ? 'folder' : 'file';
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

/** A new file beside the old one takes its place: there is never half of it. A link goes on pointing to the file that it named. */
async function replace(path: string, content: Uint8Array): Promise<void> {
  const target = await orNull(realpath(path)) ?? path;
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  const before = await orNull(stat(target));
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
  await mkdir(dirname(path), { recursive: true });
  const isNew = await orNull(stat(path)) === null;
  const file = await open(path, 'a');
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
