import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreementOf } from '../../../server/core/annotations/agreement/agreement.ts';
import { krippendorffAlpha, type Value } from '../../../server/core/annotations/agreement/alpha.ts';
import { placedJudgements, statedJudgements } from '../../../server/core/annotations/agreement/judgements.ts';
import { touching } from '../../../server/core/annotations/agreement/spans.ts';
import { readCodebook } from '../../../server/core/annotations/codebook.ts';
import { annotated, decisionsOn, mark, type On } from './annotating.ts';

/** One row an observer, one column a unit; "." is missing. */
function units(rows: readonly string[], value: (word: string) => Value = Number): Value[][] {
  const table = rows.map((row) => row.split(' '));
  return table[0].map((_, unit) => table.flatMap((row) => (row[unit] === '.' ? [] : [value(row[unit])])));
}

test('Krippendorff’s alpha is what his own examples say', () => {
  // K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A to D
  const binary = units(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0']);
  assert.equal(krippendorffAlpha(binary, 'nominal')?.toFixed(3), '0.095');
  const nominal = units(['a a b b d c c c e d d a', 'b a b b b c c c e d d d'], String);
  assert.equal(krippendorffAlpha(nominal, 'nominal')?.toFixed(3), '0.692');
  const missing = units(['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .']);
  assert.equal(krippendorffAlpha(missing, 'nominal')?.toFixed(3), '0.743');
  assert.equal(krippendorffAlpha(missing, 'interval')?.toFixed(3), '0.849');
});

test('alpha is 1 where all agree, null where it says nothing, and the same whatever the order or, of intervals, the zero', () => {
  assert.equal(krippendorffAlpha([['a', 'a'], ['b', 'b']], 'nominal'), 1);
  assert.equal(krippendorffAlpha([['a', 'a'], ['a', 'a']], 'nominal'), null);
  assert.equal(krippendorffAlpha([['a']], 'nominal'), null);
  fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 9 }), (some) => {
    for (const metric of ['nominal', 'interval'] as const) {
      const alpha = krippendorffAlpha(some, metric);
      const other = krippendorffAlpha([...some].reverse().map((values) => values.map((value) => value + 1e6).reverse()), metric);
      if (alpha === null) assert.equal(other, null);
      else assert.ok(Math.abs(alpha - other!) < 1e-6 && alpha <= 1, `${alpha} ${other}`);
    }
  }));
});

test('ranges that touch are found as by looking at each pair', () => {
  const ranges = fc.array(fc.record({ start: fc.nat(30), length: fc.integer({ min: 1, max: 9 }) }).map(({ start, length }) => ({ start, end: start + length })), { maxLength: 12 });
  fc.assert(fc.property(ranges, ranges, (some, others) => {
    assert.deepEqual([...touching(some, others)], some.filter((one) => others.some((other) => one.start < other.end && other.start < one.end)));
  }));
});

const DUMP = `Ports

The Crane Stays

The Harbour Board met. Ada Lund of the Ferry Company spoke to the Board.

Continue Reading

Ports

The Bridge Opens

Nobody from the Ferry Company came, and Ola Berg was late.

Continue Reading

Ports

The Lighthouse

Nobody came.

Continue Reading
`;

const code = (article: number, category: string, value: string | number): On => [article, { kind: 'code', category, value }];

const A: On[] = [
  ['Harbour Board', mark('Organisation')], ['Ada Lund', mark('Person')], ['Ferry Company', mark('Organisation')], ['Crane', mark('Place', { state: 'rejected' })],
  ['Ola Berg', mark('Person', { note: 'late' })], code(0, 'topic', 'ports'), code(1, 'topic', 'ports'), code(0, 'tone', 1), code(1, 'tone', -1), code(2, 'topic', 'light'),
];
const B: On[] = [
  ['The Harbour Board', mark('Organisation')], ['Ada Lund', mark('Person')], ['Ferry Company', mark('Person')],
  ['Ola Berg', mark('Person', { link: 'https://www.wikidata.org/wiki/Q1' })], ['Bridge', mark('Place')], code(0, 'topic', 'ports'), code(1, 'topic', 'roads'), code(0, 'tone', 1), code(1, 'tone', 2),
];

