import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { finish, readDump, reading } from '../../../server/core/dump/dump.ts';
import { dialects } from '../../../server/core/dump/dialects/all.ts';
import { applyChanges } from '../../../server/core/text/changes.ts';
import { Text } from '../../../server/core/text/text.ts';
import { outlineOf } from '../../support/outline.ts';

const PIECES = ['\n', '\n\n', '\n\n\n', '\r\n', '\r', 'Central Asia', 'South Asia4 hours ago', 'A title of some words', 'Another Title', 'By Jane Doe', 'October 2, 2020', 'Continue Reading', 'Question: Why is that?', 'Anna Berg: Because.',
  'The board met on Tuesday to hear what the crane will cost, and went home.', 'An excerpt that trails off...', 'One that is cut […]', 'Up Next', 'Share this:', 'Source: The Board', 'x', ' ', 'by', 'Published', '• entry',
  `${'A long paragraph of prose, with several clauses, that no one would take for a title. '.repeat(5)}`];

for (const chosen of dialects.filter(({ id }) => id === 'web-page' || id === 'general').map(({ id }) => id)) {
  test(`an edited dump is cut like a fresh one: ${chosen}`, () => {
    const piece = fc.constantFrom(...PIECES);
    const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('\n'));
    const edit = fc.record({ at: fc.nat(3000), length: fc.oneof(fc.nat(3), fc.nat(200)), text: fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('\n')) });
    fc.assert(fc.property(text, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (start, steps) => {
      let dump = readDump(start, { chosen });
      for (const edits of steps) {
        const changes = edits.map(({ at, length, text: inserted }) => ({ range: { start: dump.text.positionAt(at), end: dump.text.positionAt(at + length) }, text: inserted }));
        const { text: next, damages } = applyChanges(dump.text, changes);
        const before = [...dump.articles()].map(({ article }) => article);
        dump = finish(reading(next, { chosen }, { dump, damages }));
        const fresh = readDump(Text.of(next.toString()), { chosen });
        assert.deepEqual(outlineOf(dump), outlineOf(fresh));
        assert.deepEqual([...dump.articles()].map(({ article }) => article), [...fresh.articles()].map(({ article }) => article));
        const after = new Set([...dump.articles()].map(({ article }) => article));
        assert.deepEqual(new Set(before.filter((article) => !after.has(article))), new Set(dump.removed));
        assert.equal(dump.added.length, after.size - before.filter((article) => after.has(article)).length);
      }
    }), { numRuns: 400 });
  });
}
