/**
 * A piece of a text. No chunk ends between CR and LF, nor between the halves of a surrogate pair, so that what can be
 * counted in a chunk can be added up over chunks.
 */
export class Chunk {
  readonly text: string;
  /** Where its line breaks (LF, CRLF, lone CR) end: UTF-16 units from its beginning, ascending. */
  readonly breaks: readonly number[];
  #pairs = -1;

  constructor(text: string, breaks: readonly number[]) {
    this.text = text;
    this.breaks = breaks;
  }

  /** How many surrogate pairs it holds; counted when first asked for, as few ask. */
  get pairs(): number {
    if (this.#pairs < 0) this.#pairs = /[\ud800-\udbff]/.test(this.text) ? pairsIn(this.text, this.text.length) : 0;
    return this.#pairs;
  }
}

const CR = 13;
const LF = 10;

/** How long chunks may be, given the length that they are cut to. */
export const longest = (size: number): number => 2 * size;
export const shortest = (size: number): number => size / 2;

/**
 * Cuts a text evenly into chunks of about `size` UTF-16 units (4 or more), in O(length). The chunks are slices that keep
 * `text` alive.
 */
export function chunksOf(text: string, size: number): Chunk[] {
  const chunks: Chunk[] = [];
  const count = Math.ceil(text.length / size);
  // searching in the whole text, not in slices, is several times faster
  let lf = indexOf(text, '\n', 0);
  let cr = indexOf(text, '\r', 0);
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
    chunks.push(new Chunk(text.slice(from, to), breaks));
    from = to;
  }
  return chunks;
}

/**
 * A chunk with `text` in the place of `[start, end)`, without looking at the rest again. The chunk must hold a unit before
 * `start` and one after `end`, unless these are the edges of the whole text.
 */
export function patch(chunk: Chunk, start: number, end: number, text: string): Chunk {
  // whether a unit ends a line depends on the one after it: those from `from` to `end` are judged anew
  const from = Math.max(start - 1, 0);
  const near = chunk.text.slice(from, start) + text + chunk.text.slice(end, end + 1);
  const seam = start - from + text.length;
  const breaks = chunk.breaks.slice(0, countUpTo(chunk.breaks, from));
  for (const part of chunksOf(near, near.length)) {
    for (const end of part.breaks) if (end <= seam) breaks.push(from + end);
  }
  const shift = from + seam - end;
  for (let i = countUpTo(chunk.breaks, end); i < chunk.breaks.length; i++) breaks.push(chunk.breaks[i] + shift);
  return new Chunk(chunk.text.slice(0, start) + text + chunk.text.slice(end), breaks);
}

/** How many of some ascending numbers are at most `limit`. */
export function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the line break begins that ends at `end`, in a text that has one there. */
export function breakStart(text: string, end: number): number {
  return insideBreak(text, end - 1) ? end - 2 : end - 1;
}

/** Whether an offset stands between CR and LF. */
export function insideBreak(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === LF && text.charCodeAt(offset - 1) === CR;
}

/** How many surrogate pairs lie wholly in the first `length` units of a text. */
export function pairsIn(text: string, length: number): number {
  let pairs = 0;
  for (let i = 1; i < length; i++) {
    if (insidePair(text, i)) pairs++;
  }
  return pairs;
}

/** Whether an offset stands between the halves of a surrogate pair. */
function insidePair(text: string, offset: number): boolean {
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
