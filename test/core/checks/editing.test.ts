import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check, Checks } from '../../../server/core/checks/checks.ts';
import { finish, readDump, reading } from '../../../server/core/dump/dump.ts';
import { applyChanges } from '../../../server/core/text/changes.ts';

const PIECES = ['\n', '\n\n', '\r\n', 'Central Asia', 'South Asia4 hours ago', 'A title of some words', 'Another Title', 'Continue Reading', 'Question: Why is that?', 'Anna Berg: Because.', '3 of 10 DOCUMENTS', '4 of 10 DOCUMENTS', 'End of Document', '<DOC>', '</DOC>', 'LENGTH: 300 words',
  'The board met on Tuesday (to hear “what the crane will cost, and went home. Itâ€™s &amp; it\ufffd and \u200b.', 'The Baltic Queen Shipping Venture (BQSV) met the QXZT, the QXZT and the BQSV on the coast of the sea.', 'An excerpt that trails off...',
  `${'A long paragraph of prose, with several clauses, that no one would take for a title. '.repeat(3)}`];

for (const chosen of [undefined, 'web-page', 'nexis', 'nexis-advance', 'trec-sgml']) {
  test(`an edited dump has the findings of a fresh one: ${chosen ?? 'as detected'}`, () => {
    const piece = fc.constantFrom(...PIECES);
    const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('\n'));
    const edit = fc.record({ at: fc.nat(3000), length: fc.oneof(fc.nat(3), fc.nat(200)), text: fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('\n')) });
    fc.assert(fc.property(text, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (start, steps) => {
      let dump = readDump(start, { chosen });
      const checks = new Checks(dump);
      finish(checks.all());
      for (const edits of steps) {
        const changes = edits.map(({ at, length, text: inserted }) => ({ range: { start: dump.text.positionAt(at), end: dump.text.positionAt(at + length) }, text: inserted }));
        const { text: next, damages } = applyChanges(dump.text, changes);
        dump = finish(reading(next, { chosen }, { dump, damages }));
        finish(checks.updating(dump));
        assert.deepEqual(finish(checks.all()), check(readDump(next.toString(), { chosen })));
      }
    }), { numRuns: 60 });
  });
}

test('an edit between the slices has the newest version checked', () => {
  const body = 'The board met on Tuesday (to hear what the crane will cost, and went home without it.';
  const before = readDump(`Connect with us\n\nLocal\n\nA title of some words\n\n${body}\n\nContinue Reading\n`);
  const checks = new Checks(before);
  const steps = checks.all();
  steps.next();
  const after = finish(reading(readDump('').text, {}, { dump: before, damages: [{ oldStart: 0, oldEnd: before.text.length, newStart: 0, newEnd: 0 }] }));
  finish(checks.updating(after));
  assert.deepEqual(finish(steps), []);
});
