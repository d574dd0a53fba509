import type { SymbolInformation } from 'vscode-languageserver';
import type { Lent } from '../core/acronyms/lent.ts';
import { allLentBy, type AllLent } from '../core/analysis/lent.ts';
import { decidedReading } from '../core/annotations/annotated.ts';
import { Decisions } from '../core/annotations/decisions.ts';
import { parseSidecar } from '../core/annotations/sidecar.ts';
import type { ReadingOptions } from '../core/dump/dump.ts';
import { reasonIn, Refusal } from '../core/say.ts';
import { Text } from '../core/text/text.ts';
import { comparable } from '../host/addresses.ts';
import { decode } from '../host/decode.ts';
import type { Entry, Host } from '../host/host.ts';
import { sidecarOf } from './annotations/sidecarFile.ts';
import { t } from './language.ts';
import { leftInWords } from './left.ts';
import { articleSymbol } from './outline.ts';
import type { Way } from './session.ts';

/** Names of dumps; plain text may be anything, and is not read unasked unless somebody has annotated it. */
const NAMES = /\.(?:dump|articles|mbox|wet|sgm)$/i;
/** So many files are read, none larger than this, and so many bytes in all. */
const MOST_FILES = 10_000;
const LARGEST = 50 * 2 ** 20;
const MOST_BYTES = 500 * 2 ** 20;
const DEPTH = 8;
/** Milliseconds after which the files are looked at again when somebody asks. */
const FRESH = 5000;
const PER_SLICE = 100;

interface Contents {
  readonly symbols: readonly SymbolInformation[];
  readonly lent: AllLent;
}

interface Read extends Contents {
  readonly uri: string;
  /** tells the file and its sidecar from what they were before */
  readonly state: string;
}

type WaysIn = (folder: string) => (uri: string) => Promise<Pick<Way, 'reading'>>;

/** The articles of the workspace's dumps that no editor holds, by their titles, and what these define: read in the background, one file after another, and again when they change. */
export class ClosedDumps {
  readonly #host: Host;
  readonly #ways: WaysIn;
  readonly #background: <T>(steps: Generator<unknown, T>) => Promise<T>;
  readonly #say: (message: string) => void;
  readonly #done: () => void;
  /** By comparable address, as everything here. */
  readonly #read = new Map<string, Read>();
  /** What is lent for a short form, by file. */
  readonly #lent = new Map<string, Map<string, readonly Lent[]>>();
  /** The sum of what all files lend. */
  #sum = 0;
  #looking: Promise<void> | null = null;
  #lookedAt = -Infinity;
  #said = '';
  #isNew = false;
  #next: readonly string[] | null = null;

  /** `ways` say how the files of a folder are to be read; `done` is called when files have been read that were new or changed, or are gone. */
  constructor(host: Host, ways: WaysIn, background: <T>(steps: Generator<unknown, T>) => Promise<T>, say: (message: string) => void, done: () => void = () => undefined) {
    this.#host = host;
    this.#ways = ways;
    this.#background = background;
    this.#say = say;
    this.#done = done;
  }

