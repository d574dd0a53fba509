import type { Message } from '../say.ts';
import type { Article, ArticleKind, Mark, Structure, Zone } from './model.ts';
import type { Lines } from './lines.ts';
import type { LinePattern } from './pattern.ts';

/** A reason to believe that a dump is written in a dialect: a pattern for one line, without its line break. */
export interface Evidence {
  readonly pattern: Pick<LinePattern, 'test'>;
  /** The characters that such a line can begin with after white space; any where it does not say. */
  readonly first?: string | undefined;
  /** Points for each line that matches. */
  readonly weight: number;
  /** It counts only after so many blank lines. */
  readonly blanks?: number;
  /** Without such a line the dialect's other evidence says nothing. */
  readonly needed?: boolean;
  /** In a reader's words, for "why Nexis?": 'lines such as "3 of 10 DOCUMENTS"'. */
  readonly what: Message;
}

/** One piece of a dump: an article or a teaser, or a gap (page chrome, separators, blank lines). */
export type Cut =
  | { readonly kind: 'gap'; readonly state: string; readonly marks?: readonly Mark[] }
  | {
    readonly kind: ArticleKind;
    /** The article's dialect, where it is not the dump's own. */
    readonly dialect?: string;
    /** UTF-16 units from the piece's beginning to the end of the article's last line. What the scanner consumed beyond it is blank. */
    readonly length: number;
    readonly breaks: number;
    /** Parts of the head, as in Article.head. */
    readonly head: readonly Zone[];
    readonly state: string;
  };

/** A piece that another dialect cut: its article is of that one, and `mark` before the state says who goes on. */
export function lentTo(dialect: string, mark: string, cut: Cut): Cut {
  return { ...cut, ...(cut.kind !== 'gap' && { dialect }), state: mark + cut.state };
}

/**
 * Consumes the lines of one piece, at least one, and says what it was. It may look at as many further lines as it likes:
 * `lines` remembers how far it looked, so an edit there has it asked again. Besides the lines it knows only `state`,
 * which it returned with the piece before ('' at the beginning of the text).
 */
export type Scan = (lines: Lines, state: string) => Cut;

/** One format of dumps: declarative data, and what reads it. */
export interface Dialect {
  readonly id: string;
  readonly name: string;
  readonly evidence: readonly Evidence[];
  readonly scan: Scan;
  /**
   * Lines that can stand in no other dialect, so that a file of several exports is read in parts. `begins`: an unmistakable
   * record, or what separates records, begins at the line `distance` ahead (more is seen with `peekBeyond`); `ends`: a record ends
   * with such a line. `first`: the characters that they can begin with after white space; '' where a user's pattern decides.
   */
  readonly begins?: { readonly first: string; readonly test: (text: string, lines: Lines, distance: number) => boolean };
  readonly ends?: { readonly first: string; readonly test: (text: string) => boolean };
  /** Reads one article from its own text alone; never fails. */
  readonly read: (text: string, article: Article) => Structure;
  /** What mark-up in its text means (entities, tags, escapes); without it the text means what it says. */
  readonly decode?: (raw: string) => string;
  /** What is usual in such a dump, for the checks. */
  readonly usual: {
    /** Records end with a marker of their own. */
    readonly terminator: boolean;
    /** Records may have a title and no text (Reuters BRIEF). */
    readonly bodyless?: boolean;
    /** Records may have no title (advisories and corrections of news agencies). */
    readonly titleless?: boolean;
    /** The text is mark-up: entities and tags are not residue. */
    readonly markup?: boolean;
    /** Headers and the lines between records end with CRLF, the texts as they will (WARC). */
    readonly framed?: boolean;
    /** Form feeds are separators. */
    readonly formFeeds?: boolean;
    /** No-break spaces stand in labels. */
    readonly noBreakSpaces?: boolean;
    /** Keys of fields that every record should have, beside those that all exports give. */
    readonly fields?: readonly string[];
  };
}
