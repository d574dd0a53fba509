import type { Analysis } from '../analysis/analysis.ts';
import type { Anchors } from '../annotations/anchors.ts';
import type { Category } from '../annotations/codebook.ts';
import { proposedFor } from '../annotations/suggestions.ts';
import type { Place } from './figures.ts';

/** How often something was decided, and its first place in each article. */
export interface Counted {
  readonly count: number;
  readonly places: readonly Place[];
}

/** How articles are coded by one category of the codebook: by value (the most frequent first), and those that are not coded yet. */
export interface CodingFigure {
  readonly category: string;
  readonly values: readonly (Counted & { readonly value: string })[];
  readonly uncoded: Counted;
}

/** What became of the marks of one label; `suggested` ones nobody has looked at. */
export interface ReviewFigure extends Readonly<Record<ReviewState, Counted>> {
  readonly label: string;
}
export type ReviewState = 'confirmed' | 'rejected' | 'suggested';

/** What people decided about a dump, and how articles are to be coded. */
export interface Decided {
  readonly anchors: Anchors;
  readonly categories: readonly Category[];
}

/** Counts the decisions on a dump that has been read to its end; nothing where there are none. In slices. */
export function* decidedFigures(analysis: Analysis, { anchors, categories }: Decided): Generator<unknown, { coding: CodingFigure[]; review: ReviewFigure[] }> {
  const { dump } = analysis;
  if (anchors.size === 0) return { coding: [], review: [] };
  const coding = new Map(categories.map(({ id }) => [id, new Map<string, Counting>()]));
  const review = new Map<string, Record<ReviewState, Counting>>();
  const coded = new Map<string, Set<number>>();
  const isMarked = [...dump.articles()].some(({ article }) => anchors.of(article).some(({ annotation: { decision } }) => decision.kind === 'mark'));
  const toCode: Place[] = [];
  for (const placed of dump.articles()) {
    const { article, index, start, startLine } = placed;
    if (article.kind === 'article' && article.ruled?.duplicateOf === undefined) toCode.push([index, startLine]);
    const answered = new Set<string>();
    for (const { annotation: { decision }, range } of anchors.of(article)) {
      if (decision.kind === 'code') {
        at(at(coding, decision.category, () => new Map<string, Counting>()), String(decision.value), newCounting).add([index, startLine]);
        at(coded, decision.category, () => new Set<number>()).add(index);
      } else if (decision.kind === 'mark' && range) {
        answered.add(`${range.start} ${range.end} ${decision.label}`);
        at(review, decision.label, newStates)[decision.state].add([index, dump.text.lineAt(start + range.start)]);
      }
    }
    if (isMarked) {
      for (const { start: from, end, label } of yield* proposedFor(analysis, placed)) {
        if (!answered.has(`${from} ${end} ${label}`)) at(review, label, newStates).suggested.add([index, dump.text.lineAt(start + from)]);
      }
    }
    yield;
  }
  const titles = new Map(categories.map(({ id, title }) => [id, title]));
  return {
    coding: [...coding].map(([id, values]) => {
      const uncoded = toCode.filter(([index]) => !coded.get(id)?.has(index!));
      const counted = [...values].map(([value, { count, places }]) => ({ value, count, places }));
      return { category: titles.get(id) ?? id, values: counted.sort((a, b) => b.count - a.count), uncoded: { count: uncoded.length, places: uncoded } };
    }),
    review: [...review].map(([label, { confirmed, rejected, suggested }]) => ({ label, confirmed: confirmed.plain, rejected: rejected.plain, suggested: suggested.plain })),
  };
}

class Counting implements Counted {
  count = 0;
  readonly places: Place[] = [];

  /** Places come in the order of the articles. */
  add(place: Place): void {
    this.count++;
    if (this.places.at(-1)?.[0] !== place[0]) this.places.push(place);
  }

  get plain(): Counted {
    return { count: this.count, places: this.places };
  }
}

const newCounting = (): Counting => new Counting();
const newStates = (): Record<ReviewState, Counting> => ({ confirmed: new Counting(), rejected: new Counting(), suggested: new Counting() });

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
