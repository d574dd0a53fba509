import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mentionsOf, mentionSteps } from '../../../server/core/organisations/mentions.ts';
import type { OrganisationKnowledge } from '../../../server/core/organisations/knowledge.ts';
import { organisationsLine } from '../../../server/core/organisations/line.ts';
import { knowledge } from './knowledge.ts';

const usual = knowledge();
const article = (text: string) => ({ text, zones: [] });

/** The text with its mentions in square brackets. */
function marked(text: string, known: OrganisationKnowledge = usual): string {
  let out = '', at = 0;
  for (const { start, end } of mentionsOf(article(text), known)) { out += `${text.slice(at, start)}[${text.slice(start, end)}]`; at = end; }
  return out + text.slice(at);
}

for (const expected of [
  'The [UN Security Council] met in New York on Friday, diplomats said.',
  'The [Taliban] took Kabul; the [United Nations] and the [World Bank] left.',
  "the victory of the [Democratic party]'s candidate, Joe Biden, in the US presidential election",
  '[Deutsche Bank AG] said on Monday it would cut 200 jobs in London.',
  'Moscow said it would not attend. The Kazakh President thanked Washington.',
  'The Treaty of Versailles, the World Cup and the Geneva Convention are no organisations.',
  '[Arsenal] beat [Chelsea] 2-1 in the premier league on Saturday.',
  'Bill Gates met Nursultan Nazarbayev in Astana, Kazakhstan.',
  'LONDON, Aug 30 ([Reuters]) - Shares in [Unilever] rose.',
  'The [Society for the Diffusion of Useful Knowledge] published its first treatise in 1827.',
  'Judges of the [International Criminal Tribunal for the former Yugoslavia] sat in The Hague.',
  'He resigned from the [Center for a Free Cuba] in March.',
  'The [Law Society of England and Wales] said solicitors would suffer.',
  'The [Bank of Japan] and [Asahi Bank] agreed.',
  'Researchers at the [Hoover Institution] at [Stanford University] agreed.',
  "The [Ministry of Foreign Affairs of the Russian Federation] and Germany's [Bundestag] agreed.",
]) test(expected, () => assert.equal(marked(expected.replace(/[[\]]/g, '')), expected));

test('spaces before punctuation, as corpora have them, change nothing', () => {
  const found = (text: string): string[] => mentionsOf(article(text), usual).map(mention => mention.text);
  assert.deepEqual(found('Officials of the World Health Organization ( WHO ) , based in Geneva , met .'), found('Officials of the World Health Organization (WHO), based in Geneva, met.'));
});

test('a short form after its full name', () => {
  assert.equal(marked('The Eurasian Economic Commission met on Monday. Ministers praised the Commission and its staff.'), 'The [Eurasian Economic Commission] met on Monday. Ministers praised the [Commission] and its staff.');
});

test('an acronym that the article defines is a mention where its long form is one', () => {
  const text = 'The Zemlian Farmers Association (ZFX) called a strike. Nobody expected ZFX to win.';
  const short = text.indexOf('ZFX'), long = text.indexOf('Zemlian');
  const found = mentionsOf(article(text), usual, { definitions: [{ short: { start: short, end: short + 3 }, long: { start: long, end: short - 2 } }] });
  assert.deepEqual(found.map(mention => mention.text), ['Zemlian Farmers Association', 'ZFX', 'ZFX']);
});

test('labels of an interview and end markers are not read, titles and sources are', () => {
  const text = 'NATO: The European Union agreed.\nContinue Reading';
  const zones = [{ kind: 'speaker' as const, start: 0, end: 5 }, { kind: 'paragraph' as const, start: 6, end: 32 }, { kind: 'terminator' as const, start: 33, end: 49 }];
  assert.deepEqual(mentionsOf({ text, zones }, usual).map(mention => mention.text), ['European Union']);
});

test('metonyms are counted when asked for', () => {
  assert.equal(marked('Moscow said on Friday that Washington agreed. He lives in Moscow.', knowledge({ metonyms: true })), '[Moscow] said on Friday that [Washington] agreed. He lives in Moscow.');
});

test('slices give the same answer and stop often', () => {
  const text = 'The European Commission fined Microsoft on Monday.\n\n'.repeat(3000);
  let stops = 0;
  const steps = mentionSteps(article(text), usual);
  let step = steps.next();
  for (; !step.done; step = steps.next()) stops++;
  assert.ok(stops > 5);
  assert.equal(step.value.length, 6000);
});

test('without a model the rules answer', () => {
  assert.equal(marked('The Asian Development Bank and NATO met.', knowledge({ model: undefined })), 'The [Asian Development Bank] and [NATO] met.');
});

test('the line of `organisations --jsonl`', () => {
  assert.deepEqual(organisationsLine('\u{1f600} NATO met.', usual), [{ start: 3, end: 7, text: 'NATO' }]);
  assert.deepEqual(organisationsLine('', usual), []);
});

test('a model file that is none is refused', () => {
  assert.throws(() => knowledge({ model: new Uint8Array(200) }), /not a model/);
});

const page = new URL('../../../../shared/dumps/raw/moderndiplomacy-central-asia.dump', import.meta.url);
test('a page about Central Asia', { skip: existsSync(page) ? false : 'the page is not here' }, () => {
  const found = new Set(mentionsOf(article(readFileSync(page, 'utf8')), usual).map(mention => mention.text.replace(/^The /, '')));
  for (const name of ['Ministry of Foreign Affairs of the Russian Federation', 'UN Security Council', 'Eurasian Economic Union', 'EAEU', 'Eurasian Economic Commission', 'Collective Security Treaty Organisation', 'CSTO',
    'Shanghai Cooperation Organisation', 'SCO', 'Democratic party', 'Taliban', 'ISIS', 'WHO', 'CICA', 'Congress', 'UN']) assert.ok(found.has(name), name);
  for (const name of ['Kazakhstan', 'Russia', 'Moscow', 'Washington', 'Nursultan Nazarbayev', 'Lavrov', 'Central Asia', 'COVID-19', 'BTWC', 'Uzbekistan', 'Muslim', 'CARs']) assert.ok(!found.has(name), name);
});
