// The server in the languages of its clients: what it says of the samples, beside what it says in English.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, DocumentSymbol } from 'vscode-languageserver';
import { codes } from '../../server/core/checks/codes.ts';
import type { Status } from '../../server/lsp/status.ts';
import { RICH, TestClient } from '../support/client.ts';

const LOCALES = ['de', 'fr-CA', 'es-419'];
const folder = new URL('../../samples/', import.meta.url);
/** A text with many kinds of defects at once. */
const broken = `3 of 1204 DOCUMENTS

The Grove Gazette

May 2, 2014 Friday

Council weighs a bridge

LENGTH: 1355 words

The CBTC met on Monday. The CBTC (Council for Bridges, Trade and Commerce) met again, and the QXZV said "no. The QXZV left.

Its (old members stayed &amp; voted it was â€œlateâ€\u009d in \ufffd the\u200bday.

LOAD-DATE: May 2, 2014

7 of 1204 DOCUMENTS

The Grove Gazette

May 3, 2014 Saturday

LENGTH: 30 words

LOAD-DATE: May 3, 2014
`;
const texts = new Map([...readdirSync(folder).filter((name) => !name.endsWith('.jsonl')).map((name): [string, string] => [name, readFileSync(new URL(name, folder), 'utf8')]), ['broken.txt', broken]]);

interface Said {
  readonly status: Status;
  readonly diagnostics: readonly Diagnostic[];
  readonly outline: readonly DocumentSymbol[];
  readonly fixes: readonly string[];
}

const clients: TestClient[] = [];
const english = new Map<string, Said>();

/** What a server says of all the texts. */
async function said(client: TestClient): Promise<Map<string, Said>> {
  const all = new Map<string, Said>();
  for (const [name, text] of texts) {
    const uri = `file:///samples/${name}`;
    await client.open(uri, text);
    const status = await client.heard<Status>('broadsheet/status', (one) => one.uri === uri && one.state === 'ready');
    const report = await client.ask<DocumentDiagnosticReport>('diagnostic', uri);
    const diagnostics = report.kind === 'full' ? report.items : [];
    const outline = await client.ask<DocumentSymbol[]>('documentSymbol', uri);
    const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
    const actions = await client.ask<CodeAction[]>('codeAction', uri, { range, context: { diagnostics } });
    all.set(name, { status, diagnostics, outline, fixes: actions.map(({ title }) => title) });
    await client.close(uri);
  }
  return all;
}

before(async () => {
  const client = await TestClient.start();
  clients.push(client);
  for (const [name, one] of await said(client)) english.set(name, one);
});
after(async () => {
  for (const client of clients) await client.stop();
});

test('the texts show most kinds of defects', () => {
  const found = new Set([...english.values()].flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  assert.ok(found.size >= Object.keys(codes).length / 2, [...found].join(', '));
});

for (const locale of LOCALES) {
  test(`in ${locale}, diagnostics with their places, fixes and the status are not in English, and about the same`, async () => {
    const client = await TestClient.start(RICH, () => ({}), {}, null, { locale });
    clients.push(client);
    const still = new Set<string>();
    const compare = (one: string, other: string): void => void (one === other && still.add(one));
    for (const [name, { status, diagnostics, outline, fixes }] of await said(client)) {
      const other = english.get(name)!;
      assert.deepEqual(diagnostics.map(({ code, range }) => [code, range]), other.diagnostics.map(({ code, range }) => [code, range]), name);
      assert.deepEqual(outline.map(({ range }) => range), other.outline.map(({ range }) => range), name);
      diagnostics.forEach(({ message, relatedInformation = [] }, i) => {
        compare(message as string, other.diagnostics[i].message as string);
        relatedInformation.forEach((place, n) => compare(place.message, other.diagnostics[i].relatedInformation![n].message));
      });
      fixes.forEach((title, i) => compare(title, other.fixes[i]));
      status.why.forEach((why, i) => compare(why, other.status.why[i]));
    }
    assert.deepEqual([...still], []);
  });
}

test('numbers are written as the language writes them, and those that are names as they stand', async () => {
  const client = await TestClient.start(RICH, () => ({}), {}, null, { locale: 'de' });
  clients.push(client);
  await client.open('file:///n.txt', broken);
  const report = await client.ask<DocumentDiagnosticReport>('diagnostic', 'file:///n.txt');
  const messages = report.kind === 'full' ? report.items.map(({ message }) => message as string).join('\n') : '';
  assert.match(messages, /1\.355 Wörter sind angegeben/);
  assert.match(messages, /Nummer|angekündigt/);
});

test('an editor without a locale names one in its options; one that nobody speaks is answered in English', async () => {
  for (const [more, word] of [[{ initializationOptions: { locale: 'fr' } }, /mots/], [{ locale: 'xx' }, /words/], [{ locale: '../..' }, /words/]] as const) {
    const client = await TestClient.start(RICH, () => ({}), {}, null, more);
    clients.push(client);
    await client.open('file:///n.txt', broken);
    const report = await client.ask<DocumentDiagnosticReport>('diagnostic', 'file:///n.txt');
    assert.ok(report.kind === 'full' && report.items.some(({ message }) => word.test(message as string)));
  }
});
