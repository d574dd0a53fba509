import type { Range } from 'vscode-languageserver';
import type { Range as Offsets } from '../../core/text/range.ts';
import type { Asked } from '../desk.ts';
import { articleName } from '../outline.ts';
import { toRange } from '../toProtocol.ts';

export interface OccurrencesParams {
  readonly uri: string;
  readonly range: Range;
  /** In the article where the range stands, in its file, or in all open dumps. */
  readonly scope: 'article' | 'file' | 'open';
}

/** A place where the same words stand. */
export interface WordsPlace {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  readonly article: string;
  /** What stands before and after the words on their line. */
  readonly before: string;
  readonly after: string;
}

/** Code units of context on each side. */
const CONTEXT = 40;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Where the same words stand as whole words, spelt the same, in the articles of a dump that touch a range. */
export function* sameWords({ analysis: { dump }, uri, session: { document: { version } } }: Asked, words: string, within: Offsets | null): Generator<unknown, WordsPlace[]> {
  const found: WordsPlace[] = [];
  if (words === '') return found;
  for (const placed of within ? dump.articlesIn(within) : dump.articles()) {
    const { text } = dump.structure(placed);
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const end = at + words.length;
      if (isLetter(text, at - 1) && isLetter(text, at) || isLetter(text, end - 1) && isLetter(text, end)) continue;
      found.push({
        uri, version, range: toRange(dump.text, { start: placed.start + at, end: placed.start + end }), article: articleName(dump, placed),
        before: text.slice(Math.max(0, at - CONTEXT), at).replace(/^[^]*\n/, ''), after: text.slice(end, end + CONTEXT).replace(/\r?\n[^]*$/, ''),
      });
    }
    yield placed.index;
  }
  return found;
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && LETTER.test(text[at]);
}
