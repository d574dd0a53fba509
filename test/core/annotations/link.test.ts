import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wikidataAddress } from '../../../server/core/annotations/link.ts';

const UNION = 'http://www.wikidata.org/entity/Q458';

for (const [said, address] of [
  ['Q458', UNION],
  [' Q458\n', UNION],
  ['https://www.wikidata.org/wiki/Q458', UNION],
  ['http://wikidata.org/entity/Q458', UNION],
  ['q458', null],
  ['Q0458', null],
  ['Q', null],
  ['P31', null],
  ['European Union', null],
  ['https://www.wikidata.org/wiki/Q458?x=1', null],
  ['https://example.org/wiki/Q458', null],
  ['javascript:Q458', null],
] as const) test(`${JSON.stringify(said)} is ${address ?? 'no item of Wikidata'}`, () => assert.equal(wikidataAddress(said), address));
