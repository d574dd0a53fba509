import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LSPErrorCodes } from 'vscode-languageserver';
import { TestClient, type Notice } from '../support/client.ts';

let client: TestClient;
let count = 0;
before(async () => {
  client = await TestClient.start();
});
after(async () => {
  assert.equal(await client.stop(), 0);
});

const binary = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join('');
const article = 'Central Asia\n\nUnion looks for more trade\n\nBy Jane Roe\n\nThe Eurasian Economic Union (EAEU) met. The EAEU will meet again, it said.\n\nContinue Reading\n';

const NASTY: Readonly<Record<string, string>> = {
  'an empty file': '',
  'one line of 5 MB': 'The Eurasian Economic Union (EAEU) met on Monday, it said. '.repeat(90_000),
  'binary bytes': binary,
  'NULs': 'a\0b\0\0\n'.repeat(5000),
  'lone surrogates': `\ud800 ${article} \udc00\n\ud83d\n`,
  'CRLF': article.replace(/\n/g, '\r\n').repeat(20),
  'CR alone': article.replace(/\n/g, '\r').repeat(20),
  'mixed line ends': article.replace(/\n\n/g, '\r\n\n\r').repeat(20),
  'a byte-order mark': `\ufeff${article}`,
  'form feeds': article.replace(/Continue Reading\n/, '\f\n').repeat(20),
  '50,000 blank lines': '\n'.repeat(50_000),
  'a million one-character lines': 'x\n'.repeat(1_000_000),
  'an unclosed bracket at length': '('.repeat(50_000),
  'capitals at length': 'NATO EU UN '.repeat(20_000),
};

for (const [what, text] of Object.entries(NASTY)) {
  test(`${what}: every request is answered`, { timeout: 120_000 }, async () => {
    const uri = `file:///nasty/${++count}.dump`;
    const last = { line: 2 ** 30, character: 2 ** 30 };
    const position = { line: 0, character: 1 };
    await client.open(uri, text);
    await client.edit(uri, 2, { range: { start: position, end: position }, text: 'é' }, { range: { start: last, end: last }, text: '\n' });
    const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
    await Promise.all([
      client.ask('documentSymbol', uri), client.ask('foldingRange', uri), client.ask('documentLink', uri),
      client.ask('selectionRange', uri, { positions: [position, last] }),
      client.ask('hover', uri, { position }), client.ask('hover', uri, { position: last }),
      client.ask('definition', uri, { position }), client.ask('references', uri, { position, context: { includeDeclaration: true } }),
      client.ask('documentHighlight', uri, { position }),
      client.ask('semanticTokens/range', uri, { range }),
      client.ask('codeAction', uri, { range, context: { diagnostics: [] } }),
      client.ask('diagnostic', uri),
      client.request('workspace/symbol', { query: 'e' }),
      client.request('broadsheet/articles', { uri }), client.request('broadsheet/words', { uri, range }), client.request('broadsheet/dialects', { uri }),
    ]);
    await client.close(uri);
    assert.ok(client.isRunning);
  });
}

test('positions outside the text count as its nearest ones', async () => {
  const uri = 'file:///outside.dump';
  await client.open(uri, article);
  assert.equal(await client.ask('hover', uri, { position: { line: 99, character: 99 } }), null);
  const [range] = await client.ask<{ range: { end: object } }[]>('selectionRange', uri, { positions: [{ line: 99, character: 99 }] });
  assert.ok(range);
});

test('a document that is not open gets a clear error', async () => {
  await assert.rejects(client.ask('hover', 'file:///closed.dump', { position: { line: 0, character: 0 } }), { code: LSPErrorCodes.RequestFailed, message: /not open: file:\/\/\/closed\.dump/ });
  await client.open('file:///gone.dump', article);
  await client.close('file:///gone.dump');
  await assert.rejects(client.ask('documentSymbol', 'file:///gone.dump'), { code: LSPErrorCodes.RequestFailed });
});

test('a document whose address is no text is not opened, and the log says so', { timeout: 30_000 }, async () => {
  for (const uri of [7, null, {}]) {
    const logged = client.next('window/logMessage');
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'article-dump', version: 1, text: article } });
    await logged;
    const { params } = client.notices.findLast(({ method }) => method === 'window/logMessage') as Notice<{ message: string }>;
    assert.match(params.message, /didOpen' failed with message: a document whose address is no text\b/);
  }
});

test('malformed parameters get an error, and the server goes on', async () => {
  const uri = 'file:///malformed.dump';
  await client.open(uri, article);
  await client.notify('textDocument/didOpen', { textDocument: { uri: 'file:///no-text.dump' } });
  await client.notify('textDocument/didOpen', {});
  await client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: null }, text: 'x' }] });
  await client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: 7 }] });
  await client.notify('textDocument/didChange', {});
  await client.notify('textDocument/didClose', null);
  await assert.rejects(client.ask('hover', uri, { position: { line: 'one', character: {} } }));
  await assert.rejects(client.ask('hover', uri));
  await assert.rejects(client.request('textDocument/hover', {}));
  await assert.rejects(client.ask('selectionRange', uri, { positions: 'here' }));
  await assert.rejects(client.ask('semanticTokens/range', uri, {}));
  await assert.rejects(client.request('broadsheet/words', {}));
  await assert.rejects(client.request('broadsheet/articles', {}));
  await assert.rejects(client.request('codeAction/resolve', null));
  assert.equal((await client.ask<unknown[]>('documentSymbol', uri)).length, 1);
});
