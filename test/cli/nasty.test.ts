import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { broadsheet, root } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(folder, { recursive: true }));

const CALLS = [
  ['outline'], ['outline', '--format', 'json'], ['outline', '--format', 'jsonl'],
  ['check'], ['check', '--format', 'json'], ['check', '--format', 'sarif'], ['check', '--format', 'github'],
  ['acronyms'], ['acronyms', '--format', 'json'], ['acronyms', '--format', 'csv'], ['acronyms', '--format', 'markdown'],
  ['organisations'], ['organisations', '--format', 'json'], ['organisations', '--format', 'csv'],
];

/** No call may end in another way than the three that are promised, nor show a stack trace. */
function check(words: readonly string[], input?: string | Uint8Array): void {
  const { status, out, err } = broadsheet(words, { input });
  assert.ok(status === 0 || status === 1 || status === 2, `${words.join(' ')} ended with ${status}\n${err}`);
  assert.doesNotMatch(err, /^\s+at /m);
  assert.doesNotMatch(err, /fault of its own/);
  assert.match(err, /^(?:broadsheet: [^\n]+\n)*$/);
  const format = words[words.indexOf('--format') + 1];
  if (status < 2 && words.includes('--format') && ['json', 'jsonl', 'sarif'].includes(format)) {
    for (const line of format === 'sarif' ? [out] : out.split('\n').filter(Boolean)) JSON.parse(line);
  }
}

/** Names of nasty files, and what is in them. */
const NASTY: Readonly<Record<string, string | Uint8Array>> = {
  nothing: '',
  'line breaks': '\n\r\r\n\n\r\n\r',
  'one long line': `${'word '.repeat(60_000)}\n`,
  'lone surrogates': new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00, 0x00, 0xdc, 0x0a, 0x00]),
  'a lone mark': '\ufeff',
  'half a UTF-16 unit': new Uint8Array([0xff, 0xfe, 0x41]),
  'all bytes but NUL': Uint8Array.from({ length: 255 }, (_, i) => i + 1),
  'separators only': `${'1 of 3 DOCUMENTS\n'.repeat(200)}`,
  'brackets': `${'(A '.repeat(5000)}${')'.repeat(5000)}`,
  'tags': '<DOC>'.repeat(3000),
  'rulers': `${'='.repeat(70)}\n`.repeat(500),
  'capitals': 'NATO UN EU AU '.repeat(3000),
  'quotes': '“'.repeat(5000),
  'underscores': `${'_'.repeat(100_000)}`,
  'half of a JSON line': '{"title":"A","text":"B"}\n{"title":"C","te',
  'deep JSON': `{"title":"A","text":${'['.repeat(5000)}${']'.repeat(5000)}}\n`.repeat(3),
  'prototype keys': '{"__proto__":{"title":1},"constructor":"x","title":"A","text":"B"}\n'.repeat(3),
};

test('nasty files', () => {
  for (const [i, [name, content]] of Object.entries(NASTY).entries()) {
    const path = join(folder, `nasty-${i}`);
    writeFileSync(path, content);
    for (const words of CALLS.filter((_, n) => n % 5 === i % 5)) check([...words, path]);
    assert.ok(name);
  }
});

test('any words and any bytes end with 0, 1 or 2', () => {
  const samples = readdirSync(join(root, 'samples')).filter((name) => !name.startsWith('.'));
  // kept as a recipe, so that a failure prints a short one
  const mangled = fc.record({ sample: fc.constantFrom(...samples), edits: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 8 })), { maxLength: 12 }) });
  const input = fc.oneof(mangled, fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }));
  const word = fc.oneof(fc.constantFrom('outline', 'check', 'acronyms', '-', '--', '--format', '--format=json', '--dialect=nexis', '--jsonl', 'samples', '--help', '-f', '__proto__', '--constructor'), fc.string({ maxLength: 5 }).filter((text) => !text.includes('\0')));
  fc.assert(fc.property(fc.constantFrom(...CALLS), input, (words, bytes) => check([...words, '-'], bytesOf(bytes))), { numRuns: 30, endOnFailure: true });
  fc.assert(fc.property(fc.array(word, { maxLength: 5 }), input, (words, bytes) => check(words, bytesOf(bytes))), { numRuns: 20, endOnFailure: true });
});

type Recipe = { readonly sample: string; readonly edits: readonly [number, number, Uint8Array][] };

function bytesOf(input: Recipe | Uint8Array | string): Uint8Array | string {
  if (typeof input === 'string' || input instanceof Uint8Array) return input;
  return input.edits.reduce<Uint8Array>((bytes, [place, length, put]) => {
    const at = place % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
  }, readFileSync(join(root, 'samples', input.sample)));
}
