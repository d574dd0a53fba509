import type { Placed } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import type { Analysis } from './analysis.ts';

/** A place with the words around it, white space joined. */
export interface ConcordanceLine extends Range {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** the article it stands in */
  readonly placed: Placed;
}

/** The line of a concordance for a place of the whole text, with at most `width` UTF-16 units on either side, all of the same article. */
export function concordanceLine({ dump }: Analysis, place: Range, width: number): ConcordanceLine {
  const placed = dump.articleAt(place.start)!;
  const { text } = dump;
  // white space that is joined leaves room for more words
  const reach = 2 * width;
  const before = joined(text.slice(Math.max(placed.start, place.start - reach), place.start)).trimStart();
  const after = joined(text.slice(place.end, Math.min(placed.end, place.end + reach))).trimEnd();
  return { ...place, placed, before: lastOf(before, width), text: joined(text.slice(place.start, place.end)), after: firstOf(after, width) };
}

function joined(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** The end of a text, from the beginning of a word on. */
function lastOf(text: string, width: number): string {
  if (text.length <= width) return text;
  const cut = text.slice(text.length - width);
  const space = cut.indexOf(' ');
  return cut.slice(space < 0 ? halves(cut, 0) : space + 1);
}

/** The beginning of a text, to the end of a word. */
function firstOf(text: string, width: number): string {
  if (text.length <= width) return text;
  const space = text.lastIndexOf(' ', width);
  return text.slice(0, space <= 0 ? width - halves(text, width) : space);
}

/** 1 where a pair of surrogates would be cut, else 0. */
function halves(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? 1 : 0;
}
