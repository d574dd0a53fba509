/** What is asked about annotations. What each answer is, docs/editors.md says for every editor. */
import type { Position, Range } from '../protocol.ts';

export type State = 'suggested' | 'confirmed' | 'rejected' | 'added';
export type Role = 'article' | 'gap' | 'continuation' | 'section' | 'title' | 'byline' | 'date' | 'duplicate';
export type Value = string | number | boolean;

export type Decision =
  | { readonly kind: 'mark'; readonly label: string; readonly state: 'confirmed' | 'rejected'; readonly note?: string; readonly link?: string }
  | { readonly kind: 'code'; readonly category: string; readonly value: Value }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'structure'; readonly role: Role; readonly of?: string }
  | Sense
  | { readonly kind: 'silence'; readonly code: string }
  | { readonly kind: 'settled'; readonly of: readonly { readonly id: string; readonly created: string }[] };

/** What an acronym stands for, or (rejected) does not. */
export interface Sense { readonly kind: 'sense'; readonly acronym: string; readonly expansion: string; readonly state?: 'rejected' }

export interface Deciding {
  readonly id?: string;
  readonly remove?: boolean;
  readonly decision?: Decision;
  readonly range?: Range;
  readonly whole?: boolean;
}
export interface DecideParams {
  readonly title: string;
  readonly changes: readonly { readonly uri: string; readonly version?: number; readonly decisions: readonly Deciding[] }[];
}
export interface Done { readonly title: string; readonly changes: readonly { readonly uri: string; readonly id: string; readonly exists: boolean }[] }
export const DECIDE = 'broadsheet/decide';
export const UNDO = 'broadsheet/undo';
export const REDO = 'broadsheet/redo';

export interface Item {
  readonly id: string | null;
  readonly label: string;
  readonly state: State;
  readonly range: Range;
  readonly whole: boolean;
  readonly text: string;
  readonly name?: string;
  /** of a suggested meaning of an acronym */
  readonly sense?: { readonly acronym: string; readonly expansion: string };
  readonly decision?: Decision;
  readonly created?: string;
  readonly creator?: string;
}
export interface Orphan { readonly id: string; readonly label: string; readonly words: string; readonly article: string | null; readonly decision: Decision }
export interface List { readonly items: readonly Item[]; readonly left: number; readonly orphans: readonly Orphan[] }
export const ANNOTATIONS = 'broadsheet/annotations';
export const ANNOTATIONS_AT = 'broadsheet/annotationsAt';
export const SUGGESTIONS = 'broadsheet/suggestions';

export interface ReviewedArticle { readonly range: Range; readonly title: string; readonly suggested: number; readonly answered: number; readonly confirmed: number; readonly rejected: number; readonly added: number; readonly coded: readonly string[] }
export interface Review {
  readonly suggested: number;
  readonly answered: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly added: number;
  readonly orphans: number;
  readonly isComplete: boolean;
  readonly articles: readonly ReviewedArticle[];
}
export const PROGRESS = 'broadsheet/progress';

export interface Sampling { readonly seed: string; readonly size?: number; readonly coder?: number; readonly coders?: number; readonly double?: number }
export interface Category {
  readonly id: string;
  readonly title: string;
  readonly definition: string | null;
  readonly kind: 'choice' | 'number' | 'text';
  readonly multiple: boolean;
  readonly values: readonly { readonly value: Value; readonly key: string | null; readonly definition: string | null }[];
  readonly minimum: number | null;
  readonly maximum: number | null;
}
export interface CodingParams { readonly uri: string; readonly position: Position; readonly next?: boolean; readonly sampling?: Sampling }
export interface Coding {
  readonly categories: readonly Category[];
  readonly article: { readonly range: Range; readonly title: string; readonly inSample: boolean } | null;
  readonly values: readonly { readonly id: string; readonly category: string; readonly value: Value }[];
  readonly total: number;
  readonly coded: number;
}
export const CODING = 'broadsheet/coding';

export interface MarkLabel { readonly id: string; readonly key: string | null; readonly colour: string | null; readonly definition: string | null }
export const LABELS = 'broadsheet/labels';
/** What items about the meaning of acronyms are labelled. */
export const EXPANSION = 'Expansion';

export interface WordsPlace { readonly uri: string; readonly version: number; readonly range: Range; readonly article: string; readonly words: string; readonly before: string; readonly after: string }
export interface Occurrences { readonly places: readonly WordsPlace[]; readonly left: number; readonly unsearched: string }
export const OCCURRENCES = 'broadsheet/occurrences';

export type DifferenceKind = 'only-a' | 'only-b' | 'boundaries' | 'label' | 'state' | 'link' | 'value';
export type Keep = 'mine' | 'theirs' | 'both';
export interface Side { readonly text: string; readonly decision: Decision }
export interface Difference {
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly settled: boolean;
  readonly range: Range;
  readonly article: string | null;
  readonly keeps: readonly Keep[];
  readonly mine: readonly Side[];
  readonly theirs: readonly Side[];
}
export interface Agreement {
  readonly articles: { readonly compared: number; readonly onlyA: number; readonly onlyB: number };
  readonly spans: readonly { readonly label: string | null; readonly a: number; readonly b: number; readonly exact: number | null; readonly overlapping: number | null }[];
  readonly categories: readonly { readonly category: string; readonly alpha: number | null }[];
  readonly differences: readonly Difference[];
  readonly unplaced: number;
}
export const AGREEMENT = 'broadsheet/agreement';
export const SETTLE = 'broadsheet/settle';

/** Server to client: decisions on an open dump changed. */
export const DECIDED = 'broadsheet/decided';
