import type { SymbolInformation } from 'vscode-languageserver';
import { reading, type Dump, type ReadingOptions } from '../core/dump/dump.ts';
import { Text } from '../core/text/text.ts';
import { decode } from '../host/decode.ts';
import type { Host } from '../host/host.ts';
import { articleSymbol } from './outline.ts';

/** Names of dumps; plain text may be anything, and is not read unasked. */
const NAMES = /\.(?:dump|articles|mbox|wet|sgm)$/i;
/** So many files are read, none larger than this, and so many bytes in all. */
const MOST_FILES = 1000;
const LARGEST = 50 * 2 ** 20;
const MOST_BYTES = 500 * 2 ** 20;
const DEPTH = 8;
/** Milliseconds after which the files are looked at again when somebody asks. */
const FRESH = 5000;
const PER_SLICE = 100;

interface Read {
  readonly size: number;
  readonly modified: number;
  readonly symbols: readonly SymbolInformation[];
}

/** The articles of the workspace's dumps that no editor holds, by their titles: read in the background, one file after another, and again when they change. */
export class ClosedDumps {
  readonly #host: Host;
  readonly #way: (uri: string) => Promise<ReadingOptions>;
  readonly #background: <T>(steps: Generator<unknown, T>) => Promise<T>;
  readonly #say: (message: string) => void;
  #read = new Map<string, Read>();
  #looking: Promise<void> | null = null;
  #lookedAt = -Infinity;
  #said = '';

  constructor(host: Host, way: (uri: string) => Promise<ReadingOptions>, background: <T>(steps: Generator<unknown, T>) => Promise<T>, say: (message: string) => void) {
    this.#host = host;
    this.#way = way;
    this.#background = background;
    this.#say = say;
  }

  /** What has been read so far, but not of the files that are open. */
  *symbols(isOpen: (uri: string) => boolean): Generator<SymbolInformation> {
    for (const [uri, { symbols }] of this.#read) if (!isOpen(uri)) yield* symbols;
  }

  /** Looks at the folders' files, unless that was done just now, and reads those that are new or changed; done when all have been read. */
  look(folders: readonly string[]): Promise<void> {
    if (this.#looking || performance.now() - this.#lookedAt < FRESH) return this.#looking ?? Promise.resolve();
    this.#looking = this.#readAll(folders).catch((error: unknown) => this.#say(`dumps that are not open cannot be searched: ${String(error)}`)).finally(() => {
      this.#looking = null;
      this.#lookedAt = performance.now();
    });
    return this.#looking;
  }

  async #readAll(folders: readonly string[]): Promise<void> {
    const before = this.#read;
    const found = new Map<string, Read>();
    let bytes = 0;
    const left = { many: 0, large: 0 };
    for (const folder of folders) {
      for await (const uri of this.#dumpsIn(folder, DEPTH)) {
        const stat = await this.#host.stat(uri);
        if (!stat || found.has(uri)) continue;
        const { size, modified } = stat;
        if (size > LARGEST) left.large++;
        else if (found.size >= MOST_FILES || bytes + size > MOST_BYTES) left.many++;
        else {
          bytes += size;
          const known = before.get(uri);
          const read = known?.size === size && known.modified === modified ? known : { size, modified, symbols: await this.#symbolsOf(uri) };
          found.set(uri, read);
          // what is known counts at once
          this.#read.set(uri, read);
        }
      }
    }
    this.#read = found;
    const said = [
      ...left.large > 0 ? [`${left.large} larger than ${LARGEST / 2 ** 20} MB`] : [],
      ...left.many > 0 ? [`${left.many} beyond ${MOST_FILES} files or ${MOST_BYTES / 2 ** 20} MB`] : [],
    ].join(', ');
    if (said !== '' && said !== this.#said) this.#say(`dumps that are not open and not searched for symbols: ${said}`);
    this.#said = said;
  }

  async *#dumpsIn(folder: string, depth: number): AsyncGenerator<string> {
    for (const { name, kind } of await this.#host.list(folder) ?? []) {
      const uri = `${folder.replace(/\/$/, '')}/${encodeURIComponent(name)}`;
      if (kind === 'file' && NAMES.test(name)) yield uri;
      else if (kind === 'folder' && depth > 0 && !name.startsWith('.') && name !== 'node_modules') yield* this.#dumpsIn(uri, depth - 1);
    }
  }

  async #symbolsOf(uri: string): Promise<readonly SymbolInformation[]> {
    const bytes = await this.#host.read(uri);
    const decoded = bytes && decode(bytes);
    if (!decoded || !('text' in decoded)) return [];
    const options = await this.#way(uri);
    return this.#background(symbolsOf(uri, decoded.text, options));
  }
}

function* symbolsOf(uri: string, text: string, options: ReadingOptions): Generator<unknown, SymbolInformation[]> {
  const dump: Dump = yield* reading(Text.of(text), options);
  const symbols: SymbolInformation[] = [];
  for (const placed of dump.articles()) {
    symbols.push(articleSymbol(uri, dump, placed));
    if (placed.index % PER_SLICE === 0) yield placed.index;
  }
  return symbols;
}
