import { width, widest, type Page, type Style } from './terminal.ts';

/** One column of a table for reading. */
export interface Column {
  /** Its widest cells may take more columns than this; the others are not set further apart for them. */
  readonly most?: number;
  readonly align?: 'left' | 'right';
  readonly style?: Style;
}

/** Rows whose cells stand below each other, two spaces apart and indented; cut at the right where the terminal ends. */
export function* table(rows: readonly (readonly string[])[], columns: readonly Column[], page: Page): Generator<string> {
  const widths = columns.map(({ most }, i) => widest(rows.map((row) => row[i]), most));
  for (const row of rows) {
    let line = ' ';
    let left = page.columns - 1;
    for (const [i, { align, style }] of columns.entries()) {
      const last = i === columns.length - 1;
      const room = Math.min(left - 1, page.columns === Infinity ? Infinity : Math.max(widths[i], last ? left - 1 : 0));
      if (room < 1) break;
      const cell = page.cut(row[i], room);
      const filled = last && align !== 'right' ? cell : align === 'right' ? cell.padStart(cell.length + widths[i] - width(cell)) : cell + ' '.repeat(Math.max(Math.min(widths[i], room) - width(cell), 0));
      line += ` ${style ? page.style(style, filled) : filled}${last ? '' : ' '}`;
      left -= Math.max(width(filled), 1) + 2;
    }
    yield `${line.trimEnd()}\n`;
  }
}

/** "line 3" or "lines 3, 17, 29 and 4 more". */
export function lineList(lines: readonly number[], most = 8): string {
  const different = [...new Set(lines)];
  const shown = different.slice(0, most).join(', ');
  const more = different.length > most ? ` and ${different.length - most} more` : '';
  return `${different.length === 1 ? 'line' : 'lines'} ${shown}${more}`;
}
