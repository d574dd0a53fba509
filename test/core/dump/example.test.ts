import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alike } from '../../../server/core/dump/alike.ts';
import { finish } from '../../../server/core/dump/dump.ts';
import { proposals, type Proposal } from '../../../server/core/dump/example.ts';
import { ownPattern } from '../../../server/core/dump/pattern.ts';
import { Text } from '../../../server/core/text/text.ts';
import { fixture } from '../../support/fixture.ts';

/** What is proposed for a dump in which articles are marked by « and ». */
function proposed(marked: string): Proposal[] {
  const { text: content, ranges } = fixture(marked);
  const text = Text.of(content);
  return finish(proposals(text, ranges.map(({ start, end }) => ({ start: text.offsetAt(start), end: text.offsetAt(end) }))));
}

const first = (marked: string): unknown => {
  const [{ rules, met, articles }] = proposed(marked);
  return { rules, met, articles };
};

test('what lines have in common', () => {
  const cases: [string[], string | null, string[], string[]][] = [
    [['Ref: 12', 'Ref: 7'], String.raw`^Ref:[ \t\x{a0}]+\d+[ \t]*$`, ['Ref: 100'], ['Ref: x', 'My Ref: 1']],
    [['==========', '============'], String.raw`^={4,}[ \t]*$`, ['====='], ['===', '== =']],
    [['*** Rivers and railways ***', '*** Cranes ***'], String.raw`^\*\*\*[ \t\x{a0}]+.*[ \t\x{a0}]+\*\*\*[ \t]*$`, ['*** x ***'], ['** x **']],
    [['3 of 10 ITEMS', '4 of 10 ITEMS'], String.raw`^\d+[ \t\x{a0}]+of[ \t\x{a0}]+\d+[ \t\x{a0}]+ITEMS[ \t]*$`, ['1 of 10 ITEMS'], ['one of ten']],
    [['Copyright 2020 The Quay', 'Copyright 2021 Harbour Daily'], String.raw`^Copyright[ \t\x{a0}]+\d+[ \t\x{a0}]+`, ['Copyright 1999 X'], ['Copyright']],
    [['RIVERS AND RAILWAYS', 'CRANES, AGAIN'], String.raw`^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$`, ['A HARBOUR'], ['A harbour']],
    [['Rivers and railways', 'Cranes'], null, [], []],
    [['Ref: 12', ''], null, [], []],
  ];
  for (const [lines, pattern, matching, others] of cases) {
    assert.equal(alike(lines), pattern);
    const own = pattern === null ? null : ownPattern(pattern);
    if (own === null) continue;
    assert.ok(typeof own !== 'string');
    assert.deepEqual([[...lines, ...matching].filter((line) => !own.test(line)), others.filter((line) => own.test(line))], [[], []]);
  }
});

test('articles between separators', () => {
  assert.deepEqual(first(`
    The Quay, a selection
    ---------- 1
    «Rivers and railways
    Paper: The Quay

    Five countries met.»
    ---------- 2
    «Cranes
    Paper: The Harbour

    The board met.
    »
    ---------- 3
    Lights
    Paper: The Quay

    A lighthouse was sold.
  `), { rules: { separator: String.raw`^\-{4,}[ \t\x{a0}]+\d+[ \t]*$`, fields: { Paper: 'source' } }, met: 2, articles: 3 });
});

test('articles that begin or end alike', () => {
  assert.deepEqual(first(`
    «Ref: 1 Rivers
    Five countries met.»

    «Ref: 2 Cranes
    The board met.»

    Ref: 3 Lights
    A lighthouse was sold.
  `), { rules: { begins: String.raw`^Ref:[ \t\x{a0}]+\d+[ \t\x{a0}]+` }, met: 2, articles: 3 });
  assert.deepEqual(first(`
    «Rivers
    Five countries met.
    (ends)»
    Lights
    A lighthouse was sold.
    (ends)
    «Cranes
    The board met.
    (ends)»
  `), { rules: { ends: String.raw`^\(ends\)[ \t]*$` }, met: 2, articles: 3 });
});

test('a mark that ends too early does no harm', () => {
  assert.deepEqual(first(`
    @@ 1 / 3 @@
    «Rivers

    Five countries met.»
    They had dinner.

    @@ 2 / 3 @@
    «Cranes»

    The board met.

    @@ 3 / 3 @@
    Lights
  `), { rules: { separator: String.raw`^@@[ \t\x{a0}]+\d+[ \t\x{a0}]+\/[ \t\x{a0}]+\d+[ \t\x{a0}]+@@[ \t]*$` }, met: 2, articles: 3 });
});

test('articles far from the usual length are told', () => {
  const article = (n: number, words: number): string => `Ref: ${n} Title\n${'word '.repeat(words)}\n\n`;
  const [{ outliers, lengths }] = proposed(`«${article(1, 40)}»«${article(2, 50)}»${article(3, 45)}${article(4, 900)}${article(5, 40)}`);
  assert.deepEqual(outliers.map(({ index }) => index), [3]);
  assert.equal(lengths.median, 'Ref: 1 Title\n'.length + 45 * 5);
});

test('nothing in common, or too little marked: nothing is proposed', () => {
  assert.deepEqual(proposed('«Rivers\nFive countries met.»\n\n«Cranes\nThe board had dinner!»\n'), []);
  assert.deepEqual(proposed('«Ref: 1\nFive countries met.»\n\n\n'), []);
  assert.deepEqual(proposed('«\n\n»\n«\n»'), []);
});
