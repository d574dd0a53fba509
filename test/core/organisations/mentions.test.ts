import assert from 'node:assert/strict';
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
  'Write to Mrs. Tarn, 56, Paternoster-row, London, E.C., or to Stratford-on-Avon. The [Post Office] will help; so will the Postmaster-General.',
  'From: Adrian Rapa <adrian@example.org>\n\nMy server dies.\n\nAdrian Rapa',
  'The Treaty of Friendship and Alliance was signed in Moscow.',
  'The Treaty of Versailles, the World Cup and the Geneva Convention are no organisations.',
  '[Arsenal] beat [Chelsea] 2-1 in the premier league on Saturday. Both goals came from penalties, said coach George Graham.',
  'Bill Gates met Nursultan Nazarbayev in Astana, Kazakhstan.',
  'LONDON, Aug 30 ([Reuters]) - Shares in [Unilever] rose.',
  'The [Society for the Diffusion of Useful Knowledge] published its first treatise in 1827.',
  'Judges of the [International Criminal Tribunal for the former Yugoslavia] sat in The Hague.',
  'He resigned from the [Center for a Free Cuba] in March.',
  'The [Law Society of England and Wales] said solicitors would suffer.',
  'The [Bank of Japan] and [Asahi Bank] agreed.',
  'Researchers at the [Hoover Institution] at [Stanford University] agreed.',
  'Members of the [South African Transport and Allied Workers Union] and the [Garment Manufacturers and Exporters Association] agreed.',
  "The [Kharkiv Regional Prosecutor's Office] declined to comment.",
  'The [101st Airborne Division] and the [65 Air Division] left, with 300 soldiers.',
  '[Kidder, Peabody & Co] and [Pacific Gas and Electric Co] rose; [Ford] and [Chrysler Corp] fell.',
  '[Tandem Computers Inc] <TNDM> and [Hewlett-Packard Co] <HWP.N> rose, [Fiat] (BIT: STLAM) fell.',
  'The [Christian Social Union in Bavaria], the [Green Party of the United States] and the [Union of Jewish Students] agreed.',
  'He studied at the [University of Göttingen] and [University of Hamburg].',
  '[U.S. Secret Service] spokesman Ed Donovan told [The Sunday Times] that nobody was hurt.',
  'The Mongolian President leads the [Mongolian People\'s Party] ([MPP]).',
  'LONDON - The [Foreign Ministry of Russia] told the [Organization for Security and Cooperation in Europe] that it agreed.',
  '[GAF] <GAF> RAISES BID FOR [BORG-WARNER] <BOR.N>\n    NEW YORK, April 13 - [Borg-Warner Corp] said it agreed. [Centurion Savings and Loan Association] did not.',
  'DETROIT [General Motors Co] rose; steelmaker [Companhia Siderurgica Nacional] fell. [Cargill Inc] bought 250.',
  'Soldiers found leaflets of [Islamic Jihad] in Hebron. Its rating was cut by [Moody\'s] on Monday.',
  'He bought shares of [Modern Mailers, Inc.] and [AnWalt Inc], analysts said.',
  'SAN FRANCISCO — The heirs of an 83-year-old woman are suing ChatGPT maker [OpenAI], one of the well-known win-win firms of San Francisco.',
  'SANTA ANA, Calif., March 23 - [Amplicon Inc] said it would sell shares.',
  'By Jane Doe and Laura McRae\n\n[NATO] met in Brussels on Monday.',
  "The [Pentagon]'s [Defense Intelligence Agency] agreed.",
  'Shr 37 cts vs 32 cts\nAvg shrs 10.5 mln vs 9.1 mln\nDozens of NGOs signed.',
  "The [Ministry of Foreign Affairs of the Russian Federation] and Germany's [Bundestag] agreed.",
]) test(expected, () => assert.equal(marked(expected.replace(/[[\]]/g, '')), expected));

test('spaces before punctuation, as corpora have them, change nothing', () => {
  const found = (text: string): string[] => mentionsOf(article(text), usual).map(mention => mention.text);
  assert.deepEqual(found('Officials of the World Health Organization ( WHO ) , based in Geneva , met .'), found('Officials of the World Health Organization (WHO), based in Geneva, met.'));
});

test('a short form after its full name', () => {
  assert.equal(marked('The Eurasian Economic Commission met on Monday. Ministers praised the Commission and its staff.'), 'The [Eurasian Economic Commission] met on Monday. Ministers praised the [Commission] and its staff.');
});

