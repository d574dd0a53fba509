import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isItem } from '../../client/annotations/wikidata.ts';
import { wikidataAddress } from '../../server/core/annotations/link.ts';

test('what the input box takes for an item of Wikidata the server does, and nothing else', () => {
  const given = ['Q458', ' Q458 ', 'https://www.wikidata.org/wiki/Q458', 'http://www.wikidata.org/entity/Q458', 'https://wikidata.org/wiki/Q458', 'q458', 'Q0', 'P31', 'https://example.org/wiki/Q458', 'Q1234567890123', ''];
  assert.deepEqual(given.map(isItem), given.map((text) => wikidataAddress(text) !== null));
  assert.deepEqual(given.filter(isItem).length, 5);
});
