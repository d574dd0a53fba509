// The same words in all dumps of a workspace, open or not, with a list of what will be touched first.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Done } from '../../server/lsp/annotations/annotations.ts';
import { patternOf, type Occurrences, type WordsPlace } from '../../server/lsp/annotations/occurrences.ts';
import { mark } from '../support/annotated.ts';
import { RICH, TestClient } from '../support/client.ts';

const page = (words: string, end = '\n'): string => `World\n\nA bridge for the town\n\nThe council met on Monday, and ${words} said that nothing was to be done about the old bridge.\n\nContinue Reading\n`.replaceAll('\n', end);

interface Workspace {
  readonly client: TestClient;
  readonly uri: (name: string) => string;
  readonly path: (name: string) => string;
  readonly all: () => Promise<Occurrences>;
  readonly decide: (places: readonly WordsPlace[]) => Promise<Done>;
  readonly lines: (name: string) => { id: string; deleted?: boolean; state?: string; target: { selector: { start: number; refinedBy: { exact: string } } } }[];
}

async function inWorkspace(files: Readonly<Record<string, string>>, run: (workspace: Workspace) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const path = (name: string): string => join(folder, name);
  const uri = (name: string): string => pathToFileURL(path(name)).href;
  for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
  const client = await TestClient.start(RICH, () => ({}), {}, pathToFileURL(folder).href);
  const [name, text] = Object.entries(files)[0];
  const line = 4;
  const character = text.split(/\r?\n/)[line].indexOf('Ann Lee');
  const range = { start: { line, character }, end: { line, character: character + 'Ann Lee'.length } };
  try {
    await client.open(uri(name), text);
    await run({
      client, uri, path,
      all: () => client.request('broadsheet/occurrences', { uri: uri(name), range, scope: 'all' }),
      decide: (places) => client.request('broadsheet/decide', { title: 'test', changes: places.map((place) => ({ uri: place.uri, version: place.version, decisions: [{ decision: mark('Person'), range: place.range }] })) }),
      lines: (of) => readFileSync(`${path(of)}.annotations.jsonl`, 'utf8').split('\n').filter(Boolean).map((each) => JSON.parse(each) as ReturnType<Workspace['lines']>[number]),
    });
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
}

const nameOf = ({ uri }: { readonly uri: string }): string => uri.slice(uri.lastIndexOf('/') + 1);

test('the same words are found in open dumps, closed ones, and plain text that somebody has annotated', () => inWorkspace({
  'a.dump': page('Ann Lee'), 'b.dump': page('Ann\nLee'), 'c.dump': page('Joann Lee and Ann Leeds'), 'd.txt': page('Ann Lee'), 'e.txt': page('Ann Lee'), 'e.txt.annotations.jsonl': '', 'f.dump': '\0\0',
}, async ({ all, decide, lines, client, uri }) => {
  const { places, left, unsearched } = await all();
  assert.deepEqual(places.map((place) => [nameOf(place), place.words, place.article]), ['a.dump', 'b.dump', 'e.txt'].map((name) => [name, 'Ann Lee', 'A bridge for the town']));
  assert.deepEqual([left, unsearched.replace(/file:\S*\//, '')], [0, '1 that cannot be read (f.dump: it is not text: it holds NUL bytes)']);
  await decide(places);
  assert.deepEqual(places.map((place) => lines(nameOf(place)).map(({ state, target: { selector } }) => [state, selector.refinedBy.exact])), [[['confirmed', 'Ann Lee']], [['confirmed', 'Ann\nLee']], [['confirmed', 'Ann Lee']]]);
  // one step, taken back in all of them
  await client.request('broadsheet/undo', { uri: uri('a.dump') });
  for (const place of places) assert.equal(lines(nameOf(place)).at(-1)!.deleted, true);
  // and there it is where the dump is opened
  await client.request('broadsheet/redo', { uri: uri('a.dump') });
  await client.open(uri('b.dump'), page('Ann\nLee'));
  const { items } = await client.request<{ items: { label: string; text: string }[] }>('broadsheet/annotations', { uri: uri('b.dump'), labels: ['Person'] });
  assert.deepEqual(items.map(({ text }) => text), ['Ann Lee']);
}));

test('a closed dump has one answer for the same words, also with CRLF, rulings and decisions of its own', () => inWorkspace({
  'a.dump': page('Ann Lee'), 'b.dump': page('Ann Lee', '\r\n'),
}, async ({ all, decide, lines }) => {
  await decide((await all()).places);
  await decide((await all()).places);
  assert.equal(lines('b.dump').length, 1);
  assert.equal(lines('b.dump')[0].target.selector.start, lines('a.dump')[0].target.selector.start);
}));

test('a closed dump that was changed or opened meanwhile is left alone, and so are all others', () => inWorkspace({
  'a.dump': page('Ann Lee'), 'b.dump': page('Ann Lee'), 'c.dump': page('Ann Lee'),
}, async ({ all, decide, lines, client, uri, path }) => {
  const { places } = await all();
  writeFileSync(path('c.dump'), page('her friend Ann Lee'));
  utimesSync(path('c.dump'), new Date(), new Date(Date.now() + 10_000));
  await assert.rejects(decide(places), { message: 'The file c.dump was changed by another program meanwhile.' });
  rmSync(path('c.dump'));
  await assert.rejects(decide(places), { message: 'The file c.dump is not there any more.' });
  await client.open(uri('b.dump'), page('Ann Lee'));
  await assert.rejects(decide(places.slice(0, 2)), { message: /changed/ });
  for (const name of ['a.dump', 'b.dump', 'c.dump']) assert.throws(() => lines(name), { code: 'ENOENT' });
}));

test('words are found as they are spelt, as whole words, and over line ends', () => {
  const found = (words: string, text: string): string[] => [...text.matchAll(patternOf(words)!)].map(([there]) => there);
  assert.deepEqual(found('Asia-Pacific', 'The Asia-Pacific fund, not Asia-Pacifica or Trans-Asia-Pacific.'), ['Asia-Pacific', 'Asia-Pacific']);
  assert.deepEqual(found('R&D (East/West) Co.', 'R&D\r\n(East/West)  Co. and R&D (East/West) Cox'), ['R&D\r\n(East/West)  Co.']);
  assert.deepEqual(found('Zürich', 'Zu\u0308rich Zürich Zürichs'), ['Zürich']);
  assert.deepEqual(found(' 東京 ', '東京 東京都'), ['東京']);
  assert.deepEqual(found('🙂 [x]{2}^$', '🙂 [x]{2}^$'), ['🙂 [x]{2}^$']);
  assert.equal(patternOf(' \n'), null);
});
