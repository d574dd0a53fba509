import { acronymSteps } from '../acronyms/article.ts';
import { AcronymIndex } from '../acronyms/fileIndex.ts';
import type { AcronymFacts } from '../acronyms/model.ts';
import { Gathered } from '../analysis/gathered.ts';
import type { Dump } from '../dump/dump.ts';
import type { Article, Placed } from '../dump/model.ts';

/** What is known of a dump's acronyms; an Analysis is such. */
export interface KnownAcronyms {
  readonly acronyms: { of(placed: Placed): AcronymFacts };
  readonly acronymIndex: { senses(key: string, article: Article): readonly { readonly expansion: string }[] };
}

/** The acronyms of one dump, read for the checks alone. */
export class OwnAcronyms implements KnownAcronyms {
  // only whether there is a sense is asked, so their order does not matter
  readonly acronymIndex = new AcronymIndex<Article>(() => 0);
  readonly acronyms: Gathered<AcronymFacts>;

  constructor(dump: Dump) {
    this.acronyms = new Gathered(dump, read, [this.acronymIndex]);
  }

  updating(dump: Dump): Generator<unknown, void> {
    return this.acronyms.updating(dump);
  }
}

function* read(dump: Dump, placed: Placed): Generator<unknown, AcronymFacts> {
  yield;
  return yield* acronymSteps(dump.structure(placed));
}
