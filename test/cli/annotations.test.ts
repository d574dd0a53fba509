// What a hurried person does wrong with annotations: one clear line, exit status 2, and nothing lost.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { compact } from '../../server/core/annotations/sidecar.ts';
import { decisionsOn } from '../core/annotations/annotating.ts';
import { broadsheet } from './run.ts';

const cwd = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(cwd, { recursive: true }));
const write = (name: string, text: string | Uint8Array): void => writeFileSync(join(cwd, name), text);
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');

const DUMP = 'Ports\r\n\r\nThe Crane 🙂 Stays\r\n\r\nThe Harbour Board met; Ada Lund of the Ferry Company came too, and stayed for an hour.\r\n\r\nContinue Reading\r\n';
const note = (words: string, label: string): string => JSON.stringify({ type: 'Annotation', motivation: 'tagging', created: '2026-01-01T00:00:00Z', body: { purpose: 'tagging', value: label }, target: { selector: { type: 'TextQuoteSelector', exact: words } } });
write('a.dump', DUMP);
write('other.dump', 'Nothing here is alike.\n');
write('marks.jsonl', `${note('Ada Lund', 'Person')}\n${note('Harbour Board', 'Organisation')}\n`);

function refused(words: readonly string[], line: RegExp): void {
  const before = readdirSync(cwd).map((name) => [name, name.includes('.') ? read(name) : '']);
  const { status, out, err } = broadsheet(words, { cwd });
  assert.deepEqual([status, out], [2, ''], err);
  assert.match(err.trimEnd(), line);
  assert.equal(err.trimEnd().split('\n').length, 1, err);
  assert.deepEqual(readdirSync(cwd).map((name) => [name, name.includes('.') ? read(name) : '']), before);
}

test('import adds, once; export writes it; a sidecar that ends in the middle of a line loses nothing', () => {
  assert.match(broadsheet(['import', 'marks.jsonl', '--onto', 'a.dump', '--from', 'w3c'], { cwd }).out, /2 decisions added, 0 changed, 0 there already/);
  write('a.dump.annotations.jsonl', `${read('a.dump.annotations.jsonl')}{"half`);
  const { status, out, err } = broadsheet(['import', '-', '--onto', 'a.dump', '--from', 'w3c'], { cwd, input: `${note('Ferry Company', 'Organisation')}\n${note('Ada Lund', 'Person')}\nbroken\n` });
  assert.equal(status, 1);
  assert.match(err, /a\.dump\.annotations\.jsonl, line 3: this line is no decision/);
  assert.match(out, /1 decision added, 0 changed, 1 there already\nNot read:\n {2}standard input, line 3: it is no JSON object/);
  const lines = read('a.dump.annotations.jsonl').split('\n');
  assert.deepEqual([lines.length, lines[2]], [5, '{"half']);
  const doccano = JSON.parse(broadsheet(['export', 'a.dump', '--to', 'doccano'], { cwd }).out) as { text: string; label: [number, number, string][] };
  assert.deepEqual(doccano.label.map(([start, end, label]) => [doccano.text.slice(start, end), label]), [['Harbour Board', 'Organisation'], ['Ada Lund', 'Person'], ['Ferry Company', 'Organisation']]);
  assert.ok(!doccano.text.includes('\r'));
});

test('clean is the same each time, byte for byte, with its report beside it', () => {
  assert.equal(broadsheet(['export', 'a.dump', '--to', 'clean', '--out', 'clean.txt'], { cwd }).status, 0);
  const once = [read('clean.txt'), read('clean.txt.report.txt')];
  assert.equal(broadsheet(['export', 'a.dump', '--to', 'clean', '--out', 'clean.txt', '--overwrite'], { cwd }).status, 0);
  assert.deepEqual([read('clean.txt'), read('clean.txt.report.txt')], once);
});

