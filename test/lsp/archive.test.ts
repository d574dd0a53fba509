// The archive over the protocol, with a real server: a thread of it does the work.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { ArchiveStatus } from '../../server/archive/entry.ts';
import { newspaperPages } from '../bench/generate.ts';
import { TestClient } from '../support/client.ts';

const script = fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));

test('an archive is opened, listed, searched and read through the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const path = join(folder, 'pages.dump');
  writeFileSync(path, newspaperPages(500_000));
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const ask = (method: string, params: object): Promise<unknown> => connection.sendRequest('broadsheet/archive', { method, params });
  try {
    const ready = new Promise<ArchiveStatus>((resolve) => {
      connection.onNotification('broadsheet/archiveStatus', (status: ArchiveStatus) => {
        if (status.state === 'ready' || status.state === 'failed') resolve(status);
      });
    });
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await ask('open', { path, storage: { folder: join(folder, 'storage'), limit: 0 } });
    const { state, articles } = await ready;
    assert.equal(state, 'ready');
    const entries = await ask('list', { path, from: 0, count: 10_000 }) as { number: number; title: string | null }[];
    assert.equal(entries.length, articles);
    const { title, number } = entries.find((entry) => entry.title)!;
    const { hits } = await ask('search', { query: `title: ${title}`, most: 5 }) as { hits: { entry: { title: string } }[] };
    assert.equal(hits[0].entry.title, title);
    const { text } = await ask('read', { path, number }) as { text: string };
    assert.ok(text.includes(title!));
    await assert.rejects(ask('read', { path, number: 1e9 }), /has no article with the number/);
    await assert.rejects(ask('constructor', {}), /archives know no "constructor"/);
    await connection.sendRequest('shutdown');
  } finally {
    child.kill();
    connection.dispose();
    rmSync(folder, { recursive: true });
  }
});

test('decisions about an article of the Archive are kept beside its dump, and found in both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const path = join(folder, 'pages 1.dump');
  const article = (title: string, text: string): string => `Economy\n\n${title}\n\n\n\n${text}\n\nContinue Reading\n\n`;
  const pages = `Connect with us\n\n${article('The Bridge Opens at Last', 'Ann Lee opened the bridge over the harbour on Monday, after years of delay, and it rained a lot on everybody who came.')}`
    + article('Rain Pays for the Harbour', 'Bo Drew said that the rain had paid for the harbour, and Ann Lee, who had come along, said nothing at all for a whole day.');
  writeFileSync(path, pages);
  const sidecar = `${path}.annotations.jsonl`;
  const lines = (): { id: string; target: { source: string; article: { title: { exact: string } }; selector: { start: number } } }[] => readFileSync(sidecar, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as never);
  const client = await TestClient.start();
  const ask = <T>(method: string, params: object): Promise<T> => client.request('broadsheet/archive', { method, params });
  const uriOf = (number: number): string => `broadsheet-article:/pages%201.dump/${number + 1}.articles?${encodeURIComponent(JSON.stringify([path, number]))}`;
  const decide = (uri: string, decision: object, line: number, start: number, end: number): Promise<unknown> =>
    client.request('broadsheet/decide', { title: 'test', changes: [{ uri, decisions: [{ decision, range: { start: { line, character: start }, end: { line, character: end } } }] }] });
  const marks = async (uri: string): Promise<string[]> => (await client.request<{ items: { label: string; text: string }[] }>('broadsheet/annotations', { uri, states: ['added'] })).items.map(({ label, text }) => `${label}: ${text}`);
  try {
    const ready = client.heard<ArchiveStatus>('broadsheet/archiveStatus', ({ state }) => state === 'ready');
    await ask('open', { path, storage: { folder: join(folder, 'storage'), limit: 0 } });
    await ready;
    const [one, two] = await Promise.all([0, 1].map((number) => ask<{ text: string }>('read', { path, number })));
    await client.open(uriOf(0), one.text);
    await client.open(uriOf(1), two.text);
    await decide(uriOf(1), { kind: 'mark', label: 'Person', state: 'confirmed' }, 6, 0, 7);
    await decide(uriOf(0), { kind: 'mark', label: 'Person', state: 'confirmed' }, 6, 0, 7);
    assert.deepEqual(lines().map(({ target: { source, article: { title } } }) => [source, title.exact]), [['pages 1.dump', 'Rain Pays for the Harbour'], ['pages 1.dump', 'The Bridge Opens at Last']]);
    await assert.rejects(decide(uriOf(0), { kind: 'structure', role: 'gap' }, 6, 0, 7), /is decided in the dump, not in an article of the Archive/);
    assert.deepEqual([await marks(uriOf(0)), await marks(uriOf(1))], [['Person: Ann Lee'], ['Person: Bo Drew']]);

    // an edit of the article gives it another identity; the other's decision is not touched
    const at = one.text.split('\n')[6].indexOf('on Monday, ');
    await client.edit(uriOf(0), 2, { range: { start: { line: 6, character: at }, end: { line: 6, character: at + 'on Monday, '.length } }, text: '' });
    await client.notify('textDocument/didSave', { textDocument: { uri: uriOf(0) } });
    while (lines().length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(lines().map(({ id }) => id), [lines()[0].id, lines()[1].id, lines()[1].id]);

    const now = pages.replace('on Monday, ', '');
    writeFileSync(path, now);
    const dump = pathToFileURL(path).href;
    await client.open(dump, now);
    assert.deepEqual(await marks(dump), ['Person: Ann Lee', 'Person: Bo Drew']);
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
});
