import { chunksOf, countUpTo, longest, mayCut, pairsIn, shortest, type Chunk } from './chunk.ts';
import { LineReader } from './lineReader.ts';
import type { Edit, Position } from './range.ts';
import { SumTree, type Found, type Measure } from './sumTree.ts';

/** UTF-16 units to cut chunks to. */
const CHUNK = 8192;

/** So many chunks are taken over into a tree in the time of one splice. */
const CHUNKS_PER_SPLICE = 20;

interface Sizes {
  readonly units: number;
  readonly breaks: number;
}

const measure: Measure<Chunk, Sizes> = {
  zero: { units: 0, breaks: 0 },
  of: ({ length, breakCount }) => ({ units: length, breaks: breakCount }),
  add: (a, b) => ({ units: a.units + b.units, breaks: a.breaks + b.breaks }),
};

type Chunks = SumTree<Chunk, Sizes>;

/**
 * An immutable text as a balanced tree of chunks: positions and edits cost O(log n), and versions share what they have
 * in common. Offsets are UTF-16 units, 0-based, and clamped to the text; lines are 0-based and end with LF, CRLF or a
 * lone CR; positions are those of the TextDocument of vscode-languageserver-textdocument.
 */
export class Text {
  readonly #chunks: Chunks;
  readonly #size: number;
  /** An upper bound of the units of the long strings that the chunks are slices of, and so keep alive. */
  readonly #kept: number;
  #points: readonly number[] | undefined;

  private constructor(chunks: Chunks, size: number, kept: number) {
    this.#chunks = chunks;
    this.#size = size;
    this.#kept = kept;
  }

  /** A text, in O(length); it keeps `text` alive. Tests choose chunks of another size, 4 or more. */
  static of(text: string, size = CHUNK): Text {
    return new Text(SumTree.of(chunksOf(text, size), measure), size, text.length);
  }

  /** In UTF-16 units. */
  get length(): number {
    return this.#chunks.summary.units;
  }

  /** One more than there are line breaks. */
  get lineCount(): number {
    return this.#chunks.summary.breaks + 1;
  }

  /** How many code points there are; a lone surrogate counts as one. */
  get codePoints(): number {
    return this.#pointsBefore().at(-1)!;
  }

  /** The text in `[start, end)`. */
  slice(start = 0, end = this.length): string {
    const from = this.#clamp(start);
    const to = this.#clamp(end);
    if (from >= to) return '';
    const { item, index, before } = this.#at(from);
    if (to <= before.units + item.length) return item.text.slice(from - before.units, to - before.units);
    const parts: string[] = [];
    for (const { item: { text }, before: { units } } of this.#chunks.entries(index)) {
      if (units >= to) break;
      parts.push(text.slice(Math.max(from - units, 0), to - units));
    }
    return parts.join('');
  }

  toString(): string {
    return this.slice();
  }

  /** The UTF-16 unit at an offset, NaN outside the text. */
  charCodeAt(offset: number): number {
    if (!(offset >= 0 && offset < this.length)) return NaN;
    const { item, before } = this.#at(offset);
    return item.text.charCodeAt(offset - before.units);
  }

  /** The line that an offset is in; one inside a CRLF is in the line that this ends. */
  lineAt(offset: number): number {
    return this.#locate(this.#clamp(offset)).line;
  }

  /** The position of an offset; one inside a CRLF is moved before it. */
  positionAt(offset: number): Position {
    const at = this.#clamp(offset);
    const { line, start, inside } = this.#locate(at);
    return { line, character: at - start - (inside ? 1 : 0) };
  }

  /** The offset of a position; a character beyond its line's end is taken for that end. */
  offsetAt({ line, character }: Position): number {
    if (line >= this.lineCount) return this.length;
    if (line < 0) return 0;
    const { start, end } = this.#bounds(line);
    return character > 0 ? Math.min(start + character, end) : start;
  }

