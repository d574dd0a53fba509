import type { Dump } from '../../dump/dump.ts';
import { identity } from '../../dump/identity.ts';
import type { Placed } from '../../dump/model.ts';
import type { Range } from '../../text/range.ts';
import { countWhile } from '../../text/sorted.ts';
import { findAgain } from '../anchor.ts';
import type { Decision } from '../annotation.ts';
import { Counting } from '../counting.ts';
import { Likeness } from '../likeness.ts';
import { withLineFeeds } from '../lineFeeds.ts';
import type { Imported, ImportedMark, Provenance } from './imported.ts';

/** A decision of another tool where it stands in a dump: UTF-16 from its article's beginning; null for the whole article. */
export interface PlacedImport extends Provenance {
  readonly placed: Placed;
  readonly range: Range | null;
  readonly decision: Decision;
}

/** What has no place in a dump, and why. */
export interface Unplaced {
  readonly name: string;
  readonly what: string;
  readonly why: string;
}

/** White space as it may differ between two copies of a text. */
const SPACE = /[\s\x1c-\x1f\x85\ufeff]+/g;
/** How much context a quote takes from the other tool's text, UTF-16 units. */
const CONTEXT = 32;
/**
 * Finds where another tool's annotations stand in a dump: in the article (or the whole dump) whose text is the same but for white space;
 * else in the article with the same identity, or most like it, word by word as anchors are found again.
 */
export function placeImported(dump: Dump, documents: readonly Imported[]): { readonly placed: readonly PlacedImport[]; readonly unplaced: readonly Unplaced[] } {
  const places = new Places(dump);
  const placed: PlacedImport[] = [];
  const unplaced: Unplaced[] = [];
  for (const document of documents) {
    const { name, marks, codes, notes } = document;
    const miss = (what: string, why: string): void => void unplaced.push({ name, what, why });
    const at = document.text === null ? places.inWhole(document) : places.of(document);
    let article = at.article;
    for (const mark of marks) {
      const words = mark.label === '' ? '' : `${mark.label}${mark.quote ? ` ${JSON.stringify(mark.quote.exact)}` : document.text === null ? '' : ` ${JSON.stringify(document.text.slice(mark.start, mark.end))}`}`;
      const found = at.find(mark);
      if (!found) {
        if (words !== '') miss(words, at.why);
        continue;
      }
      article ??= found.placed;
      if (mark.label === '') continue;
      const { label, state, note, link } = mark;
      placed.push({ ...found, decision: { kind: 'mark', label, state, ...(note !== undefined && { note }), ...(link !== undefined && { link }) }, ...made(mark) });
    }
    for (const { category, value, ...by } of codes) {
      if (article) placed.push({ placed: article, range: null, decision: { kind: 'code', category, value }, ...made(by) });
      else miss(`${category}: ${String(value)}`, 'no article of the dump is like it');
    }
    for (const { text, ...by } of notes) {
      if (article) placed.push({ placed: article, range: null, decision: { kind: 'note', text }, ...made(by) });
      else miss(JSON.stringify(text), 'no article of the dump is like it');
    }
  }
  return { placed, unplaced };
}

function made({ id, creator, created }: Provenance): Provenance {
  return { ...(id !== undefined && { id }), ...(creator !== undefined && { creator }), ...(created !== undefined && { created }) };
}

interface Place {
  readonly article: Placed | null;
  /** why nothing is found */
  readonly why: string;
  readonly find: (mark: ImportedMark) => { placed: Placed; range: Range } | null;
}

class Places {
  readonly #dump: Dump;
  readonly #byText = new Map<string, Placed[]>();
  readonly #byId = new Map<string, Placed>();
  #whole: { raw: string; text: string; squeezed: string; feeds: Counting; points: Counting } | null = null;
  #likeness: Likeness | null = null;

