import { countWhile } from '../text/sorted.ts';

/**
 * Counting a text in other units than UTF-16, where some pairs of units count as one: surrogate pairs (code points), CRLF
 * (the same text with LF), or both. Counted once for a text, then O(log n) a question.
 */
export class Counting {
  /** Where the pairs stand, ascending. */
  readonly #pairs: readonly number[];

  private constructor(pairs: readonly number[]) {
    this.#pairs = pairs;
  }

  /** In code points; a lone surrogate counts as one. */
  static points(text: string): Counting {
    return new Counting(positions(text, /[\ud800-\udbff][\udc00-\udfff]/g));
  }

  /** As UTF-16 units of the text with LF for CRLF. */
  static lineFeeds(text: string): Counting {
    return new Counting(text.includes('\r\n') ? positions(text, /\r\n/g) : []);
  }

  /** In code points with line ends counted as one, as sidecars have positions. */
  static sidecar(text: string): Counting {
    return new Counting(positions(text, /\r\n|[\ud800-\udbff][\udc00-\udfff]/g));
  }

  /** The count before a UTF-16 offset; one within a pair counts as the place before it. */
  before(offset: number): number {
    if (this.#pairs.length === 0) return offset;
    return offset - countWhile(this.#pairs, (at) => at < offset);
  }

  /** The UTF-16 offset at which a count is reached. */
  offsetOf(count: number): number {
    if (this.#pairs.length === 0) return count;
    return count + countWhile(this.#pairs, (at, i) => at - i < count);
  }
}

function positions(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}
