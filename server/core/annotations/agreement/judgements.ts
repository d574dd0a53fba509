import type { Dump } from '../../dump/dump.ts';
import type { Range } from '../../text/range.ts';
import type { Annotated } from '../annotated.ts';
import type { Annotation } from '../annotation.ts';

/** One decision as it is compared with another person's. */
export interface Judgement {
  readonly annotation: Annotation;
  /** The same for all decisions on one article, whoever made them. */
  readonly article: string;
  /** Where it stands, in units that both sides share; null for the whole article. */
  readonly range: Range | null;
  /** The same in the whole text, of a whole article its own range; null where the dump is not at hand. */
  readonly place: Range | null;
}

/** Decisions as their sidecar states them, where the dump is not at hand: by the article's identity, in code points from its beginning. */
export function statedJudgements(annotations: Iterable<Annotation>): Judgement[] {
  return Array.from(annotations, (annotation) => ({ annotation, article: annotation.target.article.id, range: annotation.target.range, place: null }));
}

/**
 * Decisions where they stand in the dump as it is now, in UTF-16 of the whole text, in its order. Articles are those of the dialect, as two people may have
 * ruled differently where articles begin; an article that only one of them has belongs to the one that it was cut from.
 */
export function placedJudgements({ dump, anchors, structure }: Annotated): Judgement[] {
  const plain: Dump = dump.unruled;
  const articleOf = (offset: number): string => String(plain.articleAt(offset)?.start ?? -1);
  const judgements: Judgement[] = structure.placed.map(({ annotation, range }) => ({ annotation, article: articleOf(range.start), range, place: range }));
  for (const { article, start, end } of dump.articles()) {
    for (const { annotation, range } of anchors.of(article)) {
      const there = range && { start: start + range.start, end: start + range.end };
      judgements.push({ annotation, article: articleOf(there?.start ?? start), range: there, place: there ?? { start, end } });
    }
  }
  return judgements.sort((a, b) => Number(a.article) - Number(b.article) || (a.range?.start ?? -1) - (b.range?.start ?? -1));
}
