import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glossaryOf, parseGlossary } from '../../../server/core/acronyms/glossary.ts';
import { isHousehold } from '../../../server/core/acronyms/household.ts';
import { Lexicon } from '../../../server/core/acronyms/lexicon.ts';
import { isSame } from '../../../server/core/acronyms/sameness.ts';
import { keyOf } from '../../../server/core/acronyms/shape.ts';

const lexicon = Lexicon.parse(readFileSync(new URL('../../../data/lexicon.tsv', import.meta.url), 'utf8'));

test('the lexicon knows recent bodies, agencies, parties, armed groups, both spellings', () => {
  const first = (key: string): string | undefined => lexicon.lookUp(key)[0]?.expansion;
  assert.equal(first('EAEU'), 'Eurasian Economic Union');
  assert.equal(first('PM'), 'Prime Minister');
  assert.equal(first('ISIS-K'), 'Islamic State Khorasan Province');
  assert.equal(first('COVID-19'), 'coronavirus disease 2019');
  assert.deepEqual(lexicon.lookUp('CSTO').map(({ expansion }) => expansion), ['Collective Security Treaty Organization', 'Collective Security Treaty Organisation']);
  assert.deepEqual(lexicon.lookUp('no such thing'), []);
});

test('every entry is complete, in order, has a key that short forms have, and is found', () => {
  let previous = '';
  for (const { short, expansion, kind, source } of lexicon.entries()) {
    assert.ok(previous <= short, short);
    assert.equal(keyOf(short), short);
    assert.ok(expansion !== '' && expansion === expansion.trim() && !/^see /.test(expansion), short);
    assert.match(kind, /^(government|party|company|media|education|armed|international|sport|other|treaty|unit|technical|medical|place|title|economy|time)$/);
    assert.match(source, /^(general|factbook-abbreviations|factbook-organizations)$/);
    assert.ok(lexicon.lookUp(short).some((entry) => entry.expansion === expansion), short);
    previous = short;
  }
});

test('completion: entries that begin alike', () => {
  assert.deepEqual([...lexicon.startingWith('EAE')].map(({ short }) => short), ['EAEC', 'EAEU']);
});

test('a glossary in CSV, with quotes, another separator, a heading and a broken line', () => {
  const { entries, problems } = parseGlossary('short;long\nMoD;"Ministry; of Defence"\nNGOs;non-governmental organisations\n# a comment\nbroken\n');
  assert.deepEqual([...glossaryOf(entries)], [['MoD', ['Ministry; of Defence']], ['NGO', ['non-governmental organisations']]]);
  assert.deepEqual(problems.map(({ line }) => line), [4]);
});

test('household words, and the settings that add and take away', () => {
  assert.ok(isHousehold('UN') && isHousehold('COVID-19') && !isHousehold('SEEC'));
  assert.ok(isHousehold('SEEC', new Set(['SEEC'])) && !isHousehold('UN', new Set(), new Set(['UN'])));
});

test('spelling, hyphens, plural and case make no other meaning', () => {
  assert.ok(isSame('Organisation for Security and Co-operation in Europe', 'Organization for Security and Cooperation in Europe'));
  assert.ok(isSame('the Central Asian Republics', 'Central Asian Republic'));
  assert.ok(isSame('World Food Programme', 'World Food Program'));
  assert.ok(!isSame('Central Asian Republics', 'Central African Republic'));
});
