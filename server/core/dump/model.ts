import type { Range } from '../text/range.ts';

/** What a part of an article is. A `paragraph` may be several wrapped lines; all other text between zones is blank or mark-up. */
export type ZoneKind =
  | 'section' | 'title' | 'byline' | 'date' | 'dateline' | 'source'
  /** a labelled line of an export ("LENGTH: 355 words"), or an attribute */
  | 'field'
  /** the label of an interview turn, "Question:" */
  | 'speaker'
  | 'paragraph'
  /** a short heading inside the body */
  | 'subheading'
  /** an end marker, a rule, a line of page chrome */
  | 'marker';

/** A part of an article; offsets are UTF-16 from the article's beginning, half-open. */
export interface Zone extends Range {
  readonly kind: ZoneKind;
}

/** One article's own text and its parts: `zones` are in order and do not overlap. All local facts are computed from this alone. */
export interface ArticleText {
  readonly text: string;
  readonly zones: readonly Zone[];
}

/** A part of the text with what it means: `text` has entities decoded, wrapped lines joined by a space, and is trimmed, so it need not be the slice. */
export interface Span extends Range {
  readonly text: string;
}
