import type { Dump } from '../../dump/dump.ts';
import type { Category } from '../codebook.ts';
import { decideAll, restore, type Circumstances, type Wanted } from '../deciding.ts';
import type { Decisions } from '../decisions.ts';
import type { Change } from '../history.ts';
import type { Difference } from './compare.ts';
import type { Judgement } from './judgements.ts';

/** Whose decisions stand after a difference was settled. */
export type Keep = 'mine' | 'theirs' | 'both';

/** How a difference can be settled: both sides stand together where words may be marked twice, or a category has several values. */
export function keepsOf({ kind, a, b }: Difference, categories: readonly Category[]): readonly Keep[] {
  const [first] = [...a, ...b];
  const { decision } = first.annotation;
  const together = kind === 'label' || kind === 'boundaries'
    || (kind === 'value' && decision.kind === 'code' && categories.some(({ id, multiple }) => multiple && id === decision.category));
  return together ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'];
}

/** Settles a difference of two placed sidecars in the decisions of side A: what is taken over from B, and that it was weighed. All of it or, where it is refused, nothing. */
export function settle(decisions: Decisions, dump: Dump, { a, b }: Difference, keep: Keep, circumstances: Circumstances): Change[] {
  const taken = decideAll(decisions, dump, keep === 'mine' ? [] : keep === 'both' ? b.map((judgement) => taking(judgement)) : replacing(a, b), circumstances);
  try {
    const made = taken.flatMap(({ after }) => (after ? [after] : []));
    const of = [...[...a, ...b].map(({ annotation }) => annotation), ...made].map(({ id, created }) => ({ id, created }));
    const [{ place }] = [...a, ...b];
    return [...taken, ...decideAll(decisions, dump, [{ decision: { kind: 'settled', of }, range: place!, whole: true }], circumstances)];
  } catch (error) {
    restore(decisions, taken);
    throw error;
  }
}

/** B's decisions in the place of A's, one for one; what A has beyond them is removed. */
function replacing(a: readonly Judgement[], b: readonly Judgement[]): Wanted[] {
  return [
    ...a.slice(b.length).map(({ annotation: { id } }) => ({ id, remove: true })),
    ...b.map((judgement, n) => taking(judgement, a.at(n))),
  ];
}

/** A decision as B has it; a mark that it replaces keeps what B says nothing of. */
function taking({ annotation: { decision }, range, place }: Judgement, replaced?: Judgement): Wanted {
  const own = replaced?.annotation;
  const said = own?.decision.kind === 'mark' && decision.kind === 'mark' ? { ...own.decision, ...decision } : decision;
  return { ...(own && { id: own.id }), decision: said, range: place!, whole: range === null };
}
