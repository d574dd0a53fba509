import { readFileSync } from 'node:fs';
import type { KnowledgeSources, OrganisationKnowledge } from '../../../server/core/organisations/knowledge.ts';
import { organisationKnowledge } from '../../../server/core/organisations/knowledge.ts';

const data = (name: string): Buffer => readFileSync(new URL(`../../../data/${name}`, import.meta.url));

/** The program's own knowledge. */
export const knowledge = (more: Partial<KnowledgeSources> = {}): OrganisationKnowledge =>
  organisationKnowledge({
    gazetteer: data('organisations-gazetteer.tsv').toString(), model: data('organisations.model'),
    lexicon: data('lexicon.tsv').toString().trimEnd().split('\n').slice(1).map(line => {
      const [short, expansion, kind] = line.split('\t');
      return { short, expansion, kind };
    }),
    ...more,
  });
