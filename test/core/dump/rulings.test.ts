import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { move } from '../../../server/core/annotations/anchors.ts';
import { finish, readDump, reading, type Dump } from '../../../server/core/dump/dump.ts';
import type { Role, Ruling } from '../../../server/core/dump/rulings.ts';
import { applyChanges } from '../../../server/core/text/changes.ts';
import { outlineOf } from '../../support/outline.ts';

const PAGE = `Culture

The Crane Stays

The harbour crane will stay where it is, the council said on Monday, and it will be painted in the colour that it had when it was new.

A plain line in the midst

Nobody had asked Ann Lee for a second article here, but it is one, and it goes on for as long as an article does on a slow day in May.

Continue Reading

Culture

The Ferry Comes Back

The ferry will come back in spring, when the ice has gone and the captain has found his hat, his whistle and his second mate again.

Continue Reading

This goes on about the ferry, which is white and slow, and about the people who had waited for it since the autumn of last year. It goes on a little longer, so that nobody can take it for a banner.

Continue Reading
`;

/** A ruling on the words given. */
const on = (text: string, words: string, role: Role, of?: string): Ruling => ({ role, start: text.indexOf(words), end: text.indexOf(words) + words.length, ...(of !== undefined && { of }) });
const ruled = (...rulings: Ruling[]): Dump => readDump(PAGE, { rulings });

test('as the dialect reads it', () => {
  assert.deepEqual(outlineOf(readDump(PAGE)), [
    'article 0-10 | section: Culture | title: The Crane Stays',
    'article 12-18 | section: Culture | title: The Ferry Comes Back',
    'article 20-22',
  ]);
});

test('an article begins here', () => {
  assert.deepEqual(outlineOf(ruled(on(PAGE, 'A plain line', 'article'))).slice(0, 2), [
    'article 0-4 | section: Culture | title: The Crane Stays',
    'article 6-10 | title: A plain line in the midst',
  ]);
});

test('this belongs to the article before', () => {
  const dump = ruled(on(PAGE, 'This goes on', 'continuation'));
  assert.deepEqual(outlineOf(dump).slice(1), ['article 12-22 | section: Culture | title: The Ferry Comes Back']);
  assert.match(dump.structure(dump.at(1)).text, /second mate[^]*white and slow/);
});

test('this is no article; this is no part of one', () => {
  assert.deepEqual(outlineOf(ruled({ role: 'gap', start: PAGE.indexOf('This goes on'), end: PAGE.length })).length, 2);
  const part = ruled(on(PAGE, 'A plain line in the midst', 'gap'));
  assert.equal(part.count, 3);
  const { text, zones } = part.structure(part.at(0));
  assert.deepEqual(zones.filter(({ kind }) => kind === 'furniture').map(({ start, end }) => text.slice(start, end)), ['A plain line in the midst\n']);
  const cut = ruled({ role: 'gap', start: 0, end: PAGE.indexOf('A plain line') });
  assert.equal(outlineOf(cut)[0], 'article 6-10 | title: A plain line in the midst');
});

test('this is the title, the byline, the date, the section', () => {
  const dump = ruled(on(PAGE, 'A plain line in the midst', 'title'), on(PAGE, 'Ann Lee', 'byline'), on(PAGE, 'Monday', 'date'));
  assert.equal(outlineOf(dump)[0], 'article 0-10 | section: Culture | title: A plain line in the midst | byline: Ann Lee | date: Monday');
  const { text, zones } = dump.structure(dump.at(0));
  assert.equal(text.slice(zones[1].start, zones[1].end), 'The Crane Stays');
  assert.equal(zones[1].kind, 'subheading');
  for (let i = 1; i < zones.length; i++) assert.ok(zones[i - 1].end <= zones[i].start);
});

test('a duplicate says of what', () => {
  assert.equal(ruled(on(PAGE, 'The Ferry', 'duplicate', 'x1')).at(1).article.ruled?.duplicateOf, 'x1');
});

test('what nobody ruled on stays the same object, and what was ruled stays so too', () => {
  const first = ruled(on(PAGE, 'A plain line in the midst', 'title'));
  const change = [{ range: { start: { line: 16, character: 4 }, end: { line: 16, character: 4 } }, text: 'So ' }];
  const { text, damages } = applyChanges(first.text, change);
  const next = finish(reading(text, { rulings: [on(PAGE, 'A plain line in the midst', 'title')] }, { dump: first, damages }));
  assert.equal(next.at(0).article, first.at(0).article);
  assert.equal(next.at(2).article, first.at(2).article);
  assert.deepEqual([next.added.length, next.removed.length], [1, 1]);
});

