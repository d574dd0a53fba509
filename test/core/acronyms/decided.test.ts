import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningsOf } from '../../../server/core/analysis/acronymList.ts';
import { Analysis } from '../../../server/core/analysis/analysis.ts';
import { lentBy } from '../../../server/core/analysis/lent.ts';
import { finish, readDump } from '../../../server/core/dump/dump.ts';
import { knowledge } from '../../support/knowledge.ts';

test('the list of acronyms follows what a person decided for an article', () => {
  const dump = readDump('The Big Blue Car (BBC) ran, said the BBC.');
  const [{ article }] = [...dump.articles()];
  const analysis = new Analysis(dump, knowledge(), { decided: { of: () => [{ expansion: 'British Broadcasting Corporation', isRejected: false, article, start: 0 }], keys: () => ['BBC'], sum: 1 } });
  finish(analysis.complete());
  assert.deepEqual(meaningsOf(analysis, 'BBC').map(({ expansion, from, isDecided, uses }) => [expansion, from, isDecided, uses.length]), [['British Broadcasting Corporation', null, true, 2]]);
});

test('a meaning that was rejected in an article is none of it, and others do not borrow it, unless they give it themselves', () => {
  const page = (text: string): string => `World\n\nA car in the town\n\n${text} It went on over the old bridge and up the hill behind the mill.\n\nContinue Reading\n\n`;
  const dump = readDump(['The Big Blue Car (BBC) ran, said the BBC.', 'The BBC ran again, said the BBC.', 'The Big Blue Car (BBC) stood, said the BBC.'].map(page).join(''));
  const [{ article }] = dump.articles();
  const analysis = new Analysis(dump, knowledge(), { decided: { of: () => [{ expansion: 'Big Blue Car', isRejected: true, article, start: 0 }], keys: () => ['BBC'], sum: 1 } });
  finish(analysis.complete());
  const read = [...dump.articles()].map((placed) => analysis.senses('BBC', placed.article)[0]);
  assert.notEqual(read[0]?.expansion, 'Big Blue Car');
  assert.notEqual(read[1]?.expansion, 'Big Blue Car');
  assert.equal(read[2].expansion, 'Big Blue Car');
  assert.deepEqual([analysis.rejected('BBC', article), analysis.rejected('BBC', dump.at(1).article)], [['Big Blue Car'], []]);
  assert.deepEqual(lentBy('a.dump', analysis, 'BBC'), []);
});
