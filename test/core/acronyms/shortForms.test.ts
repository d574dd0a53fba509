import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf, shorts } from './reading.ts';

test('capitals with digits, hyphens, slashes, dots, ampersands and small letters inside', () => {
  assert.deepEqual(shorts('The UN-Habitat office, HIV/AIDS, the U.S. Senate, the G7, CO2, R&D, the EaP and UNU-FNP met in D.C. yesterday.'), [
    'UN-Habitat', 'HIV/AIDS', 'U.S.', 'G7', 'CO2', 'R&D', 'EaP', 'UNU-FNP', 'D.C.',
  ]);
});

test('plural and possessive belong to the short form, not to its key', () => {
  const { shortForms } = factsOf("Most NGOs praised the DRC's army; the CARs’ borders and the U.S.’s too.");
  assert.deepEqual(shortForms.map(({ text, key }) => [text, key]), [['NGOs', 'NGO'], ["DRC's", 'DRC'], ['CARs', 'CAR'], ['U.S.’s', 'US']]);
});

test('alphabets with accents', () => {
  assert.deepEqual(shorts('DİSK called a strike, as did ÖVP and the ČTK staff.'), ['DİSK', 'ÖVP', 'ČTK']);
});

test('a small word behind the hyphen is no part of the short form', () => {
  assert.deepEqual(shorts('A UN-led force, EU-funded works and non-NATO states; US-China talks.'), ['UN', 'EU', 'NATO', 'US']);
});

test('a pair is two short forms where both also stand alone, one where they do not', () => {
  assert.deepEqual(shorts('The WHO/UNICEF report, by the WHO and UNICEF.'), ['WHO', 'UNICEF', 'WHO', 'UNICEF']);
  assert.deepEqual(shorts('The AWG-KP met on HIV/AIDS.'), ['AWG-KP', 'HIV/AIDS']);
});

test('an address does not make a short form a word', () => {
  assert.deepEqual(shorts('Ask UNICEF at www.unicef.org or press@unicef.org.'), ['UNICEF']);
});

test('a branch in brackets belongs to the name', () => {
  const { shortForms } = factsOf('The group ISIS (K) and the CPI(M) deny it.');
  assert.deepEqual(shortForms.map(({ text, key }) => [text, key]), [['ISIS (K)', 'ISIS-K'], ['CPI(M)', 'CPI-M']]);
  assert.deepEqual(shorts('OTTAWA (CP) The bank said so to the WTO.'), ['CP', 'WTO']);
});

test('what a bracket defines is no branch of the capitals before it', () => {
  assert.deepEqual(shorts('the INTERRUPTION SITE (IS) is'), ['IS']);
});

test('small words of another language are words in capitals too', () => {
  assert.deepEqual(shorts('Ministrul a spus că NU va demisiona și că nu pleacă din PSD, dar este de acord cu UE pe tema care se discută.'), ['PSD', 'UE']);
  assert.deepEqual(shorts('Die CDU und DIE Linke sind mit der SPD nicht auf dem Weg zu einem Bündnis, das sich im Herbst bei den Wahlen zeigt.'), ['CDU', 'SPD']);
  assert.deepEqual(shorts('The NU said that it was the one of the parties to have said so, and the UN agreed with it.'), ['NU', 'UN']);
});

test('German joins any noun to a short form', () => {
  assert.deepEqual(shorts('Der CDU-Chef und die EU-Kommission haben sich mit dem UN-Generalsekretär auf einen Plan geeinigt, der nicht neu ist.'), ['CDU', 'EU', 'UN']);
  assert.deepEqual(shorts('The head of UN-Habitat said so.'), ['UN-Habitat']);
});

test('no Roman numerals, document symbols, currencies, addresses, initials of persons', () => {
  assert.deepEqual(shorts('Chapter XIV and Part III of S/RES/1325 cost US$ 5; write to INFO@UN.example or J.K. Rowling.'), []);
});

test('codes of currencies beside an amount', () => {
  assert.deepEqual(shorts('It paid EUR 5 million, 3 million USD, US $2m, A$4bn, EUR500m, CHF 200,000 and RMB 30; COP 26 cost more, said the IMF.'), ['COP', 'IMF']);
  assert.deepEqual(shorts('The GBP fell.'), ['GBP']);
});

test('emphasis, and what news begins with', () => {
  assert.deepEqual(shorts('BREAKING: You MUST NOT go, said the VERY tired WHO chief. WATCH it LIVE.'), ['WHO']);
});

test('a line in capitals is a heading', () => {
  assert.deepEqual(shorts('KEY POINTS\n\nThe UNHCR met.\n\nNEXT STEPS\n\nThe talks go on.\n\nTURKEY\n\nTurkey left the UNHCR.\n\nUNHCR WFP\n\nThey met.'), ['UNHCR', 'UNHCR', 'UNHCR', 'WFP']);
});

test('headings in capitals are words, unless they stand elsewhere as short forms', () => {
  const text = 'PEACE TALKS BETWEEN SEEC AND PARTNERS\n\nThe SEEC met for peace talks.';
  assert.deepEqual(shorts(text, [['title', 'PEACE TALKS BETWEEN SEEC AND PARTNERS'], ['paragraph', 'The SEEC met for peace talks.']]), ['SEEC', 'SEEC']);
});

test('headings within a paragraph, speakers, credits', () => {
  assert.deepEqual(shorts('DEWDROP.—We cannot tell.'), []);
  assert.deepEqual(shorts('WALKER: I said so to NATO.'), ['NATO']);
  assert.deepEqual(shorts('OUR VIEW of it; CHARITY ROBEY PHOTO; the WHO, UNICEF and others.'), ['WHO', 'UNICEF']);
});

test('emphasis: a capitals word that also stands in small letters', () => {
  assert.deepEqual(shorts('This is NEVER right, and never was, said UNICEF.'), ['UNICEF']);
});

test('a place in a dateline is none, the agency is', () => {
  assert.deepEqual(shorts('MOSCOW (AFP) - The CSTO met.'), ['AFP', 'CSTO']);
});

test('a short form tells the zone it stands in', () => {
  const text = 'NATO talks\n\nThe NATO chief spoke.';
  const { shortForms } = factsOf(text, [['title', 'NATO talks'], ['paragraph', 'The NATO chief spoke.']]);
  assert.deepEqual(shortForms.map(({ zone }) => zone), ['title', 'paragraph']);
});

test('codes for traders and the names of speakers are none', () => {
  assert.deepEqual(shorts('Bought by Sapa Corp &lt;CRC> and Horabi Plc <HNSN.L>, said the WTO.'), ['WTO']);
  assert.deepEqual(shorts('Twitter (TWTR.N) fell, Apple (NASDAQ: AAPL) rose, said Mr Smith (D-NY) of the WTO.'), ['NASDAQ', 'WTO']);
  assert.deepEqual(shorts('Mr. AL-HASSAN (Qatar) and Ms. OREN spoke of the IMIS.'), ['IMIS']);
});

test('a title in capitals says nothing that the text does not', () => {
  const title = 'ALASKA AIR &lt;ALK> LOAD FACTOR UP, SAYS FAA, U.S. TOLD';
  const text = 'The load was more than the FAA thought, said the 4TH of them.';
  assert.deepEqual(shorts(`${title}\n\n${text}`, [['title', title], ['paragraph', text]]), ['FAA', 'U.S.', 'FAA']);
});
