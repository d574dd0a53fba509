import { readFileSync } from 'node:fs';
import type { LexiconName, OrganisationKnowledge } from '../server/core/organisations/knowledge.ts';
import { organisationKnowledge } from '../server/core/organisations/knowledge.ts';
import type { TrainingText } from './organisations-crf.ts';
import { detokenise, partial, readSet, SETS } from './organisations-data.ts';
import { patterns } from './organisations-patterns.ts';

/** How much a set's mistakes count: newspapers are not written like short messages and contracts. */
const WEIGHT: Readonly<Record<string, number>> = { btc: 0.5, wnut17: 0.3, sec: 0.3 };
/** Marked by machine, or by many hands. */
const NOISY = new Set(['gmb', 'btc']);
const PATTERN_WEIGHT = 0.5;

export const dataFile = (name: string): URL => new URL(`../data/${name}`, import.meta.url);

/** The lexicon of short and long forms. */
function lexicon(): LexiconName[] {
  return readFileSync(dataFile('lexicon.tsv'), 'utf8').trimEnd().split('\n').slice(1).map(line => {
    const [short, expansion, kind] = line.split('\t');
    return { short, expansion, kind };
  });
}

/** The recogniser's knowledge, with or without the model. */
export function knowledgeFromFiles(withModel: boolean): OrganisationKnowledge {
  return organisationKnowledge({ gazetteer: readFileSync(dataFile('organisations-gazetteer.tsv'), 'utf8'), lexicon: lexicon(), model: withModel ? readFileSync(dataFile('organisations.model')) : undefined });
}

export interface SetText extends TrainingText { readonly set: string }

/** All that the model learns from, by set; patterns with the full gazetteer and with halves of it in turn. */
export function trainingTexts(): SetText[] {
  const knowledge = knowledgeFromFiles(false), tsv = readFileSync(dataFile('organisations-gazetteer.tsv'), 'utf8');
  const halves = [1, 2].map(seed => organisationKnowledge({ gazetteer: partial(tsv, seed) }));
  const texts: SetText[] = SETS.flatMap(set => readSet(set).map(example => ({ set, example: detokenise(example), weight: WEIGHT[set] ?? 1, noisy: NOISY.has(set), knowledge })));
  patterns(1).forEach((example, i) => texts.push({ set: 'patterns', example, weight: PATTERN_WEIGHT, noisy: false, knowledge: i % 2 ? knowledge : halves[i % 4 >> 1] }));
  return texts;
}
