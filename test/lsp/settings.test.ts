import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenDialect, matches, settingsFrom } from '../../server/lsp/settings.ts';

test('nothing, and nonsense, give the defaults', () => {
  const defaults = settingsFrom(undefined);
  assert.deepEqual(defaults.checks, { enabled: true, severity: {} });
  assert.equal(defaults.dialect, null);
  for (const nonsense of [null, 7, 'x', [], { checks: 3, dialect: 4, glossary: [1], acronyms: { householdWords: 'EU' } }, { checks: { severity: { mojibake: 'loud' } } }]) {
    assert.deepEqual(settingsFrom(nonsense), defaults);
  }
});

test('the dialect of a file: by its pattern, its path, its address; else the one for all', () => {
  const settings = settingsFrom({ dialect: 'web-page', dialectByFile: { 'exports/*.txt': 'nexis', 'file:///w/a b.txt': 'mbox' } });
  const folders = ['file:///w'];
  assert.equal(chosenDialect(settings, 'file:///w/exports/x.txt', folders), 'nexis');
  assert.equal(chosenDialect(settings, 'file:///w/a%20b.txt', folders), 'mbox');
  assert.equal(chosenDialect(settings, 'file:///w/other.txt', folders), 'web-page');
  assert.equal(chosenDialect(settingsFrom({ dialect: 'auto' }), 'file:///w/other.txt', folders), undefined);
});

test('patterns', () => {
  const cases: [string, string, boolean][] = [
    ['*.txt', 'a.txt', true], ['*.txt', 'b/a.txt', false], ['**/*.txt', 'b/c/a.txt', true], ['**/*.txt', 'a.txt', true], ['b/**', 'b/c/d', true],
    ['?.txt', 'é.txt', true], ['?.txt', 'ab.txt', false], ['a.txt', 'a-txt', false], ['**/news/*', 'file:///x/news/p.dump', true],
  ];
  for (const [pattern, path, expected] of cases) assert.equal(matches(pattern, path), expected, `${pattern} ${path}`);
  assert.equal(matches('*a'.repeat(100), 'a'.repeat(2000) + 'b'), false);
});
