import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, MarkupContent, Position } from 'vscode-languageserver';
import { Analysis } from '../../server/core/analysis/analysis.ts';
import { finish, readDump } from '../../server/core/dump/dump.ts';
import { completion } from '../../server/lsp/completion.ts';
import { definition } from '../../server/lsp/definition.ts';
import { folding } from '../../server/lsp/folding.ts';
import { hover } from '../../server/lsp/hover.ts';
import { inlayHints } from '../../server/lsp/inlayHints.ts';
import { links } from '../../server/lsp/links.ts';
import { plain } from '../../server/lsp/markdown.ts';
import { flat, outline } from '../../server/lsp/outline.ts';
import { references } from '../../server/lsp/references.ts';
import { selectionRanges } from '../../server/lsp/selection.ts';
import { toOffset, toRange } from '../../server/lsp/toProtocol.ts';
import { words } from '../../server/lsp/words.ts';
import { workspaceSymbols } from '../../server/lsp/workspaceSymbols.ts';
import { writtenOutline } from '../../server/lsp/writtenOutline.ts';
import { fixture } from '../support/fixture.ts';
import { knowledge } from '../support/knowledge.ts';

const uri = 'file:///page.dump';
const known = knowledge();

/** A dump with visible cursors, all of it read. */
function open(marked: string) {
  const { text, cursors, ranges } = fixture(marked);
  const dump = readDump(text);
  const analysis = new Analysis(dump, known);
  finish(analysis.complete());
  const at = (position: Position): number => toOffset(dump.text, position);
  return { dump, analysis, at, cursors: cursors.map(at), ranges, told: (offset: number) => (finish(hover(analysis, uri, offset, plain))?.contents as MarkupContent | undefined)?.value };
}

const tree = (symbols: readonly DocumentSymbol[]): unknown[] => symbols.map(({ name, detail, children }) => [name, detail ?? '', ...(children ? [tree(children)] : [])]);

const INTERVIEW = `
  Central Asia

  Rivers and railways, a talk about five countries

  By Jane Roe

  Question: What will the five countries do about the rivers that cross the borders?

  Aigul Serik: We shall build pumps in each valley, and then we shall see what the summer brings.

  Question: And the railways?

  Aigul Serik: They are being built, and the first train will leave in the spring of next year.

  Source: The Ministry of Foreign Affairs

  Continue Reading
`;

test('a hover on a title says where the article comes from, and how long it is', () => {
  const { told, cursors, analysis } = open(`
    1 of 1 DOCUMENTS

    The Lockgate Times

    June 3, 2011 Friday

    Harbor tax is $0struck down

    BYLINE: Ann Lee

    SECTION: METRO; Pg. A1

    LENGTH: 9 words

    The tax on boats was struck down on $1Thursday.

    LOAD-DATE: June 3, 2011
  `);
  assert.equal(told(cursors[0]), 'The Lockgate Times · June 3, 2011 Friday (2011-06-03) · Ann Lee · METRO; Pg. A1\nArticle 1 of 1, 35 words.');
  assert.equal(told(cursors[1]), undefined);
  const [symbol] = finish(workspaceSymbols([{ uri, analysis }], 'harbor tax'));
  assert.equal(symbol.containerName, 'The Lockgate Times · June 3, 2011 Friday');
});

test('the outline of an interview has its turns', () => {
  const { dump } = open(INTERVIEW);
  const { symbols, shortened } = finish(outline(dump));
  assert.equal(shortened, false);
  const [[name, detail, children]] = tree(symbols) as [string, string, [string][]][];
  assert.equal(name, 'Rivers and railways, a talk about five countries');
  assert.match(detail, /Central Asia · .*Jane Roe/);
  assert.deepEqual(children.map(([speaker]) => speaker), ['Question', 'Aigul Serik', 'Question', 'Aigul Serik']);
  assert.equal(flat(uri, symbols)[0].name, name);
});

test('an outline by sections is written as the JSON that it is', () => {
  const { dump } = open(`
    Central Asia

    A bridge over the river

    It was built in a year, and the towns on both sides of it paid for all of it.

    Continue Reading

    Central Asia

    A second bridge

    It was built in two years, and nobody has said so far who will pay for that one.

    Continue Reading
  `);
  const { symbols } = finish(outline(dump));
  assert.deepEqual(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]), [['Central Asia', ['A bridge over the river', 'A second bridge']]]);
  assert.deepEqual(JSON.parse(finish(writtenOutline(symbols)).json), symbols);
});

