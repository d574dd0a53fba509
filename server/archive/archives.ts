import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../core/say.ts';
import { Archive, type Storage } from './archive.ts';
import { matcher, type ArchiveStatus, type Entry } from './entry.ts';

/** How names of dumps end; other files of a folder are opened by themselves. */
const NAMES = /\.(?:dump|articles|mbox|wet|sgml?|txt|jsonl)(?:\.(?:gz|zst|bz2))?$/i;
/** Folders in folders are looked into so deep. */
const DEPTH = 8;

/** An article found, and where. */
export interface Hit {
  readonly path: string;
  readonly entry: Entry;
}

/** What can be asked of the archives; everything is plain data, so that it can be asked from another thread. */
export class Archives {
  readonly #changed: (status: ArchiveStatus) => void;
  readonly #archives = new Map<string, Archive>();
  #turn: Promise<void> = Promise.resolve();

  constructor(changed: (status: ArchiveStatus) => void) {
    this.#changed = changed;
  }

  /** Opens a file, or all dumps in a folder; they are indexed one after another. `left` counts the files of the folder that do not look like dumps by their names. */
  async open({ path, storage }: { path: string; storage: Storage }): Promise<{ statuses: ArchiveStatus[]; left: number }> {
    const kind = await stat(path);
    if (!kind.isDirectory() && !kind.isFile()) throw new Refusal('{0} is a pipe or a device, not a file', path);
    const found = kind.isDirectory() ? await dumpsIn(path, DEPTH) : { paths: [path], left: 0 };
    const statuses = found.paths.sort().map((each) => {
      const archive = this.#archives.get(each) ?? new Archive(each, storage, this.#changed);
      this.#archives.set(each, archive);
      this.#turn = this.#turn.then(() => (this.#archives.get(each) === archive ? archive.refresh() : undefined));
      return archive.status;
    });
    return { statuses, left: found.left };
  }

  list({ path, from, count }: { path: string; from: number; count: number }): Promise<Entry[]> {
    return this.#of(path).list(from, count);
  }

  /** Articles that match, in one archive or in all; `left` counts those beyond `most`. */
  async search({ path, query, most }: { path?: string; query: string; most: number }): Promise<{ hits: Hit[]; left: number }> {
    const matches = matcher(query);
    const hits: Hit[] = [];
    let left = 0;
    for (const archive of path === undefined ? this.#archives.values() : [this.#of(path)]) {
      for await (const entry of archive.entries()) {
        if (!matches(entry)) continue;
        if (hits.length < most) hits.push({ path: archive.path, entry });
        else left++;
      }
    }
    return { hits, left };
  }

  read({ path, number }: { path: string; number: number }): Promise<{ text: string; entry: Entry; canSave: boolean }> {
    return this.#of(path).read(number);
  }

  write({ path, number, was, text }: { path: string; number: number; was: string; text: string }): Promise<void> {
    return this.#of(path).write(number, was, text);
  }

  cancel({ path }: { path: string }): void {
    this.#of(path).cancel();
  }

  async refresh({ path }: { path: string }): Promise<void> {
    await this.#of(path).refresh();
  }

  close({ path }: { path: string }): void {
    this.#archives.get(path)?.cancel();
    this.#archives.delete(path);
  }

  #of(path: string): Archive {
    const archive = this.#archives.get(path);
    if (!archive) throw new Refusal('{0} is not open', path);
    return archive;
  }
}

async function dumpsIn(folder: string, depth: number): Promise<{ paths: string[]; left: number }> {
  const paths: string[] = [];
  let left = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isFile() && NAMES.test(entry.name)) paths.push(path);
    else if (entry.isDirectory() && depth > 0) {
      const inner = await dumpsIn(path, depth - 1);
      paths.push(...inner.paths);
      left += inner.left;
    } else left++;
  }
  return { paths, left };
}
