import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byLength, byTime, grouped, merged, together } from '../../report/series.ts';
import type { ArticleFigure, Figures } from '../../server/core/report/figures.ts';

const article = (said: Partial<ArticleFigure>): ArticleFigure => ({ title: 'A title', date: null, section: null, source: null, words: 100, isTeaser: false, line: 0, ...said });
const figures = (articles: readonly Partial<ArticleFigure>[], more: Partial<Figures> = {}): Figures =>
  ({ file: 'a.dump', dialect: 'Plain articles', articles: articles.map(article), organisations: [], otherOrganisations: 0, defects: [], coding: [], review: [], ...more });

test('articles of some weeks are counted by day, and days without one stand between them', () => {
  const { unit, bins, undated } = byTime(figures([{ date: '2024-05-01' }, { date: '2024-05-03T21:30+02:00' }, { date: '2024-05-03' }, {}]));
  assert.equal(unit, 'day');
  assert.deepEqual(bins.map(({ name, articles }) => [name, articles]), [['2024-05-01', [0]], ['2024-05-02', []], ['2024-05-03', [1, 2]]]);
  assert.deepEqual(undated, [3]);
});

test('those of some years by month, those of decades by year', () => {
  assert.deepEqual(byTime(figures([{ date: '2023-11-30' }, { date: '2024-02-01' }, { date: '2024-06-01' }])).bins.map(({ name }) => name), ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06']);
  assert.equal(byTime(figures([{ date: '1886' }, { date: '1900-01' }])).bins.length, 15);
});

test('the largest groups come first; the rest is one, those of which nothing is said another', () => {
  const dump = figures(['News', 'News', 'Sport', 'Arts', 'Law', null].map((section) => ({ section })));
  const groups = grouped(dump, ({ section }) => section, 1, (count) => `${count} others`, 'without');
  assert.deepEqual(groups.map(({ name, articles }) => [name, articles]), [['News', [0, 1]], ['3 others', [2, 3, 4]], ['without', [5]]]);
});

test('one group more is no rest', () => {
  const groups = grouped(figures([{ source: 'A' }, { source: 'B' }]), ({ source }) => source, 1, () => 'others', 'without');
  assert.deepEqual(groups.map(({ name }) => name), ['A', 'B']);
});

test('lengths are of full articles, in stretches of a round width', () => {
  const bins = byLength(figures([{ words: 12 }, { words: 390 }, { words: 20 }, { words: 5, isTeaser: true }]));
  assert.deepEqual([bins[0].name, bins[0].articles, bins[1].name, bins[1].articles, bins.at(-1)!.name], ['0–19', [0], '20–39', [2], '380–399']);
  assert.deepEqual(byLength(figures([])).map(({ count }) => count), [0]);
});

test('organisations stand together in the articles that mention both', () => {
  const dump = figures([{}, {}], { organisations: [{ name: 'NATO', kind: null, mentions: 2, places: [[0, 3], [1, 9]] }, { name: 'EU', kind: null, mentions: 1, places: [[1, 8]] }] });
  assert.deepEqual(together(dump, 5).map(({ a, b, articles }) => [a, b, articles]), [['NATO', 'EU', [1]], ['EU', 'NATO', [1]]]);
});

test('figures of several files are one: places follow their articles', () => {
  const one = figures([{ title: 'First' }], { organisations: [{ name: 'EU', kind: null, mentions: 2, places: [[0, 1]] }], defects: [{ code: 'mojibake', severity: 'warning', places: [[0, 2], [null, 7]] }] });
  const all = merged([one, { ...one, file: 'b.dump' }], '2 files');
  assert.deepEqual(all.articles.map(({ title }) => title), ['First (a.dump)', 'First (b.dump)']);
  assert.deepEqual(all.organisations, [{ name: 'EU', kind: null, mentions: 4, places: [[0, 1], [1, 1]] }]);
  assert.deepEqual(all.defects[0].places, [[0, 2], [null, 7], [1, 2], [null, 7]]);
});

test('what is decided in several files is added up, by category and label', () => {
  const one = figures([{}], {
    coding: [{ category: 'Topic', values: [{ value: 'ports', count: 1, places: [[0, 0]] }], uncoded: { count: 0, places: [] } }],
    review: [{ label: 'Place', confirmed: { count: 2, places: [[0, 3]] }, rejected: { count: 0, places: [] }, suggested: { count: 0, places: [] } }],
  });
  const { coding: [topic], review: [place] } = merged([one, one], '2 files');
  assert.deepEqual(topic.values, [{ value: 'ports', count: 2, places: [[0, 0], [1, 0]] }]);
  assert.deepEqual(place.confirmed, { count: 4, places: [[0, 3], [1, 3]] });
});
