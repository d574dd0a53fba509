import type { Cut, Scan } from './dialect.ts';
import type { Line, Lines } from './lines.ts';
import type { Mark, Zone } from './model.ts';
import type { LinePattern } from './pattern.ts';
import { isBlank, type RecordLine } from './sheet.ts';

/**
 * A pattern for one line. `first`: the characters that it can begin with after white space; without it every line is
 * tried. `longest`: no longer line matches. The two decide for nearly all lines.
 */
export interface Rule<P extends LinePattern = RegExp> {
  readonly first?: string;
  readonly longest?: number;
  readonly pattern: P;
}

/** A rule whose pattern a user may have written. */
type AnyRule = Rule<LinePattern>;

/** How the records of an export follow each other: by separators, by first lines, or by last lines. */
export interface RecordRules {
  /** A line between records that belongs to none; its groups `number` and `total` are a counter's. */
  readonly separator?: AnyRule;
  /** A record's first line. */
  readonly begins?: AnyRule;
  /** What the line after a separator or a first line must match for it to be one. */
  readonly then?: RegExp;
  /** A separator or a first line counts after a blank line only, or where the line below it is of `sure`. */
  readonly afterBlank?: boolean;
  readonly sure?: RegExp;
  /** A record's last line. */
  readonly ends?: AnyRule;
  /** Lines that follow the last one and still belong to the record. */
  readonly tail?: AnyRule;
  /** A line that every record has near its beginning, and how many lines of the record may stand above it, some not counted. Where records are known by their last lines only, this tells them from covers and summaries. */
  readonly anchor?: AnyRule & {
    readonly above: number;
    readonly uncounted?: RegExp;
    /** Lines count from such a one up, where one stands near above the anchor: what is below it belongs to it. */
    readonly from?: (text: string) => boolean;
    /** What the filled line below it is where it surely begins another record. */
    readonly below?: (text: string) => boolean;
  };
  /** Lines that stand in no record: page heads, covers. */
  readonly chrome?: AnyRule;
  /** What begins with such a line is no record: contents, trailers. */
  readonly aside?: AnyRule;
  /** Such a line counts anywhere before a record's first blank line. */
  readonly asideWithin?: boolean;
  /** What has no such line is no record. */
  readonly needs?: AnyRule;
  /**
   * Outside records: how many there should be (group `total`, on the next filled line where it takes no part; or `text`, their
   * numbers), and an entry of a list of them (groups `number`, `text`). For `closes` and `most` see Mark.
   */
  readonly promise?: AnyRule & Pick<Mark, 'closes' | 'most'>;
  readonly entry?: AnyRule;
  /** Lines further down that belong to the head too. */
  readonly late?: AnyRule;
  /** The zones of a record's head, given its first lines and the late ones. */
  readonly head: (lines: readonly RecordLine[]) => readonly Zone[];
}

/** How many of a record's first lines may hold its head. */
const HEAD_LINES = 30;
/** The state after a separator: the next line that is not blank begins a record. */
const OPEN = 'o';
/** The state where a record is known to begin at the next line. */
const HERE = 'h';

type Test = (text: string) => boolean;

const never: Test = () => false;

/** Compiles a rule. */
export function testOf(rule: AnyRule | undefined): Test {
  if (!rule) return never;
  const { first, pattern, longest = Infinity } = rule;
  if (first === undefined) return (text) => text.length <= longest && pattern.test(text);
  const codes = new Set([...first].map((character) => character.charCodeAt(0)));
  const ascii = Array.from({ length: 128 }, (_, code) => codes.has(code));
  return (text) => {
    if (text.length > longest) return false;
    let i = 0;
    let code = text.charCodeAt(0);
    while (code === 32 || code === 9 || code === 12) code = text.charCodeAt(++i);
    return (code < 128 ? ascii[code] : codes.has(code)) && pattern.test(text);
  };
}

/** The lines among a record's that may hold its head. */
export function headLines(lines: readonly RecordLine[], late: Rule | undefined): readonly RecordLine[] {
  if (!late || lines.length <= HEAD_LINES) return lines.slice(0, HEAD_LINES);
  const isLate = testOf(late);
  return [...lines.slice(0, HEAD_LINES), ...lines.slice(HEAD_LINES).filter((line) => isLate(line.text))];
}

