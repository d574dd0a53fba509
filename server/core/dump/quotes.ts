import type { Dialect } from './dialect.ts';
import type { Lines } from './lines.ts';
import { isBlank } from './sheet.ts';

/** How many filled lines tell whether a text is quoted, and how many of them may be what the sender wrote above. */
const SAMPLE = 200;
const OWN = 40;
/** So many times more lines are quoted than not. */
const MORE = 4;
const FEWEST = 10;
const MARKS = /^(?:> ?)+/;
const MARKS_OF_LINES = /^(?:> ?)+/gm;
const MARK = '>';

/** A line without the marks of quoted mail ("> "), white space in their place. */
export function unquoted(line: string): string {
  return line.startsWith(MARK) ? line.replace(MARKS, blank) : line;
}

function blank(marks: string): string {
  return ' '.repeat(marks.length);
}

/** Whether nearly all of some lines are quoted: an export that somebody has forwarded. */
export function isQuoted(lines: Iterable<string>): boolean {
  let quoted = 0;
  let own = 0;
  for (const line of lines) {
    if (isBlank(line)) continue;
    if (line.startsWith(MARK)) quoted++;
    else own++;
    if (own > OWN || quoted + own >= SAMPLE) break;
  }
  return quoted >= FEWEST && own <= OWN && quoted >= MORE * own;
}

/** A dialect that is read through the marks of quoted mail, too; its state begins with one then. */
export function throughQuotes(dialect: Dialect): Dialect {
  return {
    ...dialect,
    scan: (lines, state) => {
      lines.isQuoted = false;
      if (!state.startsWith(MARK)) {
        if (state !== '' || !isQuoted(ahead(lines))) return dialect.scan(lines, state);
        const own = unquotedAhead(lines);
        if (own > 0) {
          lines.take(own);
          return { kind: 'gap', state: MARK };
        }
      }
      lines.isQuoted = true;
      const cut = dialect.scan(lines, state.slice(1));
      lines.isQuoted = false;
      return { ...cut, state: MARK + cut.state };
    },
    read: (text, article) => dialect.read(text.startsWith(MARK) ? text.replace(MARKS_OF_LINES, blank) : text, article),
  };
}

/** How many lines the sender wrote above what is quoted. */
function unquotedAhead(lines: Lines): number {
  let n = 0;
  for (let line = lines.peek(0); line && !line.text.startsWith(MARK); line = lines.peek(++n));
  return n;
}

function* ahead(lines: Lines): Generator<string> {
  for (let n = 0, line = lines.peek(0); line; line = lines.peek(++n)) yield line.text;
}
