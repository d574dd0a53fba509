import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SymbolKind, type DocumentSymbol, type Range } from 'vscode-languageserver';
import type { Deciding, Done } from '../../server/lsp/annotations/annotations.ts';
import type { Listed } from '../../server/lsp/annotations/listing.ts';
import { RICH, TestClient } from './client.ts';
import { unindented } from './fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-annotations-'));
after(() => rmSync(folder, { recursive: true, force: true }));

export const PAGE = unindented(`
  Culture

  The Crane Stays

  The harbour crane will stay where it is, the Eurasian Economic Union (EAEU) said on Monday, and the EAEU will paint it in the colour it had.

  A plain line in the midst

  Nobody had asked Ann Lee for a second article here, but it is one, and it goes on for as long as an article does on a slow day in May.

  Continue Reading

  Culture

  The Ferry Comes Back

  The ferry will come back in spring, when the ice has gone, the XQZ said; the XQZ and the captain have found his hat and his second mate again.

  Continue Reading
`);

let count = 0;

/** A dump of its own on the disk, opened in a server of its own. */
export async function opened(run: (dump: Dump) => Promise<void>, text = PAGE, settings: object = {}): Promise<void> {
  const path = join(folder, `${++count}.dump`);
  writeFileSync(path, text);
  const client = await TestClient.start(RICH, () => settings);
  const dump = new Dump(client, path, text);
  try {
    await client.open(dump.uri, text);
    await run(dump);
  } finally {
    if (client.isRunning) assert.equal(await client.stop(), 0);
  }
}

export class Dump {
  readonly client: TestClient;
  readonly path: string;
  readonly uri: string;
  text: string;
  version = 1;

  constructor(client: TestClient, path: string, text: string) {
    this.client = client;
    this.path = path;
    this.uri = pathToFileURL(path).href;
    this.text = text;
  }

  get sidecar(): string {
    return `${this.path}.annotations.jsonl`;
  }

  /** The decisions on the disk, in their order. */
  get lines(): { id: string; deleted?: boolean; creator?: string; body: { value: string; of?: string }[]; target: { article: { id: string } } }[] {
    return readFileSync(this.sidecar, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Dump['lines'][number]);
  }

  on(words: string, from = 0): Range {
    const at = (offset: number) => {
      const lines = this.text.slice(0, offset).split('\n');
      return { line: lines.length - 1, character: lines.at(-1)!.length };
    };
    const start = this.text.indexOf(words, from);
    assert.ok(start >= 0, words);
    return { start: at(start), end: at(start + words.length) };
  }

  decide(...decisions: Deciding[]): Promise<Done> {
    return this.ask('decide', { title: 'test', changes: [{ uri: this.uri, decisions }] });
  }

  ask<T>(what: string, more: object = {}): Promise<T> {
    return this.client.request(`broadsheet/${what}`, { uri: this.uri, ...more });
  }

  async titles(): Promise<string[]> {
    const symbols = await this.client.ask<DocumentSymbol[]>('documentSymbol', this.uri);
    return symbols.flatMap(({ name, kind, children }) => kind === SymbolKind.Namespace ? children!.map((child) => child.name) : [name]);
  }

  async edit(range: Range, text: string): Promise<void> {
    const at = ({ line, character }: Range['start']): number => this.text.split('\n').slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
    this.text = this.text.slice(0, at(range.start)) + text + this.text.slice(at(range.end));
    await this.client.edit(this.uri, ++this.version, { range, text });
  }

  async save(): Promise<void> {
    writeFileSync(this.path, this.text);
    await this.client.notify('textDocument/didSave', { textDocument: { uri: this.uri } });
  }

  async here(words: string): Promise<string[]> {
    const items = await this.ask<Listed[]>('annotationsAt', { position: this.on(words).start });
    return items.map(({ label, state, text }) => `${label} ${state}: ${text}`);
  }
}

export const mark = (label: string, state: 'confirmed' | 'rejected' = 'confirmed') => ({ kind: 'mark', label, state }) as const;
