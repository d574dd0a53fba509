/**
 * The few messages beyond LSP's own that pass between the client and the server.
 * Positions are LSP's: 0-based lines, UTF-16 characters, half-open ranges.
 */
import type { Position, Range } from 'vscode-languageclient';

/** Server to client, whenever what is known of an open dump changed. */
export interface Status {
  readonly uri: string;
  /** the dialect's name for people, "Nexis text export" */
  readonly dialect: string;
  /** the evidence for it, strongest first; says so when a person chose it */
  readonly why: readonly string[];
  readonly articles: number;
  readonly teasers: number;
  readonly state: 'reading' | 'ready';
  /** while `reading`: how many of the lines have been read, 0 to 1 */
  readonly soFar?: number;
}
export const STATUS = 'broadsheet/status';

/** Client to server: the articles of an open dump in their order. */
export interface ArticlesParams { readonly uri: string }
export interface ArticlePlace {
  /** Where it was asked for. */
  readonly id?: string;
  readonly range: Range;
  readonly title: string | null;
  readonly kind: 'article' | 'teaser';
}
export const ARTICLES = 'broadsheet/articles';

/** Client to server: words of the article at `range.start`, and of the selection `range`. */
export interface WordsParams { readonly uri: string; readonly range: Range }
/** `article` is null where no article is; `selection` is 0 for an empty range. */
export interface Words { readonly article: number | null; readonly selection: number }
export const WORDS = 'broadsheet/words';

/** Client to server: which dialects there are, and which the dump is read in. */
export interface DialectsParams { readonly uri: string }
export interface DialectChoice {
  /** what the settings call it */
  readonly id: string;
  readonly name: string;
  /** the evidence for it in this dump; empty when there is none */
  readonly why: readonly string[];
  /** true for the one in use */
  readonly current: boolean;
}
export const DIALECTS = 'broadsheet/dialects';

/** Client to server: which dialects set articles apart that somebody marked in an open dump, the best first? */
export interface NewDialectParams { readonly uri: string; readonly ranges: readonly Range[] }
export interface ProposedDialect {
  /** as `.broadsheet.json` has them */
  readonly rules: { readonly separator?: string; readonly begins?: string; readonly ends?: string };
  /** how many of the marked articles it finds */
  readonly met: number;
  readonly articles: number;
  /** in characters */
  readonly lengths: { readonly shortest: number; readonly median: number; readonly longest: number };
  /** the first lines of articles, not of all where there are very many */
  readonly places: readonly Range[];
  /** articles of an unusual length, the furthest from it first, not all where there are very many */
  readonly outliers: readonly { readonly title: string; readonly range: Range; readonly length: number }[];
  readonly outlierCount: number;
}
export const NEW_DIALECT = 'broadsheet/newDialect';

/** Client to server: keeps a dialect in the project of a dump, which is read in it from now on. `isKept` is false where there is no workspace folder for it. */
export interface KeepDialectParams { readonly uri: string; readonly name: string; readonly rules: ProposedDialect['rules'] }
export interface KeptDialect { readonly id: string; readonly isKept: boolean }
export const KEEP_DIALECT = 'broadsheet/keepDialect';

/** Client to server: does the beginning of a text look like a dump? `dialect` is null when it does not. */
export interface LookParams { readonly uri: string; readonly text: string }
export interface Look { readonly dialect: string | null; readonly articles: number }
export const LOOK = 'broadsheet/look';

/**
 * Server to client: questions about files, `broadsheet/host/read`, `stat`, `list`, `write`, `append`, `rename`, `delete`. What does
 * not exist is null; content is base64.
 */
export interface HostFile { readonly uri: string }
export interface HostContent extends HostFile { readonly content: string }
export interface HostMove extends HostFile { readonly to: string }
export interface HostStat { readonly kind: 'file' | 'folder' | 'other'; readonly size: number; readonly modified: number }
export interface HostEntry { readonly name: string; readonly kind: HostStat['kind']; readonly isLink: boolean }
export const HOST = 'broadsheet/host/';

/** Client to server: what is counted of an open dump, for the page that draws it (server/core/report/figures.ts says what). */
export interface OverviewParams { readonly uri: string }
export const OVERVIEW = 'broadsheet/overview';

/** Any answer to this, "no such method" too, shows that the server is alive. */
export const ALIVE = '$/alive';

/** The language and where its files may lie: anywhere. */
export const LANGUAGE = 'article-dump';

export type { Position, Range };
