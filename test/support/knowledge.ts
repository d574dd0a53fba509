import { readFileSync } from 'node:fs';
import { Lexicon } from '../../server/core/acronyms/lexicon.ts';
import type { Knowledge } from '../../server/core/analysis/analysis.ts';
import { organisationKnowledge } from '../../server/core/organisations/knowledge.ts';

const data = (name: string): string => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');

/** The lexicon and the gazetteer of the project, for tests that need no built server. */
export function knowledge(): Knowledge {
  const lexicon = Lexicon.parse(data('lexicon.tsv'));
  return { organisations: organisationKnowledge({ gazetteer: data('organisations-gazetteer.tsv'), lexicon: lexicon.entries() }), expansions: { lexicon } };
}
