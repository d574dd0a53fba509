import type { AcronymIndex, Origin, Sources } from './fileIndex.ts';

/** One line of a list of abbreviations. */
export interface Abbreviation {
  readonly short: string;
  /** the best expansions, one for each sense that an article of the file gives it; else the first of what is known elsewhere; none if nobody knows */
  readonly expansions: readonly string[];
  readonly from: Origin | null;
  readonly uses: number;
}

/** The abbreviations that the articles of a file use, by alphabet without regard to case. */
export function abbreviationsOf<A extends object>(index: AcronymIndex<A>, sources: Sources = {}): Abbreviation[] {
  return index
    .keys()
    .map((short) => {
      const senses = index.senses(short, undefined, sources);
      const own = senses.filter(({ from }) => from === 'file');
      const best = own.length > 0 ? own : senses.slice(0, 1);
      const uses = index.uses(short).reduce((sum, { shortForms }) => sum + shortForms.length, 0);
      return { short, expansions: best.map(({ expansion }) => expansion), from: best[0]?.from ?? null, uses };
    })
    .sort((a, b) => compare(a.short.toLowerCase(), b.short.toLowerCase()) || compare(a.short, b.short));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A ready "List of abbreviations" in Markdown; what nobody expands is left out. */
export function abbreviationList(abbreviations: readonly Abbreviation[], heading = 'List of abbreviations'): string {
  const lines = abbreviations.filter(({ expansions }) => expansions.length > 0).map(({ short, expansions }) => `| ${cell(short)} | ${expansions.map(cell).join('; ')} |`);
  return [`## ${heading}`, '', '| Abbreviation | Meaning |', '|---|---|', ...lines, ''].join('\n');
}

/** Markdown that stands in the text is text in the list. */
const cell = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');

/** The same as rows of a CSV, a heading first, undefined ones included: short form, expansion, where from, uses. */
export function abbreviationRows(abbreviations: readonly Abbreviation[]): string[][] {
  return [['short', 'expansion', 'from', 'uses'], ...abbreviations.map(({ short, expansions, from, uses }) => [short, expansions.join('; '), from ?? '', String(uses)])];
}

/** Rows as CSV after RFC 4180: quotes where needed, CRLF line ends. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((field) => (/[",\r\n;]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',') + '\r\n').join('');
}
