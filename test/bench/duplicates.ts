/** How the search for near duplicates grows with the number of articles: `node test/bench/duplicates.ts 500 1000 2000`. */
import { acronymsOf } from '../../server/core/acronyms/article.ts';
import type { FileView, Reading } from '../../server/core/checks/check.ts';
import { duplicateArticle } from '../../server/core/checks/duplicateArticle.ts';
import { finish, readDump } from '../../server/core/dump/dump.ts';
import type { Article } from '../../server/core/dump/model.ts';
import { figure, table } from './figures.ts';
import { random } from './generate.ts';
import { objects, subjects, verbs } from './words.ts';

const SENTENCES = 25;

/** Sentences of an article with a number. */
type Kind = (n: number, next: () => number) => string[];

const pick = (list: readonly string[], next: () => number): string => list[Math.floor(next() * list.length)];
const sentences = (count: number, next: () => number): string[] => Array.from({ length: count }, () => `It was said that ${pick(subjects, next)} ${pick(verbs, next)} ${pick(objects, next)}.`);
const wire = sentences(SENTENCES, random(1));
const versions = Array.from({ length: 7 }, (_, seed) => sentences(SENTENCES, random(seed + 20)));

const kinds: Readonly<Record<string, Kind>> = {
  'texts of their own': (_, next) => sentences(SENTENCES, next),
  'copies of seven, each with a word changed': (n) => versions[n % 7].map((sentence, i) => (i === n % SENTENCES ? sentence.replace('said', `said${n}`) : sentence)),
  'copies of one, each with a word changed': (n) => wire.map((sentence, i) => (i === n % SENTENCES ? sentence.replace('said', `said${n}`) : sentence)),
  'copies of one, each with a sentence changed': (n, next) => wire.map((sentence, i) => (i === n % SENTENCES ? sentences(1, next)[0] : sentence)),
  'texts of one pattern, two fifths their own': (_, next) => wire.map((sentence, i) => (i % 5 < 2 ? sentences(1, next)[0] : sentence)),
};

/** Milliseconds for all articles, and how many of them are told to be copies. */
function measure(kind: Kind, count: number): { ms: number; copies: number } {
  const next = random(7);
  const dump = readDump(Array.from({ length: count }, (_, n) => `<DOC>\n<DOCNO> X-${n} </DOCNO>\n<TEXT>\n${kind(n, next).join(' ')}\n</TEXT>\n</DOC>\n`).join(''));
  const readings = new Map<Article, Reading>();
  const numbers = new Map<Article, number>();
  for (const placed of dump.articles()) {
    const structure = dump.structure(placed);
    readings.set(placed.article, { article: placed.article, structure, dialect: dump.dialectOf(placed.article), acronyms: acronymsOf({ text: '', zones: [] }) });
    numbers.set(placed.article, placed.index);
  }
  const file: FileView = { number: (article) => numbers.get(article)!, read: (article) => readings.get(article)!, isExpanded: () => false };
  const begin = performance.now();
  const index = duplicateArticle.index();
  const said = new Map([...readings].map(([article, reading]) => [article, duplicateArticle.say(reading)]));
  for (const [article, each] of said) index.add(each, article);
  finish(index.settle!(file));
  let copies = 0;
  for (const [article, each] of said) copies += index.judge(each, article, file).length;
  return { ms: performance.now() - begin, copies };
}

const counts = process.argv.slice(2).map(Number);
if (counts.length === 0) counts.push(500, 1000, 2000, 4000);
for (const [name, kind] of Object.entries(kinds)) {
  measure(kind, 200);
  const rows = counts.map((count) => ({ count, ...measure(kind, count) }));
  console.log(`${table([[name, 'ms', 'ms an article', 'times the first', 'copies'], ...rows.map(({ count, ms, copies }) => [String(count), figure(ms), figure(ms / count), figure((ms / count) / (rows[0].ms / rows[0].count)), String(copies)])])}\n`);
}
