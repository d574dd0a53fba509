import type { Dump } from '../core/dump/dump.ts';
import { fact } from '../core/dump/fact.ts';
import type { Range } from '../core/text/range.ts';

/** A word: letters and digits with what joins them ("COVID-19", "party's"). */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-'’.,&/][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
/** UTF-16 units that are counted at one time. */
const PIECE = 500_000;

const wordsOfArticle = fact(({ text }) => count(text));

/** How many words the article at a range's beginning has, null where there is none, and how many the range has. */
export function* words(dump: Dump, { start, end }: Range): Generator<unknown, { article: number | null; selection: number }> {
  const placed = dump.articleAt(start);
  const article = placed ? dump.fact(wordsOfArticle, placed) : null;
  let selection = 0;
  for (let from = start; from < end;) {
    const to = from + PIECE < end ? dump.text.lineEnd(dump.text.lineAt(from + PIECE)) : end;
    selection += count(dump.text.slice(from, Math.min(to, end)));
    from = Math.max(Math.min(to, end), from + 1);
    yield selection;
  }
  return { article, selection };
}

function count(text: string): number {
  let found = 0;
  for (const match of text.matchAll(WORD)) {
    void match;
    found++;
  }
  return found;
}
