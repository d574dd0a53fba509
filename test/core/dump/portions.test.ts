// A dump that comes in chunks is cut as the whole is.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDump, type Dump } from '../../../server/core/dump/dump.ts';
import { identity } from '../../../server/core/dump/identity.ts';
import { dataOf, portionOf, Portions, type Portion, type PortionOptions } from '../../../server/core/dump/portions.ts';

const folder = new URL('dumps/', import.meta.url);
const dumps = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** All portions of a text that comes in chunks of so many UTF-16 units, again and again. */
function portions(text: string, lengths: readonly number[], options: PortionOptions): Portion[] {
  const reader = new Portions(options);
  const found: (Portion | null)[] = [];
  for (let at = 0, i = 0; at < text.length; i++) {
    const next = at + lengths[i % lengths.length];
    found.push(reader.push(text.slice(at, next)));
    at = next;
  }
  found.push(reader.end());
  return found.filter((portion) => portion !== null);
}

/** What is said of each article of a dump that begins after `before`. */
function articles(dump: Dump, before = { units: 0, lines: 0, articles: 0 }) {
  return [...dump.articles()].map((placed) => ({
    index: placed.index + before.articles, start: placed.start + before.units, end: placed.end + before.units, line: placed.startLine + before.lines,
    kind: placed.article.kind, dialect: placed.article.dialect, head: placed.article.head, id: dump.fact(identity, placed),
  }));
}

const ends = fc.constantFrom('\n', '\r\n', '\r');
const text = fc.tuple(fc.array(fc.constantFrom(...dumps), { minLength: 1, maxLength: 3 }), ends, fc.nat(3000))
  .map(([parts, end, cut]) => parts.join('\n').replaceAll('\n', end).slice(0, -1 - cut));
const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5000 })), { minLength: 1, maxLength: 5 });

test('the pieces of a stream are those of the whole, wherever its chunks and portions end', () => {
  fc.assert(fc.property(text, lengths, fc.integer({ min: 1, max: 20_000 }), (whole, chunks, size) => {
    const dump = readDump(whole);
    const found = portions(whole, chunks, { size });
    assert.deepEqual(found.flatMap((portion) => articles(portion.dump, portion.before)), articles(dump));
    assert.deepEqual(found.flatMap(({ dump: { segments } }) => [...segments.entries()].map(({ item }) => item.state)), [...dump.segments.entries()].map(({ item }) => item.state));
    for (const portion of found) assert.equal(portion.dump.detection.dialect, dump.detection.dialect);
  }), { numRuns: 60 });
});

test('a portion can be made elsewhere from plain data', () => {
  fc.assert(fc.property(text, fc.integer({ min: 1000, max: 20_000 }), (whole, size) => {
    for (const portion of portions(whole, [4000], { size })) {
      const { dump, before } = portionOf(structuredClone(dataOf(portion)));
      assert.deepEqual(articles(dump, before), articles(portion.dump, portion.before));
    }
  }), { numRuns: 20 });
});

test('reading goes on where it was left off', () => {
  fc.assert(fc.property(text, fc.integer({ min: 1000, max: 9000 }), (whole, size) => {
    const first = new Portions({ size });
    const begun = first.push(whole.slice(0, whole.length >> 1));
    const resumed = first.resumption;
    if (!begun || !resumed) return;
    const second = new Portions({ size, resumed });
    const rest = [second.push(whole.slice(resumed.before.units)), second.end()].filter((portion) => portion !== null);
    assert.deepEqual([begun, ...rest].flatMap((portion) => articles(portion.dump, portion.before)), articles(readDump(whole)));
  }), { numRuns: 30 });
});

test('a dialect that somebody chose is followed', () => {
  const [whole] = dumps;
  const found = portions(whole, [100], { size: 500, chosen: 'web-page' });
  assert.deepEqual(found.flatMap((portion) => articles(portion.dump, portion.before)), articles(readDump(whole, { chosen: 'web-page' })));
});

test('a piece longer than may be held is cut off at a line, and the portion says so', () => {
  const whole = `1 of 1 DOCUMENTS\n\nThe Grove Gazette\n\n${'A line of one long article.\n'.repeat(2000)}`;
  const found = portions(whole, [1000], { chosen: 'nexis', size: 1000, longest: 10_000 });
  assert.ok(found.some(({ isCutOff }) => isCutOff));
  assert.equal(found.reduce((n, { dump }) => n + dump.segments.summary.units, 0), whole.length);
  for (const { before } of found) assert.ok(before.units === 0 || whole[before.units - 1] === '\n');
});

test('an empty text is one empty dump', () => {
  const [{ dump, before }, ...others] = portions('', [1], {});
  assert.deepEqual([dump.count, dump.text.length, before.units, others.length], [0, 0, 0, 0]);
});
