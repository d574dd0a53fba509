import type { Dump } from '../core/dump/dump.ts';
import { countWords, wordsOf } from '../core/dump/wordCount.ts';
import type { Range } from '../core/text/range.ts';

/** UTF-16 units that are counted at one time. */
const PIECE = 500_000;

/** How many words the article at a range's beginning has, null where there is none, and how many the range has. */
export function* words(dump: Dump, { start, end }: Range): Generator<unknown, { article: number | null; selection: number }> {
  const placed = dump.articleAt(start);
  const article = placed ? dump.fact(wordsOf, placed) : null;
  let selection = 0;
  for (let from = start; from < end;) {
    const to = from + PIECE < end ? dump.text.lineEnd(dump.text.lineAt(from + PIECE)) : end;
    selection += countWords(dump.text.slice(from, Math.min(to, end)));
    from = Math.max(Math.min(to, end), from + 1);
    yield selection;
  }
  return { article, selection };
}
