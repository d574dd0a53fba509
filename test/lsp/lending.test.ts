/** What one dump of a workspace defines, the others know. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentDiagnosticReport, Diagnostic, Hover, InlayHint, MarkupContent } from 'vscode-languageserver';
import type { AcronymsPage } from '../../server/lsp/acronyms.ts';
import { RICH, TestClient } from '../support/client.ts';

const article = (title: string, text: string): string => `${title}\n\n${text}\n\nContinue Reading\n\n`;
const DEFINES = article('A mill is opened in the valley', 'The Quality Vessel Examination Council (QVEC) paid for the mill and for the road that leads to it from the town.');
const DEFINES_OTHERWISE = article('A mill is closed in the valley', 'The Queen Victoria Elder College (QVEC) sold the mill and the road that leads to it from the town to a buyer.');
const USES = article('Ministers speak of new pumps', 'The QVEC met on Monday to speak of the pumps in the old town. Later the QVEC denied that it had met there.');

const HINTS = { ...RICH, workspace: { ...RICH.workspace, inlayHint: { refreshSupport: true } } };

async function start(t: TestContext, root: string | null = null): Promise<TestClient> {
  const client = await TestClient.start(HINTS, () => ({ acronyms: { inlayHints: true } }), {}, root);
  t.after(() => client.stop());
  return client;
}

async function open(client: TestClient, uri: string, text: string): Promise<string> {
  await client.open(uri, text);
  await ready(client, uri);
  return uri;
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const ready = (client: TestClient, uri: string): Promise<unknown> => client.heard<{ uri: string; state: string }>('broadsheet/status', (status) => status.uri === uri && status.state === 'ready');

/** What hover, list, inlay hints and diagnostics say of QVEC. */
async function said(client: TestClient, uri: string) {
  const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 5 } });
  const { entries } = await client.request<AcronymsPage>('broadsheet/acronyms', { uri });
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  const { items } = await client.ask<DocumentDiagnosticReport & { items: Diagnostic[] }>('diagnostic', uri);
  return {
    hover: (hover.contents as MarkupContent).value.split('\n\n').slice(0, 2),
    list: entries.map(({ expansion, from }) => `${from}: ${expansion}`),
    hints: hints.map(({ label }) => label),
    undefined: items.filter(({ code }) => code === 'undefined-acronym').length,
  };
}

const UNKNOWN = { hover: ['**QVEC**', 'No expansion in this article, this file or others, the glossary or the lexicon.'], list: ['null: null'], hints: [], undefined: 1 };

test('an open file lends what it defines, as it stands in the editor, until it is closed', async (t) => {
  const client = await start(t);
  const user = await open(client, 'file:///w/user.dump', USES);
  assert.deepEqual(await said(client, user), UNKNOWN);
  const mill = await open(client, 'file:///w/the%20mill%20%281%29.dump', DEFINES);
  await client.heard('workspace/diagnostic/refresh');
  assert.deepEqual(await said(client, user), {
    hover: ['**QVEC** — Quality Vessel Examination Council', String.raw`Defined in another file: in the mill \(1\)\.dump, “A mill is opened in the valley”, [line 3](file:///w/the%20mill%20%281%29.dump#L3,5).`],
    list: ['workspace: Quality Vessel Examination Council'], hints: ['(Quality Vessel Examination Council)'], undefined: 0,
  });
  const refreshes = (): number => client.notices.filter(({ method }) => method === 'workspace/diagnostic/refresh').length;
  const before = refreshes();
  await client.edit(mill, 2, { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } }, text: 'A' });
  await rest(2500);
  assert.equal(refreshes(), before, 'what is defined has not changed');
  await client.edit(mill, 3, { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 9 } }, text: 'Quarry' });
  while (refreshes() < before + 1) await rest(50);
  assert.deepEqual((await said(client, user)).list, ['workspace: Quarry Vessel Examination Council']);
  await client.close(mill);
  while (refreshes() < before + 2) await rest(50);
  assert.deepEqual(await said(client, user), UNKNOWN);
});

test('the order in which files are opened does not matter', async (t) => {
  const texts = { 'file:///w/a.dump': DEFINES, 'file:///w/b.dump': DEFINES_OTHERWISE, 'file:///w/c.dump': USES };
  const answers = async (order: readonly (keyof typeof texts)[]): Promise<unknown> => {
    const client = await start(t);
    for (const uri of order) await open(client, uri, texts[uri]);
    return said(client, 'file:///w/c.dump');
  };
  const one = await answers(['file:///w/a.dump', 'file:///w/b.dump', 'file:///w/c.dump']);
  assert.deepEqual((one as { list: unknown }).list, ['workspace: Quality Vessel Examination Council']);
  assert.deepEqual(await answers(['file:///w/c.dump', 'file:///w/b.dump', 'file:///w/a.dump']), one);
});

test('files that no editor holds lend too, and a file is no other file for itself', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'mill (1).dump'), DEFINES);
  const root = pathToFileURL(folder).href;
  const client = await start(t, root);
  const user = await open(client, `${root}/user.dump`, USES);
  await client.heard('workspace/diagnostic/refresh');
  const closed = await said(client, user);
  assert.deepEqual(closed.list, ['workspace: Quality Vessel Examination Council']);
  // opened and changed: what the editor holds counts, though it writes the address otherwise
  await open(client, `${root}/mill%20%281%29.dump`, DEFINES_OTHERWISE);
  assert.deepEqual((await said(client, user)).list, ['workspace: Queen Victoria Elder College']);
});

test('what a person decided about one file the others know, first of all that is lent', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const root = pathToFileURL(folder).href;
  const decided = (expansion: string): string => `${JSON.stringify({
    id: 'urn:uuid:1', type: 'Annotation', motivation: 'describing', created: '2026-01-01T00:00:00Z', body: [{ type: 'TextualBody', purpose: 'describing', value: expansion, acronym: 'QVEC' }],
    target: { source: 'b.dump', article: { id: 'it', title: { exact: 'Ministers speak of new pumps' } }, selector: null },
  })}\n`;
  for (const [name, text] of Object.entries({ 'a.dump': DEFINES, 'b.dump': USES, 'b.dump.annotations.jsonl': decided('Quiet Vessel Elders Club') })) writeFileSync(join(folder, name), text);
  const client = await start(t, root);
  const user = await open(client, `${root}/user.dump`, USES);
  await client.heard('workspace/diagnostic/refresh');
  const FROM_B = 'As decided by a person in another file: in b\\.dump, “Ministers speak of new pumps”, ';
  const [first, how] = (await said(client, user)).hover;
  assert.equal(first, '**QVEC** — Quiet Vessel Elders Club');
  assert.ok(how.startsWith(FROM_B), how);
  // opened, and decided anew there
  const b = await open(client, `${root}/b.dump`, USES);
  const refreshes = (): number => client.notices.filter(({ method }) => method === 'workspace/diagnostic/refresh').length;
  const before = refreshes();
  await client.request('broadsheet/decide', { title: 'test', changes: [{ uri: b, decisions: [{ range: { start: { line: 2, character: 4 }, end: { line: 2, character: 8 } }, decision: { kind: 'sense', acronym: 'QVEC', expansion: 'Queen Victoria Elder College' } }] }] });
  while (refreshes() < before + 1) await rest(50);
  while ((await said(client, user)).list[0] !== 'workspace: Queen Victoria Elder College') await rest(50);
});
