import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ClientCapabilities, type DidChangeWatchedFilesRegistrationOptions, type InitializeParams, type InitializeResult, type ProtocolConnection, type Range, type RegistrationParams,
} from 'vscode-languageserver/node';

/** The built server; another build can be named in the environment. */
const SERVER = process.env.BROADSHEET_SERVER ?? fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));

/** What a client with everything says of itself. */
export const RICH: ClientCapabilities = {
  workspace: { configuration: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    semanticTokens: { requests: { range: true, full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] }, codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

/** What the server says without being asked. */
export interface Notice<T = unknown> {
  readonly method: string;
  readonly params: T;
}

/** A client of the built server, over its standard input and output. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly notices: Notice[] = [];
  /** The patterns of the files that it was told to watch. */
  readonly watched: unknown[];
  readonly #process: ChildProcess;
  #waiting: { wanted: (notice: Notice) => boolean; found: (notice: Notice) => void }[] = [];

  private constructor(process: ChildProcess, connection: ProtocolConnection, initialized: InitializeResult, watched: unknown[]) {
    this.watched = watched;
    this.#process = process;
    this.connection = connection;
    this.initialized = initialized;
  }

  /** Starts a server; `settings` are what it gets when it asks for them, `env` is added to its environment, `rootUri` is the workspace's folder, `more` what else it says when it begins. */
  static async start(capabilities: ClientCapabilities = RICH, settings: () => unknown = () => ({}), env: NodeJS.ProcessEnv = {}, rootUri: string | null = null, more: Partial<InitializeParams> = {}): Promise<TestClient> {
    if (!existsSync(SERVER)) throw new Error(`no server in ${SERVER}: npm run build`);
    const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    const reader = new StreamMessageReader(server.stdout);
    // its timer for messages that come in parts starts itself again: a server that is killed within a message would keep the test's process alive
    reader.partialMessageTimeout = 0;
    const connection = createProtocolConnection(reader, new StreamMessageWriter(server.stdin));
    const early: Notice[] = [];
    const watched: unknown[] = [];
    let client: TestClient | null = null;
    connection.onUnhandledNotification((notice) => client ? client.hear(notice as Notice) : early.push(notice as Notice));
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(settings));
    connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      watched.push(...registrations.flatMap(({ registerOptions }) => ((registerOptions as Partial<DidChangeWatchedFilesRegistrationOptions> | undefined)?.watchers ?? []).map(({ globPattern }) => globPattern)));
      return null;
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      client?.hear({ method: 'workspace/diagnostic/refresh', params: null });
      return null;
    });
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', { processId: null, rootUri, capabilities, ...more });
    await connection.sendNotification('initialized', {});
    client = new TestClient(server, connection, initialized, watched);
    early.forEach((notice) => client.hear(notice));
    return client;
  }

  /** Whether the server is still running. */
  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  async open(uri: string, text: string, version = 1): Promise<void> {
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'article-dump', version, text } });
  }

  async edit(uri: string, version: number, ...contentChanges: { range?: Range; text: string }[]): Promise<void> {
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async close(uri: string): Promise<void> {
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** A request about a document, with further parameters. */
  ask<T>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.request(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  /** The first notice, heard already or to come, that is wanted. */
  async heard<T>(method: string, wanted: (params: T) => boolean = () => true): Promise<T> {
    const isWanted = (notice: Notice): boolean => notice.method === method && wanted(notice.params as T);
    const known = this.notices.find(isWanted);
    if (known) return known.params as T;
    return new Promise((resolve) => this.#waiting.push({ wanted: isWanted, found: ({ params }) => resolve(params as T) }));
  }

  /** The next notice of a method, not one that was heard already. */
  next(method: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ wanted: (notice) => notice.method === method, found: () => resolve() }));
  }

  /** Ends the server as a power cut would; what is still to be heard of it is not. */
  kill(): void {
    this.#process.kill('SIGKILL');
    this.connection.dispose();
    this.#process.stdin?.destroy();
    this.#process.stdout?.destroy();
  }

  /** Ends the server as LSP wants it; its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#process.once('exit', resolve));
    await this.request('shutdown', null);
    await this.notify('exit', null);
    const code = await ended;
    this.connection.dispose();
    return code;
  }

  /** Takes a notice in. */
  hear(notice: Notice): void {
    this.notices.push(notice);
    this.#waiting = this.#waiting.filter(({ wanted, found }) => {
      if (!wanted(notice)) return true;
      found(notice);
      return false;
    });
  }
}
