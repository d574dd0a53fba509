import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acronymsOf } from '../../../server/core/acronyms/article.ts';
import { AcronymIndex } from '../../../server/core/acronyms/fileIndex.ts';
import { glossaryOf } from '../../../server/core/acronyms/glossary.ts';
import { Lexicon } from '../../../server/core/acronyms/lexicon.ts';

interface Article {
  readonly place: number;
  readonly text: string;
}

const inOrder = (a: Article, b: Article): number => a.place - b.place;

function indexOf(articles: readonly Article[], name = ''): AcronymIndex<Article> {
  const index = new AcronymIndex<Article>(inOrder, name);
  for (const article of articles) index.add(article, acronymsOf({ text: article.text, zones: [] }));
  return index;
}

const articles: readonly Article[] = [
  'The Collective Security Treaty Organisation (CSTO) met with ASEAN and the CAR.',
  'Central Asian Republics (CARs) border it. The CSTO knows.',
  'The Central African Republic (CAR) is poor; the Association of Southeast Asian Nations is not.',
].map((text, place) => ({ place, text }));

const lexicon = Lexicon.parse('short\texpansion\tkind\tsource\nASEAN\tAssociation of Southeast Asian Nations\tinternational\tgeneral\nCAR\tCentral African Republic\tplace\tgeneral\nEU\tEuropean Union\tinternational\tgeneral\n');

const told = (index: AcronymIndex<Article>, key: string, article?: Article): string[] =>
  index.senses(key, article, { lexicon, glossary: glossaryOf([['EU', 'Europa-Universität']]) }).map(({ expansion, from }) => `${from}: ${expansion}`);

test("the article's own sense comes first, then the file's, each meaning once", () => {
  const index = indexOf(articles);
  assert.deepEqual(told(index, 'CAR', articles[1]), ['article: Central Asian Republics', 'file: Central African Republic']);
  assert.deepEqual(told(index, 'CAR', articles[2]), ['article: Central African Republic', 'file: Central Asian Republics']);
  assert.deepEqual(told(index, 'CSTO', articles[1]), ['file: Collective Security Treaty Organisation']);
});

test('a long form that stands in another article without brackets', () => {
  const [sense] = indexOf(articles).senses('ASEAN', articles[0]);
  assert.deepEqual([sense.expansion, sense.from, sense.how, sense.article], ['Association of Southeast Asian Nations', 'file', 'name', articles[2]]);
});

test('glossary before lexicon, workspace before both', () => {
  const index = indexOf(articles);
  assert.deepEqual(told(index, 'EU'), ['glossary: Europa-Universität', 'lexicon: European Union']);
  const other = indexOf([{ place: 0, text: 'The Energy Union (EU) met.' }], 'other.dump');
  const [first] = index.senses('EU', undefined, { lexicon, workspace: [other] });
  assert.deepEqual([first.expansion, first.from, first.file], ['Energy Union', 'workspace', 'other.dump']);
});

test('uses go by article in the order of the file', () => {
  const uses = indexOf([...articles].reverse()).uses('CSTO');
  assert.deepEqual(uses.map(({ article, shortForms }) => [article.place, shortForms.length]), [[0, 1], [1, 1]]);
});

test('answers do not depend on the order in which articles came and went', () => {
  const texts = ['The Big Blue Car (BBC) ran.', 'The BBC and the Big Brown Cat (BBC).', 'Big Bad Company sold ABC; the BBC.', 'A Bad Cook (ABC) and the British Broadcasting Corporation.'];
  const all = texts.map((text, place) => ({ place, text }));
  const facts = new Map(all.map((article) => [article, acronymsOf({ text: article.text, zones: [] })]));
  fc.assert(
    fc.property(fc.array(fc.record({ which: fc.nat({ max: all.length - 1 }), add: fc.boolean() }), { maxLength: 30 }), (steps) => {
      const edited = new AcronymIndex<Article>(inOrder);
      const there = new Set<Article>();
      for (const { which, add } of steps) {
        const article = all[which];
        if (add) edited.add(article, facts.get(article)!);
        else edited.remove(article);
        if (add) there.add(article);
        else there.delete(article);
      }
      const fresh = indexOf([...there].sort(inOrder));
      assert.deepEqual(edited.keys(), fresh.keys());
      for (const key of ['BBC', 'ABC']) {
        assert.deepEqual(edited.senses(key), fresh.senses(key));
        assert.deepEqual(edited.uses(key), fresh.uses(key));
        for (const article of there) assert.deepEqual(edited.senses(key, article), fresh.senses(key, article));
      }
    }),
  );
});
