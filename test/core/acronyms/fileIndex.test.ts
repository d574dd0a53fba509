import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acronymsOf } from '../../../server/core/acronyms/article.ts';
import { AcronymIndex } from '../../../server/core/acronyms/fileIndex.ts';
import { glossaryOf } from '../../../server/core/acronyms/glossary.ts';
import { merged, type Lent } from '../../../server/core/acronyms/lent.ts';
import { Lexicon } from '../../../server/core/acronyms/lexicon.ts';
import { fingerprint } from '../../../server/core/acronyms/sameness.ts';

interface Article {
  readonly place: number;
  readonly text: string;
}

const lent = (file: string, expansion: string, articles = 1, isExplicit = true): Lent =>
  ({ file, expansion, articles, isExplicit, how: 'bracket', print: fingerprint(expansion), where: () => ({ title: '', position: { line: 0, character: 0 } }) });

const inOrder = (a: Article, b: Article): number => a.place - b.place;

function indexOf(articles: readonly Article[]): AcronymIndex<Article> {
  const index = new AcronymIndex<Article>(inOrder);
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

test('of what other articles say that comes first that most of them say, then what is said first', () => {
  const texts = ['The Energy Union (EU) met.', 'The European Union (EU) met.', 'The Eastern University (EU) met.', 'The European Union (EU) fell.', 'The EU met.'];
  const all = texts.map((text, place) => ({ place, text }));
  assert.deepEqual(told(indexOf(all), 'EU', all[4]).slice(0, 3), ['file: European Union', 'file: Energy Union', 'file: Eastern University']);
});

test('a long form that stands in another article without brackets', () => {
  const [sense] = indexOf(articles).senses('ASEAN', articles[0]);
  assert.deepEqual([sense.expansion, sense.from, sense.how, sense.article], ['Association of Southeast Asian Nations', 'file', 'name', articles[2]]);
});

test('glossary before lexicon, workspace before both', () => {
  const index = indexOf(articles);
  assert.deepEqual(told(index, 'EU'), ['glossary: Europa-Universität', 'lexicon: European Union']);
  const [first] = index.senses('EU', undefined, { lexicon, workspace: () => [lent('other.dump', 'Energy Union')] });
  assert.deepEqual([first.expansion, first.from, first.file], ['Energy Union', 'workspace', 'other.dump']);
  const [own] = index.senses('CSTO', undefined, { workspace: () => [lent('other.dump', 'Central Stores of the Town')] });
  assert.equal(own.from, 'file');
});

test('a file lends each meaning once, whatever the places of the articles that give it', () => {
  const texts = ['The Big Blue Car (BBC) ran.', 'The big blue car (BBC) stood.', 'A Bad Black Cat (BBC) sat.', 'The BBC sat.'];
  const told = (order: readonly number[]): unknown[] => {
    const index = indexOf(order.map((which, place) => ({ place, text: texts[which] })));
    return [...index.lends('BBC').map(({ definition, givers }) => `${definition.expansion}, ${givers.size}`).sort(), index.sum];
  };
  const [, , sum] = told([0, 1, 2, 3]);
  assert.deepEqual(told([0, 1, 2, 3]), ['Bad Black Cat, 1', 'Big Blue Car, 2', sum]);
  assert.deepEqual(told([3, 2, 1, 0]), told([0, 1, 2, 3]));
  assert.notEqual(told([0, 2, 3]).at(-1), sum);
});

test('of what files lend explicit meanings come first, then those of most articles; their order does not matter', () => {
  const all = [lent('a', 'Energy Union', 2), lent('b', 'European Union', 2), lent('c', 'European union', 5), lent('d', 'Eastern Ulster', 9, false), lent('e', 'Energy Union', 1)];
  for (const order of [all, [...all].reverse(), [all[3], all[1], all[4], all[0], all[2]]]) {
    assert.deepEqual(merged(order).map(({ file, expansion }) => `${file}: ${expansion}`), ['c: European union', 'a: Energy Union', 'd: Eastern Ulster']);
  }
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
      assert.equal(edited.sum, fresh.sum);
      for (const key of ['BBC', 'ABC']) {
        assert.deepEqual(edited.senses(key), fresh.senses(key));
        assert.deepEqual(edited.uses(key), fresh.uses(key));
        assert.deepEqual(edited.lends(key), fresh.lends(key));
        for (const article of there) assert.deepEqual(edited.senses(key, article), fresh.senses(key, article));
      }
    }),
  );
});
