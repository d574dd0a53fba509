import { printable } from './output.ts';

const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 } as const;
export type Style = keyof typeof CODES;

/** Text for reading: measured in columns, coloured where that is wanted. What it is given is made printable. */
export class Page {
  readonly columns: number;
  readonly #colours: boolean;

  constructor({ columns, colours }: { readonly columns: number; readonly colours: boolean }) {
    this.columns = columns;
    this.#colours = colours;
  }

  style(style: Style, text: string): string {
    return this.#colours && text !== '' ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text;
  }

  /** A text cut to a number of columns, with "…" in place of what is missing. */
  cut(text: string, columns: number): string {
    const clean = printable(text);
    return columns === Infinity ? clean : cutTo(clean, Math.max(columns, 1));
  }

  /** A text filled up (or cut) to exactly so many columns. */
  fill(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
    const shown = this.cut(text, columns);
    const blank = ' '.repeat(Math.max(columns - width(shown), 0));
    return align === 'left' ? shown + blank : blank + shown;
  }

  /** A text broken at spaces into lines of at most so many columns. */
  wrap(text: string, columns: number): string[] {
    const clean = printable(text);
    if (columns === Infinity || width(clean) <= columns) return [clean];
    const lines: string[] = [];
    let line = '';
    for (const word of clean.split(' ')) {
      if (line !== '' && width(line) + 1 + width(word) > columns) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? word : `${line} ${word}`;
    }
    if (line !== '') lines.push(line);
    return lines.map((one) => cutTo(one.trimEnd(), columns));
  }
}

/** The widest of some texts, in columns, but no more than `most`. */
export function widest(texts: readonly string[], most = Infinity): number {
  return Math.min(texts.reduce((n, text) => Math.max(n, width(printable(text))), 0), most);
}

const ASCII = /^[\x20-\x7e]*$/;
const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

const widthOf = (character: string): number => (NOTHING.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

/** How many columns a printable text takes. */
export function width(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

function cutTo(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let shown = '';
  let left = columns - 1;
  for (const character of text) {
    left -= widthOf(character);
    if (left < 0) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}
