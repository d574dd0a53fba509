import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { finish } from '../../../server/core/dump/dump.ts';
import { joinMentions, OrganisationIndex } from '../../../server/core/organisations/join.ts';
import { mentionsOf } from '../../../server/core/organisations/mentions.ts';
import { hasInitials, nameKey } from '../../../server/core/organisations/names.ts';
import { knowledge } from './knowledge.ts';

const usual = knowledge();
/** Each organisation of an article: its name, then its mentions. */
const joined = (text: string): string[] =>
  joinMentions({ text, zones: [] }, mentionsOf({ text, zones: [] }, usual), usual).map(({ name, mentions }) => `${name}: ${mentions.map(mention => mention.text).join(', ')}`);

test('acronym and expansion, full and short form, possessive', () => {
  assert.deepEqual(joined("The Eurasian Economic Commission (EEC) met. Russia praised the Commission. NATO's envoy left; NATO stayed."), [
    'Eurasian Economic Commission: Eurasian Economic Commission, EEC, Commission', 'NATO: NATO, NATO',
  ]);
});

test('a short form is the name that was spoken of last, under any of its names', () => {
  const text = 'The European Commission and the Eurasian Economic Commission (EEC) met. The Commission agreed. The European Commission paid; the Commission left. The EEC stayed, and the Commission spoke.';
  const rangeOf = (words: string): { start: number; end: number } => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const hints = { definitions: [{ short: rangeOf('EEC'), long: rangeOf('Eurasian Economic Commission') }] };
  const organisations = joinMentions({ text, zones: [] }, mentionsOf({ text, zones: [] }, usual, hints), usual, hints);
  assert.deepEqual(organisations.map(({ mentions }) => mentions.map(mention => mention.text).join(', ')), [
    'European Commission, European Commission, Commission', 'Eurasian Economic Commission, EEC, Commission, EEC, Commission',
  ]);
});

test('"the Bank" between two banks is the one named last', () => {
  assert.deepEqual(joined('The World Bank lent money. The Asian Development Bank and the Bank of Japan waited. The World Bank paid. The Bank praised the Asian Development Bank.'), [
    'World Bank: World Bank, World Bank, Bank', 'Asian Development Bank: Asian Development Bank, Asian Development Bank', 'Bank of Japan: Bank of Japan',
  ]);
});

test('spellings of one name', () => {
  for (const [a, b] of [['the World Health Organization', 'World Health Organisation'], ['U.N.', 'UN'], ['Microsoft Corp.', 'Microsoft'], ["Sinn Féin's", 'Sinn Fein'], ['Marks & Spencer', 'Marks and Spencer'], ['Cooperation in Europe', 'Co-operation in Europe'], ['Department of Defense', 'Department of Defence']]) {
    assert.equal(nameKey(a), nameKey(b));
  }
  assert.notEqual(nameKey('WHO'), nameKey('Who'));
  assert.ok(hasInitials('Organisation for Security and Co-operation in Europe', 'OSCE'));
});

const articles = [
  'The Eurasian Economic Union (EAEU) grew.', 'The EAEU met in Minsk.', 'The Central Election Commission and NATO spoke.', 'Officials of the EAEU and the North Atlantic Treaty Organisation met.', 'NATO said no.',
].map(text => joinMentions({ text, zones: [] }, mentionsOf({ text, zones: [] }, usual), usual));
const byNumber = (a: number, b: number): number => a - b;

test('an acronym alone joins the name that other articles give it', () => {
  const index = new OrganisationIndex<number>(usual);
  articles.forEach((facts, article) => index.add(article, facts));
  const union = finish(index.organisations(byNumber)).find(({ name }) => name === 'Eurasian Economic Union');
  assert.deepEqual(union?.places.map(({ article }) => article), [0, 1, 3]);
  assert.deepEqual(union?.names, ['EAEU', 'Eurasian Economic Union']);
  assert.equal(union?.kind, 'international');
  assert.equal(index.of(articles[4][0], byNumber).name, 'North Atlantic Treaty Organisation');
});

test('edits in any order give what a fresh file gives', () => {
  const step = fc.record({ article: fc.nat(4), facts: fc.option(fc.nat(4)) });
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), steps => {
    const edited = new OrganisationIndex<number>(usual), state = new Map<number, number>();
    for (const { article, facts } of steps) {
      if (facts === null) { edited.remove(article); state.delete(article); }
      else { edited.add(article, articles[facts]); state.set(article, facts); }
    }
    const fresh = new OrganisationIndex<number>(usual);
    for (const [article, facts] of [...state].sort((a, b) => a[0] - b[0])) fresh.add(article, articles[facts]);
    assert.deepEqual(finish(edited.organisations(byNumber)), finish(fresh.organisations(byNumber)));
  }));
});
