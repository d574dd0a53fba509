import search from 'approx-string-match';
import type { Range } from '../text/range.ts';
import type { Quote, Target } from './annotation.ts';
import { Counting } from './counting.ts';
import { withLineFeeds } from './lineFeeds.ts';

/** How much context a quote keeps on each side, UTF-16 units. */
const CONTEXT = 32;
/** Of a quote's characters, the share that may have changed before it is not found any more. */
const TOLERANCE = 0.25;
/** The same words stand in many places: so many characters of the context must stand beside them, on each side so many, or nearby all of one side. */
const BESIDE = 12;
const EACH_SIDE = 4;
/** All of one side alone tells a place so near to the earlier one, UTF-16 units: phrases come again further on. */
const NEAR = 800;
/** Longer quotes are looked for by their beginning and end: a fuzzy search costs their length times the text's. */
const LONGEST = 200;

/** Describes a range of an article (UTF-16 from its beginning) as a sidecar keeps it. */
export function describe(text: string, { start, end }: Range, counting = Counting.sidecar(text)): Pick<Target, 'range' | 'quote'> {
  return {
    range: { start: counting.before(start), end: counting.before(end) },
    quote: {
      exact: withLineFeeds(text.slice(start, end)),
      prefix: withLineFeeds(text.slice(Math.max(0, start - CONTEXT), start)),
      suffix: withLineFeeds(text.slice(end, end + CONTEXT)),
    },
  };
}

/** How a place was found again. */
export type Found = Range & { readonly how: 'position' | 'quote' | 'fuzzy' };

/**
 * Finds the range (UTF-16) of an article that a target describes: at its position where the words still stand there; else
 * by the words, the occurrence whose surroundings fit best; else by words like them. Null where nothing is near enough.
 */
export function findAgain(text: string, { range, quote }: Pick<Target, 'range' | 'quote'>, counting = Counting.sidecar(text)): Found | null {
  const there = rangeIn(text, range, counting);
  if (!there) return null;
  const { start, end } = there;
  if (!quote) return end > start ? { start, end, how: 'position' } : null;
  if (withLineFeeds(text.slice(start, end)) === quote.exact) return { start, end, how: 'position' };
  if (quote.exact === '') return null;
  return byWords(text, quote, start) ?? byLikeness(text, quote, start);
}

/** Where the words of a target stand if they stand where it says; null where they do not. */
export function standing(text: string, { range, quote }: Pick<Target, 'range' | 'quote'>, counting: Counting): Range | null {
  const there = rangeIn(text, range, counting);
  return there && quote && withLineFeeds(text.slice(there.start, there.end)) === quote.exact ? there : null;
}

function rangeIn(text: string, range: Target['range'], counting: Counting): Range | null {
  return range && { start: Math.min(counting.offsetOf(range.start), text.length), end: Math.min(counting.offsetOf(range.end), text.length) };
}

function byWords(text: string, quote: Quote, near: number): Found | null {
  const words = text.includes('\r\n') ? quote.exact.replace(/\n/g, '\r\n') : quote.exact;
  let best: Found | null = null;
  let points = -Infinity;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const beside = surroundings(text, quote, at, at + words.length, near);
    if (beside === null) continue;
    const score = beside - Math.abs(at - near) / (text.length + 1);
    if (score > points) [best, points] = [{ start: at, end: at + words.length, how: 'quote' }, score];
  }
  return best;
}

/** How many characters of a quote's context stand around a range, counted outwards from it; null where they are too few to tell it from other places. */
function surroundings(text: string, quote: Quote, start: number, end: number, near: number): number | null {
  // lines may be wrapped otherwise now
  const [prefix, suffix, before, after] = [quote.prefix, quote.suffix, text.slice(Math.max(0, start - 2 * quote.prefix.length), start), text.slice(end, end + 2 * quote.suffix.length)]
    .map((piece) => withLineFeeds(piece).replace(/\s/g, ' '));
  let n = 0;
  while (n < prefix.length && n < before.length && prefix[prefix.length - 1 - n] === before[before.length - 1 - n]) n++;
  let m = 0;
  while (m < suffix.length && m < after.length && suffix[m] === after[m]) m++;
  const onBoth = n >= Math.min(EACH_SIDE, prefix.length) && m >= Math.min(EACH_SIDE, suffix.length) && n + m >= Math.min(BESIDE, (prefix.length + suffix.length) / 3);
  const allOfOne = Math.abs(start - near) <= NEAR && ((n === prefix.length && n >= BESIDE) || (m === suffix.length && m >= BESIDE));
  return onBoth || allOfOne ? n + m : null;
}

function byLikeness(text: string, quote: Quote, near: number): Found | null {
  const { exact } = quote;
  if (exact.length > 2 * LONGEST) {
    const head = byLikeness(text, { exact: exact.slice(0, LONGEST), prefix: quote.prefix, suffix: '' }, near);
    if (!head) return null;
    const tail = byLikeness(text.slice(head.start), { exact: exact.slice(-LONGEST), prefix: '', suffix: quote.suffix }, exact.length - LONGEST);
    return tail ? { start: head.start, end: head.start + tail.end, how: 'fuzzy' } : null;
  }
  const errors = Math.floor(exact.length * TOLERANCE);
  if (errors === 0) return null;
  let best: Found | null = null;
  let cost = Infinity;
  for (const match of search(text, exact, errors)) {
    const context = quote.prefix.length + quote.suffix.length;
    const beside = surroundings(text, quote, match.start, match.end, near);
    if (beside === null) continue;
    const strange = context === 0 ? 0 : 1 - beside / context;
    const price = match.errors / errors + strange + Math.abs(match.start - near) / (text.length + 1);
    if (price < cost) [best, cost] = [{ start: match.start, end: match.end, how: 'fuzzy' }, price];
  }
  return best;
}
