import type { Range } from '../text/range.ts';

/** What a part of an article is. */
export type ZoneKind =
  | 'section' | 'title' | 'byline' | 'date' | 'dateline' | 'source'
  /** a labelled line of an export ("LENGTH: 355 words"), or an attribute */
  | 'field'
  /** the label of an interview turn, "Question:" */
  | 'speaker'
  /** prose; may be several wrapped lines */
  | 'paragraph'
  /** a short heading inside the body */
  | 'subheading'
  /** the words that end an article, "Continue Reading" */
  | 'terminator'
  /** a rule, a tag, page chrome, a caption of the page: not the article's own words */
  | 'furniture';

/** A part of an article; offsets are UTF-16 from the article's beginning, half-open. */
export interface Zone extends Range {
  readonly kind: ZoneKind;
}

/**
 * One article's own text and its parts: `zones` are in order and do not overlap; what lies between them is
 * white space or punctuation that says nothing. All local facts are computed from this alone.
 */
export interface ArticleText {
  readonly text: string;
  readonly zones: readonly Zone[];
}

/** A part of the text with what it means: `text` has entities decoded, wrapped lines joined by a space, and is trimmed, so it need not be the slice. */
export interface Span extends Range {
  readonly text: string;
}

/** A labelled line or attribute of a record. `key` is the dialect-independent name in lower case ("length", "load-date", "language"). */
export interface Field {
  readonly key: string;
  readonly label: Range;
  readonly value: Span;
}

/** One contribution to an interview: from its label to the next label or the body's end. */
export interface Turn extends Range {
  readonly speaker: Span;
}

export type ArticleKind = 'article' | 'teaser';

/**
 * An article as the scanner cut it out. Its identity is its value: as long as no edit touches it, the same object
 * stands for it in every later version, so what was computed for it stays true. It does not know where it stands.
 */
export interface Article {
  readonly kind: ArticleKind;
  /** The dialect that it is written in; one file may hold several. */
  readonly dialect: string;
  /** UTF-16 units from its first character to the end of its last line's content. */
  readonly length: number;
  /** Line breaks within that length. */
  readonly breaks: number;
  /** What the scanner saw of its head (title, section, byline, date … where they stand), for outlines that must not read the whole. */
  readonly head: readonly Zone[];
  /** What a person ruled about it. */
  readonly ruled?: Ruled;
}

/** What a person ruled about an article: its parts (section, title, byline, date; furniture is no part of it), and which one it is a duplicate of. */
export interface Ruled {
  /** The head before that: with it the article is read. */
  readonly head: readonly Zone[];
  readonly zones: readonly Zone[];
  /** The other article's identity, '' where it was not named. */
  readonly duplicateOf?: string;
}

/** What a gap says of the articles around it. Offsets are UTF-16 from the gap's beginning. */
export interface Mark extends Range {
  /** "3 of 10 DOCUMENTS"; an end marker that ends nothing; a cover's or a search summary's total; an entry of a list of contents. */
  readonly kind: 'counter' | 'terminator' | 'promise' | 'entry';
  readonly number?: number;
  readonly total?: number;
  /** An entry's title; the numbers that a promise names, "1-10, 15". */
  readonly text?: string;
  /** A promise about what stands above it; and the largest total that is one export's and not its whole search's. */
  readonly closes?: boolean;
  readonly most?: number;
}

/** What an article says of itself, read by its dialect. Offsets are UTF-16 from the article's beginning. */
export interface Structure extends ArticleText {
  /** The record's own number or name (DOCNO, ProQuest document ID …). */
  readonly recordId: string | null;
  readonly section: Span | null;
  readonly title: Span | null;
  readonly byline: Span | null;
  readonly date: Span | null;
  readonly source: Span | null;
  readonly fields: readonly Field[];
  readonly turns: readonly Turn[];
  /** The words that end it ("Continue Reading", "End of Document"). */
  readonly terminator: Range | null;
}

/** An article and where it stands in one version of a dump. Offsets and lines are of the whole text, 0-based, half-open. */
export interface Placed {
  readonly article: Article;
  /** Its number among the dump's articles and teasers, 0-based. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly startLine: number;
}