/** The scanner of an export whose records follow such rules. */
export function records(rules: RecordRules): Scan {
  const separates = testOf(rules.separator);
  const begins = testOf(rules.begins);
  const ends = testOf(rules.ends);
  const tail = testOf(rules.tail);
  const anchor = testOf(rules.anchor);
  const chrome = testOf(rules.chrome);
  const aside = testOf(rules.aside);
  const needs = testOf(rules.needs);
  const promise = testOf(rules.promise);
  const entry = testOf(rules.entry);
  const late = testOf(rules.late);
  if (rules.separator) return bySeparator;
  return rules.begins ? byFirstLine : byLastLine;

  function bySeparator(lines: Lines, state: string): Cut {
    const first = lines.filled(0);
    const line = lines.peek(first);
    if (!line) return gap(lines, first, state);
    // at a piece's beginning a blank line, or nothing, has come before
    const separator = (n: number): boolean => {
      if (!separates(lines.peek(n)!.text)) return false;
      const below = lines.peek(n + 1)?.text ?? '';
      if (rules.sure?.test(below)) return true;
      return (!rules.afterBlank || n === 0 || isBlank(lines.peek(n - 1)!.text) || separates(lines.peek(n - 1)!.text)) && (!rules.then || rules.then.test(below));
    };
    if (state === OPEN && !separator(first) && !besides(lines, first)) {
      if (first > 0) return gap(lines, first, OPEN);
      let end = 0;
      let next: Line | undefined = line;
      let n = 0;
      let complete = !rules.needs;
      for (; next && (n === 0 || !separator(n)); next = lines.peek(++n)) {
        if (!isBlank(next.text)) end = n;
        complete ||= needs(next.text);
      }
      if (!complete) return gap(lines, n, '');
      return article(lines, end, '');
    }
    let n = first;
    let open = false;
    for (let next: Line | undefined = line; next; next = lines.peek(++n)) {
      if (separator(n)) open = true;
      else if (open && !isBlank(next.text)) break;
    }
    return gap(lines, n, open ? OPEN : '');
  }

  function byFirstLine(lines: Lines, state: string): Cut {
    const at = (text: string, n: number, blankBefore: boolean): boolean => begins(text) && (!rules.afterBlank || blankBefore)
      && (!rules.then || rules.then.test(lines.peek(n + 1)?.text ?? ''));
    let n = 0;
    // at a piece's beginning a blank line, or nothing, has come before
    let blank = true;
    for (let next = lines.peek(0); next; next = lines.peek(++n)) {
      if (at(next.text, n, blank)) break;
      blank = isBlank(next.text);
    }
    if (n > 0 || !lines.peek(0)) return gap(lines, n, state);
    let end = 0;
    blank = false;
    for (let next = lines.peek(0), m = 0; next; next = lines.peek(++m)) {
      if (m > 0 && at(next.text, m, blank)) break;
      blank = isBlank(next.text);
      if (!blank) end = m;
      if (ends(next.text)) break;
    }
    return article(lines, end, '');
  }

  function byLastLine(lines: Lines, state: string): Cut {
    const first = lines.filled(0);
    if (!lines.peek(first)) return gap(lines, first, state);
    // a chrome line, or a last line without a record, stands alone
    if (chrome(lines.peek(first)!.text) || ends(lines.peek(first)!.text)) return gap(lines, first + 1, '');
    let found = -1;
    let end = -1;
    let filled = first;
    let n = first;
    for (let next = lines.peek(n); next; next = lines.peek(++n)) {
      if (isBlank(next.text)) continue;
      if (anchor(next.text)) {
        if (found < 0) {
          found = n;
          if (state !== HERE) {
            const begin = above(lines, n, first, false);
            if (begin > first || first > 0) return gap(lines, begin, HERE);
          }
        } else if (n - found > 15 || restarts(lines, found, n)) {
          // a second record before this one's last line: it has none
          const begin = above(lines, n, found + 1, true);
          if (begin > found + 1) return article(lines, lastFilled(lines, begin - 1), HERE);
        }
      }
      filled = n;
      if (ends(next.text)) {
        end = n;
        break;
      }
      if (found >= 0 && chrome(next.text) && !lines.limitedBy) {
        const after = afterwards(lines, n);
        if (after) return article(lines, lastFilled(lines, n - 1), '');
      }
    }
    if (end < 0 && found < 0 && rules.anchor) return gap(lines, n, '');
    if (state !== HERE && first > 0) return gap(lines, first, HERE);
    if (end < 0) return article(lines, filled, '');
    for (let next = lines.peek(++n); next && (isBlank(next.text) || tail(next.text)); next = lines.peek(++n)) {
      if (!isBlank(next.text)) end = n;
    }
    return article(lines, end, '');
  }

  /** Whether what begins at a line is no record: contents, trailers, records of another type. */
  function besides(lines: Lines, from: number): boolean {
    for (let n = from, next = lines.peek(n); next && !isBlank(next.text); next = lines.peek(++n)) {
      if (aside(next.text)) return true;
      if (!rules.asideWithin) return false;
    }
    return false;
  }

  /** Whether chrome in the midst of a record without a last line is a summary after it: no record follows. */
  function afterwards(lines: Lines, from: number): boolean {
    for (let n = from, next = lines.peek(n); next; next = lines.peek(++n)) if (ends(next.text) || anchor(next.text)) return false;
    return true;
  }

  /** Whether an anchor begins another record: what is below it says so, or between the two there is prose. */
  function restarts(lines: Lines, from: number, to: number): boolean {
    const next = lines.filled(to + 1);
    if (lines.peek(next) && rules.anchor!.below?.(lines.peek(next)!.text)) return true;
    for (let n = from + 1; n < to; n++) if (lines.peek(n)!.text.length > 160) return true;
    return false;
  }

  /** The number of a record's first line, given that of its anchor. */
  function above(lines: Lines, from: number, least: number, strict: boolean): number {
    let begin = from;
    let taken = 0;
    let blanks = 0;
    const counted = countedFrom(from, least, lines);
    // where blank lines part them, lines without one between are one
    const parted = counted > least && isBlank(lines.peek(counted - 1)!.text);
    for (let n = from - 1; n >= least; n--) {
      const { text } = lines.peek(n)!;
      if (isBlank(text)) {
        if (++blanks > 1 && taken > (rules.anchor!.from ? 1 : 0) && (strict || begin - n > 3)) break;
        continue;
      }
      if (chrome(text) || ends(text) || taken === rules.anchor!.above || (strict && text.length > 300)) break;
      blanks = 0;
      begin = n;
      if (n <= counted && !rules.anchor!.uncounted?.test(text) && !(parted && n > least && !isBlank(lines.peek(n - 1)!.text))) taken++;
    }
    return begin;
  }

  /** The number of the line from which those above an anchor count. */
  function countedFrom(anchorAt: number, least: number, lines: Lines): number {
    if (!rules.anchor!.from) return anchorAt;
    for (let n = anchorAt - 1, filled = 0; n >= least && filled < 6; n--) {
      const { text } = lines.peek(n)!;
      if (isBlank(text)) continue;
      if (chrome(text) || ends(text)) break;
      if (rules.anchor!.from(text)) return n;
      filled++;
    }
    return anchorAt;
  }

  function article(lines: Lines, last: number, state: string): Cut {
    const record: RecordLine[] = [];
    let n = 0;
    for (; n <= last && (n < HEAD_LINES || rules.late); n++) {
      const line = lines.peek(n)!;
      if (n < HEAD_LINES || late(line.text)) record.push({ text: line.text, start: line.start - lines.base, end: line.end - lines.base });
    }
    const length = lines.peek(last)!.end - lines.base;
    const head = rules.head(record);
    lines.take(lines.filled(last + 1));
    return { kind: 'article', length, breaks: last, head, state };
  }

  function gap(lines: Lines, count: number, state: string): Cut {
    const marks: Mark[] = [];
    for (let n = 0; n < count; n++) {
      const line = lines.peek(n)!;
      const mark = markOf(lines, n, count);
      if (mark) marks.push({ ...mark, start: line.start - lines.base, end: line.end - lines.base });
    }
    lines.take(count);
    return marks.length > 0 ? { kind: 'gap', state, marks } : { kind: 'gap', state };
  }

  function markOf(lines: Lines, n: number, count: number): Omit<Mark, 'start' | 'end'> | null {
    const { text } = lines.peek(n)!;
    if (isBlank(text)) return null;
    if (separates(text)) {
      const { number, total } = rules.separator!.pattern.exec(text)?.groups ?? {};
      return number ? { kind: 'counter', number: Number(number), total: numberOf(total) } : null;
    }
    if (ends(text)) return { kind: 'terminator' };
    if (promise(text)) {
      const { closes, most, pattern } = rules.promise!;
      const { total, text: numbers } = pattern.exec(text)?.groups ?? {};
      const promised = numberOf(total ?? (numbers === undefined ? numberBelow(lines, n, count) : undefined));
      return promised === undefined && numbers === undefined ? null : { kind: 'promise', ...(promised !== undefined && { total: promised }), ...(numbers !== undefined && { text: numbers }), ...(closes && { closes }), ...(most && { most }) };
    }
    if (!entry(text)) return null;
    const groups = rules.entry!.pattern.exec(text)?.groups ?? {};
    return { kind: 'entry', number: numberOf(groups.number), text: groups.text?.trim() };
  }
}

/** The next filled line of a piece, where it is nothing but a number. */
function numberBelow(lines: Lines, from: number, count: number): string | undefined {
  let n = from + 1;
  while (n < count && isBlank(lines.peek(n)!.text)) n++;
  return n < count && /^\s*\d[\d.,\u00a0\u202f ]*$/.test(lines.peek(n)!.text) ? lines.peek(n)!.text : undefined;
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits.replace(/\D/g, ''));
}

function lastFilled(lines: Lines, from: number): number {
  let n = from;
  while (n > 0 && isBlank(lines.peek(n)!.text)) n--;
  return n;
}
