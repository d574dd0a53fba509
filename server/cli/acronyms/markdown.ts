import { abbreviationList, type Abbreviation } from '../../core/acronyms/abbreviationList.ts';
import type { ListedAcronym } from '../../core/analysis/acronymList.ts';

const collator = new Intl.Collator('en');

/** A ready list of abbreviations, in Markdown: each short form with its expansions, alphabetically; those without one are left out. */
export function markdownList(listed: readonly ListedAcronym[]): string {
  const abbreviations = new Map<string, Abbreviation>();
  for (const { text, expansion, from, uses } of listed) {
    const known = abbreviations.get(text);
    const expansions = new Set([...known?.expansions ?? [], ...expansion === null ? [] : [expansion]]);
    abbreviations.set(text, { short: text, expansions: [...expansions], from: known?.from ?? from, uses: (known?.uses ?? 0) + uses.length });
  }
  return abbreviationList([...abbreviations.values()].sort((a, b) => collator.compare(a.short, b.short)));
}
