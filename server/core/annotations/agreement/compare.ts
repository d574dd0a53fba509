import type { Decision } from '../annotation.ts';
import type { Judgement } from './judgements.ts';
import { subjectOf } from './subject.ts';

/** In what two people differ. */
export type DifferenceKind = 'only-a' | 'only-b' | 'boundaries' | 'label' | 'state' | 'link' | 'value';

/** What each of two people decided on the same matter; one side may be empty. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly a: readonly Judgement[];
  readonly b: readonly Judgement[];
}

/** The decisions on one article, compared. */
export interface Compared {
  readonly differences: readonly Difference[];
  /** What both decided, as A has it. What is no contradiction counts too: notes, and marks that one rejected and the other did not make. */
  readonly agreed: readonly Judgement[];
}

/** Compares two people's decisions on one article. */
export function compareDecisions(a: readonly Judgement[], b: readonly Judgement[]): Compared {
  const differences: Difference[] = [];
  const agreed: Judgement[] = [];
  marks(a.filter(isMark), b.filter(isMark), differences, agreed);
  const rest = (all: readonly Judgement[]): Map<string, Judgement[]> => grouped(all.filter((judgement) => !isMark(judgement)), subjectOf);
  const others = rest(b);
  const mine = rest(a);
  for (const subject of new Set([...mine.keys(), ...others.keys()])) {
    const [here, there] = [mine.get(subject) ?? [], others.get(subject) ?? []];
    const [{ annotation: { decision: { kind } } }] = [...here, ...there];
    if (kind === 'note' || said(here) === said(there)) agreed.push(...(here.length > 0 ? here : there));
    else differences.push({ kind: here.length === 0 ? 'only-b' : there.length === 0 ? 'only-a' : 'value', a: here, b: there });
  }
  return { differences: differences.sort((one, other) => startOf(one) - startOf(other)), agreed };
}

function marks(a: readonly Judgement[], b: readonly Judgement[], differences: Difference[], agreed: Judgement[]): void {
  const openB = new Set(b);
  const openA = new Set(a);
  const pair = (keyOf: (judgement: Judgement) => string, met: (one: Judgement, other: Judgement) => void): void => {
    const others = grouped([...openB], keyOf);
    for (const one of [...openA]) {
      const other = others.get(keyOf(one))?.shift();
      if (!other) continue;
      openA.delete(one);
      openB.delete(other);
      met(one, other);
    }
  };
  pair((judgement) => `${rangeKey(judgement)} ${label(judgement)}`, (one, other) => {
    const [mine, theirs] = [mark(one), mark(other)];
    const links = mine.link !== undefined && theirs.link !== undefined && mine.link !== theirs.link;
    if (mine.state === theirs.state && !links) agreed.push(fuller(one, other));
    else differences.push({ kind: mine.state === theirs.state ? 'link' : 'state', a: [one], b: [other] });
  });
  // who rejected a suggestion and who did not take it up agree
  for (const open of [openA, openB]) {
    for (const one of open) {
      if (mark(one).state === 'confirmed') continue;
      open.delete(one);
      agreed.push(one);
    }
  }
  pair(rangeKey, (one, other) => differences.push({ kind: 'label', a: [one], b: [other] }));
  const byLabel = grouped([...openB].sort(byStart), label);
  for (const one of [...openA].sort(byStart)) {
    const others = byLabel.get(label(one)) ?? [];
    const at = others.findIndex(({ range }) => range!.start < one.range!.end && one.range!.start < range!.end);
    if (at < 0) continue;
    const [other] = others.splice(at, 1);
    openA.delete(one);
    openB.delete(other);
    differences.push({ kind: 'boundaries', a: [one], b: [other] });
  }
  for (const one of openA) differences.push({ kind: 'only-a', a: [one], b: [] });
  for (const one of openB) differences.push({ kind: 'only-b', a: [], b: [one] });
}

function isMark({ range, annotation: { decision } }: Judgement): boolean {
  return decision.kind === 'mark' && range !== null;
}

function mark({ annotation: { decision } }: Judgement): Decision & { kind: 'mark' } {
  return decision as Decision & { kind: 'mark' };
}

function label(judgement: Judgement): string {
  return mark(judgement).label;
}

/** Of two that agree the one that says more: a link, then a note. */
function fuller(a: Judgement, b: Judgement): Judgement {
  const says = (judgement: Judgement): number => 2 * Number(mark(judgement).link !== undefined) + Number(mark(judgement).note !== undefined);
  return says(b) > says(a) ? b : a;
}

function rangeKey({ range }: Judgement): string {
  return `${range!.start} ${range!.end}`;
}

function byStart(a: Judgement, b: Judgement): number {
  return a.range!.start - b.range!.start || a.range!.end - b.range!.end;
}

function startOf({ a, b }: Difference): number {
  return Math.min(...[...a, ...b].map(({ range }) => range?.start ?? -1));
}

/** What decisions on one subject say, whatever their order. */
function said(judgements: readonly Judgement[]): string {
  return [...new Set(judgements.map(({ annotation: { decision } }) => JSON.stringify(decision.kind === 'code' ? decision.value : decision)))].sort().join(' ');
}

function grouped(judgements: readonly Judgement[], keyOf: (judgement: Judgement) => string): Map<string, Judgement[]> {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const key = keyOf(judgement);
    const there = groups.get(key);
    if (there) there.push(judgement);
    else groups.set(key, [judgement]);
  }
  return groups;
}
