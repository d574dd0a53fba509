import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acronymBeforeDefinition } from '../../../server/core/checks/acronymBeforeDefinition.ts';
import { acronymRedefined } from '../../../server/core/checks/acronymRedefined.ts';
import { conflictingExpansion } from '../../../server/core/checks/conflictingExpansion.ts';
import { unusedDefinition } from '../../../server/core/checks/unusedDefinition.ts';
import { marked, reported } from './marked.ts';

const GFFX = 'Global Fish Forum Exchange';

test('one short form, two expansions', () => {
  assert.deepEqual(marked(conflictingExpansion, 'The World Tea Growers Congress (WTGC) met. Later the Western Timber Growers Club (WTGC) met, and the WTGC was pleased.'), ['WTGC', 'WTGC']);
});

test('the same expansion in other words is no conflict', () => {
  for (const text of [
    `The ${GFFX} (GFFX) met, and the ${GFFX.toLowerCase()} (GFFX) went home.`,
    'The World Health Organisation (WHO) met; the World Health Organization (WHO) went.',
    'The Entity for Gender Equality and Empowerment of Women (EGEEW) met; the Entity for Gender Equality and the Empowerment of Women (EGEEW) went.',
    'The National Board of Trade (NBT) met; the Board of Trade (NBT) went.',
    'The World Tea Growers Congress (WTGC) met. The World Timber Council (WTC) met too.',
  ]) assert.deepEqual(marked(conflictingExpansion, text), [], text);
});

test('the same expansion twice', () => {
  assert.deepEqual(marked(acronymRedefined, `The ${GFFX} (GFFX) met. Nobody spoke. The ${GFFX} (GFFX) will meet again.`), ['GFFX', 'GFFX']);
  assert.deepEqual(marked(acronymRedefined, `The ${GFFX} (GFFX) met. The GFFX spoke. The ${GFFX} will meet again.`), []);
});

test('used before it is expanded', () => {
  assert.deepEqual(marked(acronymBeforeDefinition, 'The BQSV was late. The Baltic Queen Shipping Venture (BQSV) apologised.'), ['BQSV', 'BQSV']);
  assert.deepEqual(marked(acronymBeforeDefinition, 'The Baltic Queen Shipping Venture (BQSV) apologised. The BQSV was late.'), []);
  assert.deepEqual(marked(acronymBeforeDefinition, 'The UN was late. The United Nations (UN) apologised.'), []);
});

test('a title may use what the body expands', () => {
  const text = 'BQSV is late\n\nThe Baltic Queen Shipping Venture (BQSV) apologised. The BQSV was late.';
  const zones = [{ kind: 'title', start: 0, end: 12 }, { kind: 'paragraph', start: 14, end: text.length }] as const;
  assert.deepEqual(marked(acronymBeforeDefinition, text, { structure: { zones } }), []);
});

test('defined and never used', () => {
  assert.deepEqual(marked(unusedDefinition, 'The Northern Herring Quota Authority (NHQA) sent its president.'), ['NHQA']);
  assert.deepEqual(marked(unusedDefinition, 'The Northern Herring Quota Authority (NHQA) sent its president, and the NHQA paid.'), []);
});

test('unused-definition is off unless a reader turns it on', () => {
  const text = 'A title for it\n\nThe Northern Herring Quota Authority (NHQA) sent its president to the meeting of the board.\n';
  assert.deepEqual(reported('unused-definition', text), []);
  assert.deepEqual(reported('unused-definition', text, { severities: { 'unused-definition': 'hint' } }).map((line) => line.slice(0, 7)), ['2: hint']);
});

const undefinedIn = (body: string, options = {}): string[] => reported('undefined-acronym', `A title for it\n\n${body}\n`, options);

test('an acronym used twice and expanded nowhere', () => {
  assert.deepEqual(undefinedIn('Officials of the QXZT declined to comment, and the QXZT sent nobody to the hearing.'), ['2: information QXZT is used 2 times in this article and expanded nowhere']);
});

test('acronyms that need no expansion', () => {
  for (const body of [
    'Officials of the QXZT declined to comment on the hearing.',
    'Officials of the UN declined to comment, and the UN sent nobody to the hearing.',
    'The Quiet Xylophone Zither Trust (QXZT) declined, and the QXZT sent nobody, said the QXZT.',
    'Shares of Quartz (NYSE: QXZT) fell. Then the shares (NYSE: QXZT) rose again at the end of the day.',
    'THE QXZT IS LATE AGAIN, AND NOBODY KNOWS WHY IT IS SO. THE QXZT DOES NOT SAY WHY IT IS LATE AGAIN.',
    'The paper USA TODAY wrote it, and then USA TODAY wrote no more about the matter at all.',
    'He lives in Hull, N.J., and she in Goole, N.J., but neither has seen the other for years.',
    'It was NEVER true, said the mayor, and NEVER will be; he was never more certain of a thing.',
    'The A380 flew over the M25 and the A380 landed beside the M25 without a sound to be heard.',
  ]) assert.deepEqual(undefinedIn(body), [], body);
});

test('a glossary, the lexicon or another article of the file may expand it', () => {
  const body = 'Officials of the QXZT declined to comment, and the QXZT sent nobody to the hearing.';
  assert.deepEqual(undefinedIn(body, { knows: (key: string) => key === 'QXZT' }), []);
  assert.deepEqual(reported('undefined-acronym', `Continue Reading\n\nPolitics\n\nThe first of two titles\n\n${body} ${body}\n\nContinue Reading\n\nPolitics\n\nThe second of two titles\n\nThe Quiet Xylophone Zither Trust (QXZT) declined to say more than that to the newspaper.\n\nContinue Reading\n`), []);
});
