/** A half-open range of UTF-16 offsets, 0-based. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A position as LSP has it: 0-based line, and UTF-16 units from the line's beginning. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** One replacement: the text that stood in `[start, end)` gives way to `text`. */
export interface Edit extends Range {
  readonly text: string;
}
