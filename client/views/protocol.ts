/** The questions of the views. What each answer is, docs/editors.md says for every editor. */
import type { Position } from '../protocol.ts';

/** Client to server: a part of a long list. */
export interface PageParams { readonly from?: number; readonly count?: number }
/** `total` counts the whole list. */
export interface Page<T> { readonly total: number; readonly from: number; readonly entries: readonly T[] }

/** Client to server: the acronyms of an open dump, undefined ones first. */
export interface AcronymsParams extends PageParams { readonly uri: string }
export interface AcronymEntry {
  /** with the expansion it tells an entry from all others */
  readonly key: string;
  readonly text: string;
  readonly expansion: string | null;
  readonly from: 'article' | 'file' | 'workspace' | 'glossary' | 'lexicon' | null;
  readonly uses: number;
  readonly first: Position;
  readonly isUndefined: boolean;
}
export interface AcronymsPage extends Page<AcronymEntry> { readonly undefined: number; readonly isComplete: boolean }
export const ACRONYMS = 'broadsheet/acronyms';
