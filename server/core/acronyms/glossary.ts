import { say, type Message } from '../say.ts';
import { keyOf } from './shape.ts';
import { joined } from './words.ts';

/** The user's own expansions, by key; of one key the last line's first. */
export type Glossary = ReadonlyMap<string, readonly string[]>;

/** A line of a glossary that could not be read; `line` is 0-based. */
export interface GlossaryProblem {
  readonly line: number;
  readonly message: Message;
}

/** Reads a two-column CSV (short form, long form; comma, semicolon or tab; RFC 4180 quotes; `#` begins a comment). A heading row "short,long" or the like is passed over. */
export function parseGlossary(text: string): { readonly entries: readonly (readonly [short: string, long: string])[]; readonly problems: readonly GlossaryProblem[] } {
  const entries: [string, string][] = [];
  const problems: GlossaryProblem[] = [];
  for (const { fields, line } of rowsOf(text.replace(/^\uFEFF/, ''))) {
    if (fields.length === 1 && fields[0].trim() === '') continue;
    if (fields[0].startsWith('#')) continue;
    const short = fields[0].trim();
    const long = joined(fields[1] ?? '');
    if (entries.length === 0 && line === 0 && /^(short|acronym|abbreviation)/i.test(short) && /^(long|expansion|meaning|full)/i.test(long)) continue;
    if (short === '' || long === '') problems.push({ line, message: say('a glossary line needs a short form and a long form') });
    else entries.push([short, long]);
  }
  return { entries, problems };
}

/** A glossary from pairs of a short and a long form, as settings hold them. */
export function glossaryOf(entries: Iterable<readonly [short: string, long: string]>): Glossary {
  const glossary = new Map<string, string[]>();
  for (const [short, long] of entries) {
    const key = keyOf(short);
    const known = glossary.get(key) ?? [];
    glossary.set(key, [long, ...known.filter((other) => other !== long)]);
  }
  return glossary;
}

interface Row {
  readonly fields: readonly string[];
  readonly line: number;
}

/** What separates the columns of a CSV: the sign that its first row has outside of quotes. */
export function separatorOf(text: string): string {
  const firstRow = (/^[^\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  return ['\t', ';', ','].find((sign) => firstRow.includes(sign)) ?? ',';
}

/** The rows of a CSV. */
function rowsOf(text: string): Row[] {
  const separator = separatorOf(text);
  const rows: Row[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 0;
  let startLine = 0;
  const endRow = (): void => {
    rows.push({ fields: [...fields, field], line: startLine });
    fields = [];
    field = '';
    startLine = line + 1;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        field += '"';
        at++;
      } else if (sign === '"') {
        quoted = false;
      } else {
        field += sign;
      }
    } else if (sign === '"' && field.trim() === '') {
      quoted = true;
      field = '';
    } else if (sign === separator) {
      fields.push(field);
      field = '';
    } else if (sign === '\n') {
      endRow();
    } else if (sign !== '\r') {
      field += sign;
    }
    if (sign === '\n') line++;
  }
  if (field !== '' || fields.length > 0) endRow();
  return rows;
}
