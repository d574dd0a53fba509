import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Flag, Shape, tokenise } from '../../../server/core/organisations/tokens.ts';

/** Tokens joined by "·"; "¶" before the first of a sentence. */
function shown(text: string): string {
  const { count, starts, ends, flags } = tokenise(text);
  return Array.from({ length: count }, (_, i) => (flags[i] & Flag.sentence ? '¶' : '') + text.slice(starts[i], ends[i])).join('·');
}

const cases: readonly (readonly [string, string])[] = [
  ["Moody's cut France’s rating.", "¶Moody·'s·cut·France·’s·rating·."],
  ['The U.N. and the U.S. met. Then AT&T Corp. left.', '¶The·U.N.·and·the·U.S.·met·.·¶Then·AT&T·Corp.·left·.'],
  ['a UN-led force, Rolls-Royce, al-Qaida, post-Soviet', '¶a·UN·-·led·force·,·Rolls-Royce·,·al-Qaida·,·post·-·Soviet'],
  ['Amazon.com rose 3.5% to $1,200 (up)', '¶Amazon.com·rose·3.5·%·to·$·1,200·(·up·)'],
  ['Johnson &amp; Johnson', '¶Johnson·&amp;·Johnson'],
  ['First line\nSecond line', '¶First·line·¶Second·line'],
  ['This wrapped line of a telegram is quite long and it\ngoes on here. It ends.', '¶This·wrapped·line·of·a·telegram·is·quite·long·and·it·goes·on·here·.·¶It·ends·.'],
  ['He said: "Go." "Why?" she asked.', '¶He·said·:·"·Go·.·"·¶"·Why·?·"·she·asked·.'],
];
for (const [text, expected] of cases) test(text, () => assert.equal(shown(text), expected));

test('a corpus with spaces before punctuation has the same words', () => {
  assert.equal(shown("Iran 's nuclear plant , he said ."), "¶Iran·'s·nuclear·plant·,·he·said·.");
});

test('shapes', () => {
  const { shapes } = tokenise('word Word WORD W McWord G7 12 http://x.y');
  assert.deepEqual([...shapes.slice(0, 8)], [Shape.lower, Shape.capitalised, Shape.capitals, Shape.initial, Shape.mixed, Shape.code, Shape.number, Shape.link]);
});

test('tokens are in order, do not overlap, and leave out white space only', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
    const { count, starts, ends } = tokenise(text);
    let at = 0;
    for (let i = 0; i < count; i++) {
      assert.ok(starts[i] >= at && ends[i] > starts[i] && ends[i] <= text.length);
      assert.equal(text.slice(at, starts[i]).trim(), '');
      at = ends[i];
    }
    assert.equal(text.slice(at).trim(), '');
  }));
});
