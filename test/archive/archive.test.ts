// Dumps of any size on disk: indexed in the background, read and saved article by article.
import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Archive } from '../../server/archive/archive.ts';
import { Archives } from '../../server/archive/archives.ts';
import { matcher, type ArchiveStatus, type Entry } from '../../server/archive/entry.ts';
import { readDump } from '../../server/core/dump/dump.ts';
import { identity } from '../../server/core/dump/identity.ts';
import { inEnglish } from '../../server/core/say.ts';
import { newspaperPages } from '../bench/generate.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(folder, { recursive: true }));
let storages = 0;
const storage = (limit = 1 << 30) => ({ folder: join(folder, `storage-${storages++}`), limit });

const pages = newspaperPages(900_000);
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function all(archive: Archive): Promise<Entry[]> {
  return archive.list(0, Infinity);
}

/** What an index must say of a text. */
function expected(text: string) {
  const dump = readDump(text);
  return [...dump.articles()].map((placed) => ({ number: placed.index, line: placed.startLine, kind: placed.article.kind, id: dump.fact(identity, placed), title: dump.structure(placed).title?.text ?? null, text: dump.text.slice(placed.start, placed.end) }));
}
async function found(archive: Archive) {
  return Promise.all((await all(archive)).map(async ({ number, line, kind, id, title }) => ({ number, line, kind, id, title, text: (await archive.read(number)).text })));
}

const encodings: Readonly<Record<string, Uint8Array>> = {
  'UTF-8': Buffer.from(pages), 'UTF-8 with a mark': Buffer.from(`\ufeff${pages}`), 'UTF-16': Buffer.from(`\ufeff${pages}`, 'utf16le'),
  'Windows-1252': Buffer.from(pages.replace(/[^\0-\x7f]/g, 'é'), 'latin1'), CRLF: Buffer.from(pages.replaceAll('\n', '\r\n')),
};
for (const [name, bytes] of Object.entries(encodings)) {
  test(`an index of ${name} gives every article as it stands in the file`, async () => {
    const archive = new Archive(file(`${name}.dump`, bytes), storage(), () => undefined);
    await archive.refresh();
    assert.equal(archive.status.state, 'ready', archive.status.message?.text);
    const text = name === 'Windows-1252' ? Buffer.from(bytes).toString('latin1') : name === 'UTF-16' ? pages : Buffer.from(bytes).toString().replace('\ufeff', '');
    assert.deepEqual(await found(archive), expected(text));
  });
}

test('a saved article is in the file, every other byte is as it was, and the index knows it', async () => {
  const before = Buffer.from(pages.replaceAll('\n', '\r\n'));
  const path = file('save.dump', before);
  const archive = new Archive(path, storage(), () => undefined);
  await archive.refresh();
  const entries = await all(archive);
  const { start, length, number } = entries[entries.length >> 1];
  const text = before.toString('utf8', start, start + length);
  await archive.write(number, text, text.replace(/\w+/, 'Überschrift'));
  const saved = readFileSync(path);
  assert.ok(saved.subarray(0, start).equals(before.subarray(0, start)));
  const rest = before.length - start - length;
  assert.ok(saved.subarray(saved.length - rest).equals(before.subarray(before.length - rest)));
  assert.deepEqual(await found(archive), expected(saved.toString()));
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.tmp')), []);
});

test('nothing is written where another program has changed the file, nor what its encoding cannot say', async () => {
  const path = file('changed.dump', pages);
  const archive = new Archive(path, storage(), () => undefined);
  await archive.refresh();
  appendFileSync(path, 'More\n');
  const now = readFileSync(path);
  await assert.rejects(archive.write(0, '', 'text'), /changed by another program since it was indexed: nothing was written/);
  await assert.rejects(archive.read(0), /changed by another program/);
  assert.ok(readFileSync(path).equals(now));
  await archive.refresh();
  assert.deepEqual(await found(archive), expected(`${pages}More\n`));

  const latin = new Archive(file('latin.dump', encodings['Windows-1252']), storage(), () => undefined);
  await latin.refresh();
  await assert.rejects(latin.write(0, (await latin.read(0)).text, 'Ω'), /Windows-1252, which has no “Ω”/);
});

test('an article is not written over another that has its number since the one before it became two', async () => {
  const article = (title: string) => `Economy\n\n${title}\n\n\n\n${'The bridge over the harbour opened on Monday, after years of delay, and it rained a lot. '.repeat(3)}\n\nContinue Reading\n\n`;
  const path = file('split.dump', `Connect with us\n\n${['The Bridge Opens at Last', 'Rain Pays for the Harbour', 'Lee Wins Again'].map(article).join('')}`);
  const archive = new Archive(path, storage(), () => undefined);
  await archive.refresh();
  const [one, , three] = await Promise.all([0, 1, 2].map((number) => archive.read(number)));
  await archive.write(0, one.text, `${one.text}\n\n${article('A Second Bridge Is Planned').trimEnd()}`);
  assert.deepEqual((await all(archive)).map(({ title }) => title), ['The Bridge Opens at Last', 'A Second Bridge Is Planned', 'Rain Pays for the Harbour', 'Lee Wins Again']);
  const now = readFileSync(path);
  await assert.rejects(archive.write(2, three.text, 'Lost'), /split\.dump has another article there now: nothing was written/);
  assert.ok(readFileSync(path).equals(now));
});

