import type { Ahead } from './ahead.ts';
import { isName, namesPaper, nameBeforePlace } from './bylines.ts';

/** How many lines of a block without blank lines stand before the date or byline that signs it, right below or after a blank line: a title, and a standfirst; 0 where it is no such block. */
export function signedBlock(next: (n: number) => Ahead | undefined): number {
  for (let i = 1, current = next(1); i < 5 && current && (current.blanks === 0 || i === 2); current = next(++i)) {
    const { kind, line, blanks } = current;
    const after = next(i + 1);
    if (kind === 'date' || kind === 'byline' || kind === 'by') {
      // a text of one paragraph may be signed below it: another title follows then, or nothing
      const isText = next(i - 1)!.kind === 'prose' && (!after || (after.kind === 'short' && after.blanks > 0 && !isName(after.line.text)));
      return i > 1 && blanks < 2 && !isText ? i : 0;
    }
    if (blanks > 0) return blanks === 1 && after?.kind === 'date' && after.blanks === 0 && (isName(line.text) || nameBeforePlace(line.text) > 0) ? i : 0;
    if (line.text.length > 240 || (kind !== 'short' && kind !== 'section' && kind !== 'prose')) return 0;
  }
  return 0;
}

/** A person's name alone, right above the date: how long it is, UTF-16; 0 for any other line, a newspaper's name among them. */
export function personAlone(line: string, next: Ahead | undefined): number {
  const text = line.trim();
  return next?.kind === 'date' && next.blanks === 0 && isName(text) && !namesPaper(text) ? text.length : 0;
}
