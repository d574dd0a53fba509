import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LSPErrorCodes, type CodeAction, type Diagnostic, type DocumentDiagnosticReport, type Hover, type PublishDiagnosticsParams, type SemanticTokens, type SymbolInformation } from 'vscode-languageserver';
import type { Status } from '../../server/lsp/status.ts';
import { RICH, TestClient } from '../support/client.ts';
import { fixture } from '../support/fixture.ts';

const uri = 'file:///news/page.dump';
const { text, cursors: [acronym] } = fixture(`
  South Asia4 hours ago

  Union of five looks for more trade

  By Jane Roe

  The Eurasian Economic Union ($0EAEU) met on Monday, and the ministers donâ€™t agree, nor doesnâ€™t anybody else who came to the city.

  Continue Reading
`);

/** Runs a test with a client of its own. */
async function withClient(capabilities: object, settings: unknown, run: (client: TestClient) => Promise<void>): Promise<void> {
  const client = await TestClient.start(capabilities, () => settings);
  try {
    await run(client);
  } finally {
    assert.equal(await client.stop(), 0);
  }
}

test('VS Code gets semantic tokens by range only, and pulls diagnostics', () => withClient(RICH, {}, ({ initialized: { capabilities } }) => {
  assert.deepEqual([(capabilities.semanticTokensProvider as { range: unknown; full: unknown }).range, (capabilities.semanticTokensProvider as { full: unknown }).full], [true, false]);
  assert.equal(capabilities.diagnosticProvider?.interFileDependencies, false);
  assert.equal(capabilities.positionEncoding, 'utf-16');
  return Promise.resolve();
}));

test('titles, organisations and acronyms are tokens; a mention covers the acronym in it', () => withClient(RICH, {}, async (client) => {
  await client.open(uri, 'A title of some words here\n\nThe Eurasian Economic Union said that GDP grew by a half in the year.\n');
  const { data } = await client.ask<SemanticTokens>('semanticTokens/range', uri, { range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } });
  assert.deepEqual(data.slice(0, 5), [0, 0, 'A title of some words here'.length, 2, 0]);
  assert.deepEqual(data.slice(5, 9), [2, 4, 'Eurasian Economic Union'.length, 0]);
  assert.deepEqual(data.slice(10, 14), [0, 'Eurasian Economic Union said that '.length, 3, 1]);
}));

test('pulled diagnostics have pages and fixes; a second pull of the same says "unchanged"', () => withClient(RICH, {}, async (client) => {
  await client.open(uri, text);
  const report = await client.ask<DocumentDiagnosticReport>('diagnostic', uri);
  assert.equal(report.kind, 'full');
  const { items } = report as { items: Diagnostic[] };
  const mojibake = items.find(({ code }) => code === 'mojibake')!;
  assert.match(mojibake.codeDescription!.href, /^file:.*docs\/diagnostics\.md#mojibake$/);
  const again = await client.ask<DocumentDiagnosticReport>('diagnostic', uri, { previousResultId: report.resultId });
  assert.equal(again.kind, 'unchanged');
  const actions = await client.ask<CodeAction[]>('codeAction', uri, { range: mojibake.range, context: { diagnostics: [mojibake] } });
  const [first] = actions;
  assert.equal(first.edit?.changes?.[uri].length, 1);
  assert.equal(first.edit.changes[uri][0].newText, '’');
  assert.equal(first.diagnostics?.[0].code, 'mojibake');
  const all = await client.request<CodeAction>('codeAction/resolve', actions.find(({ title }) => title.endsWith('correct all in this file'))!);
  assert.deepEqual(all.edit?.changes?.[uri].map(({ newText }) => newText), ['’', '’']);
}));

test('a client that cannot pull is sent diagnostics: once, again when they change, and none on closing', () => withClient({}, {}, async (client) => {
  assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
  const sent = (wanted: (params: PublishDiagnosticsParams) => boolean) => client.heard<PublishDiagnosticsParams>('textDocument/publishDiagnostics', wanted);
  await client.open(uri, text);
  const first = await sent(({ version }) => version === 1);
  assert.ok(first.diagnostics.some(({ code }) => code === 'mojibake'));
  await client.edit(uri, 2, { text: text.replace(/â€™/g, '’') });
  const second = await sent(({ version }) => version === 2);
  assert.ok(!second.diagnostics.some(({ code }) => code === 'mojibake'));
  await client.close(uri);
  await sent(({ diagnostics, version }) => version === undefined && diagnostics.length === 0);
}));

test('a client that knows little gets plain text, flat symbols, full tokens and locations', () => withClient({}, {}, async (client) => {
  await client.open(uri, text);
  const { contents } = await client.ask<Hover>('hover', uri, { position: acronym });
  assert.equal((contents as { kind: string }).kind, 'plaintext');
  assert.match((contents as { value: string }).value, /^EAEU — Eurasian Economic Union\n/);
  const [symbol] = await client.ask<SymbolInformation[]>('documentSymbol', uri);
  assert.equal(symbol.location.uri, uri);
  const tokens = await client.ask<SemanticTokens>('semanticTokens/full', uri);
  assert.ok(tokens.data.length >= 5);
  const [location] = await client.ask<{ uri: string }[]>('definition', uri, { position: acronym });
  assert.equal(location.uri, uri);
}));

test('settings: severities and the dialect of a file', () => withClient(RICH, { checks: { severity: { mojibake: 'error', 'glued-label': 'off' } }, dialectByFile: { '**/news/*.dump': 'general' } }, async (client) => {
  await client.open(uri, text);
  const { dialect, why } = await client.heard<Status>('broadsheet/status', ({ state }) => state === 'ready');
  assert.deepEqual([dialect, why], ['Plain articles', ['chosen in the settings']]);
  const { items } = await client.ask<{ items: Diagnostic[] }>('diagnostic', uri);
  assert.deepEqual([...new Set(items.filter(({ code }) => code === 'mojibake' || code === 'glued-label').map(({ code, severity }) => `${code} ${severity}`))], ['mojibake 1']);
}));

test('a cancelled request is answered as cancelled, and the edit before a request counts', () => withClient(RICH, {}, async (client) => {
  const many = text.repeat(3000);
  const { CancellationTokenSource } = await import('vscode-languageserver/node');
  const source = new CancellationTokenSource();
  await client.open(uri, many);
  const references = client.connection.sendRequest('textDocument/references', { textDocument: { uri }, position: acronym, context: { includeDeclaration: true } }, source.token);
  source.cancel();
  await assert.rejects(references, { code: LSPErrorCodes.RequestCancelled });
  await client.edit(uri, 2, { text: 'Another title of words\n\nThe World Health Organization (WHO) met on Monday and said that it was well.\n' });
  const symbols = await client.ask<{ name: string }[]>('documentSymbol', uri);
  assert.deepEqual(symbols.map(({ name }) => name), ['Another title of words']);
}));

test('what a dump says cannot become mark-up in a hover', () => withClient(RICH, {}, async (client) => {
  const { text: hostile, cursors } = fixture('A [title](command:x) <b>\n\nThe **Bold** [Link](http://x.y) Organisation (BLO) met.\n\nThe next title here\n\nThe $0BLO will meet again in May.\n');
  await client.open(uri, hostile);
  const hover = await client.ask<Hover>('hover', uri, { position: cursors[0] });
  const { value } = hover.contents as { value: string };
  assert.doesNotMatch(value.replace(/\[line \d+\]\([^)]*\)/g, ''), /(?<!\\)[[\]<>]/);
}));
