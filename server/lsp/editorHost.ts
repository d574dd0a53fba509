import { DidChangeWatchedFilesNotification, type Connection, type GlobPattern } from 'vscode-languageserver';
import { Refusal } from '../core/say.ts';
import { fromBase64, toBase64 } from '../host/base64.ts';
import type { Ending, Entry, Host, Stat } from '../host/host.ts';
import type { Client } from './client.ts';

/** A file that is watched through the editor, and everybody who wants to hear of it. */
interface Watched {
  readonly heard: Set<() => void>;
  readonly pattern: string;
}

/** A pattern that the editor watches, for so many files. */
interface Pattern {
  readonly ending: Promise<Ending>;
  files: number;
}

/**
 * The files that the editor and the server can reach together: `local` has those of `file:`, where the server has any itself; the editor
 * is asked for all others, and watches for both where it can.
 */
export class EditorHost implements Host {
  readonly #connection: Connection;
  readonly #client: () => Client;
  readonly #local: Host | null;
  readonly #folders: () => readonly string[];
  readonly #watched = new Map<string, Watched>();
  readonly #patterns = new Map<string, Pattern>();

  /** `folders` are those of the workspace: files in them that have the same name are watched together. */
  constructor(connection: Connection, client: () => Client, local: Host | null, folders: () => readonly string[]) {
    this.#connection = connection;
    this.#client = client;
    this.#local = local;
    this.#folders = folders;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri } of changes) for (const changed of this.#watched.get(plain(uri))?.heard ?? []) changed();
    });
  }

  async read(uri: string): Promise<Uint8Array | null> {
    const local = this.#of(uri);
    if (local) return local.read(uri);
    const content = await this.#ask<string>('read', { uri });
    return content === null ? null : fromBase64(content);
  }

  async stat(uri: string): Promise<Stat | null> {
    return this.#of(uri)?.stat(uri) ?? this.#ask<Stat>('stat', { uri });
  }

  async list(uri: string): Promise<readonly Entry[] | null> {
    return this.#of(uri)?.list(uri) ?? this.#ask<Entry[]>('list', { uri });
  }

  async write(uri: string, content: Uint8Array): Promise<void> {
    await (this.#of(uri)?.write(uri, content) ?? this.#tell('write', { uri, content: toBase64(content) }));
  }

  async append(uri: string, content: Uint8Array): Promise<void> {
    await (this.#of(uri)?.append(uri, content) ?? this.#tell('append', { uri, content: toBase64(content) }));
  }

  async rename(from: string, to: string): Promise<void> {
    await (this.#of(from)?.rename(from, to) ?? this.#tell('rename', { uri: from, to }));
  }

  async delete(uri: string): Promise<void> {
    await (this.#of(uri)?.delete(uri) ?? this.#tell('delete', { uri }));
  }

  watch(uri: string, changed: () => void): Ending {
    if (!this.#client().watchesFiles) return this.#of(uri)?.watch(uri, changed) ?? { dispose: () => undefined };
    const key = plain(uri);
    const watched = this.#watched.get(key) ?? { heard: new Set(), pattern: this.#follow(uri) };
    this.#watched.set(key, watched);
    // each caller counts for itself, also one that asks twice
    const hear = (): void => changed();
    watched.heard.add(hear);
    return {
      dispose: () => {
        watched.heard.delete(hear);
        if (watched.heard.size > 0 || this.#watched.get(key) !== watched) return;
        this.#watched.delete(key);
        this.#unfollow(watched.pattern);
      },
    };
  }

  /** Has one more file followed by the pattern for it, which the editor is told once. */
  #follow(uri: string): string {
    const slash = uri.lastIndexOf('/');
    const above = uri.slice(0, slash);
    const folder = this.#folders().map((each) => each.replace(/\/$/, '')).find((each) => above === each || above.startsWith(`${each}/`));
    // signs that mean something in a pattern stand for any character; the answer is compared with the address
    const name = decodeURIComponent(uri.slice(slash + 1)).replace(/[*?[\]{}!]/g, '?');
    const globPattern = !this.#client().relativePatterns ? `**/${name}` : folder === undefined ? { baseUri: above, pattern: name } : { baseUri: folder, pattern: `**/${name}` };
    const key = JSON.stringify(globPattern);
    const pattern = this.#patterns.get(key) ?? { ending: this.#register(globPattern), files: 0 };
    pattern.files++;
    this.#patterns.set(key, pattern);
    return key;
  }

  #unfollow(key: string): void {
    const pattern = this.#patterns.get(key)!;
    if (--pattern.files > 0) return;
    this.#patterns.delete(key);
    void pattern.ending.then((ending) => ending.dispose());
  }

  async #register(globPattern: GlobPattern): Promise<Ending> {
    try {
      return await this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
    } catch (error) {
      this.#connection.console.warn(`${JSON.stringify(globPattern)} is not watched: ${String(error)}`);
      return { dispose: () => undefined };
    }
  }

  /** Who has a file, if it is not the editor. */
  #of(uri: string): Host | null {
    return uri.startsWith('file:') ? this.#local : null;
  }

  async #ask<T>(what: string, params: object): Promise<T | null> {
    return this.#client().answersHost ? this.#connection.sendRequest<T | null>(`broadsheet/host/${what}`, params) : null;
  }

  async #tell(what: string, params: { readonly uri: string; readonly content?: string; readonly to?: string }): Promise<void> {
    if (!this.#client().answersHost) throw new Refusal('this editor gives no access to {0}', params.uri);
    await this.#connection.sendRequest(`broadsheet/host/${what}`, params);
  }
}

/** Editors write the same address with more or fewer of its characters encoded. */
function plain(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
