import type { PlacedFinding } from '../../core/checks/check.ts';
import type { Severity } from '../../core/checks/codes.ts';
import { inEnglish } from '../../core/say.ts';
import type { Located } from '../json.ts';
import { widest, type Page, type Style } from '../terminal.ts';
import { count } from '../words.ts';

const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'hint' };
const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' };

/** The findings of one file for reading: a line each, with line and column counted from 1. */
export function* checkPage(file: string, dump: Located, findings: readonly PlacedFinding[], page: Page): Generator<string> {
  if (findings.length === 0) return;
  yield `${page.style('cyan', page.cut(file === '-' ? 'standard input' : file, page.columns))}\n`;
  const places = findings.map((finding) => place(dump, finding.start));
  const placed = widest(places);
  const severe = widest(findings.map(({ severity }) => WORDS[severity]));
  const left = 2 + placed + 2 + severe + 2;
  for (const [i, { severity, message, code, related }] of findings.entries()) {
    const more = related.length > 0 ? ` (see also ${related.slice(0, MOST_RELATED).map((other) => place(dump, other.start)).join(', ')}${related.length > MOST_RELATED ? ` and ${count(related.length - MOST_RELATED, 'more place')}` : ''})` : '';
    const lines = page.wrap(`${inEnglish(message)}${more}  [${code}]`, page.columns - left);
    yield `  ${page.style('dim', page.fill(places[i], placed, 'right'))}  ${page.style(STYLES[severity], page.fill(WORDS[severity], severe))}  ${lines[0]}\n`;
    for (const line of lines.slice(1)) yield `${' '.repeat(left)}${line}\n`;
  }
}

/** Related places that are listed; how many more there are is said. */
const MOST_RELATED = 5;

/** "25:63", both counted from 1. */
function place(dump: Located, offset: number): string {
  const { line, character } = dump.text.positionAt(offset);
  return `${line + 1}:${character + 1}`;
}

/** What all files together have: "1 error, 2 warnings, 3 notes in 2 files". */
export function checkSummary(totals: Readonly<Record<Severity, number>>, files: number): string {
  const parts = (Object.keys(WORDS) as Severity[]).filter((severity) => totals[severity] > 0).map((severity) => count(totals[severity], WORDS[severity]));
  return `${parts.length === 0 ? 'nothing found' : parts.join(', ')} in ${count(files, 'file')}\n`;
}
