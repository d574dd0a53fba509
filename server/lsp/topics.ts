import { ErrorCodes, ResponseError, type Position, type Range } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
import { concordanceLine } from '../core/analysis/concordance.ts';
import { spokenAt, spokenOf, type Spoken, type Topic } from '../core/analysis/topic.ts';
import type { Range as Offsets } from '../core/text/range.ts';
import { checkPosition } from './desk.ts';
import { articleName } from './outline.ts';
import { pageOf, type Page, type PageParams } from './pages.ts';
import { toOffset, toRange } from './toProtocol.ts';

/** What a client asks about: an entry of a list, in all of the file or in one article (by its number), or what stands at a position. */
export interface TopicParams {
  readonly acronym?: string;
  /** of the acronym; null or left out where nobody knows one */
  readonly expansion?: string | null;
  readonly organisation?: string;
  readonly article?: number;
  readonly position?: Position;
}

/** One of the places that speak of something. */
export interface Step {
  readonly name: string;
  readonly range: Range;
  /** from 1 */
  readonly number: number;
  readonly total: number;
  /** false while the file is still being read: there may be more */
  readonly isComplete: boolean;
}

export interface StepParams extends TopicParams {
  /** where to go from; the first place, or the last, is the answer where it is left out */
  readonly from?: Position;
  readonly isBackward?: boolean;
}

/** A place with the words around it. */
export interface ConcordanceEntry {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly range: Range;
  readonly article: number;
  readonly title: string;
}

export interface ConcordanceParams extends TopicParams, PageParams {
  /** the most UTF-16 units on either side; 60 where it is left out */
  readonly width?: number;
}

export interface Concordance extends Page<ConcordanceEntry> {
  readonly name: string;
  /** the key of the short form, where there is one */
  readonly acronym: string | null;
}

const WIDTH = 60;
const WIDEST = 500;

/** The place after another that speaks of the same thing, or the one before it; from the last it goes on to the first. Null where nothing does. */
export function* step(analysis: Analysis, params: StepParams): Generator<unknown, Step | null> {
  if (params.from !== undefined) checkPosition(params.from);
  const found = yield* spoken(analysis, params);
  if (!found || found.places.length === 0) return null;
  const { text } = analysis.dump;
  const index = neighbour(found.places, params.from && toOffset(text, params.from), params.isBackward === true);
  return { name: found.name, range: toRange(text, found.places[index]), number: index + 1, total: found.places.length, isComplete: analysis.isComplete };
}

/** All places that speak of something, with the words around them, a page of them; null where nothing does. */
export function* concordance(analysis: Analysis, params: ConcordanceParams): Generator<unknown, Concordance | null> {
  const found = yield* spoken(analysis, params);
  if (!found) return null;
  const width = Number.isInteger(params.width) && params.width! > 0 ? Math.min(params.width!, WIDEST) : WIDTH;
  const page = pageOf(found.places, params, analysis.isComplete, (place) => concordanceEntry(analysis, place, width));
  return { name: found.name, acronym: found.acronym, ...page };
}

/** A place with at most `width` UTF-16 units on either side. */
export function concordanceEntry(analysis: Analysis, place: Offsets, width: number): ConcordanceEntry {
  const { dump } = analysis;
  const { before, text, after, placed } = concordanceLine(analysis, place, width);
  return { before, text, after, range: toRange(dump.text, place), article: placed.index, title: articleName(dump, placed) };
}

/** What a client asks about, with its places; null where nothing speaks of it. */
export function* spoken(analysis: Analysis, { acronym, expansion, organisation, article, position }: TopicParams): Generator<unknown, Spoken | null> {
  if (position !== undefined) {
    checkPosition(position);
    return yield* spokenAt(analysis, toOffset(analysis.dump.text, position));
  }
  const topic: Topic | null = typeof acronym === 'string' ? { acronym, expansion: typeof expansion === 'string' ? expansion : null }
    : typeof organisation === 'string' ? { organisation } : null;
  if (!topic) throw new ResponseError(ErrorCodes.InvalidParams, 'name an acronym, an organisation or a position');
  if (article === undefined) return spokenOf(analysis, topic);
  return Number.isInteger(article) && article >= 0 && article < analysis.dump.count ? spokenOf(analysis, topic, analysis.dump.at(article).article) : null;
}

function neighbour(places: readonly Offsets[], from: number | undefined, isBackward: boolean): number {
  const last = places.length - 1;
  if (from === undefined) return isBackward ? last : 0;
  const index = isBackward ? places.findLastIndex(({ start }) => start < from) : places.findIndex(({ start }) => start > from);
  return index >= 0 ? index : isBackward ? last : 0;
}
