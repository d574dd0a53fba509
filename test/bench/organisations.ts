/**
 * How fast organisations are found, beside a bare search for line breaks, and how long their model takes to load in a program that has just started:
 * `npm run bench:organisations -- 1 10`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { Lexicon } from '../../server/core/acronyms/lexicon.ts';
import { readDump } from '../../server/core/dump/dump.ts';
import type { ArticleText } from '../../server/core/dump/model.ts';
import { joinMentions } from '../../server/core/organisations/join.ts';
import { organisationKnowledge, type OrganisationKnowledge } from '../../server/core/organisations/knowledge.ts';
import { mentionsOf } from '../../server/core/organisations/mentions.ts';
import { readModel } from '../../server/core/organisations/model.ts';
import { read } from '../../server/core/organisations/reading.ts';
import { ruleSpans } from '../../server/core/organisations/rules.ts';
import { tokenise } from '../../server/core/organisations/tokens.ts';
import { Text } from '../../server/core/text/text.ts';
import { figure, MB, median, medianTimes, newlines, sizesOf, table } from './figures.ts';
import { newspaperPages } from './generate.ts';

const ROUNDS = 5, STARTS = 7;
const LOAD = '--load';
const FIRST = 'The Ministry of Foreign Affairs of the Russian Federation said on Monday that NATO and the United Nations had met in Geneva.';

const data = (name: string): Buffer => readFileSync(new URL(`../../data/${name}`, import.meta.url));
/** What a server is given: bytes of the model, tables as text. */
const sources = { model: new Uint8Array(data('organisations.model')), gazetteer: data('organisations-gazetteer.tsv').toString(), lexicon: data('lexicon.tsv').toString() };

function loaded({ model, gazetteer, lexicon }: typeof sources): OrganisationKnowledge {
  return organisationKnowledge({ model, gazetteer, lexicon: Lexicon.parse(lexicon).entries() });
}

/** The first time in this program, in milliseconds: the model, all that is known, the first paragraph. */
function firstTimes(given: typeof sources): number[] {
  const times = [performance.now()];
  readModel(given.model);
  times.push(performance.now());
  const knowledge = loaded(given);
  times.push(performance.now());
  mentionsOf({ text: FIRST, zones: [] }, knowledge);
  times.push(performance.now());
  return times.slice(1).map((time, i) => time - times[i]);
}

function inProcess(): number[] {
  const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), LOAD], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as number[];
}

/** A worker gets the bytes as a message, as the one of VS Code for the Web does. */
function inWorker(): Promise<number[]> {
  const worker = new Worker(new URL(import.meta.url));
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (times: number[]) => { void worker.terminate(); resolve(times); });
    worker.postMessage(sources);
  });
}

interface Input {
  readonly content: string;
  readonly articles: readonly ArticleText[];
  readonly knowledge: OrganisationKnowledge;
}

const each = (articles: readonly ArticleText[], count: (article: ArticleText) => number): number => articles.reduce((sum, article) => sum + count(article), 0);

/** The first one is what the others are compared with; each of the others does what those before it do, and more. */
const measurements: readonly { readonly name: string; readonly run: (input: Input) => number }[] = [
  { name: 'newlines by indexOf', run: ({ content }) => newlines(content) },
  { name: 'tokens', run: ({ articles }) => each(articles, ({ text }) => tokenise(text).count) },
  { name: '…, looked up', run: ({ articles, knowledge }) => each(articles, ({ text }) => read(tokenise(text), knowledge.gazetteer).names.length) },
  { name: '…, by rules', run: ({ articles, knowledge }) => each(articles, ({ text }) => ruleSpans(read(tokenise(text), knowledge.gazetteer)).length) },
  { name: 'mentions by the model', run: ({ articles, knowledge }) => each(articles, article => mentionsOf(article, knowledge).length) },
  { name: '…, joined', run: ({ articles, knowledge }) => each(articles, article => joinMentions(article, mentionsOf(article, knowledge), knowledge).length) },
];

async function main(): Promise<void> {
  const sizes = sizesOf(process.argv.slice(2), [1, 10]);
  const starts: (readonly [string, () => number[] | Promise<number[]>])[] = [['a new process', inProcess], ['a worker', inWorker]];
  const cells: string[][] = [];
  for (const [name, start] of starts) {
    const runs: number[][] = [];
    for (let i = 0; i < STARTS; i++) runs.push(await start());
    cells.push([name, ...runs[0].map((_, column) => figure(median(runs.map(run => run[column]))))]);
  }
  console.log(`${table([['in ms, the first time in', 'model', 'model, gazetteer, lexicon', 'a paragraph'], ...cells])}\n`);

  const knowledge = loaded(sources);
  for (const size of sizes) {
    const content = newspaperPages(size * MB), dump = readDump(Text.of(content));
    const input: Input = { content, articles: [...dump.articles()].map(placed => dump.structure(placed)), knowledge };
    const medians = medianTimes(measurements.map(({ run }) => () => run(input)), ROUNDS);
    const rows = measurements.map(({ name }, i) => [name, figure(medians[i]), figure(content.length / 1000 / medians[i]), figure(medians[i] / medians[0])]);
    console.log(`${table([[`${size} MB`, 'ms', 'Mchar/s', 'times the first'], ...rows])}\n`);
  }
}

if (!isMainThread) parentPort!.once('message', (given: typeof sources) => parentPort!.postMessage(firstTimes(given)));
else if (process.argv.includes(LOAD)) console.log(JSON.stringify(firstTimes(sources)));
else await main();
