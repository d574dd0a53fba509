import type { SelectionRange } from 'vscode-languageserver';
import type { Dump } from '../core/dump/dump.ts';
import { Flag, tokenise } from '../core/organisations/tokens.ts';
import type { Range } from '../core/text/range.ts';
import { inDump, toRange } from './toProtocol.ts';

/** A word as the editor's own word pattern has it: "COVID-19", "U.S." and "party's" are one each. */
const WORD = /(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:[-'’./&][\p{L}\p{N}\p{M}]+)*/gu;

/** What a growing selection takes in around each offset: word, sentence, paragraph, turn, article, the whole dump. */
export function* selectionRanges(dump: Dump, offsets: readonly number[]): Generator<unknown, SelectionRange[]> {
  const found: SelectionRange[] = [];
  for (const offset of offsets) {
    const ranges = around(dump, offset);
    let inner: SelectionRange | undefined;
    let last: Range | undefined;
    for (const range of [...ranges, { start: 0, end: dump.text.length }].sort((a, b) => b.end - b.start - (a.end - a.start))) {
      if (last && (range.start < last.start || range.end > last.end || (range.start === last.start && range.end === last.end))) continue;
      last = range;
      inner = { range: toRange(dump.text, range), ...(inner ? { parent: inner } : {}) };
    }
    found.push(inner!);
    yield found.length;
  }
  return found;
}

/** The ranges around an offset, in any order. */
function around(dump: Dump, offset: number): Range[] {
  const placed = dump.articleAt(offset);
  if (!placed) return [];
  const { text, zones, turns } = dump.structure(placed);
  const local = offset - placed.start;
  const holds = (range: Range): boolean => range.start <= local && local <= range.end;
  const found: Range[] = [{ start: 0, end: placed.article.length }];
  const turn = turns.find(holds);
  if (turn) found.push(turn);
  const zone = zones.findLast(holds);
  if (zone) {
    const words = text.slice(zone.start, zone.end);
    found.push(zone, ...[sentenceAt(words, local - zone.start), wordAt(words, local - zone.start)]
      .filter((range) => range !== null)
      .map((range) => inDump(range, zone)));
  }
  return found.map((range) => inDump(range, placed));
}

function sentenceAt(text: string, offset: number): Range | null {
  const { count, starts, ends, flags } = tokenise(text);
  let from = 0;
  for (let i = 1; i <= count; i++) {
    if (i < count && !(flags[i] & Flag.sentence)) continue;
    if (i === count || offset < starts[i]) return count === 0 ? null : { start: starts[from], end: Math.max(ends[i - 1], starts[from]) };
    from = i;
  }
  return null;
}

function wordAt(text: string, offset: number): Range | null {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index > offset) return null;
    if (offset <= index + word.length) return { start: index, end: index + word.length };
  }
  return null;
}
