/** `.broadsheet.json` in the language server: followed at once, and marked where it makes no sense. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, PublishDiagnosticsParams, Range } from 'vscode-languageserver';
import type { ProposedDialect } from '../../server/lsp/newDialect.ts';
import type { Status } from '../../server/lsp/status.ts';
import { broadsheet } from '../cli/run.ts';
import { RICH, TestClient } from '../support/client.ts';
import { fixture } from '../support/fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-lsp-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'sub'));
const address = (path: string): string => pathToFileURL(join(folder, path)).href;
const project = (text: string): void => writeFileSync(join(folder, '.broadsheet.json'), text);
const LONG = 'The harbour board met on Tuesday to hear what the new crane will cost, and went home without an answer.';
const DUMP = `A title for it\n\nThe caf\ufffd of the QVEC is closed. The QVEC says so.\n\n${LONG}\n`;

async function codes(client: TestClient, uri: string): Promise<unknown[]> {
  const { items } = await client.ask<{ items: { code: string }[] }>('diagnostic', uri);
  return items.map(({ code }) => code);
}

test('a project is followed from its first to its last version', async () => {
  project('{ "checks": { "severity": { "replacement-character": "off" } }, "dialekt": 1 }');
  const client = await TestClient.start(RICH, () => ({ acronyms: { householdWords: ['QVEC'] } }), {}, address(''));
  const uri = address('sub/a.dump');
  await client.open(uri, DUMP);
  assert.deepEqual(await codes(client, uri), []);
  const [marked] = (await client.heard<PublishDiagnosticsParams>('textDocument/publishDiagnostics')).diagnostics;
  assert.deepEqual([marked.range.start.character, marked.range.end.character, marked.severity], [64, 73, 2]);

  const refreshed = client.next('workspace/diagnostic/refresh');
  project('{}');
  await refreshed;
  assert.deepEqual(await codes(client, uri), ['replacement-character']);
  await client.heard<PublishDiagnosticsParams>('textDocument/publishDiagnostics', ({ diagnostics }) => diagnostics.length === 0);
  assert.equal(await client.stop(), 0);
});

test('what is not a file, or lies in no folder, is read all the same', async () => {
  const client = await TestClient.start();
  for (const uri of ['untitled:Untitled-1', 'inmemory://model/1', 'nonsense']) {
    await client.open(uri, DUMP);
    assert.deepEqual(await codes(client, uri), ['replacement-character', 'undefined-acronym']);
  }
  await client.stop();
});

test('an editor is asked for the files that only it can reach, and told to watch them', async () => {
  const rich: ClientCapabilities = {
    ...RICH, experimental: { broadsheetHost: true },
    workspace: { ...RICH.workspace, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
  };
  const files = new Map([['web://w/.broadsheet.json', '{ "checks": { "severity": { "replacement-character": "off" } }, "glossary": "a.csv" }'], ['web://w/a.csv', 'QVEC,Quay and Vessel Engineering Council']]);
  const client = await TestClient.start(rich, () => ({}), {}, 'web://w/');
  client.connection.onRequest('broadsheet/host/read', ({ uri }: { uri: string }) => (files.has(uri) ? btoa(files.get(uri)!) : null));
  await client.open('web://w/sub/a.dump', DUMP);
  assert.deepEqual(await codes(client, 'web://w/sub/a.dump'), []);
  // what people decided about the dump is watched too
  assert.deepEqual((client.watched as { pattern: string }[]).filter(({ pattern }) => pattern !== '**/a.dump.annotations.jsonl'), [{ baseUri: 'web://w', pattern: '**/.broadsheet.json' }, { baseUri: 'web://w', pattern: '**/a.csv' }]);

  files.set('web://w/a.csv', 'XYZ,nothing');
  const refreshed = client.next('workspace/diagnostic/refresh');
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'web://w/a.csv', type: 2 }] });
  await refreshed;
  assert.deepEqual(await codes(client, 'web://w/sub/a.dump'), ['undefined-acronym']);
  await client.stop();
});

interface Action { readonly title: string; readonly command?: { readonly command: string; readonly arguments?: unknown[] } }

