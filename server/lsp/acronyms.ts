import type { Position } from 'vscode-languageserver';
import { isHousehold } from '../core/acronyms/household.ts';
import type { Origin } from '../core/acronyms/fileIndex.ts';
import { meaningsOf } from '../core/analysis/acronymList.ts';
import type { Analysis } from '../core/analysis/analysis.ts';
import { pageOf, type Page, type PageParams } from './pages.ts';

/** Keys that are passed over between two yields. */
const PER_SLICE = 20;

/** A short form in one of its meanings, or in none. */
export interface AcronymEntry {
  /** what it is looked up by; with the expansion it tells an entry from all others */
  readonly key: string;
  /** as it is mostly written */
  readonly text: string;
  readonly expansion: string | null;
  readonly from: Origin | null;
  readonly uses: number;
  /** its first use */
  readonly first: Position;
  /** nobody expands it, and it is no household word */
  readonly isUndefined: boolean;
}

export interface AcronymsPage extends Page<AcronymEntry> {
  readonly undefined: number;
  /** false while the file is still being read: there may be more */
  readonly isComplete: boolean;
}

/** The acronyms of a file, a page of them: undefined ones first, the most used before others, then all by alphabet. */
export function* acronyms(analysis: Analysis, params: PageParams): Generator<unknown, AcronymsPage> {
  const list = yield* listOf(analysis);
  const { text } = analysis.dump;
  return {
    ...pageOf(list.all, params, ({ first, ...entry }) => ({ ...entry, first: text.positionAt(first) })),
    undefined: list.undefined,
    isComplete: analysis.acronyms.isComplete,
  };
}

type Listed = Omit<AcronymEntry, 'first'> & { readonly first: number };

function* listOf(analysis: Analysis): Generator<unknown, { all: readonly Listed[]; undefined: number }> {
  const unknown: Listed[] = [];
  const known: Listed[] = [];
  let passed = 0;
  for (const key of analysis.acronymIndex.keys()) {
    for (const { text, expansion, from, uses } of meaningsOf(analysis, key)) {
      const isUndefined = expansion === null && !isHousehold(key);
      (isUndefined ? unknown : known).push({ key, text, expansion, from, uses: uses.length, first: uses[0].start, isUndefined });
    }
    if (++passed % PER_SLICE === 0) yield passed;
  }
  unknown.sort((a, b) => b.uses - a.uses);
  return { all: [...unknown, ...known], undefined: unknown.length };
}
