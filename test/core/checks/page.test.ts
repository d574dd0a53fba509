import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gluedLabel } from '../../../server/core/checks/gluedLabel.ts';
import { truncatedText } from '../../../server/core/checks/truncatedText.ts';
import { marked, reported } from './marked.ts';

const LONG = 'The harbour board met on Tuesday to hear what the new crane will cost, and went home without an answer, as it has done every month since the old one fell.';
const OTHER = 'Nobody in the valley remembers who built the stone bridge, but all agree that it was cheaper than the one which the county wants to put in its place by next spring.';
const THIRD = 'A choir of ninety voices sang in the market hall for two hours on Sunday, and the money that it brought in will mend the roof of the school before the winter comes.';
const FOURTH = 'The museum bought back a painting that it had sold by mistake in the spring, at twice the price, and its director says that the frame alone was worth all the trouble of it.';

const article = (title: string, text: string, end = 'Continue Reading'): string => `Local\n\n${title}\n\n${text}\n\n${text.split('').reverse().join('').replace(/\W/g, ' ')} ends.\n\n${end}\n\n`;
const page = (...articles: string[]): string => `Connect with us\n\n${articles.join('')}`;
const WHOLE = [article('A crane for the harbour', LONG), article('A bridge for the valley', OTHER), article('A choir for the school', THIRD), article('A painting for the museum', FOURTH)];

test('a page in order has nothing to report', () => {
  for (const code of ['missing-title', 'missing-body', 'missing-field', 'unterminated-article', 'stray-terminator', 'duplicate-article', 'glued-label', 'truncated-text'] as const) {
    assert.deepEqual(reported(code, page(...WHOLE)), [], code);
  }
});

test('a label without its title', () => {
  const german = (label: string, title: string, text: string, time: string): string => `${label}\n${title}\n21.11.2017, ${time} Uhr\nVon Katrin Ehlers\n\nAltenau. ${text}\n\n${text.toUpperCase()}\n\nArtikel kommentieren (0)\n\n`;
  const pages = (title: string): string => german('Stadtrat', 'Freibad bleibt auch 2018 zu', LONG, '19:30') + german('Bezirksliga', title, OTHER, '20:02') + german('Polizeibericht', 'Einbrecher scheitern an Haustür', THIRD, '08:15');
  assert.deepEqual(reported('missing-title', pages('„Wir haben um Gegentore gebettelt“')), []);
  assert.deepEqual(reported('missing-title', pages('')), ['11: hint this article may have no title: “Bezirksliga” stands where the others have a section’s label']);
});

test('an article without an end marker where the others have one', () => {
  const text = page(WHOLE[0], article('A bridge for the valley', OTHER, ''), WHOLE[2], WHOLE[3]);
  assert.deepEqual(reported('unterminated-article', text, { chosen: 'web-page' }).length, 1);
});

test('no end marker is missed where others have none either', () => {
  assert.deepEqual(reported('unterminated-article', page(WHOLE[0], article('A bridge', OTHER, ''), article('A choir', THIRD, ''), WHOLE[3]), { chosen: 'web-page' }), []);
});

test('an end marker that ends no article', () => {
  const text = page(WHOLE[0], `${WHOLE[1]}Continue Reading\n\n`, WHOLE[2]);
  assert.deepEqual(reported('stray-terminator', text).map((line) => line.replace(/^\d+/, 'n')), ['n: warning this end marker ends no article']);
});

test('a title and no text', () => {
  const text = page(WHOLE[0], 'Local\n\nA bridge for the valley\n\nContinue Reading\n\n', WHOLE[2]);
  assert.deepEqual(reported('missing-body', text), ['14: warning this article has a title and no text']);
});

test('a title, a hole, and last lines', () => {
  const text = page(WHOLE[0], 'Local\n\nA bridge for the valley\n\n\n\n\n\n\nThe council will vote on it in the spring, once the money is there and the engineers agree.\n\nContinue Reading\n\n', WHOLE[2]);
  assert.deepEqual(reported('missing-body', text), ['14: warning below this article’s title there are 6 blank lines, and little text']);
});

test('the same article again', () => {
  const text = page(...WHOLE, WHOLE[0]);
  assert.deepEqual(reported('duplicate-article', text).map((line) => line.replace(/^\d+/, 'n')), ['n: warning the same article stands in this file twice']);
});

test('labels run together with times and dates', () => {
  const glued = (line: string): string[] => marked(gluedLabel, line, { structure: { section: { start: 0, end: 3, text: line.slice(0, 3) } } });
  for (const line of ['South Asia4 hours ago', 'Environment1 day ago', 'Opinion12 March 2021', 'NewsOctober 5, 2021', 'Sport2021-03-04', 'Energyan hour ago']) assert.deepEqual(glued(line), [line], line);
  for (const line of ['South Asia 4 hours ago', 'Covid19', 'Area 51', '4 hours ago', 'World', 'G20 ministers meet', 'Windows95 turns 30', 'Forum2000', 'In May 5 men met']) assert.deepEqual(glued(line), [], line);
});

test('excerpts cut off', () => {
  const cut = (text: string, kind: 'article' | 'teaser'): string[] => marked(truncatedText, text, { kind });
  assert.deepEqual(cut('The board met to hear what it...', 'teaser'), ['it...']);
  assert.deepEqual(cut('The board met to hear what it…', 'teaser'), ['it…']);
  assert.deepEqual(cut('The board met to hear what the...', 'article'), ['the...']);
  assert.deepEqual(cut('The board met to hear what it costs [...]', 'article'), ['costs [...]']);
  assert.deepEqual(cut('The board met to hear what it costs (more…)', 'article'), ['costs (more…)']);
});

test('paragraphs cut off above the lines that close an article', () => {
  const cut = (text: string): string[] => marked(truncatedText, text);
  assert.deepEqual(cut(`${LONG} Nobody knows what the...\n\nAnn Lee can be reached at the office.`), ['the...']);
  assert.deepEqual(cut(`${LONG} Nobody knows what the...\n\n... crane will cost.`), []);
  assert.deepEqual(cut(`${LONG} Nobody knows [...]\n\nAnn Lee can be reached at the office.`), []);
  assert.deepEqual(cut(`${LONG} And so it goes...\n\nAnn Lee can be reached at the office.`), []);
});

test('a writer who trails off, or an ellipsis within the text, is no cut', () => {
  const cut = (text: string): string[] => marked(truncatedText, text);
  for (const text of ['And so the crane fell, and fell…', 'What it costs … nobody knows.', 'The board met. Nobody came.', 'The end.', 'The board met and the...\n\nNobody came.']) assert.deepEqual(cut(text), [], text);
});
