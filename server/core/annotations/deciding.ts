import { keyOf } from '../acronyms/shape.ts';
import type { Dump } from '../dump/dump.ts';
import { reasonIn, Refusal } from '../say.ts';
import type { Range } from '../text/range.ts';
import { decode, encode, isKind, type Annotation, type Decision, type JsonObject } from './annotation.ts';
import { objection, type Codebook } from './codebook.ts';
import type { Decisions } from './decisions.ts';
import type { Change } from './history.ts';
import { wikidataAddress } from './link.ts';

/** What a person wants: a new decision, another one in the place of an earlier (`id`), or none any more. */
export interface Wanted {
  readonly id?: string;
  readonly remove?: boolean;
  readonly decision?: Decision;
  /** UTF-16 offsets of the whole text; without it an earlier decision stays where it is. */
  readonly range?: Range;
  /** It is about the whole article in which the range begins. */
  readonly whole?: boolean;
}

/** What goes with decisions besides what a person wants. */
export interface Circumstances {
  /** The dump's address, and its file name as targets have it. */
  readonly uri: string;
  readonly source: string;
  readonly creator?: string;
  readonly codebook: Codebook;
  /** A new id, and the time (ISO 8601). */
  readonly newId: () => string;
  readonly now: () => string;
}

/** Decides all or, where one is refused, nothing. Throws a Refusal that says why. */
export function decideAll(decisions: Decisions, dump: Dump, all: readonly Wanted[], circumstances: Circumstances): Change[] {
  const changes: Change[] = [];
  try {
    for (const wanted of all) {
      for (const overruled of overruledBy(decisions, wanted)) changes.push(decideOne(decisions, dump, { id: overruled, remove: true }, circumstances)!);
      const change = decideOne(decisions, dump, wanted, circumstances);
      if (change) changes.push(change);
    }
  } catch (error) {
    restore(decisions, changes);
    throw error;
  }
  return changes;
}

/** Takes changes back; what they were before waits to be placed. */
export function restore(decisions: Decisions, changes: readonly Change[]): void {
  for (const { id, before } of [...changes].reverse()) {
    if (before) decisions.take(before);
    else decisions.remove(id);
  }
}

/** Makes changes that were made before, except where somebody has changed the same decision since; the changes that were made. */
export function remake(decisions: Decisions, changes: readonly Change[]): Change[] {
  const made: Change[] = [];
  for (const change of changes) {
    const now = decisions.all.get(change.id) ?? null;
    if (now?.created !== change.before?.created) continue;
    if (change.after) decisions.take(change.after);
    else decisions.remove(change.id);
    made.push(change);
  }
  return made;
}

function decideOne(decisions: Decisions, dump: Dump, { id: given, remove, decision: wanted, range: at, whole = false }: Wanted, circumstances: Circumstances): Change | null {
  const { uri, source, creator, newId, now } = circumstances;
  if (given !== undefined && !decisions.all.has(given)) throw new Refusal('the decision that was to be changed is not there any more');
  if (remove) {
    if (given === undefined) throw new Refusal('it is not said which decision is to be removed');
    const before = decisions.now(dump, given, source)!;
    decisions.remove(given);
    return { uri, id: given, before, after: null };
  }
  const decision = wanted ? checked(wanted, circumstances) : decisions.all.get(given ?? '')?.decision;
  if (!decision) throw new Refusal('it is not said what is decided');
  const place = at ? { range: at, whole } : placeOf(decisions, dump, given);
  const same = given === undefined ? sameQuestion(decisions, dump, decision, place, circumstances.codebook) : undefined;
  const id = given ?? same?.id ?? newId();
  const before = decisions.now(dump, id, source) ?? null;
  if (same && JSON.stringify(same.decision) === JSON.stringify(decision)) return null;
  const after = decisions.decide(dump, { decision, ...place }, { id, created: now(), ...(creator !== undefined && { creator }), ...(before && { line: before.line }) }, source);
  return { uri, id, before, after };
}

/** Where an article is to begin there must be no ruling that nothing is one there. */
function overruledBy({ structure }: Decisions, { decision, range }: Wanted): string[] {
  if (decision?.kind !== 'structure' || decision.role !== 'article' || !range) return [];
  const over = structure.placed.filter(({ annotation, range: there }) => {
    const { decision: other } = annotation;
    return other.kind === 'structure' && other.role === 'gap' && there.start <= range.start && range.start < there.end;
  });
  return over.map(({ annotation: { id } }) => id);
}

/** Where a decision stands now. */
function placeOf(decisions: Decisions, dump: Dump, id: string | undefined): { range: Range; whole: boolean } {
  const ruled = id === undefined ? undefined : decisions.structure.get(id);
  if (ruled) return { range: ruled.range, whole: false };
  const anchored = id === undefined ? undefined : decisions.anchors.get(id);
  if (anchored) {
    for (const { article, start, end } of dump.articles()) {
      if (article !== anchored.article) continue;
      const { range } = anchored;
      return range ? { range: { start: start + range.start, end: start + range.end }, whole: false } : { range: { start, end }, whole: true };
    }
  }
  throw new Refusal('it is not said where it is to stand');
}

/** An earlier answer to the same question: the same label on the same words, the same meaning of an acronym, or a value of the same category, for the same article. */
function sameQuestion(decisions: Decisions, dump: Dump, decision: Decision, { range, whole }: { range: Range; whole: boolean }, { categories }: Codebook): Annotation | undefined {
  const placed = dump.articleAt(range.start);
  if (!placed) return undefined;
  const found = decisions.anchors.of(placed.article).find(({ annotation: { decision: other }, range: there }) => {
    if (decision.kind === 'mark' && other.kind === 'mark') {
      return !whole && other.label === decision.label && there?.start === range.start - placed.start && there.end === range.end - placed.start;
    }
    if (decision.kind === 'sense' && other.kind === 'sense') return keyOf(other.acronym) === keyOf(decision.acronym) && other.expansion === decision.expansion;
    if (decision.kind !== 'code' || other.kind !== 'code' || other.category !== decision.category) return false;
    return categories.find(({ id }) => id === decision.category)?.multiple !== true || other.value === decision.value;
  });
  return found?.annotation;
}

/** A decision as a sidecar can hold it. */
function checked(wanted: Decision, { codebook }: Circumstances): Decision {
  const target = { article: { id: '', title: null }, range: null, quote: null };
  let decision: Decision;
  if (!isKind(wanted.kind)) throw new Refusal('{0} is no kind of decision', JSON.stringify(wanted.kind) ?? '');
  try {
    ({ decision } = decode(JSON.parse(encode({ id: 'new', created: '', decision: wanted, target }, '')) as JsonObject));
  } catch (error) {
    throw new Refusal(reasonIn(error));
  }
  if (decision.kind === 'code') {
    const { category: id, value } = decision;
    const category = codebook.categories.find((one) => one.id === id);
    const why = category && objection(category, value);
    if (why) throw new Refusal(why);
  }
  if (decision.kind !== 'mark' || decision.link === undefined) return decision;
  const link = wikidataAddress(decision.link);
  if (link === null) throw new Refusal('“{0}” is no item of Wikidata: those are called Q and a number, as Q458', decision.link);
  return { ...decision, link };
}
