import { readFileSync } from 'node:fs';
import { Lexicon } from '../../server/core/acronyms/lexicon.ts';
import type { Knowledge } from '../../server/core/analysis/analysis.ts';
import { organisationKnowledge } from '../../server/core/organisations/knowledge.ts';

const file = (name: string): Buffer => readFileSync(new URL(`../../data/${name}`, import.meta.url));
const data = (name: string): string => file(name).toString();

/** The lexicon, the gazetteer and the model of the project, for tests that need no built server. */
export function knowledge(): Knowledge {
  const lexicon = Lexicon.parse(data('lexicon.tsv'));
  return { organisations: organisationKnowledge({ gazetteer: data('organisations-gazetteer.tsv'), lexicon: lexicon.entries(), model: file('organisations.model') }), expansions: { lexicon } };
}