  /** Where a line starts; 0 before the first one, the text's length after the last. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    if (line >= this.lineCount) return this.length;
    const { item, before } = this.#chunks.find(({ breaks }) => breaks >= line)!;
    return before.units + item.breakEnd(line - before.breaks - 1);
  }

  /** Where a line ends, without its line break; 0 before the first one, the text's length after the last. */
  lineEnd(line: number): number {
    return line < 0 ? 0 : this.#bounds(line).end;
  }

  /** How many code points begin before an offset. */
  codePointsBefore(offset: number): number {
    const at = this.#clamp(offset);
    const found = this.#chunks.find(({ units }) => units > at);
    if (!found) return this.codePoints;
    const { item, index, before } = found;
    const local = at - before.units;
    return this.#pointsBefore()[index] + local - (item.pairs > 0 ? pairsIn(item.text, local) : 0);
  }

  /** The offset at which the code point with a number, 0-based, begins; the text's length where there is none. */
  offsetOfCodePoint(n: number): number {
    if (n <= 0) return 0;
    if (n >= this.codePoints) return this.length;
    const points = this.#pointsBefore();
    const index = countUpTo(points, n) - 1;
    const { text, pairs } = this.#chunks.item(index);
    const wanted = n - points[index];
    let local = pairs > 0 ? 0 : wanted;
    for (let passed = local; passed < wanted; passed++) local += text.codePointAt(local)! > 0xffff ? 2 : 1;
    return this.#chunks.before(index).units + local;
  }

