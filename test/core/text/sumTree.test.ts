import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SumTree, type Measure } from '../../../server/core/text/sumTree.ts';

interface Sum {
  readonly length: number;
  readonly words: string;
}

/** Lengths of words, and the words themselves, so that a sum in the wrong order would be seen. */
const measure: Measure<string, Sum> = {
  zero: { length: 0, words: '' },
  of: (word) => ({ length: word.length, words: word }),
  add: (a, b) => ({ length: a.length + b.length, words: a.words + b.words }),
};

const treeOf = (words: readonly string[]): SumTree<string, Sum> => SumTree.of(words, measure);
const wordsOf = (tree: SumTree<string, Sum>): string[] => [...tree.entries()].map(({ item }) => item);

test('finds an item by a sum, by its number, and what lies before it', () => {
  const tree = treeOf(['The', 'ministers', 'of', 'the', 'Union']);
  assert.equal(tree.length, 5);
  assert.deepEqual(tree.summary, { length: 22, words: 'TheministersoftheUnion' });
  assert.deepEqual(tree.find(({ length }) => length > 12), { item: 'of', index: 2, before: { length: 12, words: 'Theministers' } });
  assert.equal(tree.find(({ length }) => length > 22), undefined);
  assert.equal(tree.item(3), 'the');
  assert.equal(tree.before(3).words, 'Theministersof');
  assert.equal(tree.before(5), tree.summary);
  assert.deepEqual([...tree.entries(3)].map(({ item, index, before }) => [item, index, before.length]), [['the', 3, 14], ['Union', 4, 17]]);
  assert.throws(() => tree.item(5), RangeError);
});

test('an empty tree has nothing', () => {
  const tree = treeOf([]);
  assert.deepEqual([tree.length, tree.summary, wordsOf(tree), tree.before(0)], [0, measure.zero, [], measure.zero]);
  assert.equal(tree.find(() => true), undefined);
});

test('old versions stay as they were', () => {
  const old = treeOf(['a', 'b', 'c']);
  assert.deepEqual(wordsOf(old.replace(1, 2, ['x', 'y'])), ['a', 'x', 'y', 'c']);
  assert.deepEqual(wordsOf(old), ['a', 'b', 'c']);
});

test('any replacements give what an array gives', () => {
  const items = fc.array(fc.constantFrom('a', 'bc', 'def', ''), { maxLength: 300, size: 'max' });
  const place = fc.integer({ min: 0, max: 400 });
  const replacements = fc.array(fc.tuple(place, fc.oneof(fc.constant(0), fc.constant(1), place), items), { maxLength: 12 });
  fc.assert(fc.property(items, replacements, (first, list) => {
    const expected = [...first];
    let tree = treeOf(first);
    for (const [from, count, added] of list) {
      tree = tree.replace(from, from + count, added);
      expected.splice(from, count, ...added);
      assert.deepEqual(wordsOf(tree), expected);
    }
    assert.equal(tree.length, expected.length);
    assert.equal(tree.summary.words, expected.join(''));
    for (const from of [0, 1, 40, expected.length]) {
      const runs = [...tree.runs(from)];
      assert.deepEqual(runs.flatMap(({ items: some }) => some), expected.slice(from));
      let sum = expected.slice(0, from).join('');
      for (const { items: some, before } of runs) {
        assert.equal(before.words, sum);
        sum += some.join('');
      }
    }
    let before = '';
    expected.forEach((word, index) => {
      assert.equal(tree.item(index), word);
      assert.equal(tree.before(index).words, before);
      before += word;
      if (word === '') return;
      const found = tree.find(({ length }) => length >= before.length)!;
      assert.deepEqual([found.index, found.before.words], [index, before.slice(0, -word.length)]);
    });
  }), { numRuns: 200 });
});

test('stays shallow: a hundred thousand items, put in and taken out, cost few additions to find', () => {
  let additions = 0;
  const counting: Measure<number, number> = { zero: 0, of: () => 1, add: (a, b) => (additions++, a + b) };
  let tree = SumTree.of(Array.from({ length: 1000 }, (_, i) => i), counting);
  for (let i = 0; i < 2000; i++) tree = tree.replace((i * 7919) % tree.length, 0, Array.from({ length: 50 }, () => i));
  for (let i = 0; i < 2000; i++) tree = tree.replace((i * 104729) % tree.length, ((i * 104729) % tree.length) + 49, []);
  additions = 0;
  tree.find((sum) => sum > tree.length / 2);
  assert.ok(additions < 40, `${additions} additions among ${tree.length} items`);
});
