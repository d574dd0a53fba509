import gazetteerText from '../data/organisations-gazetteer.tsv';
import modelBytes from '../data/organisations.model';
import lexiconText from '../data/lexicon.tsv';
import { Lexicon } from './core/acronyms/lexicon.ts';
import type { Glossary } from './core/acronyms/glossary.ts';
import type { Knowledge } from './core/analysis/analysis.ts';
import { organisationKnowledge } from './core/organisations/knowledge.ts';

/** The lexicon, the gazetteer and the model that come with the program, and what a user adds to them. */
export function builtInKnowledge({ metonyms, glossary }: { readonly metonyms?: boolean; readonly glossary?: Glossary } = {}): Knowledge {
  const lexicon = Lexicon.parse(lexiconText);
  return {
    organisations: organisationKnowledge({ gazetteer: gazetteerText, model: modelBytes, lexicon: lexicon.entries(), metonyms }),
    expansions: { lexicon, glossary },
  };
}
