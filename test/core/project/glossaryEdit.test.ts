import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withGlossaryEntry } from '../../../server/core/project/edit.ts';

const added = (text: string): string => withGlossaryEntry(text, 'XQF', 'Xylophone “Quality” Forum');

test('a new file, and a file without a glossary', () => {
  assert.equal(added(''), '{\n  "glossary": {\n    "XQF": "Xylophone “Quality” Forum"\n  }\n}\n');
  assert.equal(added('{\n\t// what we read\n\t"dialect": "nexis"\n}\n'), '{\n\t// what we read\n\t"dialect": "nexis",\n\t"glossary": {\n\t\t"XQF": "Xylophone “Quality” Forum"\n\t}\n}\n');
});

test('an entry more, or another expansion; comments stay with what they are about', () => {
  assert.equal(added('{\n  "glossary": {\n    "A": "B"\n  }\n}\n'), '{\n  "glossary": {\n    "A": "B",\n    "XQF": "Xylophone “Quality” Forum"\n  }\n}\n');
  assert.equal(added('{\n  "glossary": {\n    "A": "B" // as we say\n  }\n}\n'), '{\n  "glossary": {\n    "XQF": "Xylophone “Quality” Forum",\n    "A": "B" // as we say\n  }\n}\n');
  assert.equal(added('{\n  "glossary": {\n    "XQF": "wrong", // no longer\n  }\n}\n'), '{\n  "glossary": {\n    "XQF": "Xylophone “Quality” Forum", // no longer\n  }\n}\n');
});

test('beside the files that a glossary names', () => {
  const parsed = (text: string): unknown => (JSON.parse(added(text)) as { glossary: unknown }).glossary;
  assert.deepEqual(parsed('{"glossary": "terms.csv"}'), ['terms.csv', { XQF: 'Xylophone “Quality” Forum' }]);
  assert.deepEqual(parsed('{"glossary": ["terms.csv"]}'), ['terms.csv', { XQF: 'Xylophone “Quality” Forum' }]);
  assert.deepEqual(parsed('{"glossary": ["terms.csv", {"A": "B"}]}'), ['terms.csv', { A: 'B', XQF: 'Xylophone “Quality” Forum' }]);
});

test('what is no JSON, or no glossary, is left alone', () => {
  for (const text of ['{"glossary":', '[]', 'glossary']) assert.throws(() => added(text), /not a JSON object/);
  assert.throws(() => added('{"glossary": 3}'), /its "glossary" makes no sense/);
});
