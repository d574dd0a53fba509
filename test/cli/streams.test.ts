// Files of any size: read as streams, packed or not, by any number of threads, with the same answers.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { checkEach } from '../../server/cli/check/read.ts';
import { DEFAULTS } from '../../server/core/project/settings.ts';
import { newspaperPages } from '../bench/generate.ts';
import { broadsheet, cli, jsonLines, root } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Article {
  readonly id: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly date: { readonly text: string; readonly iso: string | null } | null;
}

const pages = newspaperPages(3_000_000);
const long = file('long.dump', pages);
const lines = (...words: string[]): string => {
  const { out, err, status } = broadsheet(['outline', '--format', 'jsonl', ...words]);
  assert.deepEqual([status, err], [0, '']);
  return out;
};

test('outlines are the same with any number of threads, as lines and as one object, from a file and a pipe', () => {
  const alone = lines('--jobs', '1', long);
  assert.equal(lines('--jobs', '3', long), alone);
  const [{ articles }] = jsonLines<{ articles: Article[] }>(broadsheet(['outline', '--format', 'json', long]).out);
  assert.deepEqual(jsonLines<Article>(alone), articles.map((article) => ({ file: long, ...article })));
  const piped = broadsheet(['outline', '--format', 'jsonl', '-'], { input: pages }).out;
  assert.deepEqual(jsonLines<Article>(piped), articles.map((article) => ({ file: '-', ...article })));
  // the last article stands where it stands in the whole
  const last = articles.at(-1)!.range.start.line;
  assert.ok(last > 20_000 && pages.split('\n')[last].trim() !== '');
});

test('packed files are read in place', (t) => {
  const plain = jsonLines<Article>(lines(long)).map(({ id }) => id);
  const ids = (path: string) => jsonLines<Article>(lines(path)).map(({ id }) => id);
  assert.deepEqual(ids(file('long.dump.gz', gzipSync(pages))), plain);
  const missing: string[] = [];
  for (const program of ['bzip2', 'zstd']) {
    const { stdout, error } = spawnSync(program, ['-c', long], { maxBuffer: 1 << 26 });
    if (error) missing.push(program);
    else assert.deepEqual(ids(file(`long.dump.${program}`, stdout)), plain, program);
  }
  if (missing.length > 0) t.diagnostic(`not installed, so not tried: ${missing.join(', ')}`);
  for (const command of ['check', 'acronyms', 'organisations']) assert.ok(broadsheet([command, join(folder, 'long.dump.gz')]).status! < 2);
});

test('a packed file that ends too soon is said to', () => {
  const { status, err } = broadsheet(['outline', file('cut.gz', gzipSync(pages).subarray(0, 5000))]);
  assert.equal(status, 2);
  assert.match(err, /^broadsheet: cannot read .*cut\.gz: its packed content ends too soon\n$/);
});

test('a date that could be two days is told by one far below', () => {
  const record = (n: number, date: string): string => `${n} of 9000 DOCUMENTS\n\nThe Grove Gazette\n\n${date}\n\nA title of number ${n}\n\nLENGTH: 12 words\n\n${'The council met again in the old hall. '.repeat(8)}\n\n\n`;
  const count = 4000;
  const text = Array.from({ length: count }, (_, i) => record(i + 1, i === count - 1 ? '25/01/2019' : '03/04/2019')).join('');
  const dates = jsonLines<Article>(lines('--jobs', '2', '--dialect', 'nexis', file('dates.txt', text))).map(({ date }) => date?.iso);
  assert.equal(dates.length, count);
  assert.deepEqual([...new Set(dates.slice(0, -1))], ['2019-04-03']);
});

test('acronyms and organisations of a file are the same with any number of threads, from a file and a pipe, and stand where they say', () => {
  const text = pages.replaceAll('\n', '\r\n').replace('\r\n', '\r');
  const path = file('lines.dump', text);
  const lines = text.split(/\r\n|\n|\r/);
  for (const command of ['acronyms', 'organisations']) {
    const run = (words: readonly string[], input?: string): string => broadsheet([command, '--format', 'json', ...words], { input }).out;
    const alone = run(['--jobs', '1', path]);
    assert.equal(run(['--jobs', '3', path]), alone);
    assert.equal(run(['-'], text), alone.replace(JSON.stringify(path), '"-"'));
    type Range = { start: { line: number; character: number }; end: { line: number; character: number } };
    const [found] = jsonLines<{ acronyms?: { text: string; uses: Range[] }[]; organisations?: { name: string; mentions: { range: Range }[] }[] }>(alone);
    const words = ({ start, end }: Range): string => lines[start.line].slice(start.character, end.character);
    for (const { text: acronym, uses } of found.acronyms ?? []) assert.ok(uses.every((use) => words(use).includes(acronym)), acronym);
    for (const { name, mentions } of found.organisations ?? []) assert.ok(mentions.every(({ range }) => /^\p{L}\S*(?: \S+)*$/u.test(words(range))), name);
    assert.ok((found.acronyms ?? found.organisations)!.length > 50);
  }
});

