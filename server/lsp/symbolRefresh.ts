import { DocumentSymbolRequest, type Connection, type Disposable } from 'vscode-languageserver';
import type { Dump } from '../core/dump/dump.ts';
import type { Client } from './client.ts';
import type { Session } from './session.ts';

/** What is announced of the outline. */
export const SYMBOLS = { label: 'Broadsheet' } as const;

/** Milliseconds of quiet before an outline is announced anew. */
const QUIET = 100;

/**
 * Has the editor ask for outlines anew where a document is read in another way while its text stays: LSP has no message for that, but an editor
 * asks when an outline is announced.
 */
export class SymbolRefresh {
  readonly #connection: Connection;
  readonly #client: () => Client;
  readonly #seen = new Map<string, Dump>();
  #announced: Promise<Disposable> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, client: () => Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** After `initialized`. */
  register(): void {
    if (!this.#client().registersSymbols) return;
    this.#announced = this.#connection.client.register(DocumentSymbolRequest.type, { documentSelector: null, ...SYMBOLS });
    this.#announced.catch((error: unknown) => this.#connection.console.warn(`outline: ${String(error)}`));
  }

  /** A document has been read. */
  read({ document: { uri }, known }: Session): void {
    const dump = known!.analysis.dump;
    const before = this.#seen.get(uri);
    this.#seen.set(uri, dump);
    if (!before || before.text !== dump.text || before.segments === dump.segments || !this.#announced) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#again(), QUIET);
  }

  /** A document was closed. */
  forget(uri: string): void {
    this.#seen.delete(uri);
  }

  async #again(): Promise<void> {
    try {
      (await this.#announced)?.dispose();
    } finally {
      this.register();
    }
  }
}
