import { Text } from '../text/text.ts';
import { detect, type Detection } from './detect.ts';
import type { Dialect } from './dialect.ts';
import { dialects as builtIn } from './dialects/all.ts';
import { Dump } from './dump.ts';
import { Lines } from './lines.ts';
import { inParts } from './parts.ts';
import { pieceOf, treeOf, type Segment } from './segments.ts';

/** What of a text stands before a portion of it: UTF-16 units, line breaks, articles and teasers. */
export interface Before {
  readonly units: number;
  readonly lines: number;
  readonly articles: number;
}

/** A stretch of a dump that is read as a dump by itself, cut as the whole is cut. */
export interface Portion {
  /** Its offsets and lines count from the portion's beginning; its text may go on beyond its last piece. */
  readonly dump: Dump;
  readonly before: Before;
  /** It ends in the middle of a piece that was longer than a portion may be. */
  readonly isCutOff: boolean;
}

/** What is needed to make a portion elsewhere, as plain data. */
export interface PortionData {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly dialect: string;
  readonly before: Before;
}

/** What is needed to go on at the beginning of a portion, as plain data. */
export interface Resumption {
  readonly dialect: string;
  readonly chosen: boolean;
  readonly state: string;
  readonly before: Before;
}

export interface PortionOptions {
  readonly dialects?: readonly Dialect[];
  /** The dialect that a person chose for this file. */
  readonly chosen?: string;
  /** How much text is gathered before it is cut, in UTF-16 units, and how long a piece may get before it is cut off. */
  readonly size?: number;
  readonly longest?: number;
  /** The text is the rest of one of which so much has been read. */
  readonly resumed?: Resumption;
}

/** UTF-16 units of a portion, and of the longest piece. */
const SIZE = 1 << 18;
const LONGEST = 1 << 24;

/**
 * Reads a dump as a stream: it is given the text in chunks that may end anywhere, and gives portions of whole pieces. The
 * dialect is found in the same first lines, and a piece counts as cut only when all that the scanner looked at has come
 * in; so the pieces are those of the whole text, and no more than a portion is held. Rulings are not followed.
 */
export class Portions {
  readonly #dialects: readonly Dialect[];
  readonly #chosen: string | undefined;
  readonly #size: number;
  readonly #longest: number;
  /** What has come and is not cut, in parts: strings that are added up are slow to search. */
  #rest: string[] = [];
  #length = 0;
  #wanted: number;
  #detection: Detection | null = null;
  #state = '';
  #before: Before = { units: 0, lines: 0, articles: 0 };

  constructor({ dialects = builtIn, chosen, size = SIZE, longest = LONGEST, resumed }: PortionOptions = {}) {
    this.#dialects = dialects;
    this.#chosen = chosen;
    this.#size = this.#wanted = size;
    this.#longest = Math.max(size, longest);
    const dialect = resumed && dialects.find(({ id }) => id === resumed.dialect);
    if (!dialect) return;
    this.#detection = { dialect, reasons: [], chosen: resumed.chosen, reach: 0 };
    this.#state = resumed.state;
    this.#before = resumed.before;
  }

  /** How to go on where the last portion ended; null before the first. */
  get resumption(): Resumption | null {
    if (!this.#detection) return null;
    const { dialect, chosen } = this.#detection;
    return { dialect: dialect.id, chosen, state: this.#state, before: this.#before };
  }

  /** The dialect that the text begins with; null until enough of it is known. */
  get detection(): Detection | null {
    return this.#detection;
  }

  /** More of the text; gives a portion where there is enough for one. */
  push(text: string): Portion | null {
    this.#rest.push(text);
    this.#length += text.length;
    return this.#length >= this.#wanted ? this.#cut(false) : null;
  }

  /** The text has ended; gives what is left of it, or null where nothing is. */
  end(): Portion | null {
    return this.#length === 0 && this.#detection ? null : this.#cut(true);
  }

  #cut(isEnd: boolean): Portion | null {
    const rest = this.#rest.join('');
    this.#rest = [rest];
    const text = Text.of(rest);
    this.#detection ??= this.#detect(text, isEnd);
    if (!this.#detection) return this.#more();
    let { segments, end, state } = this.#pieces(text, isEnd);
    let isCutOff = false;
    if (end === 0 && !isEnd) {
      if (text.length < this.#longest) return this.#more();
      isCutOff = true;
      ({ segments, end, state } = this.#pieces(Text.of(rest.slice(0, lastLineEnd(rest))), true));
    }
    const { before } = this;
    const tree = treeOf(segments);
    const { units, breaks, articles } = tree.summary;
    this.#rest = [rest.slice(end)];
    this.#length -= end;
    this.#wanted = this.#size;
    this.#state = state;
    this.#before = { units: before.units + units, lines: before.lines + breaks, articles: before.articles + articles };
    return { dump: Dump.of(text, this.#detection, tree, this.#dialects), before, isCutOff };
  }

  /** What of the text stands before the next portion. */
  get before(): Before {
    return this.#before;
  }

  #more(): null {
    this.#wanted = 2 * this.#length;
    return null;
  }

  #detect(text: Text, isEnd: boolean): Detection | null {
    const detection = detect(text, this.#dialects, this.#chosen);
    return isEnd || detection.reach <= text.length || detection.chosen ? detection : null;
  }

  /** The pieces of a text that no further text can change. */
  #pieces(text: Text, isEnd: boolean): { segments: Segment[]; end: number; state: string } {
    const { dialect, chosen } = this.#detection!;
    const scan = chosen ? dialect.scan : inParts(this.#dialects, dialect);
    const segments: Segment[] = [];
    let end = 0;
    let state = this.#state;
    for (const lines = new Lines(text, 0); end < text.length; end = lines.position) {
      lines.rebase();
      const cut = scan(lines, state);
      if (!isEnd && end + lines.reach > text.length) break;
      segments.push(pieceOf(cut, lines, state, dialect.id));
      state = cut.state;
    }
    return { segments, end, state };
  }
}

/** A portion as plain data. */
export function dataOf({ dump, before }: Portion): PortionData {
  const segments = [...dump.segments.entries()].map(({ item }) => item);
  return { text: dump.text.slice(0, dump.segments.summary.units), segments, dialect: dump.detection.dialect.id, before };
}

/** The portion of some data. */
export function portionOf({ text, segments, dialect, before }: PortionData, dialects: readonly Dialect[] = builtIn): Portion {
  const detection: Detection = { dialect: dialects.find(({ id }) => id === dialect)!, reasons: [], chosen: true, reach: 0 };
  return { dump: Dump.of(Text.of(text), detection, treeOf(segments), dialects), before, isCutOff: false };
}

/** Where the last line that has a break ends; the text's end where none has. */
function lastLineEnd(text: string): number {
  const feed = text.lastIndexOf('\n') + 1;
  return feed > 0 ? feed : text.length;
}
