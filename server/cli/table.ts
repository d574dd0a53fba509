import { width, widest, type Page, type Style } from './terminal.ts';

/** One column of a table for reading. */
export interface Column {
  /** Cells may be wider than this; the others are not set further apart for them. */
  readonly most?: number;
  /** It gives way first where the terminal is narrow; the last column gives way before it. */
  readonly yields?: boolean;
  readonly align?: 'left' | 'right';
  readonly style?: Style;
}

const INDENT = 2;
const GAP = 2;
/** What a column that gives way keeps. */
const LEAST = 12;

/** Rows whose cells stand below each other; cut to fit where the reader is a terminal. */
export function* table(rows: readonly (readonly string[])[], columns: readonly Column[], page: Page): Generator<string> {
  const fits = page.columns === Infinity;
  const widths = columns.map(({ most }, i) => widest(rows.map((row) => row[i]), fits ? most : undefined));
  if (!fits) narrow(widths, columns, page.columns - INDENT - GAP * (columns.length - 1));
  for (const row of rows) {
    const cells = columns.map(({ align, style }, i) => {
      const cell = fits ? page.cut(row[i], Infinity) : page.cut(row[i], widths[i]);
      const blank = ' '.repeat(Math.max(widths[i] - width(cell), 0));
      const shown = style ? page.style(style, cell) : cell;
      return align === 'right' ? blank + shown : i === columns.length - 1 ? shown : shown + blank;
    });
    yield `${' '.repeat(INDENT)}${cells.join(' '.repeat(GAP)).trimEnd()}\n`;
  }
}

/** Takes from the last column, then from those that yield, what there is too much. */
function narrow(widths: number[], columns: readonly Column[], room: number): void {
  const yielding = [columns.length - 1, ...columns.keys()].filter((i) => i === columns.length - 1 || columns[i].yields);
  for (const i of yielding) {
    const over = widths.reduce((sum, one) => sum + one, 0) - room;
    if (over > 0) widths[i] = Math.min(widths[i], Math.max(widths[i] - over, LEAST));
  }
}

/** "line 3" or "lines 3, 17, 29 and 4 more". */
export function lineList(lines: readonly number[], most = 8): string {
  const different = [...new Set(lines)];
  const shown = different.slice(0, most).join(', ');
  const more = different.length > most ? ` and ${different.length - most} more` : '';
  return `${different.length === 1 ? 'line' : 'lines'} ${shown}${more}`;
}
