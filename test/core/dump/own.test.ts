import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/core/checks/checks.ts';
import { dialects as builtIn } from '../../../server/core/dump/dialects/all.ts';
import { readDump, type Dump } from '../../../server/core/dump/dump.ts';
import { ownDialect, type OwnDialect } from '../../../server/core/dump/own.ts';
import { inEnglish, say } from '../../../server/core/say.ts';
import { unindented } from '../../support/fixture.ts';
import { outlineOf } from '../../support/outline.ts';

/** A dump read with a dialect of somebody's own among the others. */
function read(own: OwnDialect, text: string): Dump {
  const { dialect, problems } = ownDialect('own', own);
  assert.deepEqual(problems, []);
  return readDump(unindented(text), { dialects: [dialect!, ...builtIn] });
}

test('records between separators, with labelled lines, and titles without a label', () => {
  const dump = read({ name: 'Press office', separator: '^= (?<number>\\d+)/(?<total>\\d+) =$', fields: { Paper: 'source', Dated: 'date', Desk: 'section', Length: 'length' } }, `
    Press office, 12 May

    = 1/2 =
    Rivers and railways,
    a talk about five countries
    Paper: The Quay
    Dated: 3 May 2024
    By Ann Low

    Five countries met to speak of water.

    The Desk: it stays closed.

    = 2/2 =
    Desk: Ports
    Paper:
      The Harbour Daily

    Cranes
    4 May 2024

    The board met on Tuesday.
  `);
  assert.equal(dump.detection.dialect.name, 'Press office');
  assert.deepEqual(dump.detection.reasons, [{ what: say('separators between its records'), lines: 2 }]);
  assert.deepEqual(outlineOf(dump), [
    'article 3-11 | title: Rivers and railways, a talk about five countries | byline: By Ann Low | date: 3 May 2024 | source: The Quay',
    'article 14-21 | section: Ports | title: Cranes | date: 4 May 2024 | source: The Harbour Daily',
  ]);
  assert.deepEqual(check(dump).map(({ code }) => code), []);
});

test('counters, end markers and usual fields of one’s own are checked like those of others', () => {
  const record = (n: number, ...more: string[]): string => [`= ${n}/9 =`, `Title ${n}`, ...more, '', `The board number ${n} met.`, `END ${n}`, ''].join('\n');
  const text = [1, 2, 3, 5, 6, 7].map((n) => record(n, ...n === 6 ? [] : ['Editor: Low'])).join('').replace('END 3\n', '');
  const { dialect } = ownDialect('own', { separator: '^= (?<number>\\d+)/(?<total>\\d+) =$', ends: '^END', fields: { Editor: 'editor' }, usual: ['editor'] });
  const dump = readDump(text, { dialects: [dialect!, ...builtIn] });
  assert.deepEqual([...new Set(check(dump).map(({ code }) => code))].sort(), ['counter-mismatch', 'missing-field', 'unterminated-article']);
});

test('records that begin with a line, whose groups or rest are parts of the record', () => {
  const text = `
    * [Ports] Cranes
    The board met.
    * [Rail] Rivers
    Five countries met.
  `;
  assert.deepEqual(outlineOf(read({ begins: '^\\* \\[(?<section>[^\\]]+)\\] (?<title>.*)' }, text)), [
    'article 0-1 | section: Ports | title: Cranes', 'article 2-3 | section: Rail | title: Rivers',
  ]);
  assert.deepEqual(outlineOf(read({ begins: '^\\* ' }, text)), ['article 0-1 | title: [Ports] Cranes', 'article 2-3 | title: [Rail] Rivers']);
});

test('records that end with a line', () => {
  const dump = read({ ends: '^-- ?30 ?--$' }, `
    Cranes

    The board met.
    --30--

    Rivers

    Five countries met.
    -- 30 --
  `);
  assert.deepEqual(outlineOf(dump), ['article 0-3 | title: Cranes', 'article 5-8 | title: Rivers']);
  assert.ok(dump.structure(dump.at(0)).terminator);
});

test('what looks like an export of another kind is not, where somebody says so', () => {
  const dump = read({ name: 'Counted', separator: '^\\d+ of \\d+ DOCUMENTS$' }, '1 of 2 DOCUMENTS\n\nOne\n\nText.\n\n2 of 2 DOCUMENTS\n\nTwo\n\nText.\n');
  assert.deepEqual([...dump.articles()].map(({ article }) => article.dialect), ['own', 'own']);
});

test('a pattern that is none is told where it stands; any pattern takes time linear in the line', () => {
  const problems = (own: OwnDialect): unknown => ownDialect('own', own).problems.map(({ path, message }) => `${path.join('.')}: ${inEnglish(message)}`);
  assert.deepEqual(problems({ begins: '(' }), ['begins: not a pattern: missing closing ): `(`']);
  assert.deepEqual(problems({ begins: '^a', evidence: [{ pattern: '(?=b)' }] }), ['evidence.0.pattern: not a pattern: invalid or unsupported Perl syntax: `(?=`']);
  assert.deepEqual(problems({ separator: '=*' }), ['separator: it matches empty lines, and so every line']);
  assert.deepEqual(problems({ name: 'x' }), [': say what sets its records apart: "separator", "begins" or "ends"']);
  const dump = read({ begins: '^(a+)+b' }, `${'a'.repeat(50_000)}\naab Title\nText.\n`);
  assert.equal(dump.count, 1);
});

test('an export in a dialect of one’s own may be pasted below another; a line that its pattern happens to match begins nothing', () => {
  const nexis = (n: number, title: string, text = 'Text of it.'): string => `${n} of 2 DOCUMENTS\n\nThe Post\n\nMay ${n}, 2012 Friday\n\n${title}\n\nLENGTH: 4 words\n\n${text}\n\nLOAD-DATE: May 2, 2012\n\n`;
  const pasted = ['Cranes', 'Rivers', 'Herring'].map((title) => `<<<\n${title}\n\nThe board met, and went home.\n\n`).join('');
  const dump = read({ separator: '^<<<$' }, `${nexis(1, 'One', 'Text.\n\n<<<\n\nMore text.')}${nexis(2, 'Two')}${pasted}`);
  assert.deepEqual([...dump.articles()].map((placed) => `${placed.article.dialect}: ${dump.structure(placed).title?.text}`), [
    'nexis: One', 'nexis: Two', 'own: Cranes', 'own: Rivers', 'own: Herring',
  ]);
});
