import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningsOf } from '../../../server/core/analysis/acronymList.ts';
import { Analysis } from '../../../server/core/analysis/analysis.ts';
import { finish, readDump } from '../../../server/core/dump/dump.ts';
import { knowledge } from '../../support/knowledge.ts';

test('the list of acronyms follows what a person decided for an article', () => {
  const dump = readDump('The Big Blue Car (BBC) ran, said the BBC.');
  const [{ article }] = [...dump.articles()];
  const analysis = new Analysis(dump, knowledge(), { decided: { of: () => [{ expansion: 'British Broadcasting Corporation', article, start: 0 }], keys: () => ['BBC'], sum: 1 } });
  finish(analysis.complete());
  assert.deepEqual(meaningsOf(analysis, 'BBC').map(({ expansion, from, isDecided, uses }) => [expansion, from, isDecided, uses.length]), [['British Broadcasting Corporation', null, true, 2]]);
});
