import { LSPErrorCodes, ResponseError, type CancellationToken, type Range } from 'vscode-languageserver';
import type { Dump } from '../../core/dump/dump.ts';
import { Refusal } from '../../core/say.ts';
import type { Range as Offsets } from '../../core/text/range.ts';
import type { Desk } from '../desk.ts';
import { reasonInWords } from '../language.ts';
import { articleName } from '../outline.ts';
import { toRange } from '../toProtocol.ts';
import type { Annotations } from './annotations.ts';

export interface OccurrencesParams {
  readonly uri: string;
  readonly range: Range;
  /** In the article where the range stands, in its file, or in all dumps: those of the workspace, and what else is open. */
  readonly scope: 'article' | 'file' | 'all';
}

/** A place where the same words stand. */
export interface WordsPlace {
  readonly uri: string;
  /** The document's; of a dump that is not open, when its file was last changed. */
  readonly version: number;
  readonly range: Range;
  readonly article: string;
  /** The words as they stand there, and what stands before and after them on their lines. */
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

export interface Occurrences {
  readonly places: readonly WordsPlace[];
  /** How many more there are than are listed. */
  readonly left: number;
  /** Of what was asked for, what was not searched, in words; empty where all was. */
  readonly unsearched: string;
}

/** The dumps of the workspace that no editor holds, and which were not even looked at, in words. */
export interface ClosedFiles {
  readonly uris: readonly string[];
  readonly unread: string;
}

/** So many places are listed. */
const MOST_PLACES = 5000;
/** Code units of context on each side. */
const CONTEXT = 40;

/** Where the words at a range stand, one dump after the other. */
export async function occurrences(desk: Desk, annotations: Annotations, closedDumps: () => Promise<ClosedFiles>, { uri, range, scope }: OccurrencesParams, token: CancellationToken): Promise<Occurrences> {
  const places: WordsPlace[] = [];
  const unsearched: string[] = [];
  let left = 0;
  const add = (found: readonly WordsPlace[]): void => {
    const more = found.slice(0, MOST_PLACES - places.length);
    for (const place of more) places.push(place);
    left += found.length - more.length;
  };
  const pattern = patternOf(await desk.within(uri, range, token, function* ({ analysis: { dump } }, offsets) {
    yield;
    return dump.text.slice(offsets.start, offsets.end);
  }));
  if (pattern && scope === 'all') {
    for (const { document } of desk.sessions) add(await desk.whole(document.uri, token, ({ analysis: { dump } }) => sameWords(dump, document, pattern, null)));
    const { uris, unread } = await Promise.race([closedDumps(), cancelled(token)]);
    if (unread !== '') unsearched.push(unread);
    for (const closed of uris) {
      if (token.isCancellationRequested) throw CANCELLED;
      try {
        add(await annotations.inClosed(closed, token, (text) => text.search(pattern) >= 0, (dump, _keeper, _manner, version) => sameWords(dump, { uri: closed, version }, pattern, null)) ?? []);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        unsearched.push(reasonInWords(error));
      }
    }
  } else if (pattern) {
    add(await desk.within(uri, range, token, ({ analysis: { dump }, session: { document } }, offsets) => sameWords(dump, document, pattern, scope === 'article' ? offsets : null)));
  }
  return { places, left, unsearched: unsearched.join('; ') };
}

const CANCELLED = new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

/** Rejects when a request is cancelled. */
function cancelled(token: CancellationToken): Promise<never> {
  return new Promise((_, reject) => token.onCancellationRequested(() => reject(CANCELLED)));
}

/** Finds the same words as whole words, spelt the same, however their lines are wrapped; null where there are none. */
export function patternOf(words: string): RegExp | null {
  const said = words.trim();
  if (said === '') return null;
  const spelt = said.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  const [before, after] = [/^[\p{L}\p{N}\p{M}]/u.test(said), /[\p{L}\p{N}\p{M}]$/u.test(said)];
  return new RegExp(`${before ? '(?<![\\p{L}\\p{N}\\p{M}])' : ''}${spelt}${after ? '(?![\\p{L}\\p{N}\\p{M}])' : ''}`, 'gu');
}

/** Where a pattern is found in the articles of a dump that touch a range. */
function* sameWords(dump: Dump, { uri, version }: { readonly uri: string; readonly version: number }, pattern: RegExp, within: Offsets | null): Generator<unknown, WordsPlace[]> {
  const found: WordsPlace[] = [];
  for (const placed of within ? dump.articlesIn(within) : dump.articles()) {
    const { text } = dump.structure(placed);
    for (const { index: at, 0: words } of text.matchAll(pattern)) {
      const end = at + words.length;
      found.push({
        uri, version, range: toRange(dump.text, { start: placed.start + at, end: placed.start + end }), article: articleName(dump, placed), words: words.replace(/\s+/g, ' '),
        before: text.slice(Math.max(0, at - CONTEXT), at).replace(/^[^]*\n/, ''), after: text.slice(end, end + CONTEXT).replace(/\r?\n[^]*$/, ''),
      });
    }
    yield placed.index;
  }
  return found;
}
