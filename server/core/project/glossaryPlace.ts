import { getLocation } from 'jsonc-parser';
import { separatorOf } from '../acronyms/glossary.ts';

/** What is being written at a place of a glossary: a short form, or what one stands for. The range (UTF-16) is what stands there already. */
export interface GlossaryPlace {
  readonly start: number;
  readonly end: number;
  /** the short form whose expansion is being written; null where a short form is */
  readonly short: string | null;
  /** writes down a short form, with what it stands for where nothing says so yet; or an expansion */
  entry(short: string, long: string): string;
  long(long: string): string;
  /** what has to be typed of it */
  typed(word: string): string;
}

/** The place in the text of a `.broadsheet.json`; null where no glossary is being written. */
export function placeInProject(text: string, offset: number): GlossaryPlace | null {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const [first, ...rest] = path;
  const short = typeof rest[0] === 'number' ? rest[1] : rest[0];
  if (first !== 'glossary' || typeof short !== 'string' || rest.length !== (typeof rest[0] === 'number' ? 2 : 1)) return null;
  const isWithin = previousNode !== undefined && (previousNode.type === 'string' || previousNode.type === 'property') && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const [start, end] = isWithin ? [previousNode.offset, previousNode.offset + previousNode.length] : [offset, offset];
  const isPaired = /^\s*:/.test(text.slice(end));
  const quoted = (word: string): string => JSON.stringify(word);
  return { start, end, short: isAtPropertyKey ? null : short, entry: (key, long) => (isPaired ? quoted(key) : `${quoted(key)}: ${quoted(long)}`), long: quoted, typed: quoted };
}

/** The place in a CSV file of two columns; null behind them. */
export function placeInTable(text: string, offset: number): GlossaryPlace | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const rest = /^[^\r\n]*/.exec(text.slice(offset))![0];
  const separator = separatorOf(text);
  const column = line.lastIndexOf(separator);
  if (line.startsWith('#') || line.indexOf(separator) !== column) return null;
  const cell = (word: string): string => (word.includes(separator) || word.includes('"') ? `"${word.replaceAll('"', '""')}"` : word);
  const start = offset - line.length + column + 1;
  const end = column < 0 ? offset + (rest.includes(separator) ? rest.indexOf(separator) : rest.length) : offset + rest.length;
  return { start, end, short: column < 0 ? null : line.slice(0, column).trim(), entry: (key, long) => (rest.includes(separator) ? cell(key) : `${cell(key)}${separator}${cell(long)}`), long: cell, typed: cell };
}
