import type { Cut, Dialect, Scan } from './dialect.ts';
import type { Lines } from './lines.ts';

/** A user's dialect begins in the midst of another where so many more lines that begin its records follow within so many lines. */
const MORE = 2;
const FAR = 600;

/** Between a dialect's id and the state of its own scanner. */
const SEPARATOR = '\u0000';

/**
 * The scanner of a file that may change its dialect on the way (exports pasted together). It reads as `initial` until an
 * unmistakable record of another dialect begins, or until a line that only ends another dialect's records shows that
 * what has been no record so far is one of those. The state carries the dialect, so the answer depends on the text and
 * the state alone.
 */
export function inParts(dialects: readonly Dialect[], initial: Dialect): Scan {
  const byId = new Map(dialects.map((dialect) => [dialect.id, dialect]));
  const concerned = byFirstCharacter(dialects);
  const users = dialects.filter(({ begins }) => begins?.first === '');

  const known = (text: string, lines: Lines, distance: number, own: Dialect): Dialect | undefined =>
    concerned(text)?.begins.find((dialect) => dialect !== own && dialect.begins!.test(text, lines, distance));
  const begun = (text: string, lines: Lines, distance: number, own: Dialect): Dialect | undefined => known(text, lines, distance, own)
    ?? users.find((dialect) => dialect !== own && dialect.begins!.test(text, lines, distance) && isKept(dialect, lines, distance));
  /** Whether more such lines follow, before a record of another dialect: a user's pattern may match a line of any text. */
  const isKept = (dialect: Dialect, lines: Lines, distance: number): boolean => {
    let more = 0;
    for (let n = distance + 1; n < distance + FAR && more < MORE; n++) {
      const text = lines.peekBeyond(n)?.text;
      if (text === undefined || known(text, lines, n, dialect)) break;
      if (dialect.begins!.test(text, lines, n)) more++;
    }
    return more >= MORE;
  };
  const ended = (text: string, own: Dialect): Dialect | undefined =>
    concerned(text)?.ends.find((dialect) => dialect !== own && dialect.ends!.test(text));

  return (lines, state) => {
    const cutAt = state.indexOf(SEPARATOR);
    const own = byId.get(state.slice(0, Math.max(cutAt, 0))) ?? initial;
    const line = lines.peek();
    const other = line && !own.begins?.test(line.text, lines, 0) ? begun(line.text, lines, 0, own) : undefined;
    const dialect = other ?? own;
    const inner = other ? '' : state.slice(cutAt + 1);

    const limit = (ends: boolean) => lines.within((next, distance) => distance > 0 && (users.length > 0 || concerned(next.text) !== undefined)
      && (begun(next.text, lines, distance, dialect) !== undefined || (ends && ended(next.text, dialect) !== undefined)));
    limit(true);
    let cut = dialect.scan(lines, inner);
    const stop = lines.limitedBy;
    const owner = stop && stop.start <= lines.position && !begun(stop.text, lines, 0, dialect) ? ended(stop.text, dialect) : undefined;
    if (owner) {
      // a record that only its last line makes known stands before it
      lines.restart();
      lines.within((next, distance) => distance > 0 && begun(next.text, lines, distance, owner) !== undefined);
      const theirs = owner.scan(lines, '');
      const begin = theirs.kind === 'gap' && theirs.state !== '' ? lines.position : undefined;
      if (cut.kind === 'gap' || !dialect.begins) {
        if (begin !== undefined || (theirs.kind !== 'gap' && theirs.head.length > 1)) return labelled(theirs, owner);
      }
      lines.restart();
      if (begin === undefined) limit(false);
      else lines.within((next) => next.start >= begin);
      cut = dialect.scan(lines, inner);
    }
    return labelled(cut, dialect);
  };
}

function labelled(cut: Cut, dialect: Dialect): Cut {
  const state = `${dialect.id}${SEPARATOR}${cut.state}`;
  if (cut.kind === 'gap') return cut.marks ? { kind: 'gap', state, marks: cut.marks } : { kind: 'gap', state };
  const { kind, length, breaks, head } = cut;
  return { kind, length, breaks, head, state, dialect: cut.dialect ?? dialect.id };
}

/** The dialects whose records a line may begin or end. */
interface Concerned {
  readonly begins: Dialect[];
  readonly ends: Dialect[];
}

/** The dialects that a line can concern, by its first character after white space; nearly all lines concern none. */
function byFirstCharacter(dialects: readonly Dialect[]): (text: string) => Concerned | undefined {
  const table = new Map<number, Concerned>();
  const at = (character: string): Concerned => {
    const code = character.charCodeAt(0);
    const known = table.get(code) ?? { begins: [], ends: [] };
    table.set(code, known);
    return known;
  };
  for (const dialect of dialects) {
    for (const character of dialect.begins?.first ?? '') at(character).begins.push(dialect);
    for (const character of dialect.ends?.first ?? '') at(character).ends.push(dialect);
  }
  const ascii = Array.from({ length: 128 }, (_, code) => table.get(code));
  return (text) => {
    if (text === '') return undefined;
    let i = 0;
    let code = text.charCodeAt(0);
    while (code === 32 || code === 9 || code === 12) code = text.charCodeAt(++i);
    return code < 128 ? ascii[code] : table.get(code);
  };
}
