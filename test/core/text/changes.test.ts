import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyChanges, compose, type Change, type Damage } from '../../../server/core/text/changes.ts';
import { Text } from '../../../server/core/text/text.ts';
import { sizes, strings } from './strings.ts';

/** A change on one line, as an editor sends it. */
const change = (line: number, from: number, to: number, text: string): Change =>
  ({ range: { start: { line, character: from }, end: { line, character: to } }, text });

const position = fc.record({ line: fc.integer({ min: -1, max: 20 }), character: fc.integer({ min: -1, max: 40 }) });
const changes = fc.array(fc.oneof(
  { weight: 8, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text: strings(5) }) },
  { weight: 1, arbitrary: fc.record({ text: strings(20) }) },
), { maxLength: 8 });

/** What a fresh stock document makes of one change. */
function applied(content: string, { range, text }: Change): string {
  if (!range) return text;
  const document = TextDocument.create('file:///a.dump', 'article-dump', 1, content);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)].sort((a, b) => a - b);
  return content.slice(0, start) + text + content.slice(end);
}

/** Asserts that damages are in order, apart, and that outside them both versions are the same. */
function assertDamages(before: string, after: string, damages: readonly Damage[]): void {
  let oldEnd = 0;
  let newEnd = 0;
  damages.forEach((damage, i) => {
    assert.ok(damage.oldEnd > damage.oldStart || damage.newEnd > damage.newStart, 'a damage says something');
    if (i > 0) assert.ok(damage.oldStart > oldEnd, 'between damages something is unchanged');
    assert.equal(before.slice(oldEnd, damage.oldStart), after.slice(newEnd, damage.newStart));
    ({ oldEnd, newEnd } = damage);
  });
  assert.equal(before.slice(oldEnd), after.slice(newEnd));
}

test('each change is in the coordinates after the ones before it', () => {
  const { text, damages } = applyChanges(Text.of('WHO\nNATO\nEAEU'), [
    change(0, 0, 3, 'World Health\nOrganisation'),
    change(2, 0, 4, 'Alliance'),
    change(1, 12, 12, '!'),
  ]);
  assert.equal(text.toString(), 'World Health\nOrganisation!\nAlliance\nEAEU');
  assert.deepEqual(damages, [
    { oldStart: 0, oldEnd: 3, newStart: 0, newEnd: 26 },
    { oldStart: 4, oldEnd: 8, newStart: 27, newEnd: 35 },
  ]);
});

test('a change without a range replaces everything', () => {
  const { text, damages } = applyChanges(Text.of('old\ntext'), [change(0, 0, 0, 'x'), { text: 'new' }]);
  assert.equal(text.toString(), 'new');
  assert.deepEqual(damages, [{ oldStart: 0, oldEnd: 8, newStart: 0, newEnd: 3 }]);
});

test('what is put in and taken out again is no damage', () => {
  assert.deepEqual(applyChanges(Text.of('EAEU'), [change(0, 2, 2, 'xyz'), change(0, 2, 5, '')]).damages, []);
  assert.deepEqual(applyChanges(Text.of('EAEU'), []).damages, []);
});

test('a range turned round, and one outside the text', () => {
  assert.equal(applyChanges(Text.of('EAEU'), [change(0, 3, 1, '-')]).text.toString(), 'E-U');
  assert.equal(applyChanges(Text.of('EAEU'), [change(7, 0, 9, '!')]).text.toString(), 'EAEU!');
});

test('any changes give what they give one by one, and the damages between', () => {
  fc.assert(fc.property(strings(), sizes, changes, (before, size, list) => {
    const after = list.reduce(applied, before);
    const { text, damages } = applyChanges(Text.of(before, size), list);
    assert.equal(text.toString(), after);
    assertDamages(before, after, damages);
  }), { numRuns: 1000 });
});

test('changes from the end to the beginning, as an editor sends those of one command', () => {
  const places = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 9 }), length: fc.nat(6), text: strings(3) }), { maxLength: 12 });
  fc.assert(fc.property(strings(), sizes, places, (before, size, list) => {
    const document = TextDocument.create('file:///a.dump', 'article-dump', 1, before);
    let at = 0;
    const sent = list.map(({ gap, length, text }): Change => {
      const start = document.positionAt(at + gap);
      return { range: { start, end: document.positionAt((at += gap + length)) }, text };
    }).reverse();
    const { text, damages } = applyChanges(Text.of(before, size), sent);
    const after = sent.reduce(applied, before);
    assert.equal(text.toString(), after);
    assertDamages(before, after, damages);
  }), { numRuns: 1000 });
});

test('the damages of two versions one after the other compose', () => {
  fc.assert(fc.property(strings(), sizes, changes, changes, (before, size, one, two) => {
    const first = applyChanges(Text.of(before, size), one);
    const second = applyChanges(first.text, two);
    assertDamages(before, second.text.toString(), compose(first.damages, second.damages));
  }), { numRuns: 500 });
});

test('ten thousand changes in one message, from either end, are ten thousand damages', () => {
  const lines = 10_000;
  const before = 'The EU and the UN.\n'.repeat(lines);
  const all = Array.from({ length: lines }, (_, line) => change(line, 4, 6, 'European Union'));
  for (const list of [all, all.toReversed()]) {
    const { text, damages } = applyChanges(Text.of(before), list);
    assert.equal(text.toString(), 'The European Union and the UN.\n'.repeat(lines));
    assert.equal(damages.length, lines);
    assert.deepEqual(damages[9999], { oldStart: 189_985, oldEnd: 189_987, newStart: 309_973, newEnd: 309_987 });
  }
});
