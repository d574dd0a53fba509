import gazetteerText from '../data/organisations-gazetteer.tsv';
import lexiconText from '../data/lexicon.tsv';
import { Lexicon } from './core/acronyms/lexicon.ts';
import type { Glossary } from './core/acronyms/glossary.ts';
import type { Knowledge } from './core/analysis/analysis.ts';
import { organisationKnowledge } from './core/organisations/knowledge.ts';

/** The lexicon and the gazetteer that come with the program, its model of organisations as bytes, and what a user adds to them. */
export function builtInKnowledge(model: Uint8Array, { metonyms, glossary }: { readonly metonyms?: boolean; readonly glossary?: Glossary } = {}): Knowledge {
  const lexicon = Lexicon.parse(lexiconText);
  return {
    organisations: organisationKnowledge({ gazetteer: gazetteerText, model, lexicon: lexicon.entries(), metonyms }),
    expansions: { lexicon, glossary },
  };
}
