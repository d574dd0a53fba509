// npm run evaluate:organisations: exact F1 by five-fold cross-validation and with each set left out in turn: a plain model, the rules, the product. Writes
// the table into data/organisations.md, unless only a part of it is asked for (FOLDS, LEAVE, PLAIN=0, OPTIONS).
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
const systems = process.env.PLAIN === '0' ? ['product'] : ['plain', 'product'];
const options: TrainingOptions = { ...OPTIONS, ...(JSON.parse(process.env.OPTIONS ?? '{}') as Partial<TrainingOptions>) };

const learned = (system: string, use: (text: number) => boolean): OrganisationKnowledge => ({ ...knowledge, model: learn(corpus, use, system === 'plain' ? PLAIN : options) });
const plus = (a: Score, b: Score): Score => ({ gold: a.gold + b.gold, found: a.found + b.found, right: a.right + b.right });
const fraction = (value: number, digits: number): string => value.toFixed(digits).replace(/^0/, '');
const show = (score: Score | undefined): string => score === undefined || score.gold === 0 ? '' : `${fraction(f1(score), 3)} ${fraction(score.right / Math.max(1, score.found), 2)}/${fraction(score.right / score.gold, 2)}`;
const examples = (keep: (text: number) => boolean): Example[] => texts.filter((_, i) => keep(i)).map(({ example }) => example);

const table = new Map<string, Record<string, Score>>();
const note = (row: string, column: string, score: Score): void => {
  const cells = table.get(row) ?? {};
  cells[column] = cells[column] === undefined ? score : plus(cells[column], score);
  table.set(row, cells);
};

for (const set of SETS) note(set, 'rules', count(examples(i => texts[i].set === set), spans(knowledge)));
const pages = ([['newswire page', 'newswire'], ['agency paragraphs', 'agencies']] as const).map(([row, file]) => [row, readMarked(readFileSync(new URL(`../test/core/organisations/${file}.txt`, import.meta.url), 'utf8'))] as const);
for (const [row, page] of pages) note(row, 'rules', count(page, spans(knowledge)));
for (const system of systems) {
  for (const fold of onlyFolds) {
    const model = learned(system, i => i % FOLDS !== fold || texts[i].set === 'patterns');
    for (const set of SETS) note(set, `${system} cv`, count(examples(i => i % FOLDS === fold && texts[i].set === set), spans(model)));
    if (fold === 0) for (const [row, page] of pages) note(row, `${system} cv`, count(page, spans(model)));
  }
  for (const source of onlySets ?? ['gmb', 'wikigold', 'crossner', 'ewt-dev', 'sec', 'btc', 'wnut17']) {
    const model = learned(system, i => !texts[i].set.startsWith(source));
    for (const set of SETS) if (set.startsWith(source)) note(set, `${system} left out`, count(examples(i => texts[i].set === set), spans(model)));
  }
}
const columns = ['rules', 'plain cv', 'plain left out', 'product cv', 'product left out'];
const lines = [
  `| set | ${columns.map(column => column.replace(' ', ', ')).join(' | ')} |`, `|---|${'---|'.repeat(columns.length)}`,
  ...[...table].map(([row, cells]) => `| ${row} | ${columns.map(column => show(cells[column])).join(' | ')} |`),
];
console.log(`exact F1 precision/recall\n\n${lines.join('\n')}`);
const whole = process.env.FOLDS === undefined && onlySets === undefined && process.env.PLAIN !== '0' && process.env.OPTIONS === undefined;
if (whole) {
  const card = dataFile('organisations.md'), before = readFileSync(card, 'utf8'), after = before.replace(/^\| set \| rules .*\n(?:\|.*\n)*/m, `${lines.join('\n')}\n`);
  writeFileSync(card, after);
}
