import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/core/checks/checks.ts';
import { asSet, shared, shinglesOf } from '../../../server/core/checks/shingles.ts';
import { readDump } from '../../../server/core/dump/dump.ts';
import { inEnglish } from '../../../server/core/say.ts';
import { random } from '../../bench/generate.ts';
import { objects, subjects, verbs } from '../../bench/words.ts';

const next = random(5);
const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)];
const sentences = (count: number): string[] => Array.from({ length: count }, () => `On day ${Math.floor(next() * 1e6)} ${pick(subjects)} ${pick(verbs)} ${pick(objects)}.`);
const dumpOf = (texts: readonly (readonly string[])[]) => readDump(texts.map((text, n) => `<DOC>\n<DOCNO> X-${n} </DOCNO>\n<TEXT>\n${text.join(' ')}\n</TEXT>\n</DOC>\n`).join(''));

/** The numbers of the articles that are told to be copies, each with those that it is like. */
function told(texts: readonly (readonly string[])[]): string[] {
  const dump = dumpOf(texts);
  return check(dump).filter(({ code }) => code === 'duplicate-article').map(({ article, related }) => `${article}: ${related.map(({ start }) => dump.articleAt(start)!.index).join(' ')}`);
}

/** The same by comparing all pairs. */
function compared(texts: readonly (readonly string[])[]): string[] {
  const dump = dumpOf(texts);
  const sets = [...dump.articles()].map((placed) => asSet(shinglesOf(dump.structure(placed))));
  return sets.flatMap((set, n) => {
    const like = sets.flatMap((other, m) => (m !== n && shared(set, other) > 0.8 * Math.min(set.length, other.length) ? [m] : []));
    return like.some((m) => m < n) ? [`${n}: ${like.join(' ')}`] : [];
  });
}

test('families of copies are those that comparing all pairs finds', () => {
  const originals = Array.from({ length: 12 }, () => sentences(20));
  const texts = Array.from({ length: 60 }, (_, n) => (n % 5 === 4 ? sentences(20) : originals[(n * 7) % 12].map((sentence, i) => (i === n % 20 && n % 3 === 0 ? sentences(1)[0] : sentence))));
  assert.ok(compared(texts).length > 30);
  assert.deepEqual(told(texts), compared(texts));
});

test('versions that drift away from the first are each like their neighbours', () => {
  const texts = [sentences(20)];
  for (let n = 1; n < 6; n++) texts.push(texts[n - 1].map((sentence, i) => (i === 2 * n || i === 2 * n + 1 ? sentences(1)[0] : sentence)));
  assert.deepEqual(told(texts), compared(texts));
});

test('of a large family each member says how large it is', () => {
  const wire = sentences(25);
  const dump = dumpOf(Array.from({ length: 120 }, (_, n) => wire.map((sentence, i) => (i === n % 25 ? sentences(1)[0] : sentence))));
  const messages = check(dump).filter(({ code }) => code === 'duplicate-article').map(({ message }) => inEnglish(message));
  assert.deepEqual([messages.length, ...new Set(messages)], [119, 'the same article stands in this file 120 times; the first 20 of 119 others are listed']);
});