test('a ruling on a record of an export reads its head as the export writes it', () => {
  const path = new URL('./dumps/nexis.txt', import.meta.url);
  const text = readFileSync(path, 'utf8');
  const plain = readDump(text);
  const { start } = plain.at(1);
  const without = text.slice(0, plain.at(0).end) + '\n\n' + text.slice(start);
  assert.equal(readDump(without).count, plain.count - 1);
  const at = plain.at(0).end + 2;
  assert.deepEqual(
    outlineOf(readDump(without, { rulings: [{ role: 'article', start: at, end: at + 5 }] })).map((line) => line.replace(/ \d+-\d+/, '')),
    outlineOf(plain).map((line) => line.replace(/ \d+-\d+/, '')),
  );
});

function said(dump: Dump): unknown {
  const pieces = [...dump.segments.entries(0)].map(({ item: { article, units, breaks } }) => ({ units, breaks, article: article && { ...article } }));
  return { pieces, structures: [...dump.articles()].map((placed) => dump.structure(placed)) };
}

const folder = new URL('./dumps/', import.meta.url);
const roles: Role[] = ['article', 'gap', 'continuation', 'section', 'title', 'byline', 'date', 'duplicate'];
const place = fc.double({ min: 0, max: 1, noNaN: true });
const ruling = fc.record({ role: fc.constantFrom(...roles), at: place, length: fc.oneof(fc.nat(30), fc.nat(600)) });
const step = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), at: place, length: fc.oneof(fc.constant(0), fc.nat(200)), text: fc.constantFrom('', 'x', '\n', '\n\n\n', 'Some words.\n\n', '\r\n', '🙂') }),
  fc.record({ kind: fc.constant('rule' as const), ruling }),
  fc.record({ kind: fc.constant('unrule' as const), which: fc.nat(10) }),
);

for (const name of ['pasted.txt', ...readdirSync(folder).filter((file) => file !== 'pasted.txt')]) {
  test(`${name}: edited and ruled step by step, it is read like a fresh one`, () => {
    const content = readFileSync(new URL(name, folder), 'utf8');
    fc.assert(fc.property(fc.array(ruling, { maxLength: 4 }), fc.array(step, { minLength: 1, maxLength: 6 }), (begun, steps) => {
      const made = ({ role, at, length }: typeof begun[number], total: number): Ruling => ({ role, start: Math.floor(at * total), end: Math.floor(at * total) + 1 + length });
      let rulings = begun.map((one) => made(one, content.length));
      let dump = readDump(content, { rulings });
      for (const one of steps) {
        const before = [...dump.articles()].map(({ article }) => article);
        let { text } = dump;
        let damages: ReturnType<typeof applyChanges>['damages'] = [];
        if (one.kind === 'rule') rulings = [...rulings, made(one.ruling, text.length)];
        else if (one.kind === 'unrule') rulings = rulings.filter((_, n) => n !== one.which);
        else {
          const start = Math.floor(one.at * text.length);
          ({ text, damages } = applyChanges(text, [{ range: { start: text.positionAt(start), end: text.positionAt(start + one.length) }, text: one.text }]));
          rulings = rulings.flatMap((each) => {
            const moved = move(each, damages);
            return moved ? [{ ...each, ...moved }] : [];
          });
        }
        dump = finish(reading(text, { rulings }, { dump, damages }));
        const fresh = readDump(text.toString(), { rulings });
        assert.deepEqual(said(dump), said(fresh));
        assert.deepEqual(outlineOf(dump.unruled), outlineOf(readDump(text.toString())));
        const after = new Set([...dump.articles()].map(({ article }) => article));
        assert.equal(after.size, dump.count);
        assert.deepEqual(new Set(before.filter((article) => !after.has(article))), new Set(dump.removed));
        assert.deepEqual(new Set([...after].filter((article) => !before.includes(article))), new Set(dump.added));
        let end = 0;
        for (const placed of dump.articles()) {
          assert.ok(placed.start >= end && placed.end <= text.length);
          end = placed.end;
        }
      }
    }), { numRuns: 40, seed: 11 });
  });
}
