/** The questions of the views. What each answer is, docs/editors.md says for every editor. */
import type { Position, Range } from '../protocol.ts';

/** A part of a long list. */
export interface PageParams { readonly uri: string; readonly from?: number; readonly count?: number; readonly filter?: string }
/** `total` counts the whole list; there may be more while it is not `isComplete`. */
export interface Page<T> { readonly total: number; readonly from: number; readonly entries: readonly T[]; readonly isComplete: boolean }

export interface AcronymsParams extends PageParams { readonly article?: number }
export interface AcronymEntry {
  readonly key: string;
  readonly text: string;
  readonly expansion: string | null;
  readonly from: 'article' | 'file' | 'workspace' | 'glossary' | 'lexicon' | null;
  readonly isDecided: boolean;
  readonly uses: number;
  readonly first: Position;
  readonly isUndefined: boolean;
}
export interface AcronymsPage extends Page<AcronymEntry> { readonly undefined: number }
export const ACRONYMS = 'broadsheet/acronyms';

export interface AcronymArticle { readonly article: number; readonly title: string; readonly start: Position; readonly acronyms: number; readonly undefined: number }
export const ACRONYM_ARTICLES = 'broadsheet/acronymArticles';

export type OrganisationKind = 'government' | 'party' | 'company' | 'media' | 'education' | 'armed' | 'international' | 'sport' | 'other';
export type OrganisationSort = 'count' | 'name' | 'first';
export interface OrganisationsParams extends PageParams { readonly sort?: OrganisationSort; readonly kind?: OrganisationKind | null }
export interface OrganisationEntry {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  readonly names: readonly string[];
  readonly mentions: number;
  readonly articles: number;
  readonly first: Position;
}
export interface OrganisationsPage extends Page<OrganisationEntry> { readonly kinds: readonly { readonly kind: OrganisationKind | null; readonly total: number }[] }
export const ORGANISATIONS = 'broadsheet/organisations';

/** What is asked about: an entry of a list, in the file or in one article, or what stands at a position. */
export interface Topic {
  readonly uri: string;
  readonly acronym?: string;
  readonly expansion?: string | null;
  readonly organisation?: string;
  readonly article?: number;
  readonly position?: Position;
}
export interface StepParams extends Topic { readonly from?: Position; readonly isBackward?: boolean }
export interface Step { readonly name: string; readonly range: Range; readonly number: number; readonly total: number; readonly isComplete: boolean }
export const STEP = 'broadsheet/step';

export interface ConcordanceParams extends Topic { readonly from?: number; readonly count?: number; readonly width?: number }
export interface ConcordanceEntry { readonly before: string; readonly text: string; readonly after: string; readonly range: Range; readonly article: number; readonly title: string }
/** `acronym` is the key of the short form, where there is one. */
export interface Concordance extends Page<ConcordanceEntry> { readonly name: string; readonly acronym: string | null }
export const CONCORDANCE = 'broadsheet/concordance';

/** A text to be copied; `left` names what it leaves out. */
export interface Copy { readonly text: string; readonly count: number; readonly left: readonly string[] }
export interface AbbreviationsParams { readonly uri: string; readonly article?: number }
export const ABBREVIATIONS = 'broadsheet/abbreviations';
export const ORGANISATION_TABLE = 'broadsheet/organisationTable';
export const CONCORDANCE_TABLE = 'broadsheet/concordanceTable';

export interface AcronymAt { readonly uri: string; readonly acronym: string }
/** What an acronym may stand for; `name`: words of the file with its initials. */
export interface Guess { readonly expansion: string; readonly from: NonNullable<AcronymEntry['from']> | 'decision' | 'name' }
export const GUESSES = 'broadsheet/guesses';
/** The answer is `{ written }`: the address of the project's file, or null where the dump lies in no project and no folder. */
export interface AddToGlossaryParams extends AcronymAt { readonly expansion: string }
export const ADD_TO_GLOSSARY = 'broadsheet/addToGlossary';

/** A glossary that is being written, and what may be written there. */
export interface GlossaryText { readonly uri: string; readonly text: string; readonly offset: number }
export interface GlossaryItem { readonly label: string; readonly detail: string; readonly typed: string; readonly text: string; readonly start: number; readonly end: number }
export const GLOSSARY_ITEMS = 'broadsheet/glossaryItems';
