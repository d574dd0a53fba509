import type { Listed } from './list.ts';

/** A ready list of abbreviations: each short form with its expansions, alphabetically; those without one are left out. */
export function abbreviationList(listed: readonly Listed[]): string {
  const rows = new Map<string, string>();
  for (const { text, expansion } of listed) if (expansion !== null) rows.set(`${text}\t${expansion}`, `| ${cell(text)} | ${cell(expansion)} |`);
  const sorted = [...rows].sort(([a], [b]) => collator.compare(a, b)).map(([, row]) => row);
  return ['# List of abbreviations', '', '| Abbreviation | Meaning |', '|---|---|', ...sorted, ''].join('\n');
}

const collator = new Intl.Collator('en');

/** A cell of a Markdown table; what would be mark-up stays text. */
function cell(text: string): string {
  return text.replace(/[\\|`*_[\]<>]/g, '\\$&').replace(/&/g, '&amp;').replace(/\s+/g, ' ');
}
