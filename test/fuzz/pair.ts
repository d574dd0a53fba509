import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { RICH, TestClient } from '../support/client.ts';
import { MALFORMED, written, type Step } from './world.ts';

interface Status { readonly uri: string; readonly state: string }
type Ask = (method: string, params: object) => Promise<unknown>;

/** A server on which everything is done, and one on which the same documents are freshly opened for each comparison. */
export class Pair {
  /** How many answers were compared. */
  compared = 0;
  readonly #edited: TestClient;
  readonly #fresh: TestClient;
  readonly #world: World;
  #documents = new Map<number, TextDocument>();
  #names = 0;

  private constructor(edited: TestClient, fresh: TestClient, world: World) {
    this.#edited = edited;
    this.#fresh = fresh;
    this.#world = world;
  }

  static async start(): Promise<Pair> {
    const world: World = { settings: {}, asked: 0 };
    const settings = (): object => {
      world.asked++;
      return world.settings;
    };
    return new Pair(await TestClient.start(RICH, settings), await TestClient.start(RICH, settings), world);
  }

  /** Both servers have to end as LSP wants it. */
  async stop(): Promise<void> {
    for (const client of [this.#edited, this.#fresh]) assert.equal(await client.stop(), 0, 'the server ends with 0');
  }

  /** Closes everything and forgets the settings. */
  async reset(): Promise<void> {
    for (const { uri } of this.#documents.values()) await this.#edited.close(uri);
    this.#documents.clear();
    await this.#configure({});
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'configure') return this.#configure(step.settings);
    if (step.kind === 'malformed') return this.#malform(step.message);
    const document = this.#documents.get(step.doc);
    if (step.kind === 'open') {
      if (document) await this.#edited.close(document.uri);
      return this.#open(step.doc, written(step.text));
    }
    if (!document) return;
    switch (step.kind) {
      case 'edit': {
        const changes = step.changes.map(({ at, length, text }) => ({ at, length, text: written(text) }));
        return this.#edit(document, changes);
      }
      case 'replace': return this.#change(document, [{ text: written(step.text) }]);
      case 'close':
        this.#documents.delete(step.doc);
        return this.#edited.close(document.uri);
      case 'rename':
        await this.#edited.close(document.uri);
        return this.#open(step.doc, document.getText());
      case 'ask':
      case 'cancel': return this.#forget(document, step.at, step.kind === 'cancel');
    }
  }

  /** Every answer about every open document has to be what a freshly opened one gives. */
  async compare(): Promise<void> {
    const documents = [...this.#documents.values()];
    for (const { uri, version } of documents) await this.#fresh.open(uri, this.#documents.get(this.#number(uri))!.getText(), version);
    try {
      for (const document of documents) {
        for (const client of [this.#edited, this.#fresh]) await ready(client, document.uri);
      }
      for (const document of documents) {
        const mine = await answers(this.#edited, document);
        const others = await answers(this.#fresh, document);
        for (const [question, answer] of mine) assert.deepEqual(answer, others.get(question), `${question} of ${JSON.stringify(document.getText())}`);
        this.compared += mine.size;
      }
    } finally {
      for (const { uri } of documents) await this.#fresh.close(uri);
    }
    assert.ok(this.#edited.isRunning && this.#fresh.isRunning, 'the servers run');
  }

  #number(uri: string): number {
    return [...this.#documents].find(([, document]) => document.uri === uri)![0];
  }

  async #open(number: number, text: string): Promise<void> {
    const document = TextDocument.create(`file:///fuzz/${++this.#names}.dump`, 'article-dump', 1, text);
    this.#documents.set(number, document);
    await this.#edited.open(document.uri, text, document.version);
  }

  async #edit(document: TextDocument, changes: readonly { at: number; length: number; text: string }[]): Promise<void> {
    // each change counts in the text that the ones before it left
    const scratch = TextDocument.create('scratch:', 'article-dump', 1, document.getText());
    const events = changes.map(({ at, length, text }) => {
      const start = Math.floor(at * scratch.getText().length);
      const change = { range: { start: scratch.positionAt(start), end: scratch.positionAt(start + length) }, text };
      TextDocument.update(scratch, [change], 1);
      return change;
    });
    await this.#change(document, events);
  }

  async #change(document: TextDocument, changes: { range?: { start: { line: number; character: number }; end: { line: number; character: number } }; text: string }[]): Promise<void> {
    TextDocument.update(document, changes, document.version + 1);
    await this.#edited.edit(document.uri, document.version, ...changes);
  }

  async #configure(settings: object): Promise<void> {
    this.#world.settings = settings;
    for (const [client, open] of [[this.#edited, this.#documents.size], [this.#fresh, 0]] as const) {
      const before = this.#world.asked;
      await client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.request('workspace/symbol', { query: 'a' });
      while (this.#world.asked < before + open) await client.request('workspace/symbol', { query: 'a' });
      await client.request('workspace/symbol', { query: 'a' });
    }
  }

  async #malform(number: number): Promise<void> {
    const [kind, method, params] = MALFORMED[number % MALFORMED.length];
    if (kind === 'notification') return this.#edited.notify(method, params);
    try {
      await this.#edited.request(method, params);
    } catch (error) {
      assert.ok(typeof (error as { code?: unknown }).code === 'number', `${method} is answered with an error of the protocol, not ${String(error)}`);
    }
  }

  /** Asks something that nobody waits for, as an editor does whose cursor moves on. */
  async #forget(document: TextDocument, at: number, cancels: boolean): Promise<void> {
    const source = new CancellationTokenSource();
    const position = document.positionAt(Math.floor(at * document.getText().length));
    const textDocument = { uri: document.uri };
    const range = { start: position, end: document.positionAt(document.getText().length) };
    const requests: [string, object][] = [['textDocument/hover', { textDocument, position }], ['textDocument/documentSymbol', { textDocument }], ['textDocument/diagnostic', { textDocument }], ['textDocument/semanticTokens/range', { textDocument, range }]];
    for (const [method, params] of requests) {
      this.#edited.connection.sendRequest(method, params, source.token).catch((error: unknown) => {
        if (typeof (error as { code?: unknown }).code !== 'number') throw error;
      });
    }
    if (cancels) source.cancel();
    await Promise.resolve();
  }
}

interface World {
  settings: object;
  /** how often a server asked for them */
  asked: number;
}

/** Waits until a document's newest text has been read to its end. */
async function ready(client: TestClient, uri: string): Promise<void> {
  await client.ask('documentSymbol', uri);
  const last = client.notices.findLast(({ method, params }) => method === 'broadsheet/status' && (params as Status).uri === uri);
  if ((last?.params as Status | undefined)?.state === 'ready') return;
  const known = client.notices.length;
  await client.heard<Status>('broadsheet/status', (status) => status.uri === uri && status.state === 'ready' && client.notices.findLastIndex(({ params }) => params === status) >= known);
}

/** What a server says of a document, by question. */
async function answers(client: TestClient, document: TextDocument): Promise<Map<string, unknown>> {
  const { uri } = document;
  const found = new Map<string, unknown>();
  const ask: Ask = async (method, params) => {
    try {
      return await client.request(method, params);
    } catch (error) {
      return { error: (error as Error).message };
    }
  };
  const textDocument = { uri };
  const { length } = document.getText();
  const range = { start: { line: 0, character: 0 }, end: document.positionAt(length) };
  const whole: readonly [string, object][] = [
    ['textDocument/documentSymbol', { textDocument }], ['textDocument/foldingRange', { textDocument }], ['textDocument/documentLink', { textDocument }],
    ['textDocument/diagnostic', { textDocument }], ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['textDocument/inlayHint', { textDocument, range }], ['textDocument/semanticTokens/range', { textDocument, range }],
    ['broadsheet/articles', { uri }], ['broadsheet/words', { uri, range }], ['broadsheet/dialects', { uri }],
    ['broadsheet/acronyms', { uri }], ['broadsheet/acronymArticles', { uri }], ['broadsheet/organisations', { uri, sort: 'first' }], ['broadsheet/overview', { uri }], ['broadsheet/abbreviations', { uri }],
    ['broadsheet/suggestions', { uri, position: range.start }], ['broadsheet/annotations', { uri }], ['broadsheet/progress', { uri }], ['broadsheet/organisationTable', { uri }],
    ['broadsheet/concordance', { uri, acronym: 'EAEU' }], ['workspace/symbol', { query: 'e' }],
  ];
  for (const [method, params] of whole) found.set(method, plain(method, await ask(method, params)));
  for (const action of found.get('textDocument/codeAction') instanceof Array ? found.get('textDocument/codeAction') as { title: string; data?: unknown }[] : []) {
    if (action.data !== undefined) found.set(`codeAction/resolve ${action.title}`, await ask('codeAction/resolve', action));
  }
  for (const share of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95]) {
    const position = document.positionAt(Math.floor(share * length));
    for (const method of ['hover', 'definition', 'references', 'documentHighlight', 'completion']) {
      found.set(`${method} at ${share}`, await ask(`textDocument/${method}`, { textDocument, position, context: { includeDeclaration: true } }));
    }
    found.set(`selectionRange at ${share}`, await ask('textDocument/selectionRange', { textDocument, positions: [position] }));
  }
  return found;
}

/** Names of results are a server's own; symbols come in the order in which documents were opened, and editors rank them. */
function plain(method: string, answer: unknown): unknown {
  if (method === 'workspace/symbol' && answer instanceof Array) return answer.map((symbol) => JSON.stringify(symbol)).sort();
  return method.endsWith('/diagnostic') ? { ...(answer as object), resultId: null } : answer;
}
