import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { broadsheet, cli, jsonLines, root } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Outline {
  file: string;
  articles: { title: { text: string; range: { start: { line: number; character: number } } } | null }[];
}

const page = readFileSync(`${root}samples/newspaper-page.dump`, 'utf8');

function outlineOf(path: string, input?: string | Uint8Array): { outline: Outline; err: string; status: number | null } {
  const { out, err, status } = broadsheet(['outline', '--format', 'json', path], { input });
  return { outline: JSON.parse(out) as Outline, err, status };
}

const expected = outlineOf('samples/newspaper-page.dump').outline.articles;

test('- is standard input', () => {
  const { outline, status } = outlineOf('-', page);
  assert.equal(status, 0);
  assert.deepEqual(outline, { ...outline, file: '-', articles: expected });
});

test('a byte-order mark is no character of the text', () => {
  const { outline, err } = outlineOf(file('bom.dump', `\ufeff${page}`));
  assert.deepEqual(outline.articles, expected);
  assert.equal(err, '');
});

test('UTF-16 is read, with its mark in both orders, and without one with a note', () => {
  const little = Buffer.from(`\ufeff${page}`, 'utf16le');
  assert.deepEqual(outlineOf(file('le.dump', little)).outline.articles, expected);
  const big = Buffer.from(little).swap16();
  assert.deepEqual(outlineOf(file('be.dump', big)).outline.articles, expected);
  const bare = outlineOf(file('bare.dump', little.subarray(2)));
  assert.deepEqual(bare.outline.articles, expected);
  assert.match(bare.err, /bare\.dump: read as UTF-16 without a byte-order mark/);
});

test('invalid UTF-8 is read as Windows-1252, its undefined bytes as Latin-1, with a note', () => {
  const text = 'Markets\n\nCaf\xe9 \x93Quiet\x94 opens \x96 with a \x81 sign\n\nThe owner says it is the first of its kind, and that he will not open another one in this town.\n\nContinue Reading\n';
  const { outline, err, status } = outlineOf(file('latin.dump', Buffer.from(text, 'latin1')));
  assert.equal(status, 0);
  assert.equal(outline.articles[0].title?.text, 'Café “Quiet” opens – with a \x81 sign');
  assert.match(err, /^broadsheet: .*latin\.dump: not valid UTF-8, read as Windows-1252\n$/);
});

test('line ends are kept: positions are those of the file as it is', () => {
  for (const end of ['\r\n', '\r']) {
    const { outline } = outlineOf(file('ends.dump', page.replaceAll('\n', end)));
    assert.deepEqual(outline.articles.map(({ title }) => title?.range.start), expected.map(({ title }) => title?.range.start));
  }
});

test('what cannot be read gets one clear line, the others are still read, and the status is 2', () => {
  const binary = file('picture.dump', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0, 0, 0, 0xff]));
  mkdirSync(join(folder, 'inner'));
  symlinkSync('circle', join(folder, 'circle'));
  const { status, out, err } = broadsheet(['outline', '--format', 'json', 'no/such/file', binary, join(folder, 'inner'), join(folder, 'circle'), 'samples/newspaper-page.dump', '']);
  assert.equal(status, 2);
  assert.deepEqual(jsonLines<Outline>(out).map((outline) => outline.file), ['samples/newspaper-page.dump']);
  const [missing, notText, isFolder, circle, nameless, ...rest] = err.split('\n');
  assert.equal(missing, 'broadsheet: cannot read no/such/file: there is no such file');
  assert.match(notText, /picture\.dump is not text: it holds NUL bytes$/);
  assert.match(isFolder, /inner: it is a folder; name the files in it, for example: broadsheet outline .*inner\/\*$/);
  assert.match(circle, /symbolic links go round in a circle$/);
  assert.match(nameless, /its name is empty$/);
  assert.deepEqual(rest, ['']);
});

test('an empty file has no articles and is no fault', () => {
  const empty = file('empty.dump', '');
  assert.deepEqual(outlineOf(empty).outline.articles, []);
  for (const command of ['check', 'acronyms', 'organisations']) assert.equal(broadsheet([command, empty]).status, 0);
});

test('text for reading holds no control characters of the dump', () => {
  const path = file('escape.dump', 'World\n\nA title with \x1b[31mred\x07 in it\n\nThe text of this article is long enough to be one, it goes on and on, and then it ends.\n\nContinue Reading\n');
  for (const command of ['outline', 'check', 'acronyms', 'organisations']) assert.doesNotMatch(broadsheet([command, path]).out, /[\x07\x1b]/);
  assert.match(broadsheet(['outline', path]).out, /A title with ␛\[31mred␇ in it/);
});

test('a reader that stops listening ends the program cleanly', async () => {
  const big = file('big.dump', page.repeat(200));
  const child = spawn(process.execPath, [cli, 'outline', '--format', 'jsonl', big], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on('close', resolve));
  assert.deepEqual([status, err], [0, '']);
});

test('a full disk is one clear line and status 2', (t) => {
  if (process.platform !== 'linux') return t.skip('/dev/full is Linux only');
  const { status, stderr } = spawnSync('/bin/sh', ['-c', `exec "${process.execPath}" "${cli}" outline samples/newspaper-page.dump > /dev/full`], { cwd: root, encoding: 'utf8' });
  assert.deepEqual([status, stderr], [2, 'broadsheet: cannot write: the disk is full\n']);
});

test('a file of two exports pasted together is named by both', () => {
  const input = readFileSync(`${root}samples/nexis.txt`, 'utf8') + readFileSync(`${root}samples/factiva.txt`, 'utf8');
  assert.match(broadsheet(['outline', '-'], { input }).out, /^standard input\nNexis text export and Factiva, 7 articles\n/);
});

test('a file without articles says what to do', () => {
  assert.equal(broadsheet(['outline', '-'], { input: 'hello\n' }).out, 'standard input\nPlain articles, 0 articles; if it is a dump, name its dialect with --dialect\n');
});

test('the same findings whatever the line ends are', () => {
  const findings = (path: string) => (JSON.parse(broadsheet(['check', '--format', 'json', path]).out) as { diagnostics: { code: string; range: unknown }[] }).diagnostics.map(({ code, range }) => ({ code, range }));
  for (const sample of ['nexis.txt', 'newspaper-page.dump']) {
    const text = readFileSync(`${root}samples/${sample}`, 'utf8').replaceAll('\r\n', '\n');
    assert.deepEqual(findings(file('crlf.dump', text.replaceAll('\n', '\r\n'))), findings(file('lf.dump', text)));
  }
});
