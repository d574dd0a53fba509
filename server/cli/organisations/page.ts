import { lineList, table } from '../table.ts';
import type { Page } from '../terminal.ts';
import { count } from '../words.ts';
import type { Listed } from './list.ts';

/** The organisations of one file for reading. `line` numbers offsets from 1. */
export function* organisationsPage(file: string, listed: readonly Listed[], line: (offset: number) => number, page: Page): Generator<string> {
  const mentions = listed.reduce((n, one) => n + one.mentions.length, 0);
  yield `${page.style('cyan', page.cut(file === '-' ? 'standard input' : file, page.columns))}\n`;
  yield `${page.cut(`${count(listed.length, 'organisation')}, ${count(mentions, 'mention')}`, page.columns)}\n`;
  const rows = listed.map(({ name, kind, names, mentions: all }) => {
    const others = names.filter((other) => other !== name);
    return [name, kind ?? '', `${all.length}×`, lineList(all.map(({ start }) => line(start))) + (others.length > 0 ? `, also ${others.join(', ')}` : '')];
  });
  yield* table(rows, [{ style: 'bold', most: 60, yields: true }, { style: 'dim' }, { align: 'right' }, { style: 'dim' }], page);
}