  constructor(dump: Dump) {
    this.#dump = dump;
    for (const placed of dump.articles()) {
      const text = squeezed(dump.structure(placed).text);
      const same = this.#byText.get(text);
      if (same) same.push(placed);
      else this.#byText.set(text, [placed]);
      const id = dump.fact(identity, placed);
      if (!this.#byId.has(id)) this.#byId.set(id, placed);
    }
  }

  /** Where a text with marks in it stands. */
  of({ id, text }: Imported): Place {
    const key = squeezed(text!);
    const same = this.#byText.get(key);
    const own = id === null ? undefined : this.#byId.get(id);
    const whole = (article: Placed | null): Place => {
      const map = between(text!, this.#wholeText().raw);
      return { article, why: 'it stands in no article', find: (mark) => this.#inArticle(map(mark)) };
    };
    // a dump of one article, with white space around it
    if (same?.length === 1 && text === this.#wholeText().text) return whole(same[0]);
    if (same) {
      // copies of one article are taken in turn
      const placed = own && same.includes(own) ? own : same.length > 1 ? same.shift()! : same[0];
      return this.#exact(text!, placed);
    }
    if (key === this.#wholeText().squeezed) return whole(null);
    const like = own ?? this.#mostLike(text!);
    if (!like) return { article: null, why: 'no article of the dump is like its text', find: () => null };
    const raw = this.#dump.structure(like).text;
    const counting = Counting.sidecar(text!);
    const there = Counting.sidecar(raw);
    return {
      article: like,
      why: 'the article reads otherwise there',
      find: (mark) => {
        const found = findAgain(raw, { range: { start: counting.before(mark.start), end: counting.before(mark.end) }, quote: mark.quote ?? quoteAt(text!, mark) }, there);
        return found && { placed: like, range: { start: found.start, end: found.end } };
      },
    };
  }

  /** Where marks stand whose positions are code points of the whole text, or whose words are to be looked for. */
  inWhole({ id }: Imported): Place {
    const { raw, text, feeds, points } = this.#wholeText();
    const own = id === null ? undefined : this.#byId.get(id);
    return {
      article: own ?? null,
      why: 'its words are not in the dump',
      find: (mark) => {
        const start = points.offsetOf(mark.start);
        const end = points.offsetOf(mark.end);
        if (end > start && end <= text.length && (!mark.quote || text.slice(start, end) === withLineFeeds(mark.quote.exact))) return this.#inArticle({ start: feeds.offsetOf(start), end: feeds.offsetOf(end) });
        if (!mark.quote) return null;
        const within = own && findAgain(this.#dump.structure(own).text, { range: { start: 0, end: 0 }, quote: mark.quote });
        if (own && within) return { placed: own, range: { start: within.start, end: within.end } };
        const found = findAgain(raw, { range: { start: mark.start, end: mark.end }, quote: mark.quote });
        return found && this.#inArticle(found);
      },
    };
  }

  #exact(text: string, placed: Placed): Place {
    const raw = this.#dump.structure(placed).text;
    const map = between(text, raw);
    const counting = Counting.sidecar(text);
    const there = Counting.sidecar(raw);
    return {
      article: placed,
      why: 'it marks nothing but white space',
      find: (mark) => {
        if (mark.quote && squeezed(text.slice(mark.start, mark.end)) !== squeezed(mark.quote.exact)) {
          const found = findAgain(raw, { range: { start: counting.before(mark.start), end: counting.before(mark.end) }, quote: mark.quote }, there);
          return found && { placed, range: { start: found.start, end: found.end } };
        }
        const range = map(mark);
        return range && { placed, range };
      },
    };
  }

  #inArticle(range: Range | null): { placed: Placed; range: Range } | null {
    const placed = range && this.#dump.articleAt(range.start);
    if (!range || !placed || range.end > placed.end) return null;
    return { placed, range: { start: range.start - placed.start, end: range.end - placed.start } };
  }

  #wholeText() {
    if (!this.#whole) {
      const raw = this.#dump.text.toString();
      const text = withLineFeeds(raw);
      this.#whole = { raw, text, squeezed: squeezed(raw), feeds: Counting.lineFeeds(raw), points: Counting.points(text) };
    }
    return this.#whole;
  }

  /** The article that shares most long words with a text. */
  #mostLike(text: string): Placed | null {
    if (!this.#likeness) {
      this.#likeness = new Likeness();
      for (const placed of this.#dump.articles()) this.#likeness.add(placed, this.#dump.structure(placed).text);
    }
    return this.#likeness.mostLike(text);
  }
}

function squeezed(text: string): string {
  return text.replace(SPACE, '');
}

function quoteAt(text: string, { start, end }: Range) {
  return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT), start), suffix: text.slice(end, end + CONTEXT) };
}

/** Carries ranges of one text over to another that differs in white space alone. Null for white space alone, where the texts differ. */
function between(from: string, to: string): (range: Range) => Range | null {
  if (withLineFeeds(to) === from) {
    const feeds = Counting.lineFeeds(to);
    return ({ start, end }) => ({ start: feeds.offsetOf(start), end: feeds.offsetOf(end) });
  }
  const before = solid(from);
  const places = solid(to);
  return ({ start, end }) => {
    const first = countWhile(before, (place) => place < start);
    const last = countWhile(before, (place) => place < end) - 1;
    return last < first ? null : { start: places[first], end: places[last] + 1 };
  };
}

/** Where the units that are no white space stand. */
function solid(text: string): Uint32Array {
  const places = new Uint32Array(text.length);
  let n = 0;
  let at = 0;
  for (const { index, 0: space } of text.matchAll(SPACE)) {
    while (at < index) places[n++] = at++;
    at = index + space.length;
  }
  while (at < text.length) places[n++] = at++;
  return places.subarray(0, n);
}
