import { acronymSteps } from '../acronyms/article.ts';
import { AcronymIndex, type Sense, type Sources } from '../acronyms/fileIndex.ts';
import type { AcronymFacts, DecidedSenses } from '../acronyms/model.ts';
import type { Dump } from '../dump/dump.ts';
import type { Article, Placed } from '../dump/model.ts';
import { joinMentions, OrganisationIndex, type ArticleOrganisation, type Organisation } from '../organisations/join.ts';
import type { OrganisationKnowledge } from '../organisations/knowledge.ts';
import { mentionSteps, type Mention } from '../organisations/mentions.ts';
import { Gathered } from './gathered.ts';

/** What is known before any file is read; whoever hosts the core loads it. */
export interface Knowledge {
  readonly organisations: OrganisationKnowledge;
  /** where expansions may come from beyond the file */
  readonly expansions: Sources;
}

/** What else is known of acronyms, and may change while the file does not: what people decided, what other files lend. */
export interface Around extends Pick<Sources, 'workspace'> {
  readonly decided?: DecidedSenses<Article>;
  /** a number that tells what other files lend from what they lent before */
  readonly borrowed?: () => number;
}

/** The organisations that one article mentions. */
export interface OrganisationFacts {
  /** in the order of the text, not overlapping */
  readonly mentions: readonly Mention[];
  /** the same mentions, joined */
  readonly organisations: readonly ArticleOrganisation[];
}

/**
 * All that is known of one file beyond its articles. What an article says by itself is computed when it is asked for, or
 * by `complete`, once; what depends on several articles is an index over the articles read so far, and final when
 * `isComplete`. An edited file gives the same answers as a fresh one.
 */
export class Analysis {
  readonly acronyms: Gathered<AcronymFacts>;
  readonly organisations: Gathered<OrganisationFacts>;
  /** The acronyms of the articles read so far. */
  readonly acronymIndex: AcronymIndex<Article>;
  readonly #organisationIndex: OrganisationIndex<Article>;
  #knowledge: Knowledge;
  readonly #around: Around;
  #dump: Dump;
  #places: ReadonlyMap<Article, Placed> | null = null;

  constructor(dump: Dump, knowledge: Knowledge, around: Around = {}) {
    this.#dump = dump;
    this.#knowledge = knowledge;
    this.#around = around;
    this.#organisationIndex = new OrganisationIndex(knowledge.organisations);
    this.acronymIndex = new AcronymIndex(this.#inOrder);
    this.acronyms = new Gathered(dump, sayAcronyms, [this.acronymIndex]);
    this.organisations = new Gathered(dump, (from, placed) => this.#sayOrganisations(from, placed), [{
      add: (article, { organisations }) => this.#organisationIndex.add(article, organisations),
      remove: (article) => this.#organisationIndex.remove(article),
    }]);
  }

  get knowledge(): Knowledge {
    return this.#knowledge;
  }

  /** Goes over to other expansions from beyond the file; what articles say by themselves does not depend on them. */
  expandBy(expansions: Sources): void {
    this.#knowledge = { ...this.#knowledge, expansions };
  }

  /** The current version. */
  get dump(): Dump {
    return this.#dump;
  }

  /** Goes over to a version that was read with the current one as the earlier one. Sliced; nothing is to be asked before it is done. */
  *updating(dump: Dump): Generator<unknown, void> {
    yield* this.acronyms.updating(dump);
    yield* this.organisations.updating(dump);
    this.#dump = dump;
    this.#places = null;
  }

  /** Have all articles been read, so that what depends on several of them is final? */
  get isComplete(): boolean {
    return this.acronyms.isComplete && this.organisations.isComplete;
  }

  /** How far `complete` has come, 0 to 1. */
  get progress(): number {
    const all = 2 * this.#dump.count;
    return all === 0 ? 1 : (this.acronyms.count + this.organisations.count) / all;
  }

  /** Reads all articles, sliced: yields every now and then. Goes on with the newest version where the file is edited meanwhile. */
  *complete(): Generator<unknown, void> {
    while (!this.isComplete) {
      yield* this.acronyms.complete();
      yield* this.organisations.complete();
    }
  }

  /** Where an article of the current version stands. */
  place(article: Article): Placed {
    this.#places ??= new Map([...this.#dump.articles()].map((placed) => [placed.article, placed]));
    return this.#places.get(article)!;
  }

  /** What a short form, by its key, may stand for as an article reads it, the best first, as far as articles have been read. */
  senses(key: string, article?: Article): readonly Sense<Article>[] {
    return this.acronymIndex.senses(key, article, { ...this.knowledge.expansions, ...this.#around });
  }

  /** A number that tells what other files lend from what they lent before. */
  get borrowed(): number {
    return this.#around.borrowed?.() ?? 0;
  }

  /** What people decided about this file. */
  get decided(): DecidedSenses<Article> | undefined {
    return this.#around.decided;
  }

  /** A number that tells what this file lends to others from what it lent before. */
  get lends(): number {
    return (this.acronymIndex.sum + (this.decided?.sum ?? 0)) >>> 0;
  }

  /** Did a person decide what a short form stands for in this article, or what not? */
  isDecided(key: string, article: Article): boolean {
    return this.decided?.of(key).some((decided) => decided.article === article) ?? false;
  }

  /** What a short form does not stand for in this article, as people decided. */
  rejected(key: string, article: Article): string[] {
    return (this.decided?.of(key) ?? []).filter((decided) => decided.isRejected && decided.article === article).map(({ expansion }) => expansion);
  }

  /** The organisation of the file that one of an article's belongs to, as far as articles have been read. */
  organisation(of: ArticleOrganisation): Organisation<Article> {
    return this.#organisationIndex.of(of, this.#inOrder);
  }

  /** The organisation of the file with a key; null where the articles read so far mention none such. */
  organisationWithKey(key: string): Organisation<Article> | null {
    return this.#organisationIndex.withKey(key, this.#inOrder);
  }

  /** All organisations of the file, the most mentioned first, as far as articles have been read; sliced. */
  allOrganisations(): Generator<void, readonly Organisation<Article>[]> {
    return this.#organisationIndex.organisations(this.#inOrder);
  }

  readonly #inOrder = (a: Article, b: Article): number => this.place(a).index - this.place(b).index;

  *#sayOrganisations(dump: Dump, placed: Placed): Generator<unknown, OrganisationFacts> {
    const structure = dump.structure(placed);
    const hints = { definitions: this.acronyms.of(placed).definitions };
    const { organisations: knowledge } = this.knowledge;
    const mentions = yield* mentionSteps(structure, knowledge, hints);
    return { mentions, organisations: joinMentions(structure, mentions, knowledge, hints) };
  }
}

function* sayAcronyms(dump: Dump, placed: Placed): Generator<unknown, AcronymFacts> {
  const structure = dump.structure(placed);
  yield;
  return yield* acronymSteps(structure);
}
