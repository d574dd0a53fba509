import { Gazetteer, KINDS, Name } from './gazetteer.ts';
import type { OrganisationKind } from './gazetteer.ts';
import { readModel } from './model.ts';
import type { Model } from './model.ts';

/** One line of a lexicon of short and long names, as `data/lexicon.tsv` has them. */
export interface LexiconName {
  readonly short: string;
  readonly expansion: string;
  readonly kind: string;
}

/** All that the recogniser knows before it reads: plain data, made once and shared by all articles. */
export interface OrganisationKnowledge {
  readonly gazetteer: Gazetteer;
  /** short forms of organisations and what they stand for, most usual first */
  readonly expansions: ReadonlyMap<string, string>;
  /** null: rules alone */
  readonly model: Model | null;
  /** counts "Moscow said" as a mention of an organisation */
  readonly metonyms: boolean;
}

/** What `organisationKnowledge` is made from. */
export interface KnowledgeSources {
  /** the text of `data/organisations-gazetteer.tsv` */
  readonly gazetteer: string;
  /** the bytes of `data/organisations.model` */
  readonly model?: Uint8Array;
  readonly lexicon?: Iterable<LexiconName>;
  readonly metonyms?: boolean;
}

/** Puts the recogniser's knowledge together. Throws where a file is not in its format. */
export function organisationKnowledge(sources: KnowledgeSources): OrganisationKnowledge {
  const gazetteer = Gazetteer.parse(sources.gazetteer);
  const expansions = new Map<string, string>();
  for (const { short, expansion, kind } of sources.lexicon ?? []) {
    const known = KINDS.find(each => each === kind as OrganisationKind);
    if (known === undefined) continue;
    gazetteer.add(short, Name[known], expansion);
    gazetteer.add(expansion, Name[known]);
    if (!expansions.has(short)) expansions.set(short, expansion);
  }
  return { gazetteer, expansions, model: sources.model === undefined ? null : readModel(sources.model), metonyms: sources.metonyms ?? false };
}
