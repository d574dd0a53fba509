import type { AcronymFacts } from '../acronyms/model.ts';
import type { Dialect } from '../dump/dialect.ts';
import type { Article, Mark, Structure } from '../dump/model.ts';
import type { Message } from '../say.ts';
import type { Edit, Range } from '../text/range.ts';
import type { Code, Severity } from './codes.ts';

/** Another place that a finding speaks of. */
export interface Related extends Range {
  readonly message: Message;
}

/** Corrections of characters; each edit also stands alone. */
export interface Fix {
  /** What all of them together do: "Replace 3 wrongly decoded characters". */
  readonly title: Message;
  readonly edits: readonly Edit[];
}

/** What is wrong at a place. Offsets are UTF-16, half-open: from the article's beginning in what a check returns, of the whole text in what a reader gets. */
export interface Finding<Place extends Related = Related> extends Range {
  readonly code: Code;
  /** Where it weighs less or more than its code usually does. */
  readonly severity?: Severity;
  /** In plain words. */
  readonly message: Message;
  /** Further places of the same kind in the article, or what it is compared with. */
  readonly related: readonly Place[];
  readonly fix?: Fix;
}

/** A related place that may lie in another article: its offsets count from that one's beginning. */
export interface Elsewhere extends Related {
  readonly article?: Article;
}

/** A finding where it stands in the whole text. */
export interface PlacedFinding extends Finding {
  readonly severity: Severity;
  /** The number of the article that it is about; null for what lies between articles or concerns the file. */
  readonly article: number | null;
}

/** One article as the checks see it. */
export interface Reading {
  readonly article: Article;
  readonly structure: Structure;
  readonly dialect: Dialect;
  readonly acronyms: AcronymFacts;
}

/** A check that needs one article alone. Its answer is kept as long as the article lives. */
export interface LocalCheck {
  readonly code: Code;
  check(reading: Reading): readonly Finding[];
}

/**
 * A check that compares an article with the others of its file: what each says by itself is kept as long as the article
 * lives, and gathered in an index whose answers do not depend on the order in which articles came and went.
 */
export interface ComparingCheck<Said> {
  readonly code: Code;
  say(reading: Reading): Said;
  index(): Comparison<Said>;
}

export interface Comparison<Said> {
  add(said: Said, article: Article): void;
  remove(said: Said, article: Article): void;
  /** Compares all that have been added, in slices, before any is judged. */
  settle?(file: FileView): Generator<unknown, void>;
  /** What is wrong with an article that has been added, once all others have been too. */
  judge(said: Said, article: Article, file: FileView): readonly Finding<Elsewhere>[];
}

/** What a comparison may ask of the file as it stands. */
export interface FileView {
  /** The number of an article among the others, 0-based. */
  number(article: Article): number;
  /** Reads an article again. */
  read(article: Article): Reading;
  /** Is a short form, by its key, expanded anywhere: in this article, the file, a glossary, the lexicon? */
  isExpanded(key: string, article: Article): boolean;
}

/** A piece of the file as a check in sequence sees it: an article with what it said, or a gap with what was read in it. Offsets are of the whole text. */
export type Piece<Said, Gap> =
  | { readonly article: Article; readonly index: number; readonly start: number; readonly end: number; readonly said: Said }
  | { readonly article: null; readonly start: number; readonly end: number; readonly said: Gap };

/** A finding with offsets of the whole text. */
export interface Found extends Finding {
  /** The number of the article it is about, or null. */
  readonly article: number | null;
}

/** A check that depends on the order of articles and on what stands between them. It goes through the whole file again for each version, so what it does for a piece must be quick. */
export interface SequenceCheck<Said, Gap> {
  readonly code: Code;
  say(reading: Reading): Said;
  /** Reads a gap's text; kept as long as no edit touches the gap. */
  gap(text: string, marks: readonly Mark[]): Gap;
  /** Blank lines below an article are read as a gap, too. */
  readonly blanks?: true;
  /** What is found, and undefined where others may have their turn: it must do so every few milliseconds. */
  judge(pieces: readonly Piece<Said, Gap>[], file: FileView): Iterable<Found | undefined>;
}
