import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDump } from '../../../server/core/dump/dump.ts';
import { identity } from '../../../server/core/dump/identity.ts';

function ids(text: string): string[] {
  const dump = readDump(text, { chosen: 'web-page' });
  return [...dump.articles()].map((placed) => dump.fact(identity, placed));
}

const first = 'World\n\nA quiet day at the “Café”\n\nNothing happened at the café on Monday, and the owner was glad of it, he said.\n\nContinue Reading\n';
const second = 'World\n\nA loud day at the café\n\nEverything happened at the café on Tuesday, and the owner was tired of it.\n\nContinue Reading\n';

test('an article has the same identity wherever it stands, however it is wrapped, in whatever case its title is', () => {
  const [id, other] = ids(first + '\n' + second);
  assert.match(id, /^[0-9a-f]{16}$/);
  assert.notEqual(id, other);
  assert.deepEqual(ids(second + '\n' + first), [other, id]);
  assert.deepEqual(ids(first.replace('A quiet day', 'A QUIET DAY').normalize('NFD')), [id]);
  assert.deepEqual(ids(first.replaceAll('\n', '\r\n')), [id]);
  assert.deepEqual(ids(first.replace('World', 'Local')), [id], 'a section is the page’s, not the article’s');
});

test('another word makes another identity', () => {
  assert.notDeepEqual(ids(first.replace('glad', 'sad')), ids(first));
});

test('a record with a number of its own is known by it', () => {
  const dump = readDump('<DOC>\n<DOCNO> AP-1 </DOCNO>\n<HEAD>Title</HEAD>\n<TEXT>\nText.\n</TEXT>\n</DOC>\n', { chosen: 'trec-sgml' });
  assert.equal(dump.fact(identity, dump.at(0)), 'AP-1');
});
