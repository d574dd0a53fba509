import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { reasonIn, Refusal, type Message } from '../core/say.ts';
import { packingOf, unpacked } from '../host/unpack.ts';
import { indexedAs, readArticle, replaceArticle } from './articles.ts';
import type { ArchiveStatus, Entry } from './entry.ts';
import { indexDump, type Stop } from './indexing.ts';
import { IndexFile, type Indexed } from './indexFile.ts';

/** Where indexes and unpacked copies are kept, and how many bytes of copies at most. */
export interface Storage {
  readonly folder: string;
  readonly limit: number;
}

/** One dump on disk, of any size: its index, built in the background, and its articles. */
export class Archive {
  readonly path: string;
  readonly #storage: Storage;
  readonly #changed: (status: ArchiveStatus) => void;
  readonly #index: IndexFile;
  #state: ArchiveStatus['state'] = 'waiting';
  #message: Message | undefined;
  #of: Indexed | null = null;
  #done = 0;
  #size = 0;
  #isPacked = false;
  #stop: Stop = { isStopped: false };
  #turn: Promise<void> = Promise.resolve();
  /** Told when what an earlier run left has been read, or cannot be. */
  readonly #loaded: Promise<void>;
  #isLoaded: () => void = () => undefined;

  constructor(path: string, storage: Storage, changed: (status: ArchiveStatus) => void) {
    this.path = path;
    this.#storage = storage;
    this.#changed = changed;
    this.#loaded = new Promise((resolve) => (this.#isLoaded = resolve));
    this.#index = new IndexFile(join(storage.folder, `${createHash('sha256').update(path).digest('hex').slice(0, 24)}.index`));
  }

  get status(): ArchiveStatus {
    const message = this.#message === undefined ? {} : { message: this.#message };
    return { path: this.path, name: basename(this.path), state: this.#state, done: this.#done, size: this.#size, articles: this.#index.count, isPacked: this.#isPacked, ...message };
  }

  /** Brings the index up to the file as it is now, in turn; goes on where an earlier run was stopped. */
  refresh(): Promise<void> {
    this.#stop.isStopped = true;
    const stop = this.#stop = { isStopped: false };
    return this.#turn = this.#turn.then(() => stop.isStopped ? undefined : this.#build(stop)).catch((error: unknown) => {
      this.#message = reasonIn(error);
      this.#tell('failed');
    }).finally(() => this.#isLoaded());
  }

  /** Stops the indexing; what has been indexed can be used. */
  cancel(): void {
    this.#stop.isStopped = true;
  }

  /** The articles from a number on, as far as they have been indexed. */
  async list(from: number, count: number): Promise<Entry[]> {
    const found: Entry[] = [];
    for await (const entry of this.#index.entries(from)) {
      if (found.push(entry) === count) break;
    }
    return found;
  }

  entries(): AsyncGenerator<Entry> {
    return this.#index.entries();
  }

  /** The text of an article. Throws a Refusal where there is none of that number, or the file has changed. */
  async read(number: number): Promise<{ text: string; entry: Entry; canSave: boolean }> {
    const { of, entry } = await this.#entry(number);
    return { text: await readArticle(of, this.#index.checkpoint!.encoding, entry), entry, canSave: !this.#isPacked };
  }

  /** Puts another text in the place of an article that still says `was`, and indexes what follows it anew. Throws a Refusal. */
  async write(number: number, was: string, text: string): Promise<void> {
    if (this.#isPacked) throw new Refusal('{0} is packed: its articles cannot be saved. Unpack it, and open that file.', basename(this.path));
    if (this.#state !== 'ready') throw new Refusal('{0} is still being indexed: save again when that is done', basename(this.path));
    const { of, entry } = await this.#entry(number);
    const { encoding } = this.#index.checkpoint!;
    // an article saved before may have become two: then others have its number
    if (await readArticle(of, encoding, entry) !== was) throw new Refusal('{0} has another article there now: nothing was written. Copy your change, and open the article again from the Archive.', basename(this.path));
    const now = await replaceArticle(of, encoding, entry, text);
    this.#tell('indexing');
    await this.#index.rewind(entry.start, now);
    await this.refresh();
  }

  async #entry(number: number): Promise<{ of: Indexed; entry: Entry }> {
    await this.#loaded;
    const [entry] = await this.list(number, 1);
    if (!entry || !this.#of) throw new Refusal('{0} has no article with the number {1}, as far as it has been indexed', basename(this.path), String(number + 1));
    return { of: this.#of, entry };
  }

  async #build(stop: Stop): Promise<void> {
    this.#message = undefined;
    await mkdir(this.#storage.folder, { recursive: true });
    const of = this.#of = await indexedAs(await this.#plainFile(stop));
    if (stop.isStopped) return this.#tell('stopped');
    this.#size = of.size;
    if (!await this.#index.load(of)) await this.#index.begin(of);
    this.#isLoaded();
    this.#done = this.#index.checkpoint?.at ?? 0;
    this.#tell('indexing');
    await indexDump(this.#index, of, stop, (bytes) => {
      this.#done = bytes;
      this.#tell('indexing');
    });
    this.#done = this.#index.checkpoint?.isEnd ? of.size : this.#done;
    this.#tell(this.#index.checkpoint?.isEnd ? 'ready' : 'stopped');
  }

  /** The file itself, or an unpacked copy of it, which is made where there is none yet. Throws a Refusal where that would be too large. */
  async #plainFile(stop: Stop): Promise<string> {
    const file = await open(this.path);
    const { buffer } = await file.read(Buffer.alloc(10), 0, 10, 0).finally(() => file.close());
    this.#isPacked = packingOf(buffer) !== null;
    if (!this.#isPacked) return this.path;
    const { size, mtimeMs } = await stat(this.path);
    const folder = join(this.#storage.folder, 'unpacked');
    await mkdir(folder, { recursive: true });
    const copy = join(folder, `${createHash('sha256').update(`${this.path}\n${size}\n${mtimeMs}`).digest('hex').slice(0, 24)}.dump`);
    if (await stat(copy).catch(() => null)) return copy;
    const others = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name)).then((found) => found.size, () => 0)));
    let room = this.#storage.limit - others.reduce((sum, one) => sum + one, 0);
    const part = `${copy}.part`;
    let done = 0;
    try {
      await pipeline(async function* (this: Archive) {
        for await (const chunk of unpacked(createReadStream(this.path, { highWaterMark: 1 << 20 }))) {
          done += chunk.length;
          room -= chunk.length;
          if (room < 0) throw new Refusal('unpacked, {0} needs more than the {1} MB that the setting broadsheet.archive.unpackedLimit allows', basename(this.path), Math.round(this.#storage.limit / 2 ** 20));
          if (stop.isStopped) throw new Stopped();
          this.#done = this.#size = done;
          this.#tell('unpacking');
          yield chunk;
        }
      }.bind(this), createWriteStream(part));
      await rename(part, copy);
    } catch (error) {
      await rm(part, { force: true });
      if (!(error instanceof Stopped)) throw error;
    }
    return copy;
  }

  #tell(state: ArchiveStatus['state']): void {
    this.#state = state;
    this.#changed(this.status);
  }
}

class Stopped extends Error {}
