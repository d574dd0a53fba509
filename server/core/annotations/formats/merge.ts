import type { Dump } from '../../dump/dump.ts';
import { identity } from '../../dump/identity.ts';
import { targetOf, type Anchors, type Anchored } from '../anchors.ts';
import { encode, type Annotation, type Decision } from '../annotation.ts';
import type { PlacedImport, Unplaced } from './place.ts';

/** What new decisions are made with. */
export interface Making {
  /** The dump's file name. */
  readonly source: string;
  /** urn:uuid:… */
  readonly newId: () => string;
  /** ISO 8601, for those that say no time themselves */
  readonly now: string;
  /** for those that name nobody themselves */
  readonly creator?: string;
}

/** What an import adds to the decisions that there are. */
export interface Merged {
  readonly added: readonly Annotation[];
  /** Later versions of decisions that there are, by id. */
  readonly changed: readonly Annotation[];
  /** How many were there already, word for word. */
  readonly same: number;
  /** What contradicts a decision that there is, and is left out. */
  readonly against: readonly Unplaced[];
}

/**
 * Makes decisions of what was imported. What is there already is not added again. A decision with an id that is known replaces it where
 * it was made or changed later; else nothing that a person decided is overruled, and nothing that was deleted comes back.
 */
export function mergeImported(dump: Dump, anchors: Anchors, imported: readonly PlacedImport[], making: Making, deleted: ReadonlySet<string> = new Set()): Merged {
  const added: Annotation[] = [];
  const changed: Annotation[] = [];
  const against: Unplaced[] = [];
  let same = 0;
  const known = new Map<string, Decision>();
  const keys = new Map<string, string>();
  for (const placed of dump.articles()) {
    for (const anchored of anchors.of(placed.article)) {
      const key = keyOf(placed.index, anchored);
      known.set(key, anchored.annotation.decision);
      keys.set(anchored.annotation.id, key);
    }
  }
  for (const { id, placed, range, decision, creator, created } of imported) {
    const key = keyOf(placed.index, { range, annotation: { decision } });
    const there = known.get(key);
    const refuse = (why: string): void => void against.push({ name: dump.fact(identity, placed), what: said(decision), why });
    if (there && agrees(there, decision)) {
      same++;
      continue;
    }
    const own = id === undefined ? undefined : anchors.get(id)?.annotation;
    if (id !== undefined && deleted.has(id)) refuse('it was deleted here');
    else if (own && (created === undefined || created <= own.created)) refuse(`it is decided otherwise already, and not earlier: ${said(own.decision)}`);
    else if (there && keys.get(id ?? '') !== key) refuse(`it is decided otherwise already: ${said(there)}`);
    else {
      if (own) known.delete(keys.get(own.id)!);
      known.set(key, decision);
      const by = creator ?? making.creator;
      const annotation = { id: id ?? making.newId(), created: created ?? making.now, ...(by !== undefined && { creator: by }), decision, target: targetOf(dump, placed, range) };
      (own ? changed : added).push({ ...annotation, line: encode({ ...annotation, ...(own && { line: own.line }) }, making.source) });
    }
  }
  return { added, changed, same, against };
}

/** What two decisions share that are about the same. */
function keyOf(article: number, { range, annotation: { decision } }: Pick<Anchored, 'range'> & { readonly annotation: { readonly decision: Decision } }): string {
  const subject = decision.kind === 'mark' ? decision.label : decision.kind === 'code' ? decision.category : decision.kind === 'note' ? decision.text : '';
  return JSON.stringify([article, range?.start ?? null, range?.end ?? null, decision.kind, subject]);
}

function agrees(a: Decision, b: Decision): boolean {
  if (a.kind === 'mark' && b.kind === 'mark') return a.state === b.state;
  // a tool may keep numbers and truth values as words
  if (a.kind === 'code' && b.kind === 'code') return String(a.value) === String(b.value);
  return a.kind === b.kind;
}

function said(decision: Decision): string {
  if (decision.kind === 'mark') return `${decision.label} (${decision.state})`;
  return decision.kind === 'code' ? `${decision.category}: ${String(decision.value)}` : decision.kind;
}
