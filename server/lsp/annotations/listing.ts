import type { Position, Range } from 'vscode-languageserver';
import { headOf } from '../../core/analysis/headline.ts';
import type { Decision } from '../../core/annotations/annotation.ts';
import { compareItems, itemsOf, labelOf, tallyOf, type Item, type ItemState } from '../../core/annotations/items.ts';
import { identity } from '../../core/dump/identity.ts';
import type { Placed } from '../../core/dump/model.ts';
import type { Range as Offsets } from '../../core/text/range.ts';
import type { Asked } from '../desk.ts';
import { articleName } from '../outline.ts';
import { inDump, toOffset, toOffsets, toRange } from '../toProtocol.ts';
import type { Keeper } from './keeper.ts';

/** A suggestion or a decision as clients see it. */
export interface Listed {
  /** The decision's; a suggestion has none. */
  readonly id: string | null;
  readonly label: string;
  readonly state: ItemState;
  readonly range: Range;
  /** It is about the whole article, which is its range. */
  readonly whole: boolean;
  /** The words, white space joined; of long ones the beginning. Of a whole article its title. */
  readonly text: string;
  /** What is mentioned there, as far as it is known. */
  readonly name?: string;
  /** Of a suggested meaning of an acronym: what it would stand for. */
  readonly sense?: Item['sense'];
  readonly decision?: Decision;
  readonly created?: string;
  readonly creator?: string;
}

/** What is to be listed; what is not said does not matter. */
export interface ListParams {
  readonly uri: string;
  readonly range?: Range;
  readonly labels?: readonly string[];
  readonly states?: readonly ItemState[];
  /** As many at most. */
  readonly limit?: number;
}

export interface List {
  readonly items: readonly Listed[];
  /** How many more there are than the limit allowed. */
  readonly left: number;
  /** Decisions whose words are not found in the text any more: what they were about, for a person to put them where they belong. */
  readonly orphans: readonly { readonly id: string; readonly label: string; readonly words: string; readonly article: string | null; readonly decision: Decision }[];
}

/** Suggestions and decisions in the order of the text. */
export function* list({ analysis }: Asked, { decisions }: Keeper, { range, labels, states, limit = Infinity }: ListParams): Generator<unknown, List> {
  const { dump } = analysis;
  const within = range && toOffsets(dump.text, range);
  const items: Listed[] = [];
  let left = 0;
  // who asks for no state wants the orphans alone
  for (const placed of states?.length === 0 ? [] : within ? dump.articlesIn(within) : dump.articles()) {
    const isWanted = (item: Item): boolean => (!labels || labels.includes(item.label)) && (!states || states.includes(item.state))
      && (!within || item.whole || touches(inDump(item, placed), within));
    for (const item of yield* itemsOf(analysis, decisions, placed, isWanted)) {
      if (items.length < limit) items.push(listed(analysis, placed, item));
      else left++;
    }
    yield placed.index;
  }
  const orphans = within ? [] : decisions.orphans.map((annotation) => ({
    id: annotation.id, label: labelOf(annotation), words: annotation.target.quote?.exact ?? '', article: annotation.target.article.title, decision: annotation.decision,
  }));
  return { items, left, orphans };
}

/** How far the review of a dump and its coding have come. */
export interface Review {
  readonly suggested: number;
  readonly answered: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly added: number;
  readonly orphans: number;
  /** Not all articles have been read: there may be more suggestions. */
  readonly isComplete: boolean;
  readonly articles: readonly { readonly range: Range; readonly title: string; readonly suggested: number; readonly answered: number; readonly confirmed: number; readonly rejected: number; readonly added: number; readonly coded: readonly string[] }[];
}