test('a company without its suffix and trade, and initials of a name', () => {
  assert.equal(marked('[Hanjin Heavy Industries] was raided. Prosecutors said Hanjin helped. The Zemlian Farmers Association agreed; so did ZFA.'.replace(/[[\]]/g, '')),
    '[Hanjin Heavy Industries] was raided. Prosecutors said [Hanjin] helped. The [Zemlian Farmers Association] agreed; so did [ZFA].');
});

test('a name that was found whole is found whole elsewhere, where the model cuts it', () => {
  assert.equal(marked('Ministers met Canadian miner [First Quantum Minerals] on Monday. First Quantum CEO Tristan Pascall flew to Panama.'.replace(/[[\]]/g, '')),
    'Ministers met Canadian miner [First Quantum Minerals] on Monday. [First Quantum] CEO Tristan Pascall flew to Panama.');
});

test('a word that is a name in capitals only', () => {
  assert.equal(marked('The Zemlian Institute for Training met. ZIT said it would. Zit creams sell well.'), 'The [Zemlian Institute for Training] met. [ZIT] said it would. Zit creams sell well.');
});

test('a line that is set further in begins anew', () => {
  assert.equal(marked('DELEGATES OF 23 COUNTRIES HEAR PLEA FOR DEBT RELIEF\n    TAUPO, New Zealand, March 23 - The United Nations said on Monday\nthat debts were high.'),
    'DELEGATES OF 23 COUNTRIES HEAR PLEA FOR DEBT RELIEF\n    TAUPO, New Zealand, March 23 - The [United Nations] said on Monday\nthat debts were high.');
});

for (const expected of [
  'Die Frau des Bürgermeisters sagte, die [Deutsche Presse-Agentur], die [SPD] und die [Volkswagen AG] seien nicht zu sprechen. Nach Angaben des Amtes lag auf der Straße Schnee.',
  "Le [Conseil d'Etat] avait été saisi par Madame Dupont. La [SNCF] et la [Banque de France] ne commentent pas.",
  'El [Tribunal Supremo] rechazó el recurso de los vecinos de Getafe. El [Ministerio de Defensa de Colombia] y la [ONU] pidieron calma en la Vuelta a España.',
  'Acest server NU este al meu, si nu am ce sa fac cu el. Instalez programul.',
  "La [Banca d'Italia] e il [Corriere della Sera] non hanno commentato. A Torino piove da tre giorni.",
]) test(`not English: ${expected}`, () => assert.equal(marked(expected.replace(/[[\]]/g, '')), expected));

test('a place in a title is none, nor where it stands again', () => {
  assert.equal(marked('Central Asia After Thirty Years\n\nThe most populous nation of Central Asia celebrates.'), 'Central Asia After Thirty Years\n\nThe most populous nation of Central Asia celebrates.');
});

test('kinds', () => {
  const kinds = (text: string): unknown[] => mentionsOf(article(text), usual).map(mention => [mention.text, mention.kind]);
  assert.deepEqual(kinds('The World Health Assembly, an International Agency for Biological Safety and the Allied Workers Union met. GNU software is free.'),
    [['World Health Assembly', 'international'], ['International Agency for Biological Safety', 'international'], ['Allied Workers Union', 'other'], ['GNU', 'other']]);
  assert.deepEqual(kinds('The International Federation of Library Associations, the Federation of Small Businesses and the Football Federation of Kenya met.'),
    [['International Federation of Library Associations', 'international'], ['Federation of Small Businesses', 'other'], ['Football Federation of Kenya', 'sport']]);
});

test('an acronym that the article defines is a mention where its long form is one', () => {
  const text = 'The Zemlian Farmers Association (ZFX) called a strike. Nobody expected ZFX to win.';
  const short = text.indexOf('ZFX'), long = text.indexOf('Zemlian');
  const found = mentionsOf(article(text), usual, { definitions: [{ short: { start: short, end: short + 3 }, long: { start: long, end: short - 2 } }] });
  assert.deepEqual(found.map(mention => mention.text), ['Zemlian Farmers Association', 'ZFX', 'ZFX']);
});

test('an acronym that the article defines beside an act is none', () => {
  const text = 'Wikipedia joined the SOPA blackout. The Stop Online Piracy Act (SOPA) was debated.';
  const long = text.indexOf('Stop'), short = text.lastIndexOf('SOPA');
  const found = mentionsOf(article(text), usual, { definitions: [{ short: { start: short, end: short + 4 }, long: { start: long, end: short - 2 } }] });
  assert.deepEqual(found.map(mention => mention.text), ['Wikipedia']);
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
