import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches } from '../../../server/core/project/patterns.ts';
import { readSaid } from '../../../server/core/project/said.ts';
import { DEFAULTS, settingsFor, type Layer, type Settings } from '../../../server/core/project/settings.ts';

const layer = (value: unknown, ...folders: string[]): Layer => ({ said: readSaid(value).said, folders });

test('nothing, and nonsense, give the defaults', () => {
  assert.deepEqual(DEFAULTS.checks, { enabled: true, severity: {}, silenced: [], silencedIn: DEFAULTS.checks.silencedIn });
  assert.equal(DEFAULTS.dialect, null);
  for (const nonsense of [null, 7, 'x', [], { checks: 3, dialect: 4, glossary: [1], acronyms: { householdWords: 'EU' } }, { checks: { severity: { mojibake: 'loud' } } }]) {
    assert.deepEqual(settingsFor('file:///a', [layer(nonsense)]), DEFAULTS);
  }
});

test('the dialect of a file: by its path or address, by a pattern, else the one for all; and of two that say it the nearest', () => {
  const settings = layer({ dialect: 'web-page', dialectByFile: { 'file:///w/a b.txt': 'mbox', 'p/exports/x.txt': 'ruled-text' } }, 'file:///w');
  const project = layer({ dialect: 'general', dialectByFile: { 'exports/*.txt': 'nexis' } }, 'file:///w/p');
  const dialect = (uri: string, ...layers: Layer[]): string | null => settingsFor(uri, layers).dialect;
  assert.equal(dialect('file:///w/a%20b.txt', settings, project), 'mbox');
  assert.equal(dialect('file:///w/p/exports/x.txt', settings, project), 'ruled-text');
  assert.equal(dialect('file:///w/p/exports/y.txt', settings, project), 'nexis');
  assert.equal(dialect('file:///w/p/other.txt', settings, project), 'general');
  assert.equal(dialect('file:///w/other.txt', settings), 'web-page');
  assert.equal(dialect('file:///w/other.txt', settings, layer({ dialect: 'auto' })), null);
});

test('severities by code, and lists add up; the nearest wins', () => {
  const settings = layer({ checks: { severity: { mojibake: 'off', 'html-residue': 'hint' } }, glossary: { A: 'one' }, acronyms: { householdWords: ['X'] }, organisations: { metonyms: true } });
  const project: Layer = { ...layer({ checks: { severity: { mojibake: 'error' } }, glossary: ['a.csv', { A: 'two' }], acronyms: { householdWords: ['Y'] } }), glossary: [['B', 'three']] };
  const { checks, glossary, acronyms, organisations }: Settings = settingsFor('file:///w/a', [settings, project]);
  assert.deepEqual(checks.severity, { mojibake: 'error', 'html-residue': 'hint' });
  assert.deepEqual(glossary, [['A', 'one'], ['B', 'three'], ['A', 'two']]);
  assert.deepEqual(acronyms.householdWords, ['X', 'Y']);
  assert.deepEqual(organisations, { enabled: true, metonyms: true });
});

test('codes are silenced in files by patterns, and in articles', () => {
  const project = layer({ checks: { silence: [
    { code: ['mojibake', 'html-residue'], file: 'a/*.txt' },
    { code: 'duplicate-article', article: 'x1' },
    { code: 'missing-title', article: 'x1', file: 'b/**' },
  ] } }, 'file:///w');
  const silenced = (uri: string): unknown[] => [settingsFor(uri, [project]).checks.silenced, { ...settingsFor(uri, [project]).checks.silencedIn }];
  assert.deepEqual(silenced('file:///w/a/1.txt'), [['mojibake', 'html-residue'], { x1: ['duplicate-article'] }]);
  assert.deepEqual(silenced('file:///w/b/c/1.txt'), [[], { x1: ['duplicate-article', 'missing-title'] }]);
});

test('patterns', () => {
  const cases: [string, string, boolean][] = [
    ['*.txt', 'a.txt', true], ['*.txt', 'b/a.txt', false], ['**/*.txt', 'b/c/a.txt', true], ['**/*.txt', 'a.txt', true], ['b/**', 'b/c/d', true],
    ['?.txt', 'é.txt', true], ['?.txt', 'ab.txt', false], ['a.txt', 'a-txt', false], ['**/news/*', 'file:///x/news/p.dump', true],
  ];
  for (const [pattern, path, expected] of cases) assert.equal(matches(pattern, path), expected, `${pattern} ${path}`);
  assert.equal(matches('*a'.repeat(100), 'a'.repeat(2000) + 'b'), false);
});
