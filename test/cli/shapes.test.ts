// What other programs rely on: the shapes of the JSON of each command, on every sample.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { broadsheet, jsonLines, root } from './run.ts';

interface Position { line: number; character: number }
interface Range { start: Position; end: Position }
interface Span { text: string; range: Range }
interface Article {
  id: string; kind: string; range: Range;
  section: Span | null; title: Span | null; byline: Span | null; date: (Span & { iso: string | null }) | null; source: Span | null;
  turns: { speaker: Span; range: Range }[];
}
interface Diagnostic { code: string; severity: string; message: string; range: Range; article: number | null; related: { message: string; range: Range }[] }
interface Acronym { text: string; expansion: string | null; from: string | null; definedAt: Range | null; uses: Range[] }
interface Organisation { name: string; kind: string | null; names: string[]; mentions: { range: Range; article: number }[] }

const samples = readdirSync(join(root, 'samples')).filter((name) => !name.startsWith('.')).map((name) => `samples/${name}`);
const documents = new Map(samples.map((file) => [file, TextDocument.create(file, '', 1, readFileSync(join(root, file), 'utf8').replace(/^\ufeff/, ''))]));

const known = new Map<string, unknown[]>();

/** One call for all samples: one object a file, in the order of the files. */
function answers<T>(command: string): (T & { file: string })[] {
  if (!known.has(command)) known.set(command, jsonLines(broadsheet([command, '--format', 'json', ...samples]).out));
  const all = known.get(command) as (T & { file: string })[];
  assert.deepEqual(all.map(({ file }) => file), samples);
  return all;
}

/** The slice of a range, which must be of positions that exist, in order. */
function slice(file: string, { start, end }: Range): string {
  const document = documents.get(file)!;
  for (const position of [start, end]) assert.deepEqual(document.positionAt(document.offsetAt(position)), position);
  assert.ok(document.offsetAt(start) <= document.offsetAt(end));
  return document.getText({ start, end });
}

const outlines = answers<{ dialect: string; articles: Article[] }>('outline');
const joined = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

test('outline', () => {
  for (const { file, dialect, articles } of outlines) {
    assert.match(dialect, /^[a-z-]+$/);
    let last = 0;
    for (const { id, kind, range, section, title, byline, date, source, turns } of articles) {
      assert.ok(id !== '' && ['article', 'teaser'].includes(kind));
      const text = slice(file, range);
      assert.equal(text, text.trimEnd(), 'an article ends with its last line’s last character');
      assert.ok(range.start.line >= last, 'articles follow each other');
      last = range.end.line;
      for (const span of [section, title, byline, date, source, ...turns.map(({ speaker }) => speaker)]) {
        if (span === null) continue;
        const there = slice(file, span.range);
        assert.ok(span.text === joined(span.text) && span.text !== '');
        if (!/[&=\\<]/.test(there)) assert.equal(span.text, joined(there));
      }
      if (date?.iso) assert.match(date.iso, /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?$/);
      for (const turn of turns) assert.ok(slice(file, turn.range).startsWith(slice(file, turn.speaker.range)));
    }
  }
});

test('outline --format jsonl has the same articles, one a line', () => {
  const lines = jsonLines<Article & { file: string }>(broadsheet(['outline', '--format', 'jsonl', ...samples]).out);
  assert.deepEqual(lines, outlines.flatMap(({ file, articles }) => articles.map((article) => ({ file, ...article }))));
});

test('check', () => {
  const severities = new Set<string>();
  for (const [i, { file, diagnostics }] of answers<{ diagnostics: Diagnostic[] }>('check').entries()) {
    for (const { code, severity, message, range, article, related } of diagnostics) {
      assert.match(code, /^[a-z-]+$/);
      assert.ok(message !== '' && ['error', 'warning', 'information', 'hint'].includes(severity));
      severities.add(severity);
      slice(file, range);
      if (article !== null) {
        // what is wrong with a counter stands above its article
        const { articles } = outlines[i];
        const from = code === 'counter-mismatch' ? articles[article - 1]?.range.end.line ?? 0 : articles[article].range.start.line;
        assert.ok(range.start.line >= from && range.end.line <= articles[article].range.end.line, `${file} ${code}`);
      }
      for (const place of related) slice(file, place.range);
    }
  }
  assert.ok(severities.has('warning') && severities.has('information'));
});

