import { say } from '../../say.ts';
import type { Range } from '../../text/range.ts';
import { holdsDate } from '../dates.ts';
import type { Cut, Dialect } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import { MEMBER_NAMES, memberKey, type MemberRole } from '../memberNames.ts';
import type { Article, Structure, Zone, ZoneKind } from '../model.ts';
import { putProse } from '../prose.ts';
import { isBlank, joined, linesOf, Sheet } from '../sheet.ts';

/** States after the first line: what parts the columns, and their roles as it names them; or that each line tells for itself. */
const UNNAMED = '?';
/** What parts columns: tabs first, since text holds the others. */
const SEPARATORS = ['\t', ';', ',', '|'] as const;
/** A line that names columns parted by anything but tabs has so many of them. */
const FEWEST_COLUMNS = 3;
/** A text has at least so many words; UTF-16 units of what is no name of a column, and no title. */
const FEWEST_WORDS = 12;
const LONGEST_NAME = 40;
const LONGEST_HEADER = 1000;
const LONGEST_TITLE = 300;
/** A record whose quotation marks do not close within so many lines is one line. */
const MOST_LINES = 500;
/** "19870226200101" */
const COMPACT_DATE = /^(?:19|20)\d{6}(?:\d{4}|\d{6})?$/;
const URL = /^https?:\/\/\S+$/i;
/** A cell in quotation marks; those within are doubled. */
const QUOTED = /\s*"([^"]*(?:""[^"]*)*)"[^\S\t]*/y;
/** Cells in quotation marks with commas between. */
const ALL_QUOTED = /^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")+\s*$/;
const HEAD: ReadonlySet<string> = new Set<ZoneKind & MemberRole>(['title', 'byline', 'date', 'source', 'section']);

/** A table: what parts its columns, and what they hold. */
interface Columns {
  readonly separator: string;
  readonly roles: readonly string[];
}

/** The cells of a record, without the white space and the quotation marks around them. */
function cellsOf(text: string, separator: string): Range[] {
  const cells: Range[] = [];
  for (let start = 0; start <= text.length; ) {
    QUOTED.lastIndex = start;
    const quoted = QUOTED.exec(text);
    if (quoted && (QUOTED.lastIndex === text.length || text[QUOTED.lastIndex] === separator)) {
      const from = start + quoted[0].indexOf('"') + 1;
      cells.push({ start: from, end: from + quoted[1].length });
      start = QUOTED.lastIndex + 1;
      continue;
    }
    const stop = text.indexOf(separator, start);
    const cell = text.slice(start, stop < 0 ? text.length : stop);
    const inner = /^\s*"(?!\s*$)([^]*)"\s*$/.exec(cell)?.[1] ?? cell.trim();
    const at = start + cell.indexOf(inner);
    cells.push({ start: at, end: at + inner.length });
    start += cell.length + 1;
  }
  return cells;
}

/** What the columns hold, as a line that names them says; null where it does not name at least a title and a text. */
function columnsIn(text: string): Columns | null {
  if (text.length > LONGEST_HEADER) return null;
  for (const separator of SEPARATORS) {
    if (!text.includes(separator)) continue;
    // a sentence has spaces after its commas
    if (separator !== '\t' && /[,;|] \p{L}/u.test(text)) continue;
    const names = cellsOf(text, separator).map(({ start, end }) => text.slice(start, end));
    if (names.some((name) => name.length > LONGEST_NAME) || (separator !== '\t' && names.length < FEWEST_COLUMNS)) continue;
    const keys = names.map(memberKey);
    const roles: string[] = keys.map(() => '');
    for (const [role, known] of Object.entries(MEMBER_NAMES) as [MemberRole, readonly string[]][]) {
      const name = known.find((one) => keys.includes(one) && roles[keys.indexOf(one)] === '');
      if (name !== undefined) roles[keys.indexOf(name)] = role;
    }
    if (roles.includes('title') && roles.includes('body')) return { separator, roles };
  }
  return null;
}

/** The head of a record whose columns nobody has named: its text is the longest, and there must be a title and, unless all cells are in quotation marks, a date. */
function guessed(text: string): Zone[] | null {
  const marked = ALL_QUOTED.test(text);
  if (!marked && !text.includes('\t')) return null;
  const cells = cellsOf(text, marked ? ',' : '\t').filter(({ start, end }) => end > start);
  const body = longest(cells);
  if (cells.length < 3 || !body || text.slice(body.start, body.end).split(/\s+/, FEWEST_WORDS).length < FEWEST_WORDS) return null;
  const find = (is: (cell: string) => boolean) => cells.find((cell) => cell !== body && is(text.slice(cell.start, cell.end)));
  const date = find((cell) => cell.length <= LONGEST_NAME && (COMPACT_DATE.test(cell) || holdsDate(cell)));
  const title = find((cell) => cell.length <= LONGEST_TITLE && /\p{L}\S*\s+\S*[\p{L}\d]/u.test(cell) && !holdsDate(cell));
  if (!title || !(date ?? marked)) return null;
  const source = find((cell) => URL.test(cell));
  return [{ kind: 'title', ...title } as const, ...date ? [{ kind: 'date', ...date } as const] : [], ...source ? [{ kind: 'source', ...source } as const] : []].sort((a, b) => a.start - b.start);
}

function longest(cells: readonly Range[]): Range | undefined {
  return cells.reduce<Range | undefined>((best, cell) => best && best.end - best.start >= cell.end - cell.start ? best : cell, undefined);
}

function headOf(text: string, columns: Columns | null): Zone[] | null {
  if (!columns) return guessed(text);
  const cells = cellsOf(text, columns.separator);
  if (cells.length < 2) return null;
  return cells.flatMap((cell, n) => cell.end > cell.start && HEAD.has(columns.roles[n] ?? '') ? [{ kind: columns.roles[n] as ZoneKind, ...cell }] : []);
}

/** The record that begins at the next line, and how many lines it takes: a cell in quotation marks may hold several. */
function recordOf(lines: Lines, columns: Columns | null): { text: string; count: number } {
  const { text } = lines.peek(0)!;
  const one = { text, count: 1 };
  let open = quotes(text) % 2 === 1;
  if (!columns || !open) return one;
  let count = 1;
  for (let line = lines.peek(1); line && open && count < MOST_LINES; line = lines.peek(++count)) if (quotes(line.text) % 2 === 1) open = !open;
  if (open) return one;
  const whole = joined(lines.ofPiece(count));
  return cellsOf(whole, columns.separator).length === columns.roles.length ? { text: whole, count } : one;
}

function quotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function scan(lines: Lines, state: string): Cut {
  const { text: first } = lines.peek(0)!;
  const named = state === '' && !isBlank(first) ? columnsIn(first) : null;
  const columns = named ?? (state === '' || state === UNNAMED ? null : { separator: state[0], roles: state.slice(1).split(',') });
  const after = columns ? `${columns.separator}${columns.roles.join(',')}` : state === '' && isBlank(first) ? '' : UNNAMED;
  const { text, count } = named ? { text: first, count: 1 } : recordOf(lines, columns);
  const head = named ? null : headOf(text, columns);
  lines.take(lines.filled(count));
  return head ? { kind: 'article', length: text.trimEnd().length, breaks: count - 1, head, state: after } : { kind: 'gap', state: after };
}

function read(text: string, { head }: Article): Structure {
  const sheet = new Sheet(text, meaning);
  for (const { kind, start, end } of head) sheet.put(kind, { start, end });
  const others = cellsOf(text, head[0] ? separatorAt(text, head[0]) : '\t').filter(({ start, end }) => end > start && !head.some((zone) => zone.start < end && zone.end > start));
  const body = longest(others);
  for (const cell of others) {
    if (cell === body) putProse(sheet, linesOf(text.slice(cell.start, cell.end)).map((line) => ({ text: line.text, start: line.start + cell.start, end: line.end + cell.start })));
    else sheet.put('field', cell);
  }
  return sheet.structure();
}

/** What parts the columns of a record, given one of its cells. */
function separatorAt(text: string, cell: Range): string {
  return /^"?[^\S\t]*([\t;,|])/.exec(text.slice(cell.end))?.[1] ?? /([\t;,|])\s*"?$/.exec(text.slice(0, cell.start))?.[1] ?? '\t';
}

/** What a cell means: quotation marks within one are doubled. */
function meaning(raw: string): string {
  return raw.includes('""') ? raw.replaceAll('""', '"') : raw;
}

export const tabLines: Dialect = {
  id: 'tab-lines',
  name: 'Table of articles',
  evidence: [
    { pattern: { test: (line) => columnsIn(line) !== null }, weight: 40, what: say('a line that names columns') },
    { pattern: { test: (line) => guessed(line) !== null }, weight: 5, what: say('lines of a title, a date and a text with tabs between') },
  ],
  scan,
  read,
  decode: meaning,
  usual: { terminator: false },
};
