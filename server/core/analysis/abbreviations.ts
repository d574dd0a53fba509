import type { ListedAcronym } from './acronymList.ts';

const collator = new Intl.Collator('en');

/** A ready "List of abbreviations" in Markdown: each short form with its expansions, alphabetically. What nobody expands is left out, and named in `left`. */
export function abbreviationList(listed: readonly ListedAcronym[]): { readonly text: string; readonly left: readonly string[] } {
  const all = new Map<string, Set<string>>();
  for (const { text, expansion } of listed) {
    let expansions = all.get(text);
    if (!expansions) all.set(text, (expansions = new Set()));
    if (expansion !== null) expansions.add(expansion);
  }
  const sorted = [...all].sort(([a], [b]) => collator.compare(a, b));
  const lines = sorted.filter(([, expansions]) => expansions.size > 0).map(([short, expansions]) => `| ${cell(short)} | ${[...expansions].map(cell).join('; ')} |`);
  return {
    text: ['## List of abbreviations', '', '| Abbreviation | Meaning |', '|---|---|', ...lines, ''].join('\n'),
    left: sorted.filter(([, expansions]) => expansions.size === 0).map(([short]) => short),
  };
}

/** Markdown that stands in the text is text in the list. */
const cell = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
