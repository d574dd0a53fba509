import type { Article, Structure } from './model.ts';

/** Something computed from one article alone, once, and kept as long as the article lives. */
export type Fact<T> = (article: Article, structure: () => Structure) => T;

/** Makes a local fact of a pure function. */
export function fact<T>(compute: (structure: Structure, article: Article) => T): Fact<T> {
  const known = new WeakMap<Article, { value: T }>();
  return (article, structure) => {
    let kept = known.get(article);
    if (!kept) known.set(article, (kept = { value: compute(structure(), article) }));
    return kept.value;
  };
}
