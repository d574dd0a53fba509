import type { Streamed } from '../../core/analysis/streamed.ts';
import { finish } from '../../core/dump/dump.ts';
import type { Range } from '../../core/text/range.ts';

/** An organisation of a file and where it is mentioned. Offsets are UTF-16 of the whole text; `article` is an article's number. */
export interface Listed {
  readonly name: string;
  readonly kind: string | null;
  readonly names: readonly string[];
  readonly mentions: readonly (Range & { readonly article: number })[];
}

/** All organisations of a file, the most mentioned first. */
export function organisationsIn(facts: Streamed): Listed[] {
  return finish(facts.allOrganisations()).map(({ name, kind, names, places }) => ({
    name,
    kind,
    names,
    mentions: places.flatMap(({ article, mentions }) => {
      const { start, index } = facts.place(article);
      return mentions.map((mention) => ({ start: start + mention.start, end: start + mention.end, article: index }));
    }),
  }));
}
