import type { Position, Range } from 'vscode-languageserver';
import { Text } from '../../server/core/text/text.ts';

/** A dump written with visible places in it: `$0`, `$1` … are cursors, `«…»` are ranges; the text has neither. */
export interface Fixture {
  readonly text: string;
  /** The cursors in the order of their numbers. */
  readonly cursors: readonly Position[];
  /** The ranges in the order of their beginnings. */
  readonly ranges: readonly Range[];
}

/** Reads a fixture. An indented template's common indentation and first line break are left out. */
export function fixture(marked: string): Fixture {
  const cursors: [number, number][] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const { 0: part } of unindented(marked).matchAll(/\$\d|[«»]|[^$«»]+|\$/gu)) {
    if (/^\$\d$/.test(part)) cursors.push([Number(part[1]), text.length]);
    else if (part === '«') open.push(text.length);
    else if (part === '»') ranges.push({ start: open.pop()!, end: text.length });
    else text += part;
  }
  const at = (offset: number): Position => Text.of(text).positionAt(offset);
  return {
    text,
    cursors: cursors.sort((a, b) => a[0] - b[0]).map(([, offset]) => at(offset)),
    ranges: ranges.sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start: at(start), end: at(end) })),
  };
}

/** A template literal without the indentation that its lines share. */
export function unindented(template: string): string {
  const lines = template.replace(/^\n/, '').replace(/\n[ \t]*$/, '\n').split('\n');
  const indentation = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(Number.isFinite(indentation) ? indentation : 0)).join('\n');
}