test('articles and turns fold; turns do not where the client takes few folds: it has more than it takes, and says so', () => {
  const interview = INTERVIEW.replace('summer brings.', 'summer brings.\n\n  Nobody knows that yet, and nobody will before the ice is gone.');
  const { dump } = open(`${interview}${interview}`);
  const folds = finish(folding(dump));
  assert.equal(folds[0].startLine, 0);
  assert.deepEqual([dump.count, folds.length, finish(folding(dump, 1)).length], [2, 4, 2]);
});

test('a selection grows from word to sentence, paragraph and article', () => {
  const { dump, cursors } = open(`
    A title of several words here

    The U.N. met. Its COVID-$019 rules were changed on Monday. They will be changed again.

    Another paragraph stands here and says something else about the rules.
  `);
  const taken: string[] = [];
  for (let range = finish(selectionRanges(dump, cursors)).at(0); range; range = range.parent) {
    taken.push(dump.text.slice(toOffset(dump.text, range.range.start), toOffset(dump.text, range.range.end)));
  }
  assert.deepEqual(taken.slice(0, 2), ['COVID-19', 'Its COVID-19 rules were changed on Monday.']);
  assert.match(taken[2], /^The U\.N\..*again\.$/);
  assert.match(taken[3], /^A title[^]*rules\.$/);
});

test('addresses are links, without the marks around them', () => {
  const { dump } = open('A title of several words here\n\nSee (https://example.org/a_(b)), and www.example.com/x. It says much about the matter in hand.\n');
  assert.deepEqual(finish(links(dump)).map(({ target }) => target), ['https://example.org/a_(b)', 'https://www.example.com/x']);
});

const SENSES = `
  Tariffs fall in the whole union

  The «Eurasian Economic Union» (EAEU) met on Monday. Trade within the EA$0EU grew.

  Inspectors return to the reactors

  The European Atomic Energy Unit (EAEU) denied it. The $1EAEU said so twice to those who asked.

  Ministers speak of new pumps

  Ministers of the $2EAEU promised pumps, but nothing has come of it in all the time since then.
`;

test('of two senses in a file the article\'s own comes first, and both are told', () => {
  const { told, cursors } = open(SENSES);
  assert.match(told(cursors[0])!, /^EAEU — Eurasian Economic Union\nDefined in this article, line 3: “Eurasian Economic Union \(EAEU\)”/);
  assert.match(told(cursors[1])!, /^EAEU — European Atomic Energy Unit\n[^]*Also Eurasian Economic Union: Defined in “Tariffs fall in the whole union”, line 3/);
  assert.match(told(cursors[2])!, /^EAEU — Eurasian Economic Union\n[^]*Used once in this article, 5 times in this file\./);
});

test('references are those of the same sense, long forms among them', () => {
  const { analysis, cursors } = open(SENSES);
  const lines = (offset: number, all: boolean): number[] => finish(references(analysis, uri, offset, all))!.map(({ range }) => range.start.line + 1);
  assert.deepEqual(lines(cursors[0], true), [3, 3, 3, 11]);
  assert.deepEqual(lines(cursors[1], true), [7, 7, 7]);
});

test('the definition of a borrowed acronym is in the other article', () => {
  const { analysis, cursors, ranges } = open(SENSES);
  assert.deepEqual(finish(definition(analysis, uri, cursors[2]))?.map(({ targetSelectionRange }) => targetSelectionRange), ranges);
});

test('the lexicon is named where only it knows, with what the body is', () => {
  const { told, cursors } = open('A title of several words here\n\nThe $0UNFPA published its report about the matter on Monday, and the world read it.\n');
  assert.match(told(cursors[0])!, /^UNFPA — United Nations Population Fund\nFrom the lexicon: an international organisation\./);
});

test('an organisation is told with its kind and its mentions', () => {
  const { told, cursors } = open('A title of several words here\n\nThe World Health Organization met. The $0World Health Organization will meet again in the spring.\n');
  assert.match(told(cursors[0])!, /^World Health Organization, an international organisation\nMentioned twice in this article, twice in this file; first in line 3\.\nShort in the lexicon: WHO\.$/);
});

