/**
 * A piece of a text. No chunk ends between CR and LF, nor between the halves of a surrogate pair, so that what can be
 * counted in a chunk can be added up over chunks.
 */
export interface Chunk {
  readonly text: string;
  /** Where its line breaks (LF, CRLF, lone CR) end: UTF-16 units from its beginning, ascending. */
  readonly breaks: readonly number[];
  /** How many surrogate pairs it holds. */
  readonly pairs: number;
}

export const EMPTY: Chunk = { text: '', breaks: [], pairs: 0 };
const CR = 13;
const LF = 10;

/** How long chunks may be, given the length that they are cut to. */
export const longest = (size: number): number => 2 * size;
export const shortest = (size: number): number => size / 2;

/**
 * Cuts a text evenly into chunks of about `size` UTF-16 units (4 or more), in O(length). The chunks are slices
 * that keep `text` alive.
 */
export function chunksOf(text: string, size: number): Chunk[] {
  const chunks: Chunk[] = [];
  const count = Math.ceil(text.length / size);
  const highSurrogate = /[\ud800-\udbff]/g;
  // searching in the whole text, not in slices, is several times faster
  let lf = indexOf(text, '\n', 0);
  let cr = indexOf(text, '\r', 0);
  let high = search(text, highSurrogate, 0);
  for (let from = 0, n = 1; from < text.length; n++) {
    const to = uncut(text, Math.floor((text.length * n) / count));
    const breaks: number[] = [];
    while (lf < to || cr < to) {
      if (lf < cr) {
        breaks.push(lf + 1 - from);
        lf = indexOf(text, '\n', lf + 1);
      } else {
        if (lf !== cr + 1) breaks.push(cr + 1 - from);
        cr = indexOf(text, '\r', cr + 1);
      }
    }
    let pairs = 0;
    if (high < to) {
      pairs = pairsIn(text, high, to);
      high = search(text, highSurrogate, to);
    }
    chunks.push({ text: text.slice(from, to), breaks, pairs });
    from = to;
  }
  return chunks;
}

/**
 * A chunk with `text` in the place of `[start, end)`, without looking at the rest again. The chunk must hold a unit before
 * `start` and one after `end`, unless these are the edges of the whole text.
 */
export function patch(chunk: Chunk, start: number, end: number, text: string): Chunk {
  const from = Math.max(start - 1, 0);
  const to = end + 1;
  const seam = start - from + text.length;
  // whether a unit ends a line or begins a pair depends on the one after it: those from `from` to `end` are counted anew
  const near = chunk.text.slice(from, start) + text + chunk.text.slice(end, to);
  const [around] = near === '' ? [EMPTY] : chunksOf(near, near.length);
  const first = breaksUpTo(chunk.breaks, from);
  const last = breaksUpTo(chunk.breaks, end);
  const added = breaksUpTo(around.breaks, seam);
  const breaks = chunk.breaks.slice(0, first);
  for (let i = 0; i < added; i++) breaks.push(around.breaks[i] + from);
  const shift = from + seam - end;
  for (let i = last; i < chunk.breaks.length; i++) breaks.push(chunk.breaks[i] + shift);
  const removedPairs = chunk.pairs > 0 ? pairsIn(chunk.text, from, to) : 0;
  return {
    text: chunk.text.slice(0, start) + text + chunk.text.slice(end),
    breaks,
    pairs: chunk.pairs - removedPairs + around.pairs,
  };
}

/** How many of a chunk's line breaks end at an offset or before it. */
export function breaksUpTo(breaks: readonly number[], offset: number): number {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (breaks[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the line break begins that ends at `end`, in a text that has one there. */
export function breakStart(text: string, end: number): number {
  return end > 1 && text.charCodeAt(end - 1) === LF && text.charCodeAt(end - 2) === CR ? end - 2 : end - 1;
}

/** Whether an offset stands between CR and LF. */
export function insideBreak(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === LF && text.charCodeAt(offset - 1) === CR;
}

/** How many surrogate pairs lie wholly in `[from, to)`. */
export function pairsIn(text: string, from: number, to: number): number {
  let pairs = 0;
  for (let i = from + 1; i < to && i < text.length; i++) {
    if (insidePair(text, i)) pairs++;
  }
  return pairs;
}

/** Whether an offset stands between the halves of a surrogate pair. */
export function insidePair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

/** An offset, or the next one where a chunk may end. */
function uncut(text: string, offset: number): number {
  return insideBreak(text, offset) || insidePair(text, offset) ? offset + 1 : offset;
}

function indexOf(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? Infinity : index;
}

function search(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? Infinity;
}
