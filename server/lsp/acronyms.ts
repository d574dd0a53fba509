import type { Position } from 'vscode-languageserver';
import { isHousehold } from '../core/acronyms/household.ts';
import { keyOf } from '../core/acronyms/shape.ts';
import { keysOf, meaningsOf, type ListedAcronym } from '../core/analysis/acronymList.ts';
import type { Analysis } from '../core/analysis/analysis.ts';
import type { Article } from '../core/dump/model.ts';
import { articleName } from './outline.ts';
import { filtered, kept, pageOf, type Page, type PageParams } from './pages.ts';

/** Keys or articles that are passed over between two yields. */
const PER_SLICE = 20;

/** A short form in one of its meanings, or in none. */
export interface AcronymEntry {
  /** what it is looked up by; with the expansion it tells an entry from all others */
  readonly key: string;
  /** as it is mostly written */
  readonly text: string;
  readonly expansion: string | null;
  readonly from: ListedAcronym['from'];
  readonly isDecided: boolean;
  readonly uses: number;
  /** its first use */
  readonly first: Position;
  /** nobody expands it, and it is no household word */
  readonly isUndefined: boolean;
}

export interface AcronymsParams extends PageParams {
  /** the number of an article, to have those that it uses */
  readonly article?: number;
}

export interface AcronymsPage extends Page<AcronymEntry> {
  /** how many of the whole list nobody expands */
  readonly undefined: number;
}

/** An article that uses acronyms. */
export interface AcronymArticle {
  readonly article: number;
  readonly title: string;
  readonly start: Position;
  readonly acronyms: number;
  readonly undefined: number;
}

type Listed = Omit<AcronymEntry, 'first'> & { readonly first: number };

/** The acronyms of a file or of one article, a page of them: undefined ones first, the most used before others; then all by alphabet. */
export function* acronyms(analysis: Analysis, params: AcronymsParams, household: readonly string[] = []): Generator<unknown, AcronymsPage> {
  const { dump } = analysis;
  const { article } = params;
  const inArticle = article !== undefined && Number.isInteger(article) && article >= 0 && article < dump.count ? dump.at(article).article : null;
  const all = inArticle ? ofArticle(analysis, inArticle, household) : article === undefined ? yield* listOf(analysis, household) : [];
  const list = yield* filtered(all, params, wordsOf);
  return {
    ...pageOf(list, params, analysis.acronyms.isComplete, ({ first, ...entry }) => ({ ...entry, first: dump.text.positionAt(first) })),
    undefined: list.filter(({ isUndefined }) => isUndefined).length,
  };
}

/** The articles that use acronyms which a filter leaves, in the order of the file, a page of them. */
export function* acronymArticles(analysis: Analysis, params: PageParams, household: readonly string[] = []): Generator<unknown, Page<AcronymArticle>> {
  const { dump } = analysis;
  const wanted = new Set((yield* filtered(yield* listOf(analysis, household), params, wordsOf)).map(({ key }) => key));
  const using: Article[] = [];
  for (const { article, index } of dump.articles()) {
    if (keysOf(analysis, article).some((key) => wanted.has(key))) using.push(article);
    if (index % PER_SLICE === 0) yield index;
  }
  return pageOf(using, params, analysis.acronyms.isComplete, (article) => {
    const placed = analysis.place(article);
    const own = ofArticle(analysis, article, household).filter(({ key }) => wanted.has(key));
    return {
      article: placed.index, title: articleName(dump, placed), start: dump.text.positionAt(placed.start),
      acronyms: own.length, undefined: own.filter(({ isUndefined }) => isUndefined).length,
    };
  });
}

const listOf = kept(function* (analysis: Analysis, household: readonly string[]): Generator<unknown, readonly Listed[]> {
  const entryOf = entries(household);
  const found: Listed[] = [];
  for (const [index, key] of analysis.acronymIndex.keys().entries()) {
    for (const one of meaningsOf(analysis, key)) found.push(entryOf(one));
    if (index % PER_SLICE === 0) yield index;
  }
  return undefinedFirst(found);
});

function ofArticle(analysis: Analysis, article: Article, household: readonly string[]): readonly Listed[] {
  return undefinedFirst(keysOf(analysis, article).sort().flatMap((key) => meaningsOf(analysis, key, article)).map(entries(household)));
}

/** Makes entries; `household` are the words that a person counts among the household words too. */
function entries(household: readonly string[]): (one: ListedAcronym) => Listed {
  const more = new Set(household.map(keyOf));
  return ({ key, text, expansion, from, isDecided, uses }) => ({ key, text, expansion, from, isDecided, uses: uses.length, first: uses[0].start, isUndefined: expansion === null && !isHousehold(key, more) });
}

function undefinedFirst(list: readonly Listed[]): readonly Listed[] {
  return [
    ...list.filter(({ isUndefined }) => isUndefined).sort((a, b) => b.uses - a.uses),
    ...list.filter(({ isUndefined }) => !isUndefined),
  ];
}

function wordsOf({ text, key, expansion }: Listed): (string | null)[] {
  return [text, key, expansion];
}
