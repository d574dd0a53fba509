import type { Field, ArticleKind, Zone } from '../../dump/model.ts';
import type { Range } from '../../text/range.ts';

/** What became of a mark; suggested ones are the recogniser's, and nobody has looked at them. */
export type State = 'confirmed' | 'rejected' | 'suggested';

/** A marked range of a document's text: UTF-16 offsets, half-open. */
export interface Mark extends Range {
  readonly label: string;
  readonly state: State;
  /** The decision's id; a suggestion has none. */
  readonly id?: string;
  readonly creator?: string;
  readonly created?: string;
  readonly note?: string;
  readonly link?: string;
  /** The full name of what is mentioned, as far as the recogniser knows it. */
  readonly name?: string;
}

/** The value that an article has in a category of the codebook. */
export interface Coding {
  readonly category: string;
  readonly value: string | number | boolean;
  readonly id?: string;
  readonly creator?: string;
  readonly created?: string;
}

/** A remark on a whole article. */
export interface Note {
  readonly text: string;
  readonly id?: string;
  readonly creator?: string;
  readonly created?: string;
}

/** What an article says of itself, as meant. */
export interface About {
  /** its number in the dump, 0-based */
  readonly index: number;
  readonly kind: ArticleKind;
  readonly dialect: string;
  readonly section: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  /** as it stands, and as ISO where it can only mean one day */
  readonly date: string | null;
  readonly iso: string | null;
  readonly source: string | null;
  readonly fields: readonly Field[];
  /** 0-based, in the dump */
  readonly firstLine: number;
  /** the article that it is a duplicate of, as a person ruled */
  readonly duplicateOf: string | null;
  /** the parts of the document's text */
  readonly zones: readonly Zone[];
  /** what mark-up in the text means: entities, escapes */
  readonly decode: (raw: string) => string;
}

/** What is exported together: an article, or a whole dump. */
export interface Document {
  /** The article's identity; the file's name where it is a whole dump. */
  readonly id: string;
  /** Names a file of its own; unlike all others of the export. */
  readonly name: string;
  /** With LF at its line ends and no byte-order mark: the text that all offsets count in. */
  readonly text: string;
  /** Where it begins in the whole dump's text (LF, no byte-order mark), in code points. */
  readonly start: number;
  /** In the order of the text. */
  readonly marks: readonly Mark[];
  readonly codes: readonly Coding[];
  readonly notes: readonly Note[];
  /** null for a whole dump */
  readonly about: About | null;
}

/** A piece of what is written: of the only file ('' is its name), or of one in a folder. */
export interface Written {
  readonly file: string;
  readonly text: string;
}

/** What an exporter is told besides its documents. */
export interface Job {
  /** The dump's file name, without its folder. */
  readonly source: string;
  /** The categories of the codebook, in its order; others come after them. */
  readonly categories: readonly string[];
  /** Says that something has no place in the format. */
  leave(what: string): void;
}

/** One format that dumps are exported to. */
export interface Format {
  readonly id: string;
  /** One file that can be written piece by piece, or several in a folder. */
  readonly makes: 'file' | 'folder';
  /** Its documents are articles always (else a whole dump may be one document). */
  readonly articlesOnly?: boolean;
  write(documents: Iterable<Document>, job: Job): Iterable<Written>;
}

/** A label that says what became of its mark, for formats that have labels only: "Person", "Person (suggested)". */
export function labelWithState({ label, state }: Pick<Mark, 'label' | 'state'>): string {
  return state === 'confirmed' ? label : `${label} (${state})`;
}

/** What is left out of a document that has no room for codes and notes; the words say which format that is. */
export function leaveCoding({ codes, notes }: Document, job: Job, format: string): void {
  for (let n = 0; n < codes.length; n++) job.leave(`codes of articles: ${format} has no place for them`);
  for (let n = 0; n < notes.length; n++) job.leave(`notes on articles: ${format} has no place for them`);
}
