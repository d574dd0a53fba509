import {
  EventEmitter, FilePermission, FileSystemError, FileType, Uri, type Disposable, type FileChangeEvent, type FileStat, type FileSystemProvider,
} from 'vscode';
import type { ArchiveEntry, ArchiveMethods } from './protocol.ts';

/** The scheme of the articles of archives. */
export const ARTICLE = 'broadsheet-article';

/** Asks the server about archives. */
export type Ask = <M extends keyof ArchiveMethods>(method: M, params: ArchiveMethods[M][0]) => Promise<ArchiveMethods[M][1]>;

const LONGEST_NAME = 60;

/** The address of an article: what it is called, and, as the query, where it is. */
export function articleUri(path: string, { number, title }: ArchiveEntry): Uri {
  const name = (title ?? '').replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').slice(0, LONGEST_NAME).trim();
  return Uri.from({ scheme: ARTICLE, path: `/${path.split(/[\\/]/).at(-1)}/${number + 1}${name && ` ${name}`}.articles`, query: JSON.stringify([path, number]) });
}

/** The articles of archives as files, each read from its dump and saved into it. */
export class ArticleFiles implements FileSystemProvider {
  readonly #ask: Ask;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #written = new Map<string, number>();
  /** What each of them said when it was last read or saved. */
  readonly #known = new Map<string, string>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { text, canSave } = await this.#read(uri);
    const stat = { type: FileType.File, ctime: 0, mtime: this.#written.get(uri.toString()) ?? 1, size: new TextEncoder().encode(text).length };
    return canSave ? stat : { ...stat, permissions: FilePermission.Readonly };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const { text } = await this.#read(uri);
    this.#known.set(uri.toString(), text);
    return new TextEncoder().encode(text);
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const [path, number] = placeOf(uri);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
    try {
      const was = this.#known.get(uri.toString()) ?? (await this.#read(uri)).text;
      await this.#ask('write', { path, number, was, text });
    } catch (error) {
      throw FileSystemError.NoPermissions(error instanceof Error ? error.message : String(error));
    }
    this.#written.set(uri.toString(), Date.now());
    this.#known.set(uri.toString(), text);
  }

  readDirectory(): never {
    throw FileSystemError.NoPermissions();
  }

  createDirectory(): never {
    throw FileSystemError.NoPermissions();
  }

  delete(): never {
    throw FileSystemError.NoPermissions();
  }

  rename(): never {
    throw FileSystemError.NoPermissions();
  }

  async #read(uri: Uri): Promise<ArchiveMethods['read'][1]> {
    const [path, number] = placeOf(uri);
    try {
      return await this.#ask('read', { path, number });
    } catch (error) {
      throw FileSystemError.Unavailable(error instanceof Error ? error.message : String(error));
    }
  }
}

function placeOf(uri: Uri): [path: string, number: number] {
  try {
    const [path, number] = JSON.parse(uri.query) as [unknown, unknown];
    if (typeof path === 'string' && Number.isInteger(number)) return [path, number as number];
  } catch {
    // said below
  }
  throw FileSystemError.FileNotFound(uri);
}