/** Counts suggestions, decisions and codes, article by article. */
export function* review({ analysis }: Asked, { decisions }: Keeper): Generator<unknown, Review> {
  const { dump } = analysis;
  const sums = { suggested: 0, answered: 0, confirmed: 0, rejected: 0, added: 0 };
  const articles = [];
  const rulings = decisions.structure.placed;
  for (const placed of dump.articles()) {
    const tally = yield* tallyOf(analysis, decisions, placed, rulings);
    for (const key of ['suggested', 'answered', 'confirmed', 'rejected', 'added'] as const) sums[key] += tally[key];
    articles.push({ ...tally, range: toRange(dump.text, placed), title: articleName(dump, placed), coded: [...tally.coded] });
    yield placed.index;
  }
  return { ...sums, orphans: decisions.orphans.length, isComplete: analysis.isComplete, articles };
}

export interface NextParams {
  readonly uri: string;
  readonly position: Position;
  readonly direction?: 'next' | 'previous';
  readonly states?: readonly ItemState[];
  /** Goes on from this item, where several begin at one place. */
  readonly from?: Pick<Listed, 'range' | 'label'>;
}

/** The suggestion (or what else is in one of the states) that begins next after a position, or last before it; null where there is none. */
export function* next({ analysis }: Asked, { decisions }: Keeper, { position, direction = 'next', states = ['suggested'], from }: NextParams): Generator<unknown, Listed | null> {
  const { dump } = analysis;
  const offset = toOffset(dump.text, position);
  const forward = direction === 'next';
  const last = from && { ...toOffsets(dump.text, from.range), label: from.label };
  const isBeyond = (item: Item, placed: Placed): boolean => {
    const order = last ? compareItems({ ...inDump(item, placed), label: item.label }, last) : placed.start + item.start - offset;
    return forward ? order > 0 : order < 0;
  };
  let index = firstAt(analysis.dump, offset, forward);
  for (; index >= 0 && index < dump.count; index += forward ? 1 : -1) {
    const placed = dump.at(index);
    const items = yield* itemsOf(analysis, decisions, placed, (item) => !item.whole && states.includes(item.state) && isBeyond(item, placed));
    const found = items.at(forward ? 0 : -1);
    if (found) return listed(analysis, placed, found);
    yield index;
  }
  return null;
}

/** What stands at a position: the shortest first. */
export function* at({ analysis }: Asked, { decisions }: Keeper, offset: number): Generator<unknown, Listed[]> {
  const placed = analysis.dump.articleAt(offset);
  if (!placed) return [];
  const items = yield* itemsOf(analysis, decisions, placed, (item) => item.whole || touches(inDump(item, placed), { start: offset, end: offset }));
  return items.sort((a, b) => Number(a.whole) - Number(b.whole) || (a.end - a.start) - (b.end - b.start)).map((item) => listed(analysis, placed, item));
}

/** As much of the words is listed, UTF-16 units. */
const WORDS = 200;

export function listed({ dump }: Asked['analysis'], placed: Placed, { annotation, label, state, whole, name, sense, ...range }: Item): Listed {
  const words = whole ? headOf(dump, placed).title ?? articleName(dump, placed) : dump.text.slice(placed.start + range.start, Math.min(placed.start + range.end, placed.start + range.start + WORDS)).replace(/\s+/g, ' ');
  return {
    id: annotation?.id ?? null, label, state, whole, range: toRange(dump.text, inDump({ start: range.start, end: range.end }, placed)), text: words,
    ...(name !== undefined && { name }),
    ...(sense && { sense }),
    ...(annotation && { decision: annotation.decision, created: annotation.created }),
    ...(annotation?.creator !== undefined && { creator: annotation.creator }),
  };
}

function firstAt(dump: Asked['analysis']['dump'], offset: number, forward: boolean): number {
  const here = dump.articleAt(offset);
  if (here) return here.index;
  let before = -1;
  for (const { start, index } of dump.articles()) {
    if (start > offset) return forward ? index : before;
    before = index;
  }
  return forward ? dump.count : before;
}

function touches(one: Offsets, other: Offsets): boolean {
  return one.start <= other.end && one.end >= other.start;
}

/** An article's identity, as decisions name it. */
export function idOf(dump: Asked['analysis']['dump'], placed: Placed): string {
  return dump.fact(identity, placed);
}
