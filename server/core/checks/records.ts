import type { Structure, ZoneKind } from '../dump/model.ts';
import type { Range } from '../text/range.ts';

const TEXT: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['paragraph', 'subheading', 'dateline', 'speaker']);
const TEXT_FIELDS: ReadonlySet<string> = new Set(['body', 'text', 'full text', 'full-text', 'abstract', 'highlight', 'lead', 'summary', 'description']);

/** Has a record any text of its own, be it an abstract? */
export function hasText({ zones, fields }: Structure): boolean {
  return zones.some(({ kind, start, end }) => TEXT.has(kind) && end > start) || fields.some(({ key, value }) => TEXT_FIELDS.has(key) && value.text !== '');
}

/** Where to mark what is wrong with an article as a whole: its title, else its first line that is not blank. */
export function headOf({ text, title }: Structure): Range {
  if (title) return { start: title.start, end: title.end };
  const start = Math.max(0, text.search(/\S/));
  const feed = text.slice(start).search(/[\n\r]/);
  return { start, end: feed < 0 ? text.length : start + feed };
}

/** How many of a file's other records have something. */
export class Tally {
  #all = 0;
  #having = 0;

  count(has: boolean, by: 1 | -1): void {
    this.#all += by;
    if (has) this.#having += by;
  }

  /** Of the records but one that lacks it, at least `least` in number: what share has it? 0 where there are fewer. */
  shareOfOthers(least: number): number {
    return this.#all - 1 >= least && this.#all > 1 ? this.#having / (this.#all - 1) : 0;
  }

  /** Of the records but one that has it: what share has it, too? */
  shareBeside(): number {
    return this.#all > 1 ? (this.#having - 1) / (this.#all - 1) : 0;
  }

  get all(): number {
    return this.#all;
  }
}
