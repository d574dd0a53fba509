import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Gazetteer, kindOf, Name, Word } from '../../../server/core/organisations/gazetteer.ts';
import { read } from '../../../server/core/organisations/reading.ts';
import { tokenise } from '../../../server/core/organisations/tokens.ts';
import { knowledge } from './knowledge.ts';

const small = Gazetteer.parse('# names\ninternational\tUnited Nations = UN = U.N.; NATO\ngovernment\tDepartment of the Environment = DoE\nhead-company\tBank; Airlines\n\n');

test('the names of an organisation stand for the first of them', () => {
  assert.equal(small.fullName('U.N.'), 'United Nations');
  assert.equal(small.fullName('United Nations'), null);
  assert.equal(small.fullName('Nations'), null);
  assert.equal(kindOf(small.lookup('united nations')), 'international');
});

test('an acronym is a name in capitals only', () => {
  assert.ok(small.lookup('DoE') & Name.government && small.lookup('DOE') & Name.government && small.lookup('NATO') & Name.international);
  assert.equal(small.lookup('Doe') | small.lookup('Nato') | small.lookup('Un'), 0);
});

test('words of a class are words by themselves, and no names', () => {
  assert.deepEqual([...read(tokenise('the Bank of Airlines'), small).words].map(bits => bits === Word['head-company']), [false, true, false, true]);
  assert.equal(small.lookup('Bank'), 0);
});

test('a class that is none is refused', () => {
  assert.throws(() => Gazetteer.parse('planet\tMars'), /unknown class "planet"/);
});

test('each word of the classes that come with the program is one token, so that no hyphen or apostrophe is a word of sport', () => {
  const lines = readFileSync(new URL('../../../data/organisations-gazetteer.tsv', import.meta.url), 'utf8').split('\n').map(line => line.split('\t')).filter(([kind]) => Object.hasOwn(Word, kind));
  assert.ok(lines.length > 20);
  // "d'" is one token where a name follows
  const isWhole = (word: string): boolean => /^\p{L}+'$/u.test(word) ? tokenise(`${word}Italia`).count === 2 : tokenise(word).count === 1;
  const torn = lines.flatMap(([kind, words]) => words.split(';').map(word => word.trim()).filter(word => !isWhole(word)).map(word => `${kind}: ${word}`));
  assert.deepEqual(torn, []);
});

test('an article is English or not by its small words', () => {
  const { gazetteer } = knowledge();
  const isEnglish = (text: string): boolean => read(tokenise(text), gazetteer).english;
  assert.ok(isEnglish('The minister said that it was of no use.') && isEnglish('DAX') && isEnglish('La Liga and the Bank of Spain'));
  assert.ok(!isEnglish('Der Minister sagte, das ist nicht von Nutzen für uns.') && !isEnglish('El ministro dijo que no es para los vecinos.'));
});
