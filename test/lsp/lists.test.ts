/** What the lists of acronyms and organisations answer, as a view or another editor asks for them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analysis } from '../../server/core/analysis/analysis.ts';
import { finish, readDump } from '../../server/core/dump/dump.ts';
import { acronymArticles, acronyms, type AcronymsParams } from '../../server/lsp/acronyms.ts';
import { abbreviations, concordanceTable, organisationTable } from '../../server/lsp/copies.ts';
import { organisations, type OrganisationsParams } from '../../server/lsp/organisations.ts';
import { concordance, step, type Step, type StepParams, type TopicParams } from '../../server/lsp/topics.ts';
import { fixture } from '../support/fixture.ts';
import { knowledge } from '../support/knowledge.ts';

const known = knowledge();

const DUMP = `
  Tariffs fall in the whole union

  The Eurasian Economic Union (EAEU) met on Monday. Trade within the $0EAEU grew, and the XQF said so.

  Continue Reading

  Inspectors return to the reactors

  The European Atomic Energy Unit (EAEU) denied it. The UN and UNFPA said that the XQF and the XQF had not seen the EAEU.

  Continue Reading

  Ministers speak of new pumps

  Ministers of the Eurasian Economic Union promised pumps, and the EAEU will pay for them, as the World Health Organization asked.

  Continue Reading
`;

function open(marked = DUMP) {
  const { text, cursors } = fixture(marked);
  const analysis = new Analysis(readDump(text), known);
  finish(analysis.complete());
  const line = ({ start }: { start: { line: number; character: number } }): string => `${start.line + 1}:${start.character}`;
  return {
    cursors,
    acronyms: (params: AcronymsParams = {}) => finish(acronyms(analysis, params)),
    articles: (filter?: string) => finish(acronymArticles(analysis, { filter })),
    organisations: (params: OrganisationsParams = {}) => finish(organisations(analysis, params)),
    /** the places that one goes through, until one is reached again */
    steps(topic: TopicParams, isBackward = false): string[] {
      const places: string[] = [];
      let from: StepParams['from'];
      for (;;) {
        const found: Step = finish(step(analysis, { ...topic, from, isBackward }))!;
        const place = `${line(found.range)} ${found.number}/${found.total}`;
        if (places.includes(place)) return places;
        places.push(place);
        from = found.range.start;
      }
    },
    step: (params: StepParams) => finish(step(analysis, params)),
    concordance: (topic: TopicParams & { width?: number }) => finish(concordance(analysis, topic))?.entries.map(({ before, text, after }) => `${before}|${text}|${after}`),
    copies: { abbreviations: () => finish(abbreviations(analysis, {})), table: () => finish(organisationTable(analysis)).text, mentions: (of: TopicParams) => finish(concordanceTable(analysis, of)).text },
  };
}

test('acronyms of a file: undefined ones first, then one entry for each meaning', () => {
  const { acronyms: list } = open();
  const page = list();
  assert.deepEqual(page.entries.map(({ text, expansion, from, uses, isUndefined }) => [text, expansion, from, uses, isUndefined]), [
    ['XQF', null, null, 3, true],
    ['EAEU', 'Eurasian Economic Union', 'article', 3, false],
    ['EAEU', 'European Atomic Energy Unit', 'article', 2, false],
    ['UN', 'United Nations', 'lexicon', 1, false],
    ['UNFPA', 'United Nations Population Fund', 'lexicon', 1, false],
  ]);
  assert.deepEqual([page.total, page.undefined, page.isComplete], [5, 1, true]);
});

test('acronyms of one article, in its own meanings', () => {
  const { acronyms: list } = open();
  const of = (article: number) => list({ article }).entries.map(({ text, expansion, uses }) => `${text} ${expansion} ${uses}`);
  assert.deepEqual(of(1), ['XQF null 2', 'EAEU European Atomic Energy Unit 2', 'UN United Nations 1', 'UNFPA United Nations Population Fund 1']);
  assert.deepEqual(of(2), ['EAEU Eurasian Economic Union 1']);
  assert.deepEqual(of(99), []);
});

