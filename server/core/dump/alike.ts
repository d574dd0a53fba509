/** A piece of a line: a run of digits, letters, spaces, or of one sign. */
const PIECE = /\d+|\p{L}+|[ \t\u00a0]+|(.)\1*/gu;
/** As many of one sign in a row are a ruler, whose length does not matter. */
const RULER = 4;
/** So many letters, digits' runs and signs a pattern must fix to be one. */
const LEAST = 3;
/** A heading in capitals. */
const CAPITALS = /^[^\p{L}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u;

/**
 * A pattern, in RE2's syntax, for lines of which all of these are: what they begin and end with alike stays, digits stand for digits, rulers for
 * rulers, and one stretch in the midst for anything. Null where they have too little in common.
 */
export function alike(lines: readonly string[]): string | null {
  const trimmed = lines.map((line) => line.trimEnd());
  if (trimmed.length === 0 || trimmed.some((line) => line.trim() === '')) return null;
  const all = trimmed.map((line) => [...line.matchAll(PIECE)].map(([piece]) => pieceOf(piece)));
  const shortest = Math.min(...all.map(({ length }) => length));
  const same = (at: (pieces: readonly Piece[]) => Piece): boolean => all.every((pieces) => at(pieces).pattern === at(all[0]).pattern);
  let before = 0;
  while (before < shortest && same((pieces) => pieces[before])) before++;
  let after = 0;
  while (after < shortest - before && same((pieces) => pieces[pieces.length - 1 - after])) after++;
  const fixed = [...all[0].slice(0, before), ...all[0].slice(all[0].length - after)];
  if (fixed.reduce((n, { weight }) => n + weight, 0) < LEAST) return trimmed.every((line) => CAPITALS.test(line)) ? String.raw`^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$` : null;
  const isWhole = all.every(({ length }) => length === before + after);
  const source = (pieces: readonly Piece[]): string => pieces.map(({ pattern }) => pattern).join('');
  return `^${source(all[0].slice(0, before))}${isWhole ? '' : '.*'}${source(all[0].slice(all[0].length - after))}[ \\t]*$`.replace(/^\^\.\*/, '').replace(/\.\*\[ \\t\]\*\$$/, '');
}

interface Piece {
  readonly pattern: string;
  /** How much it says. */
  readonly weight: number;
}

function pieceOf(text: string): Piece {
  if (/^\d/.test(text)) return { pattern: '\\d+', weight: 1 };
  if (/^[ \t\u00a0]/.test(text)) return { pattern: '[ \\t\\x{a0}]+', weight: 0 };
  const literal = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  if (/^\p{L}/u.test(text)) return { pattern: literal(text), weight: text.length };
  const signs = [...text];
  return signs.length >= RULER ? { pattern: `${literal(signs[0])}{${RULER},}`, weight: LEAST } : { pattern: literal(text), weight: signs.length };
}
