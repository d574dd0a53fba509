import { say } from '../../say.ts';
import type { Range } from '../../text/range.ts';
import { holdsDate } from '../dates.ts';
import type { Cut, Dialect } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import { MEMBER_NAMES, memberKey, type MemberRole } from '../memberNames.ts';
import type { Article, Structure, Zone, ZoneKind } from '../model.ts';
import { isBlank, Sheet } from '../sheet.ts';

/** States after the first line: the roles of the columns as it names them, or that each line tells for itself. */
const UNNAMED = '?';
/** A text has at least so many words; UTF-16 units of what is no name of a column, and no title. */
const FEWEST_WORDS = 12;
const LONGEST_NAME = 40;
const LONGEST_TITLE = 300;
/** "19870226200101" */
const COMPACT_DATE = /^(?:19|20)\d{6}(?:\d{4}|\d{6})?$/;
const URL = /^https?:\/\/\S+$/i;
const HEAD: ReadonlySet<string> = new Set<ZoneKind & MemberRole>(['title', 'byline', 'date', 'source', 'section']);

/** The cells of a line, without the white space and the quotation marks around them. */
function cellsOf(text: string): Range[] {
  const cells: Range[] = [];
  for (let start = 0; start <= text.length; ) {
    const tab = text.indexOf('\t', start);
    const stop = tab < 0 ? text.length : tab;
    const cell = text.slice(start, stop);
    const inner = /^\s*"(?!\s*$)([^]*)"\s*$/.exec(cell)?.[1] ?? cell.trim();
    const at = start + cell.indexOf(inner);
    cells.push({ start: at, end: at + inner.length });
    start = stop + 1;
  }
  return cells;
}

/** What the columns hold, as a line that names them says; null where it does not name at least a title and a text. */
function rolesIn(text: string): (MemberRole | '')[] | null {
  if (!text.includes('\t')) return null;
  const names = cellsOf(text).map(({ start, end }) => text.slice(start, end));
  if (names.some((name) => name.length > LONGEST_NAME)) return null;
  const keys = names.map(memberKey);
  const roles: (MemberRole | '')[] = keys.map(() => '');
  for (const [role, known] of Object.entries(MEMBER_NAMES) as [MemberRole, readonly string[]][]) {
    const name = known.find((one) => keys.includes(one));
    if (name !== undefined) roles[keys.indexOf(name)] = role;
  }
  return roles.includes('title') && roles.includes('body') ? roles : null;
}

/** The head of a record whose columns nobody has named: its text is the longest, and there must be a title and a date. */
function guessed(text: string): Zone[] | null {
  if (!text.includes('\t')) return null;
  const cells = cellsOf(text).filter(({ start, end }) => end > start);
  const body = longest(cells);
  if (cells.length < 3 || !body || text.slice(body.start, body.end).split(/\s+/, FEWEST_WORDS).length < FEWEST_WORDS) return null;
  const find = (is: (cell: string) => boolean) => cells.find((cell) => cell !== body && is(text.slice(cell.start, cell.end)));
  const date = find((cell) => cell.length <= LONGEST_NAME && (COMPACT_DATE.test(cell) || holdsDate(cell)));
  const title = find((cell) => cell.length <= LONGEST_TITLE && /\p{L}\S*\s+\S*[\p{L}\d]/u.test(cell) && !holdsDate(cell));
  if (!date || !title) return null;
  const source = find((cell) => URL.test(cell));
  return [{ kind: 'title', ...title } as const, { kind: 'date', ...date } as const, ...source ? [{ kind: 'source', ...source } as const] : []].sort((a, b) => a.start - b.start);
}

function longest(cells: readonly Range[]): Range | undefined {
  return cells.reduce<Range | undefined>((best, cell) => best && best.end - best.start >= cell.end - cell.start ? best : cell, undefined);
}

function headOf(text: string, roles: readonly string[] | null): Zone[] | null {
  if (!roles) return guessed(text);
  const cells = cellsOf(text);
  if (cells.length < 2) return null;
  return cells.flatMap((cell, n) => cell.end > cell.start && HEAD.has(roles[n] ?? '') ? [{ kind: roles[n] as ZoneKind, ...cell }] : []);
}

function scan(lines: Lines, state: string): Cut {
  const { text } = lines.peek(0)!;
  const named = state === '' && !isBlank(text) ? rolesIn(text) : null;
  const roles = named ?? (state === '' || state === UNNAMED ? null : state.split(','));
  const after = roles?.join(',') ?? (state === '' && isBlank(text) ? '' : UNNAMED);
  const head = named ? null : headOf(text, roles);
  lines.take(lines.filled(1));
  return head ? { kind: 'article', length: text.trimEnd().length, breaks: 0, head, state: after } : { kind: 'gap', state: after };
}

function read(text: string, { head }: Article): Structure {
  const sheet = new Sheet(text);
  for (const { kind, start, end } of head) sheet.put(kind, { start, end });
  const others = cellsOf(text).filter(({ start, end }) => end > start && !head.some((zone) => zone.start < end && zone.end > start));
  const body = longest(others);
  for (const cell of others) sheet.put(cell === body ? 'paragraph' : 'field', cell);
  return sheet.structure();
}

export const tabLines: Dialect = {
  id: 'tab-lines',
  name: 'Table of articles',
  evidence: [
    { pattern: { test: (line) => rolesIn(line) !== null }, weight: 10, what: say('a line that names columns') },
    { pattern: { test: (line) => guessed(line) !== null }, weight: 5, what: say('lines of a title, a date and a text with tabs between') },
  ],
  scan,
  read,
  usual: { terminator: false },
};
