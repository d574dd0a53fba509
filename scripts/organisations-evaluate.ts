// npm run evaluate:organisations: exact F1 by five-fold cross-validation and with each set left out in turn: a plain model, the rules, the product. Says each
// figure as soon as it has it, and writes it into the table of data/organisations.md, so that the table can be made in parts: SYSTEMS=product,
// LEAVE=gmb,wikigold or LEAVE= for none, FOLDS= for no folds. Some folds only (FOLDS=0,1), and other OPTIONS, are shown and not written.
import { readFileSync, writeFileSync } from 'node:fs';
import { mentionsOf } from '../server/core/organisations/mentions.ts';
import type { OrganisationKnowledge } from '../server/core/organisations/knowledge.ts';
import { OPTIONS, prepare } from './organisations-crf.ts';
import type { TrainingOptions } from './organisations-crf.ts';
import { count, f1, readMarked, SETS } from './organisations-data.ts';
import type { Example, Score } from './organisations-data.ts';
import { learn } from './organisations-perceptron.ts';
import { dataFile, knowledgeFromFiles, trainingTexts } from './organisations-recipe.ts';

/** Words, neighbours, shapes and affixes only: no gazetteer, no head words, nothing from the rest of the article. */
const PLAIN: TrainingOptions = { ...OPTIONS, only: new Set([1, 3, 4, 9, 11, 15, 16, 17, 20, 21]) };
const FOLDS = 5;

const knowledge = knowledgeFromFiles(false), texts = trainingTexts(), corpus = prepare(texts);
const spans = (with_: OrganisationKnowledge) => (text: string) => mentionsOf({ text, zones: [] }, with_).map(({ start, end }) => [start, end] as const);
const onlyFolds = process.env.FOLDS === undefined ? [...Array(FOLDS).keys()] : process.env.FOLDS.split(',').filter(fold => fold !== '').map(Number);
const onlySets = process.env.LEAVE?.split(',').filter(set => set !== '');
const systems = process.env.SYSTEMS?.split(',') ?? ['plain', 'product'];
const options: TrainingOptions = { ...OPTIONS, ...(JSON.parse(process.env.OPTIONS ?? '{}') as Partial<TrainingOptions>) };

const learned = (system: string, use: (text: number) => boolean): OrganisationKnowledge => ({ ...knowledge, model: learn(corpus, use, system === 'plain' ? PLAIN : options) });
const plus = (a: Score, b: Score): Score => ({ gold: a.gold + b.gold, found: a.found + b.found, right: a.right + b.right });
const fraction = (value: number, digits: number): string => value.toFixed(digits).replace(/^0/, '');
const show = (score: Score): string => `${fraction(f1(score), 3)} ${fraction(score.right / Math.max(1, score.found), 2)}/${fraction(score.right / score.gold, 2)}`;
const examples = (keep: (text: number) => boolean): Example[] => texts.filter((_, i) => keep(i)).map(({ example }) => example);

const COLUMNS = ['rules', 'plain cv', 'plain left out', 'product cv', 'product left out'];
const scores = new Map<string, Score>(), card = dataFile('organisations.md'), TABLE = /^\| set \| rules .*\n(?:\|.*\n)*/m;
const isWritten = process.env.OPTIONS === undefined;

/** Puts a figure into its cell of the card's table. */
function write(row: string, column: string, score: Score): void {
  const text = readFileSync(card, 'utf8'), lines = TABLE.exec(text)![0].trimEnd().split('\n');
  const at = lines.findIndex(line => line.startsWith(`| ${row} |`)), cells = lines[at].split('|');
  cells[2 + COLUMNS.indexOf(column)] = ` ${show(score)} `;
  lines[at] = cells.join('|');
  writeFileSync(card, text.replace(TABLE, () => `${lines.join('\n')}\n`));
}

/** Adds to a figure; says and writes it where that was its last part. */
function note(row: string, column: string, score: Score, isLast = true): void {
  const key = `${row} ${column}`, sum = plus(scores.get(key) ?? { gold: 0, found: 0, right: 0 }, score);
  scores.set(key, sum);
  if (!isLast) return;
  console.log(`${row}, ${column}: ${show(sum)}`);
  if (isWritten && (!column.endsWith(' cv') || onlyFolds.length === FOLDS)) write(row, column, sum);
}

for (const set of SETS) note(set, 'rules', count(examples(i => texts[i].set === set), spans(knowledge)));
const pages = ([['newswire page', 'newswire'], ['agency paragraphs', 'agencies']] as const).map(([row, file]) => [row, readMarked(readFileSync(new URL(`../test/core/organisations/${file}.txt`, import.meta.url), 'utf8'))] as const);
for (const [row, page] of pages) note(row, 'rules', count(page, spans(knowledge)));
for (const system of systems) {
  for (const fold of onlyFolds) {
    const model = learned(system, i => i % FOLDS !== fold || texts[i].set === 'patterns');
    const isLast = fold === onlyFolds.at(-1);
    for (const set of SETS) note(set, `${system} cv`, count(examples(i => i % FOLDS === fold && texts[i].set === set), spans(model)), isLast);
    for (const [row, page] of pages) note(row, `${system} cv`, count(page, spans(model)), isLast);
  }
  for (const source of onlySets ?? ['gmb', 'wikigold', 'crossner', 'ewt-dev', 'sec', 'btc', 'wnut17']) {
    const model = learned(system, i => !texts[i].set.startsWith(source));
    for (const set of SETS) if (set.startsWith(source)) note(set, `${system} left out`, count(examples(i => texts[i].set === set), spans(model)));
  }
}