  /** A reader of the lines from an offset on, also one inside a line: the first starts there. */
  lines(from = 0): LineReader {
    const start = this.#clamp(from);
    if (this.length === 0) return new LineReader(this.#chunks.entries(), 0, 0);
    const { index, before } = this.#at(start);
    return new LineReader(this.#chunks.entries(index), before.units, start);
  }

  /** The text after edits, which are in coordinates of this text, ascending, and do not overlap. Of many edits each chunk is made anew once. */
  edit(edits: readonly Edit[]): Text {
    const isMany = edits.length * CHUNKS_PER_SPLICE > this.#chunks.length;
    return isMany && this.length > 0 ? this.#editAll(edits) : edits.reduceRight<Text>((text, edit) => text.splice(edit.start, edit.end, edit.text), this);
  }

  /** The text with `text` in the place of `[start, end)`. O(log n + text). */
  splice(start: number, end: number, text: string): Text {
    const from = this.#clamp(start);
    const to = Math.max(this.#clamp(end), from);
    if (from === to && text === '') return this;
    if (this.length === 0) return Text.of(text, this.#size);
    if (from === this.length && this.#mayEndHere(text)) return this.#with(this.#chunks.length, this.#chunks.length, chunksOf(text, this.#size), text);
    // with a unit before and one after the damage, what lies outside these chunks cannot change
    const first = this.#at(Math.max(from - 1, 0));
    const last = to < first.before.units + first.item.length ? first : this.#at(to);
    const a = from - first.before.units;
    const b = to - last.before.units;
    const length = a + text.length + last.item.length - b;
    const fits = length <= longest(this.#size) && length >= shortest(this.#size);
    if (first === last && fits) return this.#with(first.index, first.index + 1, [first.item.patch(a, b, text)], text);

    // joined, not added up: that is slow to search
    let content = [first.item.text.slice(0, a), text, last.item.text.slice(b)].join('');
    let begin = first.index;
    let stop = last.index + 1;
    if (length < shortest(this.#size)) {
      if (stop < this.#chunks.length) content += this.#chunks.item(stop++).text;
      else if (begin > 0) content = this.#chunks.item(--begin).text + content;
    }
    return this.#with(begin, stop, chunksOf(content, this.#size), text);
  }

  /** Whether the last chunk may stay as it is before a text: neither is too short, and nothing lies over the edge between them. */
  #mayEndHere(text: string): boolean {
    const last = this.#chunks.item(this.#chunks.length - 1);
    return Math.min(last.length, text.length) >= shortest(this.#size) && mayCut(last.text.charCodeAt(last.length - 1), text.charCodeAt(0));
  }

  #editAll(edits: readonly Edit[]): Text {
    const chunks: Chunk[] = [];
    let group: Chunk[] = [];
    let begin = 0;
    let end = 0;
    let first = 0;
    let next = 0;
    for (const { item } of this.#chunks.entries()) {
      group.push(item);
      end += item.length;
      while (next < edits.length && (edits[next].start < end || end === this.length)) next++;
      // what reaches an edge concerns the chunk behind it too
      if (end < this.length && (edits[next - 1]?.end >= end || edits[next]?.start === end)) continue;
      chunks.push(...edited(group, edits.slice(first, next), begin, this.#size));
      group = [];
      begin = end;
      first = next;
    }
    const inserted = edits.reduce((sum, { text }) => sum + (text.length > this.#size ? text.length : 0), 0);
    return new Text(SumTree.of(chunks, measure), this.#size, this.#kept + inserted).#compact();
  }

  /** With other chunks in the place of `[begin, stop)`, of which slices of `text` are a part. */
  #with(begin: number, stop: number, chunks: readonly Chunk[], text: string): Text {
    const kept = this.#kept + (text.length > this.#size ? text.length : 0);
    return new Text(this.#chunks.replace(begin, stop, chunks), this.#size, kept).#compact();
  }

  /** A small rest of a large text should not keep it alive: it is copied. */
  #compact(): Text {
    return this.#kept > 4 * (this.length + 32 * this.#size) ? Text.of(this.toString(), this.#size) : this;
  }

  /** How many code points there are before each chunk, and in all. Few ask: it is counted for them, chunk by chunk once. */
  #pointsBefore(): readonly number[] {
    if (this.#points) return this.#points;
    const points = [0];
    for (const { item, index } of this.#chunks.entries()) points.push(points[index] + item.length - item.pairs);
    return (this.#points = points);
  }

  #clamp(offset: number): number {
    return Math.max(Math.min(offset, this.length), 0);
  }

  /** The chunk with the unit at an offset, or the last one. The text must not be empty. */
  #at(offset: number): Found<Chunk, Sizes> {
    const at = Math.min(offset, this.length - 1);
    return this.#chunks.find(({ units }) => units > at)!;
  }

  /** Where a line starts and ends. */
  #bounds(line: number): { start: number; end: number } {
    const found = this.#chunks.find(({ breaks }) => breaks > line);
    if (!found) return { start: this.lineStart(line), end: this.length };
    const { item, before } = found;
    const own = line - before.breaks;
    const start = own > 0 ? before.units + item.breakEnd(own - 1) : this.lineStart(line);
    return { start, end: before.units + item.breakStart(own) };
  }

  /** The line that a clamped offset is in, where that starts, and whether the offset is inside a CRLF. */
  #locate(offset: number): { line: number; start: number; inside: boolean } {
    if (this.length === 0) return { line: 0, start: 0, inside: false };
    const { item, before } = this.#at(offset);
    const local = offset - before.units;
    const breaks = item.breaksUpTo(local);
    const line = before.breaks + breaks;
    const start = breaks > 0 ? before.units + item.breakEnd(breaks - 1) : this.lineStart(line);
    return { line, start, inside: breaks < item.breakCount && item.breakStart(breaks) < local };
  }
}

/** Neighbouring chunks, the first of which begins at an offset, after edits within them, of which none reaches an edge that others share. */
function edited(chunks: readonly Chunk[], edits: readonly Edit[], begin: number, size: number): readonly Chunk[] {
  if (edits.length === 0) return chunks;
  if (chunks.length === 1) {
    const chunk = edits.reduceRight((patched, { start, end, text }) => patched.patch(start - begin, end - begin, text), chunks[0]);
    return chunk.length <= longest(size) && chunk.length >= shortest(size) ? [chunk] : chunksOf(chunk.text, size);
  }
  const before = chunks.map(({ text }) => text).join('');
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    parts.push(before.slice(at, start - begin), text);
    at = end - begin;
  }
  return chunksOf(parts.join('') + before.slice(at), size);
}
