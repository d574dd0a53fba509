import type { Lift } from './decode.ts';
import { Gazetteer, KINDS, Name } from './gazetteer.ts';
import { readModel } from './model.ts';
import type { Model } from './model.ts';
import { nameKey } from './names.ts';

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
  /** the other way: by the key of what they stand for (see `nameKey`); put together when it is asked for first */
  readonly shortForms: () => ReadonlyMap<string, readonly string[]>;
  /** null: rules alone */
  readonly model: Model | null;
  readonly lift: Lift;
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
  /** more than usual finds more, and more that is wrong */
  readonly lift?: Lift;
}

/** Measured on held-out sets, see `scripts/organisations-evaluate.ts`. */
const LIFT: Lift = { all: 0.8, spelt: 2, listed: 5 };

/** Puts the recogniser's knowledge together. Throws where a file is not in its format. */
export function organisationKnowledge(sources: KnowledgeSources): OrganisationKnowledge {
  const gazetteer = Gazetteer.parse(sources.gazetteer), expansions = new Map<string, string>();
  let shortForms: ReadonlyMap<string, readonly string[]> | null = null;
  for (const { short, expansion, kind } of sources.lexicon ?? []) {
    if (KINDS.some(each => each === kind)) {
      if (!(gazetteer.lookup(expansion) & Name.organisation)) gazetteer.add(kind, expansion);
      if (!(gazetteer.lookup(short) & Name.organisation)) gazetteer.add(kind, short, expansion);
      if (!expansions.has(short)) expansions.set(short, expansion);
    } else gazetteer.add(kind === 'place' ? 'place' : 'thing', short);
  }
  return { gazetteer, expansions, shortForms: () => (shortForms ??= byNames(expansions)), model: sources.model === undefined ? null : readModel(sources.model), lift: sources.lift ?? LIFT, metonyms: sources.metonyms ?? false };
}

/** The short forms that the lexicon has for a full name in any spelling, most usual ones of their expansions only; sorted. */
export function knownShortForms(name: string, { shortForms }: OrganisationKnowledge): readonly string[] {
  return shortForms().get(nameKey(name)) ?? [];
}

function byNames(expansions: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const short of [...expansions.keys()].sort()) {
    const key = nameKey(expansions.get(short)!), known = names.get(key);
    if (known) known.push(short);
    else names.set(key, [short]);
  }
  return names;
}
