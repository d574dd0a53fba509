import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDialect, withSilence } from '../../../server/core/project/edit.ts';
import { readProject } from '../../../server/core/project/file.ts';
import { unindented } from '../../support/fixture.ts';

test('a code is silenced in a file, in an article, everywhere', () => {
  assert.equal(withSilence('', { code: 'mojibake' }), unindented(`
    {
      "checks": {
        "severity": {
          "mojibake": "off"
        }
      }
    }
  `));
  const once = withSilence('{}\n', { code: 'mojibake', file: 'a/b.txt' });
  const twice = withSilence(once, { code: 'missing-title', file: 'a/b.txt' });
  const thrice = withSilence(withSilence(twice, { code: 'mojibake', article: 'x1' }), { code: 'mojibake', article: 'x1' });
  const { said, problems } = readProject(thrice);
  assert.deepEqual(problems, []);
  assert.deepEqual(said.checks.silence, [
    { codes: ['mojibake', 'missing-title'], file: 'a/b.txt', article: null },
    { codes: ['mojibake'], file: null, article: 'x1' },
  ]);
});

test('comments, order, trailing commas and line ends stay', () => {
  const text = '// ours\r\n{\r\n  "checks": { // strict\r\n    "silence": [\r\n      { "code": "mojibake", "file": "a" }, // one\r\n    ],\r\n  },\r\n  "dialect": "nexis", // the desk\r\n}\r\n';
  const changed = withSilence(text, { code: 'missing-body', article: 'x' });
  for (const kept of ['// ours\r\n', '// strict\r\n', '"file": "a"', '// one\r\n', '"dialect": "nexis", // the desk']) assert.ok(changed.includes(kept), kept);
  assert.ok(!/[^\r]\n/.test(changed));
  assert.deepEqual(readProject(changed).problems, []);
  assert.equal(readProject(changed).said.checks.silence.length, 2);
});

test('what is no JSON is left alone', () => {
  assert.throws(() => withSilence('{\n "a": [\n', { code: 'mojibake' }), /not a JSON object as it stands \(line 3\)/);
  assert.throws(() => withSilence('[]', { code: 'mojibake' }), /not a JSON object/);
});

test('a dialect is kept, for a file', () => {
  const { said, problems } = readProject(withDialect('{ "dialect": "auto" }', 'quay', { begins: '^Ref: ' }, 'a.txt'));
  assert.deepEqual([problems, said.dialects, { ...said.dialectByFile }], [[], { quay: { begins: '^Ref: ' } }, { 'a.txt': 'quay' }]);
});
