/**
 * A piece of a text. No chunk ends between CR and LF, nor between the halves of a surrogate pair, so that what can be
 * counted in a chunk can be added up over chunks.
 */
export class Chunk {
  /** In UTF-16 units. */
  readonly length: number;
  /** For each line break (LF, CRLF, lone CR) twice the offset where it ends, and one more for a CRLF. */
  readonly #breaks: readonly number[];
  /** The text, in parts that are joined when it is first asked for: of many edits in a row only the last one copies it. */
  #parts: readonly string[];
  #pairs = -1;

  constructor(parts: readonly string[], length: number, breaks: readonly number[]) {
    this.#parts = parts;
    this.length = length;
    this.#breaks = breaks;
  }

  get text(): string {
    if (this.#parts.length !== 1) this.#parts = [this.#parts.join('')];
    return this.#parts[0];
  }

  get breakCount(): number {
    return this.#breaks.length;
  }

  /** Where a line break ends; its number, 0-based, must be that of one. */
  breakEnd(index: number): number {
    return this.#breaks[index] >> 1;
  }

  breakStart(index: number): number {
    const code = this.#breaks[index];
    return (code >> 1) - 1 - (code & 1);
  }

  /** How many line breaks end at an offset or before it. */
  breaksUpTo(offset: number): number {
    return countUpTo(this.#breaks, 2 * offset + 1);
  }

  /** How many surrogate pairs there are; counted when first asked for, as few ask. */
  get pairs(): number {
    if (this.#pairs < 0) this.#pairs = /[\ud800-\udbff]/.test(this.text) ? pairsIn(this.text, this.length) : 0;
    return this.#pairs;
  }

  /**
   * The chunk with `text` in the place of `[start, end)`, without looking at the rest again. It must hold a unit before
   * `start` and one after `end`, unless these are the edges of the whole text.
   */
  patch(start: number, end: number, text: string): Chunk {
    const parts = [...this.#slice(0, start), text, ...this.#slice(end, this.length)];
    const shift = start + text.length - end;
    const before = this.breaksUpTo(start - 1);
    const after = this.breaksUpTo(end + 1);
    const breaks = this.#breaks.slice(0, before);
    if (before < after || BREAK.test(text)) {
      // the units next to the damage may be parts of other line breaks than before
      const near = [...this.#slice(Math.max(start - 2, 0), start), text, ...this.#slice(end, end + 2)].join('');
      const offset = 2 * Math.max(start - 2, 0);
      const [around = new Chunk([], 0, [])] = chunksOf(near, near.length);
      for (const code of around.#breaks) {
        const moved = code + offset;
        if (moved >> 1 > start - 1 && moved >> 1 <= end + 1 + shift) breaks.push(moved);
      }
    }
    for (let i = after; i < this.#breaks.length; i++) breaks.push(this.#breaks[i] + 2 * shift);
    return new Chunk(parts.length > MOST_PARTS ? [parts.join('')] : parts, this.length + shift, breaks);
  }

  /** The parts of the text in `[start, end)`. */
  #slice(start: number, end: number): string[] {
    const parts: string[] = [];
    let at = 0;
    for (const part of this.#parts) {
      const next = at + part.length;
      if (next > start && at < end) parts.push(part.slice(Math.max(start - at, 0), end - at));
      at = next;
    }
    return parts;
  }
}

const MOST_PARTS = 32;
const BREAK = /[\r\n]/;
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
        breaks.push(2 * (lf + 1 - from));
        lf = indexOf(text, '\n', lf + 1);
      } else {
        const pair = lf === cr + 1;
        breaks.push(pair ? 2 * (lf + 1 - from) + 1 : 2 * (cr + 1 - from));
        if (pair) lf = indexOf(text, '\n', lf + 1);
        cr = indexOf(text, '\r', cr + 1);
      }
    }
    chunks.push(new Chunk([text.slice(from, to)], to - from, breaks));
    from = to;
  }
  return chunks;
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
  return arePair(text.charCodeAt(offset - 1), text.charCodeAt(offset));
}

function arePair(first: number, second: number): boolean {
  return (second & 0xfc00) === 0xdc00 && (first & 0xfc00) === 0xd800;
}

/** Whether a chunk may end between two units. */
export function mayCut(before: number, after: number): boolean {
  return !(before === CR && after === LF) && !arePair(before, after);
}

/** An offset, or the next one where a chunk may end. */
function uncut(text: string, offset: number): number {
  return mayCut(text.charCodeAt(offset - 1), text.charCodeAt(offset)) ? offset : offset + 1;
}

function indexOf(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? Infinity : index;
}