test('export says which decisions only the sidecar has a place for', () => {
  const whole = { type: 'Annotation', created: '2026-01-01T00:00:00Z', target: { article: { id: 'x', title: { exact: 'The Crane 🙂 Stays' } }, selector: null } };
  const lines = [{ ...whole, id: '1', motivation: 'describing', body: { purpose: 'describing', acronym: 'HB', value: 'Harbour Board' } }, { ...whole, id: '2', motivation: 'moderating', body: { purpose: 'moderating', value: 'missing-field' } }];
  write('meanings.dump', DUMP);
  write('meanings.dump.annotations.jsonl', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { status, err } = broadsheet(['export', 'meanings.dump', '--to', 'w3c'], { cwd });
  assert.equal(status, 0);
  assert.match(err, /left out \(2\): meanings of acronyms, and findings that are all right/);
});

test('wrong calls are refused in one line, and nothing is lost', () => {
  broadsheet(['export', 'a.dump', '--to', 'brat', '--out', 'folder'], { cwd });
  write('utf16.dump', DUMP);
  write('utf16.dump.annotations.jsonl', new Uint8Array([0xff, 0xfe, 0x7b, 0]));
  write('merging.dump', DUMP);
  write('merging.dump.annotations.jsonl', '');
  refused(['export', 'a.dump'], /say what to write/);
  refused(['export', 'a.dump', '--to', 'prodigi'], /did you mean "prodigy"/);
  refused(['export', 'a.dump.annotations.jsonl', '--to', 'w3c'], /is a sidecar: name the dump/);
  refused(['export', 'utf16.dump', '--to', 'w3c'], /is not UTF-8/);
  refused(['import', 'marks.jsonl', '--onto', 'utf16.dump', '--from', 'w3c'], /is not UTF-8/);
  refused(['import', 'marks.jsonl', '--onto', 'other.dump', '--from', 'w3c'], /none of the 2 annotations has a place in other\.dump: is it the right dump\? Nothing was written/);
  refused(['import', 'marks.jsonl', '--onto', 'a.dump', '--from', 'conll'], /no annotation of conll is in marks\.jsonl/);
  refused(['agree', 'other.dump', 'other.dump'], /is compared with itself/);
});

test('what is there is not written over', () => {
  const all = ['export', 'a.dump', '--to'];
  const err = (words: readonly string[]): string => {
    const before = read('a.dump') + read('a.dump.annotations.jsonl');
    const { status, err: said } = broadsheet([...all, ...words], { cwd });
    assert.equal(status, 2);
    assert.equal(read('a.dump') + read('a.dump.annotations.jsonl'), before);
    return said;
  };
  assert.match(err(['clean', '--out', 'a.dump', '--overwrite']), /a\.dump is what is read/);
  assert.match(err(['w3c', '--out', 'a.dump.annotations.jsonl', '--overwrite']), /is what is read/);
  assert.match(err(['clean', '--out', 'clean.txt']), /clean\.txt is there already/);
  assert.match(err(['brat', '--out', 'folder']), /the folder folder is not empty/);
  assert.match(err(['w3c', '--out', 'no/such/place.json']), /there is no such folder/);
});

test('where articles begin as people decided, they begin for every command', () => {
  const text = 'World\n\nThe crane stays\n\nThe Harbour Board met in the old hall and went home without an answer, as it had said it would.\n\nA ferry for the island\n\nThe Ferry Company bought one in the end, and the Harbour Board paid for the half of it, it said.\n\nContinue Reading\n\n';
  write('two.dump', text);
  const counts = (): number[] => [
    (JSON.parse(broadsheet(['outline', '--format', 'json', 'two.dump'], { cwd }).out) as { articles: unknown[] }).articles.length,
    broadsheet(['outline', '--format', 'jsonl', 'two.dump'], { cwd }).out.trimEnd().split('\n').length,
    Number(/(\d) articles?/.exec(broadsheet(['outline', 'two.dump'], { cwd }).out)![1]),
    1 + Math.max(...(JSON.parse(broadsheet(['organisations', '--format', 'json', 'two.dump'], { cwd }).out) as { organisations: { mentions: { article: number }[] }[] }).organisations.flatMap(({ mentions }) => mentions.map(({ article }) => article))),
  ];
  assert.deepEqual(counts(), [1, 1, 1, 1]);
  write('two.dump.annotations.jsonl', compact(decisionsOn(text, [['A ferry for the island', { kind: 'structure', role: 'article' }]]), []));
  assert.deepEqual(counts(), [2, 2, 2, 2]);
});
