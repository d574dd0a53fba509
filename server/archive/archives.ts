import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal, type Message } from '../core/say.ts';
import { reasonOf } from '../host/reasons.ts';
import { Archive, type Storage } from './archive.ts';
import { matcher, type ArchiveStatus, type Entry } from './entry.ts';

/** How names of dumps end; other files of a folder are opened by themselves. */
const NAMES = /\.(?:dump|articles|mbox|wet|sgml?|txt|jsonl)(?:\.(?:gz|zst|bz2))?$/i;
/** Folders in folders are looked into so deep. */
const DEPTH = 8;

/** What of a folder is not opened: files that do not look like dumps by their names, folders that lie too deep, are links, or cannot be read. */
export interface Left {
  others: number;
  deep: number;
  links: number;
  readonly unreadable: { readonly path: string; readonly why: Message }[];
}

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

  /** Opens a file, or all dumps in a folder; they are indexed one after another. `left` is what of the folder is not; folders are looked into `depth` deep. */
  async open({ path, storage }: { path: string; storage: Storage }): Promise<{ statuses: ArchiveStatus[]; left: Left; depth: number }> {
    const kind = await stat(path);
    if (!kind.isDirectory() && !kind.isFile()) throw new Refusal('{0} is a pipe or a device, not a file', path);
    const left: Left = { others: 0, deep: 0, links: 0, unreadable: [] };
    const found = kind.isDirectory() ? await dumpsIn(path, DEPTH, left) : [path];
    const statuses = found.sort().map((each) => {
      const archive = this.#archives.get(each) ?? new Archive(each, storage, this.#changed);
      this.#archives.set(each, archive);
      this.#turn = this.#turn.then(() => (this.#archives.get(each) === archive ? archive.refresh() : undefined));
      return archive.status;
    });
    return { statuses, left, depth: DEPTH };
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

/** The dumps in a folder and in those within it; what cannot be read keeps the others from nothing. Links to files are followed, links to folders are not: they may lead in a circle. */
async function dumpsIn(folder: string, depth: number, left: Left): Promise<string[]> {
  const paths: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    left.unreadable.push({ path: folder, why: reasonOf(error, folder) });
    return [];
  });
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    // a link may lead nowhere
    const found = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
    if (found.isFile() && NAMES.test(entry.name)) paths.push(path);
    else if (!found.isDirectory()) left.others++;
    else if (entry.isSymbolicLink()) left.links++;
    else if (depth === 0) left.deep++;
    else paths.push(...await dumpsIn(path, depth - 1, left));
  }
  return paths;
}
