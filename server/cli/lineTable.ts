import type { Position } from '../core/text/range.ts';

/** Where the lines of a text begin that is itself not kept. Offsets are UTF-16; lines end with LF, CRLF or a lone CR. */
export class LineTable {
  /** Eight bytes a line; the first of them is the first line's. */
  #starts = new Float64Array(1 << 12);
  #count = 1;
  #length = 0;

  /** More of the text; it does not end between CR and LF. */
  add(text: string): void {
    for (let lf = at(text, '\n', 0), cr = at(text, '\r', 0); lf < Infinity || cr < Infinity;) {
      if (lf < cr) {
        this.#begin(lf + 1);
        lf = at(text, '\n', lf + 1);
      } else {
        const pair = lf === cr + 1;
        this.#begin(pair ? lf + 1 : cr + 1);
        if (pair) lf = at(text, '\n', lf + 1);
        cr = at(text, '\r', cr + 1);
      }
    }
    this.#length += text.length;
  }

  /** The line that an offset is in, 0-based. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The position of an offset that is not inside a line's end. */
  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: offset - this.#starts[line] };
  }

  #begin(offset: number): void {
    if (this.#count === this.#starts.length) {
      const more = new Float64Array(2 * this.#count);
      more.set(this.#starts);
      this.#starts = more;
    }
    this.#starts[this.#count++] = this.#length + offset;
  }
}

function at(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? Infinity : index;
}
