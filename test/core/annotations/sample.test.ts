import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from '../../../server/core/annotations/sample.ts';

const IDS = Array.from({ length: 200 }, (_, n) => `article ${n}`);

test('a seed draws the same articles whatever their order, and another seed others', () => {
  const drawn = sample(IDS, { seed: 'spring', size: 20 });
  assert.equal(drawn.size, 20);
  assert.deepEqual(sample([...IDS].reverse(), { seed: 'spring', size: 20 }), drawn);
  assert.notDeepEqual([...sample(IDS, { seed: 'autumn', size: 20 })].sort(), [...drawn].sort());
});

test('a larger sample holds the smaller one; an article that goes changes only its own lot', () => {
  const drawn = sample(IDS, { seed: 'spring', size: 20 });
  const larger = sample(IDS, { seed: 'spring', size: 30 });
  assert.ok([...drawn].every((id) => larger.has(id)));
  const [gone] = drawn;
  const without = sample(IDS.filter((id) => id !== gone), { seed: 'spring', size: 20 });
  assert.equal([...drawn].filter((id) => without.has(id)).length, 19);
});

test('an article that stands in a dump twice is drawn once; a sample larger than the dump is the dump', () => {
  assert.deepEqual(sample(['a', 'b', 'a'], { seed: '1', size: 9 }), new Set(['a', 'b']));
});

test('coders share what all of them code, and divide the rest', () => {
  const shares = [1, 2, 3].map((coder) => sample(IDS, { seed: '1', size: 50, coder, coders: 3, double: 8 }));
  const coders = (id: string): number => shares.filter((share) => share.has(id)).length;
  const drawn = [...sample(IDS, { seed: '1', size: 50 })];
  assert.deepEqual([drawn.filter((id) => coders(id) === 3).length, drawn.filter((id) => coders(id) === 1).length], [8, 42]);
  assert.deepEqual(shares.map(({ size }) => size), [22, 22, 22]);
});

test('every article has about the same chance', () => {
  const times = new Map(IDS.map((id) => [id, 0]));
  for (let seed = 0; seed < 1000; seed++) for (const id of sample(IDS, { seed: String(seed), size: 20 })) times.set(id, times.get(id)! + 1);
  // a hundred times each; ten is nearly the standard deviation
  assert.ok([...times.values()].every((n) => n > 55 && n < 145), `${Math.min(...times.values())} to ${Math.max(...times.values())} times`);
});
