import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { settingsFrom, type Settings } from './settings.ts';

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

  /** The settings for a document; without an answer, the defaults. */
  async of(uri: string): Promise<Settings> {
    if (!this.#asks) return settingsFrom(this.#sent);
    try {
      return settingsFrom(await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'broadsheet' }));
    } catch (error) {
      this.#log(error);
      return settingsFrom(this.#sent);
    }
  }

  #log(error: unknown): void {
    this.#connection.console.warn(`settings: ${String(error)}`);
  }
}
