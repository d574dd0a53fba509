import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acronymsOf, acronymSteps } from '../../../server/core/acronyms/article.ts';
import type { Zone } from '../../../server/core/dump/model.ts';

const pieces = fc.constantFrom('World Health Organization', 'WHO', ' (', ') ', '[', ']', '“', '"', "'s", ' = ', ': ', ' – ', '; ', ', or ', ', known as ', 'U.S.', 'CO2', 'of the ', '\n', '\n\n', '\r\n', '.', ' a', 'É', '🗞️', 'ﬁ', '\u0000', '中', '-', '/', '5', 'İ', 'ß', '\uD83D');

test('any text, any zones: ranges lie in the text, in order, and hold what they say', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.array(fc.nat({ max: 120 }), { maxLength: 6 }), (parts, cuts) => {
      const text = parts.join('');
      const sorted = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
      const zones: Zone[] = sorted.slice(1).map((end, index) => ({ kind: index % 3 === 2 ? 'title' : 'paragraph', start: sorted[index], end }));
      const { shortForms, definitions, names } = acronymsOf({ text, zones });
      let last = 0;
      for (const { start, end, text: form, key } of shortForms) {
        assert.ok(last <= start && start < end && end <= text.length && key !== '');
        assert.equal(text.slice(start, end), form);
        last = end;
      }
      for (const { short, long, key, expansion } of definitions) {
        assert.ok(short.end <= long.start || long.end <= short.start, 'apart');
        assert.ok(short.start < short.end && long.start < long.end && short.end <= text.length && long.end <= text.length);
        assert.equal(expansion, text.slice(long.start, long.end).replace(/\s+/g, ' ').trim());
        assert.ok(shortForms.some((form) => form.key === key), `${key} is a short form of the text`);
      }
      for (const { start, end, text: name } of names) assert.equal(text.slice(start, end).replace(/\s+/g, ' '), name);
    }),
    { numRuns: 2000 },
  );
});

test('what is defined where a zone begins within a word is a short form there', () => {
  const { shortForms, definitions } = acronymsOf({ text: 'CO2U.S. = World Health Organization', zones: [{ kind: 'paragraph', start: 1, end: 17 }] });
  assert.deepEqual([shortForms.map(({ key }) => key), definitions.map(({ key }) => key)], [['O2U.S.'], ['O2U.S.']]);
});

test('a sign with nothing after it defines nothing, whatever was read before', () => {
  const read = (text: string) => acronymsOf({ text, zones: [] }).definitions.map(({ expansion }) => expansion);
  assert.deepEqual(read('US – United States'), ['United States']);
  assert.deepEqual(read('U.S. – '), []);
});

test('a name of many capitals is gone over once', () => {
  const { definitions } = acronymsOf({ text: `the AB (Aye Bee of ${'A'.repeat(90)}1)`, zones: [] });
  assert.deepEqual(definitions.map(({ expansion }) => expansion), ['Aye Bee']);
});

test('a long article is read in parts, and as if it were a short one', () => {
  const text = 'The Eurasian Economic Union (EAEU) of many members met. Nobody knew what the base pairs (bp) of the WHO were. '.repeat(4000);
  for (const zones of [[], [{ kind: 'paragraph' as const, start: 0, end: text.length }]]) {
    const steps = acronymSteps({ text, zones });
    let parts = 1;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) parts++;
    assert.ok(parts > 10, `${parts} parts`);
    assert.equal(step.value.definitions.length, 8000);
    assert.equal(step.value.shortForms.length, 12000);
  }
});

/** The work for twice the text, in calls of charCodeAt, which all inner loops make. */
function work(text: string): number {
  const charCodeAt = String.prototype.charCodeAt;
  let calls = 0;
  String.prototype.charCodeAt = function (at: number): number {
    calls++;
    return charCodeAt.call(this, at);
  };
  try {
    acronymsOf({ text, zones: [] });
  } finally {
    String.prototype.charCodeAt = charCodeAt;
  }
  return calls;
}

for (const [name, unit] of [
  ['brackets without white space', 'a(BC)'],
  ['open brackets', '('],
  ['one long word of dots and capitals', 'A.'],
  ['equations', 'AB=AB='],
  ['capitals', 'AB CD '],
  ['lists in brackets', '(AB a, b, c, d, '],
  ['definitions', 'base pairs (bp) and '],
  ['quotes', 'AB "'],
  ['headings', 'TURKEYS\n'],
  ['a list of abbreviations in a row', 'AB, aye bee; '],
  ['a list of abbreviations in lines', 'AB: aye bee\n'],
] as const) {
  test(`twice the text takes no more than about twice the work: ${name}`, () => {
    const ratio = work(unit.repeat(8000)) / work(unit.repeat(4000));
    assert.ok(ratio < 2.5, `ratio ${ratio.toFixed(2)}`);
  });
}
