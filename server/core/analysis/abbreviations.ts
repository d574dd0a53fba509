import type { ListedAcronym } from './acronymList.ts';

const collator = new Intl.Collator('en');

/** What the list is called, and its two columns. */
export const ENGLISH_HEADS = ['List of abbreviations', 'Abbreviation', 'Meaning'] as const;

/** A ready "List of abbreviations" in Markdown: each short form with its expansions, alphabetically. What nobody expands is left out, and named in `left`. */
export function abbreviationList(listed: readonly ListedAcronym[], [title, short, long]: readonly [title: string, short: string, long: string] = ENGLISH_HEADS): { readonly text: string; readonly left: readonly string[] } {
  const all = new Map<string, Set<string>>();
  for (const { text, expansion } of listed) {
    let expansions = all.get(text);
    if (!expansions) all.set(text, (expansions = new Set()));
    if (expansion !== null) expansions.add(expansion);
  }
  const sorted = [...all].sort(([a], [b]) => collator.compare(a, b));
  const lines = sorted.filter(([, expansions]) => expansions.size > 0).map(([form, expansions]) => `| ${cell(form)} | ${[...expansions].map(cell).join('; ')} |`);
  return {
    text: [`## ${title}`, '', `| ${short} | ${long} |`, '|---|---|', ...lines, ''].join('\n'),
    left: sorted.filter(([, expansions]) => expansions.size === 0).map(([form]) => form),
  };
}

/** Markdown that stands in the text is text in the list. */
const cell = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