test('a mark is silenced in its article, its file, everywhere: written into the project, comments kept', async () => {
  project('{ // ours\n}\n');
  const client = await TestClient.start({ ...RICH, experimental: { broadsheetEncodings: true } }, () => ({}), {}, address(''));
  const uri = address('sub/b c.dump');
  await client.open(uri, DUMP);
  const { items: [lost, acronym] } = await client.ask<{ items: { code: string; range: Range }[] }>('diagnostic', uri);
  const actions = async (diagnostic: { range: Range }): Promise<Action[]> => client.ask<Action[]>('codeAction', uri, { range: diagnostic.range, context: { diagnostics: [diagnostic], triggerKind: 2 } });
  assert.deepEqual((await actions(lost)).map(({ title, command }) => [title, command?.command]), [
    ['Reopen with another encoding…', 'broadsheet.reopenWithEncoding'],
    ['Silence “replacement-character” in this article', 'broadsheet.silence'],
    ['Silence “replacement-character” in this file', 'broadsheet.silence'],
    ['Turn “replacement-character” off everywhere in this project', 'broadsheet.silence'],
    ['This finding is all right here (replacement-character)', 'broadsheet.decide'],
  ]);
  const [inArticle] = await actions(acronym);
  const [, , inFile] = await actions(lost);
  for (const [{ command }, left] of [[inArticle, ['replacement-character']], [inFile, []]] as const) {
    await client.request('workspace/executeCommand', command);
    assert.deepEqual(await settled(client, uri, left.length), left);
  }
  const written = readFileSync(join(folder, '.broadsheet.json'), 'utf8');
  assert.match(written, /\/\/ ours/);
  assert.match(written, /"file": "sub\/b c.dump"/);
  const { err, out } = broadsheet(['check', '-'], { cwd: join(folder, 'sub'), input: DUMP });
  assert.match(`${err}${out}`, /replacement-character/);
  assert.doesNotMatch(out, /undefined-acronym/);

  project('[');
  await client.request('workspace/executeCommand', inFile.command);
  const { message } = await client.heard<{ message: string }>('window/showMessage');
  assert.match(message, /\.broadsheet\.json: it is not a JSON object as it stands/);
  assert.equal(readFileSync(join(folder, '.broadsheet.json'), 'utf8'), '[');
  await client.stop();
});

test('a dialect is proposed for marked articles, kept in the project, and followed', async () => {
  project('{}');
  const client = await TestClient.start(RICH, () => ({}), {}, address(''));
  const uri = address('quay.dump');
  const { text, ranges } = fixture('ref/1\n«Cranes\n\nThe board met.»\nref/2\n«Rivers\n\nFive countries met.»\nref/3\nLights\n\nA lighthouse was sold.\n');
  await client.open(uri, text);
  const [{ rules, articles, met, places }] = await client.request<ProposedDialect[]>('broadsheet/newDialect', { uri, ranges });
  assert.deepEqual([articles, met, places.map(({ start }) => start.line)], [3, 2, [1, 5, 9]]);
  const kept = client.next('broadsheet/status');
  assert.deepEqual(await client.request('broadsheet/keepDialect', { uri, name: 'Quäy', rules }), { id: 'quay', isKept: true });
  await kept;
  const { dialect, why } = await client.heard<Status>('broadsheet/status', (status) => status.dialect === 'Quäy');
  assert.deepEqual([dialect, why], ['Quäy', ['chosen in the settings']]);
  const symbols = await client.ask<{ name: string }[]>('documentSymbol', uri);
  assert.deepEqual(symbols.map(({ name }) => name), ['Cranes', 'Rivers', 'Lights']);
  const choices = await client.request<{ id: string; current: boolean }[]>('broadsheet/dialects', { uri });
  assert.deepEqual(choices.filter(({ current }) => current).map(({ id }) => id), ['quay']);
  await client.stop();
});

/** The codes of a document once there are so many: a change of the project is followed soon, not in the same moment. */
async function settled(client: TestClient, uri: string, count: number): Promise<unknown[]> {
  for (let n = 0; n < 100; n++) {
    const found = await codes(client, uri);
    if (found.length === count) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return codes(client, uri);
}
