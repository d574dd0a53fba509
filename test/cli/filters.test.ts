import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { broadsheet, cli, jsonLines } from './run.ts';

const text = 'The World Trade Organization (WTO) met on Monday. WTO members will meet again.';

test('acronyms --jsonl answers each line in its place', () => {
  const input = `${JSON.stringify({ id: 'a', text })}\n{"id":"b"}\nnot json\n\n[1]\n${JSON.stringify({ id: 7, text: '' })}\r\n{"id":null,"text":"EU"}`;
  const { out, status } = broadsheet(['acronyms', '--jsonl'], { input });
  assert.equal(status, 0);
  const [a, b, c, d, e, seven, last] = jsonLines<Record<string, unknown>>(out);
  assert.deepEqual(a, {
    id: 'a',
    acronyms: [{ start: 30, end: 33, text: 'WTO' }, { start: 50, end: 53, text: 'WTO' }],
    definitions: [{ acronym: { start: 30, end: 33 }, expansion: { start: 4, end: 28 }, form: 'explicit' }],
  });
  for (const broken of [b, c, d, e]) assert.deepEqual([Object.keys(broken), broken['id']], [['id', 'error'], null]);
  assert.deepEqual(seven, { id: 7, acronyms: [], definitions: [] });
  assert.equal(last['id'], null);
  assert.deepEqual(last['acronyms'], [{ start: 0, end: 2, text: 'EU' }]);
});

test('organisations are found by the model: its rules alone would take a place for a team', () => {
  const { out } = broadsheet(['organisations', '--jsonl'], { input: JSON.stringify({ id: 1, text: 'What impact can the victory of the Democratic party’s candidate have on Washington’s relations with post-Soviet countries?' }) });
  assert.deepEqual(jsonLines<{ organisations: { text: string }[] }>(out)[0].organisations.map(({ text: name }) => name), ['Democratic party']);
});

test('organisations --jsonl answers with UTF-16 offsets', () => {
  const { out } = broadsheet(['organisations', '--jsonl'], { input: JSON.stringify({ id: 1, text: `🗞 ${text}` }) });
  const [{ id, organisations }] = jsonLines<{ id: number; organisations: { start: number; end: number; text: string }[] }>(out);
  assert.equal(id, 1);
  assert.deepEqual(organisations[0], { start: 7, end: 31, text: 'World Trade Organization' });
  for (const { start, end, text: slice } of organisations) assert.equal(`🗞 ${text}`.slice(start, end), slice);
});

test('organisations --jsonl heeds the project of the folder that it runs in', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'broadsheet-filter-'));
  const input = JSON.stringify({ id: 1, text: 'Moscow said on Monday that it would not take part in the talks.' });
  const found = (): string[] => jsonLines<{ organisations: { text: string }[] }>(broadsheet(['organisations', '--jsonl'], { input, cwd }).out)[0].organisations.map(({ text: name }) => name);
  try {
    assert.deepEqual(found(), []);
    writeFileSync(join(cwd, '.broadsheet.json'), JSON.stringify({ organisations: { metonyms: true } }));
    assert.deepEqual(found(), ['Moscow']);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test('a filter answers while its input is still open', async () => {
  const child = spawn(process.execPath, [cli, 'acronyms', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const id of [1, 2, 3]) {
    child.stdin.write(`${JSON.stringify({ id, text })}\n`);
    const { value } = (await answers.next()) as { value: string };
    assert.equal((JSON.parse(value) as { id: number }).id, id);
  }
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
});

test('a line that is cut anywhere between the chunks of a pipe is one line', async () => {
  const child = spawn(process.execPath, [cli, 'acronyms', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const bytes = Buffer.from(`${JSON.stringify({ id: 'é', text })}\n${JSON.stringify({ id: '二', text })}\n`);
  for (let i = 0; i < bytes.length; i += 7) {
    child.stdin.write(bytes.subarray(i, i + 7));
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.stdin.end();
  await new Promise((resolve) => child.on('close', resolve));
  assert.deepEqual(jsonLines<{ id: string }>(out).map(({ id }) => id), ['é', '二']);
});

test('any number of threads gives the same lines in the same order', () => {
  const input = Array.from({ length: 4000 }, (_, i) => (i % 500 === 499 ? 'broken' : JSON.stringify({ id: i, text: `${text} `.repeat(i % 7) }))).join('\n');
  for (const command of ['acronyms', 'organisations']) {
    const alone = broadsheet([command, '--jsonl', '--jobs', '1'], { input });
    assert.deepEqual(broadsheet([command, '--jsonl', '--jobs', '3'], { input }), alone);
    assert.equal(alone.out.split('\n').length, 4001);
  }
});
