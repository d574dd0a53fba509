/** `.broadsheet.json` on the command line. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { broadsheet, jsonLines } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-project-'));
after(() => rmSync(folder, { recursive: true }));

const LONG = 'The harbour board met on Tuesday to hear what the new crane will cost, and went home without an answer.';
const DUMP = `A title for it\n\nThe caf\ufffd of the QVEC is closed. The QVEC says so.\n\n${LONG}\n`;

/** Writes files below a new folder, with one dump in it; what a command prints there. */
function run(words: readonly string[], files: Record<string, string>, dump = 'sub/a.txt'): { lines: Record<string, never>[]; err: string; status: number | null } {
  const cwd = mkdtempSync(join(folder, 'p'));
  for (const [path, text] of Object.entries({ [dump]: DUMP, ...files })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const { out, err, status } = broadsheet([...words, '--format', 'json', dump], { cwd });
  return { lines: jsonLines(out), err, status };
}

const codes = (files: Record<string, string>): unknown => (run(['check'], files).lines[0]['diagnostics'] as { code: string }[]).map(({ code }) => code);
const project = (value: unknown): Record<string, string> => ({ '.git/HEAD': '', '.broadsheet.json': typeof value === 'string' ? value : JSON.stringify(value) });

test('without one, what is wrong is told', () => {
  assert.deepEqual(codes({}), ['replacement-character', 'undefined-acronym']);
});

test('checks: severities, silence, household words, glossaries', () => {
  assert.deepEqual(codes(project({ checks: { severity: { 'replacement-character': 'off' } } })), ['undefined-acronym']);
  assert.deepEqual(codes(project({ checks: { silence: [{ code: 'replacement-character', file: 'sub/*' }] } })), ['undefined-acronym']);
  assert.deepEqual(codes(project({ acronyms: { householdWords: ['QVEC'] } })), ['replacement-character']);
  assert.deepEqual(codes({ ...project({ glossary: 'lists/a.csv' }), 'lists/a.csv': 'QVEC;Quay and Vessel Engineering Council\n' }), ['replacement-character']);
  assert.deepEqual(codes(project({ checks: { enabled: false } })), []);
});

test('the nearest one counts', () => {
  assert.deepEqual(codes({ ...project({ checks: { severity: { 'replacement-character': 'off' } } }), 'sub/.broadsheet.json': '{}' }), ['replacement-character', 'undefined-acronym']);
});

test('the dialect, and the option that is stronger', () => {
  const files = project('{ "dialectByFile": { "sub/*.txt": "ruled-text" }, }');
  const dialect = (words: readonly string[]): unknown => run(['outline', ...words], files).lines[0]['dialect'];
  assert.equal(dialect([]), 'ruled-text');
  assert.equal(dialect(['--dialect', 'general']), 'general');
});

test('acronyms are expanded from its glossary', () => {
  const { lines } = run(['acronyms'], project({ glossary: { QVEC: 'Quay and Vessel Engineering Council' } }));
  const [{ text, expansion, from }] = lines[0]['acronyms'] as { text: string; expansion: string; from: string }[];
  assert.deepEqual([text, expansion, from], ['QVEC', 'Quay and Vessel Engineering Council', 'glossary']);
});

test('files that are named together know what one of them defines, in whatever order', () => {
  const other = { 'b.dump': 'A mill is opened\n\nThe Quality Vessel Council (QVEC) paid for the mill and for the road that leads to it.\n' };
  const origins = (words: readonly string[]): unknown => run(words, other).lines.find(({ file }) => file === 'sub/a.txt')!['acronyms'];
  const known = origins(['acronyms', 'b.dump']) as { text: string; expansion: string; from: string }[];
  assert.deepEqual(known.map(({ text, expansion, from }) => [text, expansion, from]), [['QVEC', 'Quality Vessel Council', 'workspace']]);
  assert.deepEqual(run(['check', 'b.dump'], other).lines.map(({ diagnostics }) => (diagnostics as { code: string }[]).map(({ code }) => code)), [[], ['replacement-character']]);
});

/** A line of a sidecar about words of the dump: their place counts in code points of the article. */
const decided = (motivation: string, exact: string, body: object): string => {
  const start = [...DUMP.slice(0, DUMP.indexOf(exact))].length;
  return `${JSON.stringify({
    id: `urn:uuid:${motivation}`, type: 'Annotation', motivation, created: '2026-01-01T00:00:00Z', body: [{ type: 'TextualBody', purpose: motivation, ...body }],
    target: { source: 'a.txt', article: { id: 'it', title: { exact: 'A title for it' } }, selector: { type: 'TextPositionSelector', start, end: start + exact.length, refinedBy: { type: 'TextQuoteSelector', exact } } },
  })}\n`;
};

test('what people decided beside a dump is followed, and lent to the other files', () => {
  const sense = decided('describing', 'QVEC', { value: 'Quiet Vessel Elders Club', acronym: 'QVEC' });
  const acronyms = (lines: readonly Record<string, never>[]) => lines.map(({ acronyms: listed }) =>
    (listed as { text: string; expansion: string; from: string; decided?: true }[]).map(({ text, expansion, from, decided: isDecided }) => [text, expansion, from, isDecided]));
  const other = { 'b.dump': 'Mills\n\nThe QVEC paid for the mill and for the road that leads to it from the town.\n' };
  assert.deepEqual(acronyms(run(['acronyms'], { 'sub/a.txt.annotations.jsonl': sense }).lines), [[['QVEC', 'Quiet Vessel Elders Club', null, true]]]);
  assert.deepEqual(acronyms(run(['acronyms', 'b.dump'], { ...other, 'sub/a.txt.annotations.jsonl': sense }).lines), [
    [['QVEC', 'Quiet Vessel Elders Club', 'workspace', undefined]], [['QVEC', 'Quiet Vessel Elders Club', null, true]],
  ]);
  assert.deepEqual(codes({ 'sub/a.txt.annotations.jsonl': sense }), ['replacement-character']);
  assert.deepEqual(codes({ 'sub/a.txt.annotations.jsonl': decided('moderating', 'QVEC', { value: 'undefined-acronym' }) }), ['replacement-character']);
});

test('a sidecar that cannot be read is one line, and the dump is read without it', () => {
  const { lines, err, status } = run(['acronyms'], { 'sub/a.txt.annotations.jsonl/x': '' });
  assert.deepEqual([lines.length, status], [1, 2]);
  assert.match(err, /^broadsheet: cannot read sub\/a\.txt\.annotations\.jsonl: .*\n$/);
});

test('what makes no sense in it is one line on standard error, and no failure', () => {
  const { err, status, lines } = run(['outline'], project('{\n  "dialekt": "nexis",\n  "glossary": ["../out.csv", "none.csv"]\n}'));
  assert.equal(err, 'broadsheet: .broadsheet.json, line 2: dialekt: there is no "dialekt" here; there are dialect, dialectByFile, dialects, checks, glossary, acronyms, organisations, codebook, creator, labels (and 2 more)\n');
  assert.equal(status, 0);
  assert.equal(lines.length, 1);
});

test('a dialect of one’s own is found by its evidence, and can be asked for', () => {
  const files = project({ dialects: { quay: { name: 'Quay', separator: '^=+ \\d+$' } } });
  const text = '= 1\nCranes\n\nThe board met.\n= 2\nRivers\n\nFive countries met.\n';
  const { lines: [{ dialect, articles }] } = run(['outline'], { ...files, 'sub/b.txt': text }, 'sub/b.txt');
  assert.deepEqual([dialect, (articles as { title: { text: string } }[]).map(({ title }) => title.text)], ['quay', ['Cranes', 'Rivers']]);
  assert.equal(run(['outline', '--dialect', 'quay'], files).lines[0]['dialect'], 'quay');
  assert.match(run(['outline', '--dialect', 'quai'], files).err, /there is no dialect "quai"; did you mean "quay"\?/);
});