test('--jobs is a number of threads', () => {
  for (const jobs of ['0', 'many', '1.5']) {
    const { status, err } = broadsheet(['outline', '--jobs', jobs, long]);
    assert.deepEqual([status, err], [2, `broadsheet: --jobs is a number from 1 to 1024, not "${jobs}"\n`]);
  }
});

const streaming: readonly (readonly string[])[] = [
  ['outline'], ['outline', '--format', 'json'], ['outline', '--format', 'jsonl'], ['check'], ['check', '--format', 'json'],
  ['acronyms', '--format', 'json'], ['organisations', '--format', 'json'], ['acronyms', '--jsonl'], ['organisations', '--jsonl'],
].map((words) => (words[0] === 'check' ? words : [...words, '--jobs', '2']));
const isFilter = (words: readonly string[]): boolean => words.includes('--jsonl');
const corpus = file('corpus.jsonl', pages.split('Continue Reading').map((text, id) => `${JSON.stringify({ id, text })}\n`).join(''));

test('an interrupt ends every command with one line and status 130', async (t) => {
  if (process.platform === 'win32') return t.skip('there is no such signal on Windows');
  for (const words of streaming) {
    const child = spawn(process.execPath, [cli, ...words, ...isFilter(words) ? [] : ['-']], { stdio: ['pipe', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.stdout.resume();
    // it is ended while it is being written to
    child.stdin.on('error', () => undefined);
    // all but the rest in the pipe has been read, and more is to come
    child.stdin.write(readFileSync(isFilter(words) ? corpus : long), () => child.kill('SIGINT'));
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([status, err], [130, 'broadsheet: interrupted\n'], words.join(' '));
  }
});

test('a full disk ends every command, and its threads, with one line and status 2', (t) => {
  if (process.platform !== 'linux') return t.skip('/dev/full is Linux only');
  for (const words of streaming) {
    const { status, stderr } = spawnSync('/bin/sh', ['-c', `exec "${process.execPath}" "${cli}" ${words.join(' ')} ${isFilter(words) ? '<' : ''} "${isFilter(words) ? corpus : long}" > /dev/full`], { cwd: root, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, 'broadsheet: cannot write: the disk is full\n'], words.join(' '));
  }
});

test('a reader that wants one line only ends every command without a word', (t) => {
  if (process.platform === 'win32') return t.skip('pipes of a POSIX shell');
  for (const words of streaming) {
    const script = `{ "${process.execPath}" "${cli}" ${words.join(' ')} ${isFilter(words) ? '<' : ''} "${isFilter(words) ? corpus : long}"; echo "status $?" >&2; } | head -c 1`;
    const { stdout, stderr } = spawnSync('/bin/sh', ['-c', script], { cwd: root, encoding: 'utf8' });
    assert.equal(stdout.length, 1);
    assert.match(stderr, words[0] === 'check' ? /^status [01]\n$/ : /^status 0\n$/, words.join(' '));
  }
});

test('a file that is too long for one part is checked in parts, and that is said', async () => {
  const article = (n: number): string => `World\n\nBridge number ${n}\n\nIt was built in ${n} yearsâ€™ time, and the QVEC paid for it, as the QVEC said.\n\nContinue Reading\n\n`;
  // the first piece is cut when some thousand lines are known
  const text = Array.from({ length: 600 }, (_, n) => article(n)).join('');
  async function* stream(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += 500) yield await Promise.resolve(text.slice(at, at + 500));
  }
  const said: string[] = [];
  const output = { note: (message: string) => void said.push(message), fail: (message: string) => void said.push(message) };
  const checked = async (size?: number): Promise<string[]> => {
    const found: string[] = [];
    await checkEach('bridges.dump', stream(), { reading: { chosen: 'web-page' }, settings: DEFAULTS, checks: {} }, () => () => [], output, ({ dump, findings }) => {
      for (const { code, start, article: number } of findings) if (code !== 'duplicate-article') found.push(`${code} ${number} ${dump.text.positionAt(start).line}`);
      return Promise.resolve();
    }, size);
    return found;
  };
  const whole = await checked();
  assert.deepEqual([whole.length, said], [1200, []]);
  assert.deepEqual(await checked(2000), whole.filter((each) => !each.startsWith('undefined-acronym')));
  assert.deepEqual(said, ['bridges.dump: it is read in parts of 32 million characters; each has a list of its own, duplicates are looked for within each, and counter-mismatch and undefined-acronym not at all']);
});

test('text is said to come in parts where a file is too long for one', () => {
  const many = file('parts.dump', readFileSync(long, 'utf8').repeat(12));
  const { out, err } = broadsheet(['outline', many]);
  assert.match(err, /^broadsheet: .*parts\.dump: it is read in parts of 32 million characters; each part has a heading of its own\n$/);
  assert.equal(out.split('\n').filter((line) => line === many).length, 2);
});
