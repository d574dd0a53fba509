/** Adding to the glossary, over the protocol. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { AcronymsPage } from '../../server/lsp/acronyms.ts';
import type { Guess } from '../../server/lsp/glossary.ts';
import type { GlossaryItem } from '../../server/lsp/glossaryCompletion.ts';
import { RICH, TestClient } from '../support/client.ts';

const DUMP = `Ministers speak of new pumps

The QVEC met on Monday, and a member of the Xylophone Quality Forum spoke. Later the QVEC denied it, though the Xenon Query Fund of the city did not.

Continue Reading

A mill is opened in the valley

The QVEC paid for the mill and for the road that leads to it from the town.

Continue Reading
`;

/** A client that can ask for expansions, with a dump open in a folder. */
async function open(t: TestContext, project?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  const file = join(folder, '.broadsheet.json');
  if (project !== undefined) await writeFile(file, project);
  const root = pathToFileURL(folder).href;
  const client = await TestClient.start({ ...RICH, experimental: { broadsheetGlossary: true } }, () => ({}), {}, root);
  const uri = `${root}/page.dump`;
  await client.open(uri, DUMP);
  await client.heard<{ state: string }>('broadsheet/status', ({ state }) => state === 'ready');
  t.after(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
  });
  return { client, uri, root, project: () => readFile(file, 'utf8') };
}

/** What the list says of QVEC. */
async function said(client: TestClient, uri: string): Promise<unknown[]> {
  const { entries } = await client.request<AcronymsPage>('broadsheet/acronyms', { uri, filter: 'qvec' });
  return entries.map(({ expansion, from, uses }) => [expansion, from, uses]);
}

test('guesses are names of the file with the initials, and what the lexicon knows', async (t) => {
  const { client, uri } = await open(t);
  const guesses = async (acronym: string): Promise<string[]> => (await client.request<Guess[]>('broadsheet/guesses', { uri, acronym })).map(({ expansion }) => expansion);
  assert.deepEqual(await guesses('XQF'), ['Xenon Query Fund', 'Xylophone Quality Forum']);
  assert.deepEqual((await guesses('UNFPA'))[0], 'United Nations Population Fund');
  assert.deepEqual(await guesses('QVEC'), []);
});

test('in a glossary short forms are offered that nobody expands, and what they may stand for', async (t) => {
  const { client, root } = await open(t, '{ "glossary": ["words.csv", {}] }');
  const offered = async (name: string, marked: string): Promise<string[]> => {
    const offset = marked.indexOf('$0');
    const text = marked.replace('$0', '');
    const items = await client.request<GlossaryItem[]>('broadsheet/glossaryItems', { uri: `${root}/${name}`, text, offset });
    return items.map((item) => text.slice(0, item.start) + item.text + text.slice(item.end));
  };
  assert.deepEqual(await offered('.broadsheet.json', '{ "glossary": { $0 } }'), ['{ "glossary": { "QVEC": "" } }']);
  assert.deepEqual(await offered('.broadsheet.json', '{ "glossary": ["words.csv", { "Q$0": "x" }] }'), ['{ "glossary": ["words.csv", { "QVEC": "x" }] }']);
  assert.deepEqual(await offered('.broadsheet.json', '{ "glossary": { "XQF": "$0" } }'), ['{ "glossary": { "XQF": "Xenon Query Fund" } }', '{ "glossary": { "XQF": "Xylophone Quality Forum" } }']);
  assert.deepEqual(await offered('.broadsheet.json', '{ "checks": { "$0" } }'), []);
  assert.deepEqual(await offered('words.csv', 'EU;Energy Union\nQ$0\n'), ['EU;Energy Union\nQVEC;\n']);
  assert.deepEqual(await offered('words.csv', 'EU,Energy Union\nXQF,Xe$0\n'), ['EU,Energy Union\nXQF,Xenon Query Fund\n', 'EU,Energy Union\nXQF,Xylophone Quality Forum\n']);
  assert.deepEqual(await offered('other.csv', 'Q$0\n'), []);
});

test('the fix of an undefined acronym is the command that asks for its expansion', async (t) => {
  const { client, uri } = await open(t);
  const { items } = await client.ask<DocumentDiagnosticReport & { items: Diagnostic[] }>('diagnostic', uri);
  const found = items.find(({ code }) => code === 'undefined-acronym')!;
  const actions = await client.ask<CodeAction[]>('codeAction', uri, { range: found.range, context: { diagnostics: [found] } });
  const fix = actions.find(({ command }) => command?.command === 'broadsheet.addToGlossary');
  assert.deepEqual([fix?.title, fix?.command?.arguments], ['Add QVEC to the glossary…', [{ uri, acronym: 'QVEC' }]]);
});

test('it is offered on every acronym that nobody expands, once', async (t) => {
  const { client, uri } = await open(t);
  const at = async (line: number, character: number): Promise<string[]> => {
    const place = { line, character };
    const actions = await client.ask<CodeAction[]>('codeAction', uri, { range: { start: place, end: place }, context: { diagnostics: [] } });
    return actions.filter(({ command }) => command?.command === 'broadsheet.addToGlossary').map(({ title }) => title);
  };
  assert.deepEqual(await at(8, 6), ['Add QVEC to the glossary…']);
  assert.deepEqual(await at(8, 20), []);
  await client.request('broadsheet/addToGlossary', { uri, acronym: 'QVEC', expansion: 'Quiet Valley Electric Company' });
  assert.deepEqual(await at(8, 6), []);
});

test('an entry is written into a new file of the folder, and is read at once', async (t) => {
  const { client, uri, root, project } = await open(t);
  assert.deepEqual(await client.request('broadsheet/addToGlossary', { uri, acronym: 'QVEC', expansion: ' Quiet  Valley Electric Company ' }), { written: `${root}/.broadsheet.json` });
  assert.equal(await project(), '{\n  "glossary": {\n    "QVEC": "Quiet Valley Electric Company"\n  }\n}\n');
  assert.deepEqual(await said(client, uri), [['Quiet Valley Electric Company', 'glossary', 3]]);
});

test('what stands in the project’s file stays, comments too; what is no JSON is not touched', async (t) => {
  const { client, uri, project } = await open(t, '{\n  // ours\n  "dialect": "auto",\n}\n');
  await client.request('broadsheet/addToGlossary', { uri, acronym: 'QVEC', expansion: 'Quiet Valley Electric Company' });
  assert.match(await project(), /\/\/ ours\n {2}"dialect": "auto",\n {2}"glossary": \{\n {4}"QVEC": "Quiet Valley Electric Company"/);
  const broken = await open(t, '{ "glossary": ');
  await assert.rejects(broken.client.request('broadsheet/addToGlossary', { uri: broken.uri, acronym: 'QVEC', expansion: 'X' }), /\.broadsheet\.json: it is not a JSON object/);
  assert.equal(await broken.project(), '{ "glossary": ');
});

test('a dump in no folder has no project: the editor is told so', async (t) => {
  const { client } = await open(t);
  await client.open('untitled:Untitled-1', DUMP);
  assert.deepEqual(await client.request('broadsheet/addToGlossary', { uri: 'untitled:Untitled-1', acronym: 'QVEC', expansion: 'X' }), { written: null });
  await assert.rejects(client.request('broadsheet/addToGlossary', { uri: 'untitled:Untitled-1', acronym: ' ' }), /a short form and what it stands for/);
});
