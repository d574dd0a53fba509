import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { acronymsOf } from '../../../server/core/acronyms/article.ts';
import { AcronymIndex } from '../../../server/core/acronyms/fileIndex.ts';
import { Lexicon } from '../../../server/core/acronyms/lexicon.ts';
import { acronymsLine } from '../../../server/core/acronyms/line.ts';
import { acronymsOfFile } from '../../../server/core/analysis/acronymList.ts';
import { Analysis } from '../../../server/core/analysis/analysis.ts';
import { finish, readDump } from '../../../server/core/dump/dump.ts';
import { knowledge } from '../../support/knowledge.ts';

const shared = new URL('../../../../shared/', import.meta.url);
const lexicon = Lexicon.parse(readFileSync(new URL('../../../data/lexicon.tsv', import.meta.url), 'utf8'));
const page = new URL('dumps/raw/moderndiplomacy-central-asia.dump', shared);
const paragraphs = new URL('acronyms/legal-train.jsonl', shared);

test('a saved newspaper page is read as a careful reader would', { skip: existsSync(page) ? false : 'the shared newspaper page is not here' }, () => {
  const index = new AcronymIndex<{ place: number }>((a, b) => a.place - b.place);
  const articles = readFileSync(page, 'utf8').split('Continue Reading').map((text, place) => ({ place, text }));
  for (const article of articles) index.add(article, acronymsOf({ text: article.text, zones: [] }));
  const read = (place: number, key: string): string => {
    const [sense] = index.senses(key, articles[place], { lexicon });
    return sense === undefined ? 'nothing' : `${sense.expansion}, ${sense.from}`;
  };
  assert.equal(read(0, 'EAEU'), 'Eurasian Economic Union, article');
  assert.equal(read(0, 'SEEC'), 'Supreme Eurasian Economic Council, article');
  assert.equal(read(0, 'BTWC'), 'Biological and Toxin Weapons Convention, article');
  assert.equal(read(0, 'CSTO'), 'Collective Security Treaty Organisation, article');
  assert.equal(read(0, 'SCO'), 'Shanghai Cooperation Organisation, article');
  assert.equal(read(0, 'ASEAN'), 'Association of Southeast Asian Nations, file');
  assert.equal(read(0, 'WHO'), 'World Health Organization, lexicon');
  assert.equal(read(0, 'US'), 'United States, lexicon');
  assert.equal(read(1, 'ISIS'), 'Islamic State of Iraq and Al-Sham, article');
  assert.equal(read(1, 'ISIS-K'), 'Islamic State Khorasan Province, lexicon');
  assert.equal(read(1, 'CAR'), 'Central Asian Republics, article');
  assert.equal(index.facts(articles[1])!.definitions.filter(({ key }) => key === 'CAR').length, 1, 'the second bracket defines nothing');
  assert.equal(read(2, 'CICA'), 'Conference on Interaction and Confidence Building Measures in Asia, article');
  assert.equal(read(3, 'PM'), 'Prime Minister, lexicon');
  assert.equal(index.uses('UN').reduce((sum, { shortForms }) => sum + shortForms.length, 0), 7, 'UN-led is a use of UN');
});

test('its list of acronyms is that of a careful reader', { skip: existsSync(page) ? false : 'the shared newspaper page is not here' }, () => {
  const analysis = new Analysis(readDump(readFileSync(page, 'utf8')), knowledge());
  finish(analysis.acronyms.complete());
  assert.deepEqual(finish(acronymsOfFile(analysis)).map(({ text, expansion, from, uses }) => `${text}: ${expansion}, ${from}, ${uses.length}`), [
    'ASEAN: Association of Southeast Asian Nations, file, 1',
    'BTWC: Biological and Toxin Weapons Convention, article, 1',
    'CAR: Central Asian Republics, article, 4',
    'CICA: Conference on Interaction and Confidence Building Measures in Asia, article, 14',
    'COP26: 26th Conference of the Parties to the United Nations Framework Convention on Climate Change, lexicon, 1',
    'COVID-19: coronavirus disease 2019, lexicon, 1',
    'CSTO: Collective Security Treaty Organisation, article, 7',
    'EAEU: Eurasian Economic Union, article, 7',
    'GDP: gross domestic product, lexicon, 1',
    'ISIS: Islamic State of Iraq and Al-Sham, article, 10',
    'ISIS (K): Islamic State Khorasan Province, lexicon, 1',
    'PM: Prime Minister, lexicon, 1',
    'SCO: Shanghai Cooperation Organisation, article, 7',
    'SEEC: Supreme Eurasian Economic Council, article, 1',
    'UN: United Nations, lexicon, 7',
    'US: United States, lexicon, 4',
    'USA: United States of America, lexicon, 1',
    'USSR: Union of Soviet Socialist Republics, lexicon, 1',
    'WHO: World Health Organization, lexicon, 2',
  ]);
});

test('paragraphs of documents: a floor under what has been reached', { skip: existsSync(paragraphs) ? false : 'the shared paragraphs are not here' }, () => {
  const tallies = { short: { gold: 0, found: 0, both: 0 }, long: { gold: 0, found: 0, both: 0 } };
  const count = (tally: { gold: number; found: number; both: number }, gold: readonly (readonly number[])[], found: readonly (readonly number[])[]): void => {
    const wanted = new Set(gold.map(String));
    const got = new Set(found.map(String));
    tally.gold += wanted.size;
    tally.found += got.size;
    for (const range of got) if (wanted.has(range)) tally.both++;
  };
  for (const line of readFileSync(paragraphs, 'utf8').split('\n')) {
    if (line === '') continue;
    const gold = JSON.parse(line) as { text: string; acronyms: number[][]; expansions: number[][] };
    const { acronyms, definitions } = acronymsLine(gold.text);
    count(tallies.short, gold.acronyms, acronyms.map(({ start, end }) => [start, end]));
    count(tallies.long, gold.expansions, definitions.map(({ expansion }) => [expansion.start, expansion.end]));
  }
  const { short, long } = tallies;
  const precision = (short.both / short.found + long.both / long.found) / 2;
  const recall = (short.both / short.gold + long.both / long.gold) / 2;
  const macro = (2 * precision * recall) / (precision + recall);
  assert.ok(macro >= 0.86, `macro F ${macro.toFixed(3)}`);
});