test('the exit status of check is 1 where there is an error or a warning', () => {
  for (const { file, diagnostics } of answers<{ diagnostics: Diagnostic[] }>('check').filter((_, i) => i % 3 === 0)) {
    const expected = diagnostics.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0;
    assert.equal(broadsheet(['check', file]).status, expected, file);
  }
});

test('acronyms', () => {
  for (const { file, acronyms } of answers<{ acronyms: Acronym[] }>('acronyms')) {
    for (const { text, expansion, from, definedAt, uses } of acronyms) {
      assert.ok(text !== '' && uses.length > 0);
      assert.ok(from === null ? expansion === null : ['article', 'file', 'workspace', 'glossary', 'lexicon'].includes(from) && expansion !== null);
      assert.equal(definedAt === null, from === null || from === 'lexicon' || from === 'workspace', `${file} ${text}`);
      if (definedAt) slice(file, definedAt);
      for (const use of uses) assert.match(slice(file, use), /\p{L}/u);
    }
  }
  const page = answers<{ acronyms: Acronym[] }>('acronyms').find(({ file }) => file.endsWith('newspaper-page.dump'))!;
  assert.deepEqual(page.acronyms.filter(({ text }) => text === 'ESA').map(({ expansion }) => expansion), ['Energy Storage Alliance', 'European Space Agency']);
});

test('organisations', () => {
  for (const [i, { file, organisations }] of answers<{ organisations: Organisation[] }>('organisations').entries()) {
    for (const { name, names, mentions } of organisations) {
      assert.ok(name !== '' && names.length > 0 && mentions.length > 0);
      for (const { range, article } of mentions) {
        slice(file, range);
        const within = outlines[i].articles[article].range;
        assert.ok(range.start.line >= within.start.line && range.end.line <= within.end.line);
      }
    }
  }
});

test('check --format sarif is one log with a rule for every result', () => {
  const { status, out, err } = broadsheet(['check', '--format', 'sarif', ...samples, 'no/such/file']);
  assert.equal(status, 2);
  assert.match(err, /no\/such\/file: there is no such file/);
  const { version, runs: [run] } = JSON.parse(out) as { version: string; runs: { columnKind: string; tool: { driver: { name: string; rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; message: { text: string }; locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[] }[]; invocations: { executionSuccessful: boolean }[] }[] };
  assert.deepEqual([version, run.columnKind, run.tool.driver.name, run.invocations], ['2.1.0', 'utf16CodeUnits', 'Broadsheet', [{ executionSuccessful: false }]]);
  const all = answers<{ diagnostics: Diagnostic[] }>('check').flatMap(({ file, diagnostics }) => diagnostics.map((diagnostic) => ({ file, ...diagnostic })));
  assert.equal(run.results.length, all.length);
  for (const [i, { ruleId, ruleIndex, level, message, locations: [{ physicalLocation: { artifactLocation, region } }] }] of run.results.entries()) {
    const { file, code, message: text, range: { start, end } } = all[i];
    assert.deepEqual([artifactLocation.uri, ruleId, message.text], [file, code, text]);
    assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
    assert.ok(['error', 'warning', 'note'].includes(level));
    assert.deepEqual(region, { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 });
  }
});

test('check --format github has a line for every finding', () => {
  const { out } = broadsheet(['check', '--format', 'github', ...samples]);
  const count = answers<{ diagnostics: Diagnostic[] }>('check').reduce((n, { diagnostics }) => n + diagnostics.length, 0);
  const lines = out.trimEnd().split('\n');
  assert.equal(lines.length, count);
  for (const line of lines) assert.match(line, /^::(error|warning|notice) file=samples\/[^,]+,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=[a-z-]+::./);
});

test('CSV has a row for every entry', () => {
  for (const [command, key] of [['acronyms', 'acronyms'], ['organisations', 'organisations']] as const) {
    const rows = broadsheet([command, '--format', 'csv', ...samples]).out.trimEnd().split('\n');
    assert.match(rows[0], /^file,/);
    assert.equal(rows.length - 1, answers<Record<string, unknown[]>>(command).reduce((n, answer) => n + answer[key].length, 0));
  }
});