test('an index is kept, goes on where it was stopped, and is made anew where half of it is lost', async () => {
  const long = newspaperPages(2_500_000);
  const path = file('resume.dump', long);
  const kept = storage();
  const first = new Archive(path, kept, ({ done }) => {
    if (done > 1_100_000) first.cancel();
  });
  await first.refresh();
  assert.equal(first.status.state, 'stopped');
  const part = first.status.articles;
  assert.ok(part > 0 && (await first.list(0, 3)).length === 3);
  const starts: number[] = [];
  const second = new Archive(path, kept, ({ state, done }) => state === 'indexing' && starts.push(done));
  await second.refresh();
  assert.ok(starts[0] > 1_000_000, 'it began anew');
  assert.deepEqual((await all(second)).map(({ id }) => id), expected(long).map(({ id }) => id));
  const [index] = readdirSync(kept.folder);
  writeFileSync(join(kept.folder, index), readFileSync(join(kept.folder, index)).subarray(0, 30_000));
  const third = new Archive(path, kept, () => undefined);
  await third.refresh();
  assert.deepEqual((await all(third)).map(({ id }) => id), expected(long).map(({ id }) => id));
});

test('a packed dump is unpacked into the storage, up to a limit, and cannot be saved', async () => {
  const path = file('packed.dump.gz', gzipSync(pages));
  const archive = new Archive(path, storage(), () => undefined);
  await archive.refresh();
  assert.deepEqual(await found(archive), expected(pages));
  assert.equal((await archive.read(0)).canSave, false);
  await assert.rejects(archive.write(0, '', ''), /is packed: its articles cannot be saved/);
  const small = new Archive(path, storage(800_000), () => undefined);
  await small.refresh();
  assert.equal(small.status.state, 'failed');
  assert.match(inEnglish(small.status.message!), /needs more than the 1 MB that the setting broadsheet\.archive\.unpackedLimit allows/);
});

test('a folder is opened as all dumps in it; they are searched together', async () => {
  const inner = join(folder, 'corpus', 'more');
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(folder, 'corpus', 'a.dump'), pages);
  writeFileSync(join(inner, 'b.txt'), pages);
  writeFileSync(join(inner, 'picture.png'), 'x');
  const states = new Map<string, ArchiveStatus>();
  let ready: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (ready = resolve));
  const archives = new Archives((status) => {
    states.set(status.path, status);
    if ([...states.values()].filter(({ state }) => state === 'ready').length === 2) ready();
  });
  const { statuses, left } = await archives.open({ path: join(folder, 'corpus'), storage: storage() });
  assert.deepEqual([statuses.length, left], [2, { others: 1, deep: 0, links: 0, unreadable: [] }]);
  await done;
  const titles = expected(pages).filter(({ title }) => title?.includes('Kazakhstan')).length;
  const { hits, left: more } = await archives.search({ query: 'title: kazakhstan', most: 10 });
  assert.deepEqual([hits.length, more], [10, 2 * titles - 10]);
  assert.ok(hits.every(({ entry }) => entry.title!.includes('Kazakhstan')));
});

test('what of a folder is left out is said, and keeps the rest from nothing; a link to a file is followed, and stays one when an article is saved', async () => {
  const top = join(folder, 'mixed');
  mkdirSync(join(top, '1/2/3/4/5/6/7/8/9'), { recursive: true });
  writeFileSync(join(top, 'a.dump'), pages);
  writeFileSync(join(top, '1/2/3/4/5/6/7/8/9/deep.dump'), pages);
  const outside = file('outside.dump', pages);
  symlinkSync(outside, join(top, 'link.dump'));
  symlinkSync(top, join(top, 'round'));
  symlinkSync(join(top, 'nowhere'), join(top, 'nowhere.dump'));
  const archives = new Archives(() => undefined);
  const { statuses, left } = await archives.open({ path: top, storage: storage() });
  assert.deepEqual([statuses.map(({ name }) => name), left], [['a.dump', 'link.dump'], { others: 1, deep: 1, links: 1, unreadable: [] }]);

  const archive = new Archive(join(top, 'link.dump'), storage(), () => undefined);
  await archive.refresh();
  const { text } = await archive.read(0);
  await archive.write(0, text, `${text.trimEnd()} Changed.\n`);
  assert.ok(lstatSync(join(top, 'link.dump')).isSymbolicLink());
  assert.match(readFileSync(outside, 'utf8'), / Changed\.\n/);
});

test('a folder that cannot be read keeps the others from nothing', async () => {
  const top = mkdtempSync(join(tmpdir(), 'broadsheet-locked-'));
  mkdirSync(join(top, 'closed'), { mode: 0 });
  writeFileSync(join(top, 'a.dump'), pages);
  chmodSync(top, 0o755);
  // root may read everything: nobody reads here then
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid!('nobody');
  try {
    const { statuses, left } = await new Archives(() => undefined).open({ path: top, storage: { folder: join(top, 'none'), limit: 0 } });
    assert.deepEqual([statuses.length, left.unreadable.map(({ path, why }) => [path, why.text])], [1, [[join(top, 'closed'), 'permission denied']]]);
  } finally {
    if (isRoot) process.seteuid!(0);
    rmSync(top, { recursive: true });
  }
});

test('a search names parts, or looks into all', () => {
  const entry: Entry = { number: 0, start: 0, length: 1, line: 0, kind: 'article', id: 'AB1', title: 'A title', section: 'Asia', byline: 'Jane Doe', source: null, date: '3 March 2014', iso: '2014-03-03' };
  for (const query of ['title', 'asia', '2014-03', 'section: asia', 'date: 2014-03', 'id: ab1', 'byline: jane section: as', '']) assert.ok(matcher(query)(entry), query);
  for (const query of ['jane', 'section: title', 'date: 2015', 'source: x']) assert.ok(!matcher(query)(entry), query);
});
