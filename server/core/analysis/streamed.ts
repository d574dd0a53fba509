import { acronymSteps } from '../acronyms/article.ts';
import { AcronymIndex, type Sense, type Sources } from '../acronyms/fileIndex.ts';
import type { AcronymFacts } from '../acronyms/model.ts';
import { finish, type Dump } from '../dump/dump.ts';
import type { Placed } from '../dump/model.ts';
import type { Before } from '../dump/portions.ts';
import { joinMentions, OrganisationIndex, type ArticleOrganisation, type Organisation } from '../organisations/join.ts';
import type { OrganisationKnowledge } from '../organisations/knowledge.ts';
import { mentionSteps } from '../organisations/mentions.ts';
import type { Around, Knowledge } from './analysis.ts';

/** What one article says, as plain data; it begins at an offset of its portion. */
export interface ArticleFacts {
  readonly start: number;
  readonly acronyms: AcronymFacts;
  /** Empty where nobody asked for them. */
  readonly organisations: readonly ArticleOrganisation[];
}

/** What the articles of a portion say; without `knowledge` of acronyms alone. */
export function factsOf(dump: Dump, knowledge: OrganisationKnowledge | null): ArticleFacts[] {
  return [...dump.articles()].map((placed) => {
    const structure = dump.structure(placed);
    const acronyms = finish(acronymSteps(structure));
    const hints = { definitions: acronyms.definitions };
    const organisations = knowledge ? joinMentions(structure, finish(mentionSteps(structure, knowledge, hints)), knowledge, hints) : [];
    return { start: placed.start, acronyms, organisations };
  });
}

/** An article of which only its place is kept: UTF-16 of the whole text, and its number. */
export type Place = Pick<Placed, 'start' | 'index'>;

/** What the articles of a file say together, told portion by portion, in order: as an Analysis says it, but nothing of the text is kept. */
export class Streamed {
  readonly acronymIndex = new AcronymIndex<Place>(inOrder);
  readonly #organisationIndex: OrganisationIndex<Place>;
  readonly #sources: Sources;

  /** `workspace` says what other files lend. */
  constructor(knowledge: Knowledge, workspace?: Around['workspace']) {
    this.#sources = { ...knowledge.expansions, ...(workspace && { workspace }) };
    this.#organisationIndex = new OrganisationIndex(knowledge.organisations);
  }

  /** What the articles of the next portion say. */
  add({ units, articles }: Before, facts: readonly ArticleFacts[]): void {
    for (const [i, { start, acronyms, organisations }] of facts.entries()) {
      const article: Place = { start: units + start, index: articles + i };
      this.acronymIndex.add(article, acronyms);
      this.#organisationIndex.add(article, organisations);
    }
  }

  place(article: Place): Place {
    return article;
  }

  senses(key: string, article?: Place): readonly Sense<Place>[] {
    return this.acronymIndex.senses(key, article, this.#sources);
  }

  isDecided(): boolean {
    return false;
  }

  /** All organisations of the file, the most mentioned first; sliced. */
  allOrganisations(): Generator<void, readonly Organisation<Place>[]> {
    return this.#organisationIndex.organisations(inOrder);
  }
}

function inOrder(a: Place, b: Place): number {
  return a.index - b.index;
}
