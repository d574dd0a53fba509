import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import { readSaid, type Said } from '../core/project/said.ts';
import type { Client } from './client.ts';

/** Where the settings come from: asked for, where the client answers such questions, else as it sends them, else the defaults. */
export class Configuration {
  readonly #connection: Connection;
  #asks = false;
  #sent: unknown;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The client has said what it can do; `sent` are settings that came with it. */
  start({ configuration }: Client, sent: unknown): void {
    this.#asks = configuration;
    this.#sent = sent;
  }

  /** Asks to be told of changes, where the client wants to be asked; after `initialized`. */
  register({ registersConfiguration }: Client): void {
    if (!registersConfiguration) return;
    this.#connection.client.register(DidChangeConfigurationNotification.type, { section: 'broadsheet' }).catch((error: unknown) => this.#log(error));
  }

  /** The client sent settings, or only the news that they changed. */
  changed(settings: unknown): void {
    const own = (settings as { broadsheet?: unknown } | null | undefined)?.broadsheet;
    if (own !== undefined) this.#sent = own;
  }

  /** What the settings say about a document; without an answer, nothing. What makes no sense in them is left out. */
  async of(uri: string): Promise<Said> {
    if (!this.#asks) return readSaid(this.#sent).said;
    try {
      return readSaid(await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'broadsheet' })).said;
    } catch (error) {
      this.#log(error);
      return readSaid(this.#sent).said;
    }
  }

  #log(error: unknown): void {
    this.#connection.console.warn(`settings: ${String(error)}`);
  }
}