for (const [how, judged] of [['in the dump', (on: On[]) => placedJudgements(annotated(DUMP, on))], ['as stated', (on: On[]) => statedJudgements(decisionsOn(DUMP, on))]] as const) {
  test(`two people compared, ${how}: figures, differences with places, and what both agree on`, () => {
    const { articles, spans, categories, differences, merged } = agreementOf(judged(A), judged(B));
    assert.deepEqual(articles, { compared: 2, onlyA: 1, onlyB: 0 });
    assert.deepEqual(spans.map(({ label, a, b, exact, overlapping }) => [label, a, b, exact?.toFixed(2), overlapping?.toFixed(2)]), [
      ['Organisation', 2, 1, '0.00', '0.67'], ['Person', 2, 3, '0.80', '0.80'], ['Place', 0, 1, '0.00', '0.00'], [null, 4, 5, '0.44', '0.67'],
    ]);
    assert.deepEqual(categories.map(({ category, metric, articles: n, same }) => [category, metric, n, same]), [['topic', 'nominal', 2, 1], ['tone', 'interval', 2, 1]]);
    assert.deepEqual(differences.map(({ kind, a, b }) => [kind, ...[...a, ...b].map(({ annotation: { target: { quote }, decision } }) => quote?.exact ?? (decision.kind === 'code' ? decision.value : ''))]), [
      ['boundaries', 'Harbour Board', 'The Harbour Board'], ['label', 'Ferry Company', 'Ferry Company'],
      ['value', 'ports', 'roads'], ['value', -1, 2], ['only-b', 'Bridge'],
    ]);
    // what A alone looked at stays, and of two that agree the one that says more
    assert.deepEqual(merged.map(({ decision, target: { quote } }) => [decision.kind, quote?.exact ?? null, ...(decision.kind === 'mark' && decision.link !== undefined ? ['linked'] : [])]), [
      ['code', null], ['code', null], ['mark', 'Crane'], ['mark', 'Ada Lund'], ['mark', 'Ola Berg', 'linked'], ['code', null],
    ]);
  });
}

test('what somebody settled counts, stays as it is, and is asked no more', () => {
  const settled = placedJudgements(annotated(DUMP, [['Harbour Board', mark('Organisation')], code(1, 'topic', 'roads'), ['Bridge', mark('Place', { state: 'rejected' })], ['Ada Lund', mark('Person')]]));
  const { differences, merged } = agreementOf(placedJudgements(annotated(DUMP, A)), placedJudgements(annotated(DUMP, B)), { settled });
  assert.deepEqual(differences.filter((one) => !one.settled).map(({ kind }) => kind), ['label', 'value']);
  assert.deepEqual(merged.filter(({ target: { quote } }) => quote?.exact === 'Ada Lund').length, 1);
  assert.ok(settled.every(({ annotation }) => merged.includes(annotation)));
});

test('a codebook says what is a number and what only looks like one; several values are compared as one', () => {
  const { codebook } = readCodebook({ codebook: { topic: { values: [1, 2, 3], multiple: true }, tone: { type: 'number' } } });
  const mine = statedJudgements(decisionsOn(DUMP, [code(0, 'topic', 1), code(0, 'topic', 2), code(1, 'topic', 3), code(0, 'tone', 1)]));
  const others = statedJudgements(decisionsOn(DUMP, [code(0, 'topic', 2), code(0, 'topic', 1), code(1, 'topic', 1), code(0, 'tone', 2)]));
  const { categories } = agreementOf(mine, others, { categories: codebook.categories });
  assert.deepEqual(categories.map(({ category, metric, articles, same }) => [category, metric, articles, same]), [['topic', 'nominal', 2, 1], ['tone', 'interval', 1, 0]]);
});

test('all articles on request, also those that one alone has decided on', () => {
  const { articles, differences } = agreementOf(statedJudgements(decisionsOn(DUMP, A)), statedJudgements(decisionsOn(DUMP, B)), { everywhere: true });
  assert.equal(articles.compared, 3);
  assert.deepEqual(differences.at(-1)?.kind, 'only-a');
});
