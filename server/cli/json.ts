import type { Placed, Span } from '../core/dump/model.ts';
import type { Portion } from '../core/dump/portions.ts';
import type { Position, Range } from '../core/text/range.ts';
import type { Output } from './output.ts';

/** A range as other programs get it: LSP positions, half-open. */
export interface JsonRange {
  readonly start: Position;
  readonly end: Position;
}

/** What knows the positions of offsets: a dump, or a portion of one in the whole. */
export interface Located {
  readonly text: { positionAt(offset: number): Position };
}

/** A portion's offsets as positions of the whole text. */
export function inWhole({ dump: { text }, before }: Portion): Located {
  return {
    text: {
      positionAt(offset) {
        const { line, character } = text.positionAt(offset);
        return { line: line + before.lines, character };
      },
    },
  };
}

/** A range of the whole text as positions. */
export function jsonRange(dump: Located, { start, end }: Range): JsonRange {
  return { start: dump.text.positionAt(start), end: dump.text.positionAt(end) };
}

/** A range of an article as positions of the whole text. */
export function inDump(dump: Located, placed: Placed, { start, end }: Range): JsonRange {
  return jsonRange(dump, { start: placed.start + start, end: placed.start + end });
}

/** A span of an article: its text as meant, and its range in the dump. */
export function jsonSpan(dump: Located, placed: Placed, span: Span | null): { text: string; range: JsonRange } | null {
  return span && { text: span.text, range: inDump(dump, placed, span) };
}

/** One JSON object on one line, its list written entry by entry. */
export function* jsonObject(head: object, list: string, entries: Iterable<object>): Generator<string> {
  yield begun(head, list);
  let first = true;
  for (const entry of entries) {
    yield first ? JSON.stringify(entry) : `,${JSON.stringify(entry)}`;
    first = false;
  }
  yield ']}\n';
}

/** One JSON object on one line for a file that is read bit by bit; nothing where it is never begun. */
export class JsonList {
  readonly #output: Output;
  readonly #list: string;
  #isBegun = false;
  #isEmpty = true;

  constructor(output: Output, list: string) {
    this.#output = output;
    this.#list = list;
  }

  /** Writes what stands before the list, the first time. */
  async begin(head: object): Promise<void> {
    if (!this.#isBegun) await this.#output.write(begun(head, this.#list));
    this.#isBegun = true;
  }

  /** Adds entries, which are JSON already. */
  async add(entries: Iterable<string>): Promise<void> {
    for (const entry of entries) {
      await this.#output.write(this.#isEmpty ? entry : `,${entry}`);
      this.#isEmpty = false;
    }
  }

  /** Whatever stops the reading, what has been added is one object. */
  async end(): Promise<void> {
    if (this.#isBegun) await this.#output.write(']}\n');
  }
}

function begun(head: object, list: string): string {
  return `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(list)}:[`;
}
