import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { dialects as builtIn } from '../../../server/core/dump/dialects/all.ts';
import { finish, readDump, reading, type Dump, type ReadingOptions } from '../../../server/core/dump/dump.ts';
import { ownDialect, type OwnDialect } from '../../../server/core/dump/own.ts';
import { applyChanges } from '../../../server/core/text/changes.ts';
import { Text } from '../../../server/core/text/text.ts';

const folder = new URL('./dumps/', import.meta.url);
const dumps = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
/** A dialect of somebody's own, of each way to set records apart, with a dump in it. */
const RECORDS = ['Ref: 1', 'Rivers and railways', 'Paper: The Quay', 'By Ann Low', '', 'Five countries met.', '', '#### END', '= 2 of 9 =', '', '', 'Ref: 2', 'Cranes', 'Paper: The Quay', '', 'The board met.', '#### END', '= 3 of 9 =', ''].join('\n');
const own: readonly OwnDialect[] = [
  { separator: '^= (?<number>\\d+) of (?<total>\\d+) =$', fields: { Ref: 'id', Paper: 'source' } },
  { begins: '^Ref: ', ends: '^#### END', fields: { Paper: 'source' } },
  { ends: '^#### END' },
];
/** What is put in: lines of all dumps, so that dialects meet; and characters. */
const lines = [...new Set([RECORDS, ...dumps.values()].flatMap((dump) => dump.split('\n')))];

/** Everything that a reading says, in plain values. */
function said(dump: Dump): unknown {
  const pieces = [...dump.segments.entries(0)].map(({ item: { article, marks, units, breaks, state } }) => ({
    units, breaks, state, marks, article: article && { ...article },
  }));
  return { dialect: dump.detection.dialect.id, reasons: dump.detection.reasons, pieces, structures: [...dump.articles()].map((placed) => dump.structure(placed)) };
}

interface Change {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const inserted = fc.oneof(
  fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 4 }).map((some) => `${some.join('\n')}\n`),
  fc.constantFrom('', '', '\n', '\n\n\n', '\r', 'x', ' ', '\u00a0', '_', '<', '\f'),
);
const change: fc.Arbitrary<Change> = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)), text: inserted });

function apply(text: Text, { at, length, text: put }: Change) {
  let start = Math.floor(at * text.length);
  // whole lines more often than not: that is where records change
  if (put.endsWith('\n') || length > 3) start = text.lineStart(text.lineAt(start));
  return applyChanges(text, [{ range: { start: text.positionAt(start), end: text.positionAt(Math.min(text.length, start + length)) }, text: put }]);
}

const all: [string, string, ReadingOptions][] = [
  ...[...dumps].map(([name, content]): [string, string, ReadingOptions] => [name, content, {}]),
  ...own.map((rules): [string, string, ReadingOptions] => [`dump with ${Object.keys(rules).join(', ')}`, RECORDS, { dialects: [ownDialect('own', rules).dialect!, ...builtIn] }]),
];

for (const [name, content, options] of all) {
  test(`an edited ${name} is read like a fresh one`, () => {
    fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      let dump = readDump(Text.of(content, 64), options);
      for (const one of changes) {
        const { text, damages } = apply(dump.text, one);
        dump = finish(reading(text, options, { dump, damages }));
        assert.deepEqual(said(dump), said(readDump(text.toString(), options)));
      }
    }), { numRuns: 40, seed: 7 });
  });
}
