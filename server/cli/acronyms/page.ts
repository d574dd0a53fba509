import { lineList, table } from '../table.ts';
import type { Page } from '../terminal.ts';
import { count } from '../words.ts';
import type { ListedAcronym } from '../../core/analysis/acronymList.ts';

/** The acronyms of one file for reading. `line` numbers offsets from 1. */
export function* acronymsPage(file: string, listed: readonly ListedAcronym[], line: (offset: number) => number, page: Page): Generator<string> {
  const unknown = listed.filter(({ expansion }) => expansion === null).length;
  yield `${page.style('cyan', page.cut(file === '-' ? 'standard input' : file, page.columns))}\n`;
  yield `${page.cut(count(listed.length, 'acronym') + (unknown > 0 ? `, ${unknown} without an expansion` : ''), page.columns)}\n`;
  const rows = listed.map(({ text, expansion, from, isDecided, uses }) => [text, expansion ?? '?', isDecided ? 'decision' : from ?? '', `${uses.length}×`, lineList(uses.map(({ start }) => line(start)))]);
  yield* table(rows, [{ style: 'bold', most: 20 }, { most: 60, yields: true }, { style: 'dim' }, { align: 'right' }, { style: 'dim' }], page);
}
