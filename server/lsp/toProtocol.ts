import type { Position, Range } from 'vscode-languageserver';
import type { Range as Offsets } from '../core/text/range.ts';
import type { Text } from '../core/text/text.ts';

/** LSP's range of UTF-16 offsets into a text. */
export function toRange(text: Text, { start, end }: Offsets): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** The UTF-16 offset of an LSP position; positions outside the text count as its nearest one. */
export function toOffset(text: Text, position: Position): number {
  return text.offsetAt(position);
}

/** The UTF-16 offsets of an LSP range, in order. */
export function toOffsets(text: Text, { start, end }: Range): Offsets {
  const [a, b] = [text.offsetAt(start), text.offsetAt(end)];
  return a <= b ? { start: a, end: b } : { start: b, end: a };
}

/** A range of an article, as offsets of the whole text. */
export function inDump(range: Offsets, { start }: { readonly start: number }): Offsets {
  return { start: start + range.start, end: start + range.end };
}