test('articles that use acronyms, and how many of them are undefined', () => {
  const { articles } = open();
  assert.deepEqual(articles().entries.map(({ article, title, acronyms: all, undefined: unknown }) => [article, title, all, unknown]), [
    [0, 'Tariffs fall in the whole union', 2, 1], [1, 'Inspectors return to the reactors', 4, 1], [2, 'Ministers speak of new pumps', 1, 0],
  ]);
  assert.deepEqual(articles('population').entries.map(({ article, acronyms: all }) => [article, all]), [[1, 1]]);
});

test('a long list is asked for in parts, and a filter goes by letters, whatever their case and accents', () => {
  const { acronyms: list, organisations: orgs } = open();
  const texts = (params: AcronymsParams): string[] => list(params).entries.map(({ text }) => text);
  assert.deepEqual(texts({ from: 1, count: 2 }), ['EAEU', 'EAEU']);
  assert.deepEqual(texts({ from: 4, count: 2 }), ['UNFPA']);
  assert.equal(list({ count: 0 }).total, 5);
  assert.deepEqual(texts({ filter: 'éurasian' }), ['EAEU']);
  assert.deepEqual(texts({ from: -1, count: 1.5 }), texts({}));
  assert.deepEqual(orgs({ filter: 'EURASIAN' }).entries.map(({ name }) => name), ['Eurasian Economic Union']);
});

test('organisations by count, name and first appearance, and of one kind', () => {
  const { organisations: list } = open();
  const names = (params: OrganisationsParams): string[] => list(params).entries.map(({ name }) => name);
  assert.equal(names({})[0], 'Eurasian Economic Union');
  assert.deepEqual(names({ sort: 'name' }), names({}).sort());
  assert.equal(names({ sort: 'first' }).at(-1), 'World Health Organization');
  const { kinds, total } = list();
  assert.equal(kinds.reduce((sum, each) => sum + each.total, 0), total);
  const international = kinds.find(({ kind }) => kind === 'international')!;
  assert.equal(list({ kind: 'international' }).total, international.total);
  assert.ok(names({ kind: 'international' }).includes('World Health Organization'));
});

test('steps go from place to place and round, in the meaning that is asked for', () => {
  const { steps } = open();
  assert.deepEqual(steps({ acronym: 'EAEU', expansion: 'Eurasian Economic Union' }), ['3:29 1/3', '3:67 2/3', '15:65 3/3']);
  assert.deepEqual(steps({ acronym: 'EAEU', expansion: 'Eurasian Economic Union' }, true), ['15:65 3/3', '3:67 2/3', '3:29 1/3']);
  assert.deepEqual(steps({ acronym: 'XQF', article: 1 }), ['9:81 1/2', '9:93 2/2']);
});

test('from the cursor the steps go by what stands there, long forms too', () => {
  const { step: next, cursors: [cursor] } = open();
  assert.equal(next({ position: cursor, from: cursor })!.range.start.line, 14);
  assert.equal(next({ position: { line: 0, character: 2 } }), null);
  assert.equal(next({ organisation: 'no such' }), null);
  assert.throws(() => next({}), /name an acronym, an organisation or a position/);
});

test('a concordance has the words around, cut between words, of the same article', () => {
  const { concordance: lines } = open();
  assert.deepEqual(lines({ acronym: 'XQF', width: 20 }), [
    'EAEU grew, and the |XQF| said so. Continue',
    'said that the |XQF| and the XQF had not',
    'the XQF and the |XQF| had not seen the',
  ]);
  assert.equal(lines({ organisation: 'no such' }), undefined);
});

test('lists to be copied: abbreviations in Markdown, organisations and mentions as CSV', () => {
  const { copies, organisations: list } = open();
  const { text, left, count } = copies.abbreviations();
  assert.match(text, /\| EAEU \| Eurasian Economic Union; European Atomic Energy Unit \|\n\| UN \| United Nations \|/);
  assert.deepEqual([left, count], [['XQF'], 3]);
  assert.match(copies.table(), /^organisation,kind,names,mentions,articles,first_line\nEurasian Economic Union,international,EAEU; Eurasian Economic Union,\d,\d,3\n/);
  const [{ key, mentions }] = list().entries;
  assert.equal(copies.mentions({ organisation: key }).trimEnd().split('\n').length, mentions + 1);
});