  /** The files that have been read so far and are not open. */
  files(open: ReadonlySet<string>): string[] {
    return [...this.#read].flatMap(([address, { uri }]) => (open.has(address) ? [] : uri));
  }

  /** What was not read when the files were looked at last, in words; empty where all were. */
  get unread(): string {
    return this.#said;
  }

  /** What has been read so far, but not of the files that are open. */
  *symbols(open: ReadonlySet<string>): Generator<SymbolInformation> {
    for (const [address, { symbols }] of this.#read) if (!open.has(address)) yield* symbols;
  }

  /** What has been read so far for a short form, but not of the files that are open. */
  lent(key: string, open: ReadonlySet<string>): Lent[] {
    return [...this.#lent.get(key) ?? []].flatMap(([address, lent]) => (open.has(address) ? [] : lent));
  }

  /** A number that tells all that is lent from what was lent before. */
  sum(open: ReadonlySet<string>): number {
    let sum = this.#sum;
    for (const address of open) sum -= this.#read.get(address)?.lent.sum ?? 0;
    return sum >>> 0;
  }

  /** Looks at the folders' files, unless that was done within some milliseconds, and reads those that are new or changed; done when all have been read. */
  look(folders: readonly string[], within = FRESH): Promise<void> {
    // what changed while they are looked at may have been looked at before
    if (this.#looking && within === 0) this.#next = folders;
    if (this.#looking || performance.now() - this.#lookedAt < within) return this.#looking ?? Promise.resolve();
    this.#looking = this.#readAll(folders).catch((error: unknown) => this.#say(`dumps that are not open cannot be searched: ${String(error)}`)).finally(() => {
      this.#looking = null;
      this.#lookedAt = performance.now();
      if (this.#isNew) this.#done();
      this.#isNew = false;
      const next = this.#next;
      this.#next = null;
      if (next) void this.look(next, 0);
    });
    return this.#looking;
  }

  async #readAll(folders: readonly string[]): Promise<void> {
    const before = new Map(this.#read);
    const found = new Map<string, Read>();
    const left: Left = { many: 0, large: 0, deep: 0, links: 0, unreadable: [] };
    let bytes = 0;
    for (const folder of folders) {
      const way = this.#ways(folder);
      for await (const { uri, sidecar } of this.#dumpsIn(folder, DEPTH, left)) {
        const address = comparable(uri);
        if (found.has(address)) continue;
        try {
          const stat = await this.#host.stat(uri);
          if (!stat) continue;
          const { size, modified } = stat;
          if (size > LARGEST) left.large++;
          else if (found.size >= MOST_FILES || bytes + size > MOST_BYTES) left.many++;
          else {
            bytes += size;
            const decided = sidecar === null ? null : await this.#host.stat(sidecar);
            const state = [size, modified, decided?.size, decided?.modified].join();
            const known = before.get(address);
            const read = known?.state === state ? known : { uri, state, ...await this.#contentsOf(uri, sidecar, way) };
            found.set(address, read);
            // what is known counts at once
            if (read !== known) this.#take(address, read);
          }
        } catch (error) {
          left.unreadable.push(reason(uri, error));
        }
      }
    }
    for (const address of before.keys()) if (!found.has(address)) this.#take(address, null);
    const said = inWords(left);
    if (said !== '' && said !== this.#said) this.#say(`dumps that are not open and not searched: ${said}`);
    this.#said = said;
  }

  /** Links to files are followed, links to folders are not: they may lead in a circle, or out of the workspace. */
  async *#dumpsIn(folder: string, depth: number, left: Left): AsyncGenerator<{ readonly uri: string; readonly sidecar: string | null }> {
    let entries: readonly Entry[] | null;
    try {
      entries = await this.#host.list(folder);
    } catch (error) {
      left.unreadable.push(reason(folder, error));
      return;
    }
    const names = new Set(entries?.map(({ name }) => name));
    for (const { name, kind, isLink } of entries ?? []) {
      const uri = `${folder.replace(/\/$/, '')}/${encodeURIComponent(name)}`;
      if (kind === 'folder' && !name.startsWith('.') && name !== 'node_modules') {
        if (isLink) left.links++;
        else if (depth === 0) left.deep++;
        else yield* this.#dumpsIn(uri, depth - 1, left);
      } else if (NAMES.test(name) || names.has(sidecarOf(name))) {
        if (kind === 'file') yield { uri, sidecar: names.has(sidecarOf(name)) ? sidecarOf(uri) : null };
        else if (kind === 'other') left.unreadable.push(reason(uri, new Refusal('it is no file')));
      }
    }
  }

  /** Takes over what a file says now; null where it is gone. */
  #take(address: string, read: Read | null): void {
    const before = this.#read.get(address)?.lent;
    this.#sum += (read?.lent.sum ?? 0) - (before?.sum ?? 0);
    for (const key of before?.byKey.keys() ?? []) {
      const files = this.#lent.get(key)!;
      files.delete(address);
      if (files.size === 0) this.#lent.delete(key);
    }
    if (read === null) this.#read.delete(address);
    else this.#read.set(address, read);
    for (const [key, lent] of read?.lent.byKey ?? []) {
      const files = this.#lent.get(key);
      if (files) files.set(address, lent);
      else this.#lent.set(key, new Map([[address, lent]]));
    }
    this.#isNew = true;
  }

  async #contentsOf(uri: string, sidecar: string | null, way: ReturnType<WaysIn>): Promise<Contents> {
    const bytes = await this.#host.read(uri);
    const decoded = decode(bytes ?? new Uint8Array());
    if ('binary' in decoded) throw new Refusal('it is not text: {0}', decoded.binary);
    const { reading } = await way(uri);
    const decisions = new Decisions();
    // what is not UTF-8 in it is told where the dump is opened
    const beside = sidecar === null ? null : await this.#host.read(sidecar);
    if (beside) for (const annotation of parseSidecar(new TextDecoder().decode(beside)).annotations.values()) decisions.take(annotation);
    return this.#background(contentsOf(uri, decoded.text, decisions, reading));
  }
}

/** What is not read, and why. */
interface Left {
  many: number;
  large: number;
  deep: number;
  links: number;
  readonly unreadable: string[];
}

function inWords({ many, large, ...left }: Left): string {
  return leftInWords({ ...left, many: { count: many, files: MOST_FILES, megabytes: MOST_BYTES / 2 ** 20 }, large: { count: large, megabytes: LARGEST / 2 ** 20 } }, DEPTH);
}

function reason(uri: string, error: unknown): string {
  return t('{0}: {1}', uri, reasonIn(error));
}

function* contentsOf(uri: string, text: string, decisions: Decisions, options: ReadingOptions): Generator<unknown, Contents> {
  const dump = yield* decidedReading(Text.of(text), decisions, options);
  const symbols: SymbolInformation[] = [];
  for (const placed of dump.articles()) {
    symbols.push(articleSymbol(uri, dump, placed));
    if (placed.index % PER_SLICE === 0) yield placed.index;
  }
  // a copy: what was cut from a text keeps the whole text in memory
  return { symbols: structuredClone(symbols), lent: yield* allLentBy(uri, dump, decisions.senses) };
}
