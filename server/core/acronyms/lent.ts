import type { Position } from '../text/range.ts';
import type { How } from './model.ts';

/** A meaning of a short form, as one file lends it to the others of its workspace. */
export interface Lent {
  /** the file, as its host names it */
  readonly file: string;
  readonly expansion: string;
  /** tells meanings apart, see `fingerprint` */
  readonly print: string;
  /** `decision`: a person says so, not the text */
  readonly how: How | 'decision';
  /** does the text, or a person, pair the two? */
  readonly isExplicit: boolean;
  /** how many articles of the file give it */
  readonly articles: number;
  /** the first of them, by its title, and the place of the long form in the file */
  readonly where: () => { readonly title: string; readonly position: Position };
}

/**
 * Of what files lend for one short form each meaning once, as the file says it in which most articles do: what a person decided first, then explicit ones, then those of most articles,
 * then by alphabet. The order in which files are given does not matter.
 */
export function merged(lent: readonly Lent[]): readonly Lent[] {
  if (lent.length < 2) return lent;
  const meanings = new Map<string, { readonly best: Lent; readonly articles: number }>();
  for (const one of lent) {
    const known = meanings.get(one.print);
    meanings.set(one.print, known ? { best: isBefore(known.best, one) ? known.best : one, articles: known.articles + one.articles } : { best: one, articles: one.articles });
  }
  return [...meanings.values()]
    .sort((a, b) => rankOf(b.best) - rankOf(a.best) || b.articles - a.articles || (a.best.print < b.best.print ? -1 : 1))
    .map(({ best }) => best);
}

const rankOf = ({ how, isExplicit }: Lent): number => (how === 'decision' ? 2 : Number(isExplicit));

function isBefore(one: Lent, other: Lent): boolean {
  if (rankOf(one) !== rankOf(other)) return rankOf(one) > rankOf(other);
  if (one.articles !== other.articles) return one.articles > other.articles;
  return one.file < other.file || (one.file === other.file && one.expansion <= other.expansion);
}