test('an organisation is told with its other names', () => {
  const { told, cursors } = open('A title of several words here\n\nThe World Health Organization met in May. The $0World Health Organization agreed, and so the World Health Organisation will meet again.\n');
  assert.match(told(cursors[0])!, /Mentioned 3 times in this article, 3 times in this file; first in line 3\.\nAlso named World Health Organisation\./);
});

test('where two articles define an acronym otherwise, a third takes both for what the first says', () => {
  const article = (title: string, text: string): string => `${title}\n\n${text}\n\nContinue Reading\n\n`;
  const { analysis, cursors } = open([
    article('Leaders of the region meet', 'The Eurasian Economic Union (EAEU) met on Monday in the old capital of the country.'),
    article('A bridge is opened there', 'The Energy Agency of Eastern Utilities (EAEU) opened the bridge across the old river.'),
    article('Doctors ask for more beds', 'Doctors in the EA$0EU asked for more beds, and for more time to sleep in them.'),
  ].join(''));
  const { value } = finish(hover(analysis, uri, cursors[0], plain))!.contents as MarkupContent;
  assert.match(value, /^EAEU — Eurasian Economic Union\n/);
  assert.match(value, /\nEurasian Economic Union: an? .*organisation\n/);
});

test('completion offers what a prefix may be, and the short form of a long name', () => {
  const labels = (marked: string): string[] => {
    const { analysis, cursors } = open(marked);
    return finish(completion(analysis, cursors[0])).items.map(({ label }) => label);
  };
  const start = 'A title of several words here\n\nThe Eurasian Economic Union (EAEU) met on Monday in the city.\n\nThen the ';
  assert.ok(labels(`${start}EA$0 said that much had been done.\n`).includes('EAEU'));
  assert.ok(labels(`${start}Eurasian Economic Un$0 said that much had been done.\n`).includes('EAEU'));
  assert.deepEqual(labels(`A title of several words here\n\nThen the World Health Org$0 said that much had been done.\n`), ['WHO', 'World Health Organization (WHO)', 'World Health Organisation (WHO)']);
  assert.deepEqual(labels(`A title of several words here\n\nThen the World$0 said that much had been done.\n`), []);
  // what the file uses comes before what else the lexicon has, once
  const offered = labels('A title of several words here\n\nThe UNICEF said so.\n\nThen the UN$0 said that much had been done.\n');
  assert.equal(offered[0], 'UNICEF');
  assert.equal(offered.filter((label) => label === 'UNICEF').length, 1);
  assert.deepEqual(labels(`${start}house$0 said that much had been done.\n`), []);
});

test('inlay hints explain the first use in each article that does not explain itself', () => {
  const { dump, analysis } = open(SENSES);
  const hints = finish(inlayHints(analysis, { start: 0, end: dump.text.length }));
  assert.deepEqual(hints.map(({ position, label }) => [position.line + 1, label]), [[11, '(Eurasian Economic Union)']]);
});

test('words of an article and a selection', () => {
  const { dump } = open('A title of several words here\n\nIts COVID-19 rules were changed.\n');
  assert.deepEqual(finish(words(dump, { start: 0, end: 7 })), { article: 11, selection: 2 });
});

test('workspace symbols are found by letters in order: articles and organisations', () => {
  const { analysis } = open(SENSES);
  const names = (query: string): string[] => finish(workspaceSymbols([{ uri, analysis }], query)).map(({ name }) => name);
  assert.ok(names('tarfall').includes('Tariffs fall in the whole union'));
  assert.ok(names('eurasian').includes('Eurasian Economic Union'));
  assert.deepEqual(names('zzzz'), []);
});

test('the symbols of a workspace that are not listed are counted', () => {
  const { analysis } = open('');
  const closed = Array.from({ length: 1234 }, (_, n) => ({ name: `Ferry ${n}`, kind: 15 as const, location: { uri, range: toRange(analysis.dump.text, { start: 0, end: 0 }) } }));
  const found = finish(workspaceSymbols([], 'ferry', closed));
  assert.deepEqual([found.length, found.at(-1)?.name], [1001, '“ferry”: 234 more, not listed; type on to find them']);
});

test('positions and offsets agree', () => {
  const { dump } = open('One\n\nTwo😀three four five six\n');
  assert.deepEqual(toRange(dump.text, { start: 5, end: 10 }), { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } });
});
