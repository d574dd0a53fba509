import type { Analysis } from '../analysis/analysis.ts';
import { expansionIn } from '../analysis/subject.ts';
import type { Placed, ZoneKind } from '../dump/model.ts';
import type { Suggestion } from './formats/documents.ts';

/** Where short forms are words of the article, not labels, codes or tags. */
const TEXT: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['title', 'subheading', 'paragraph']);

/** The labels under which the recogniser proposes marks. */
export const ORGANISATION = 'Organisation';
export const ACRONYM = 'Acronym';

/** What the recogniser proposes to mark in an article: mentions of organisations, and short forms; in the order of the text. */
export function suggestionsFor(analysis: Analysis, placed: Placed): Suggestion[] {
  const { organisations } = analysis.organisations.of(placed);
  const { shortForms } = analysis.acronyms.of(placed);
  const mentions = organisations.flatMap((organisation) => {
    const { name } = analysis.organisation(organisation);
    return organisation.mentions.map(({ start, end }) => ({ start, end, label: ORGANISATION, name }));
  });
  const acronyms = shortForms.filter(({ zone }) => TEXT.has(zone)).map(({ start, end, key }) => {
    const expansion = expansionIn(analysis, key, placed.article);
    return { start, end, label: ACRONYM, ...(expansion !== null && { name: expansion }) };
  });
  return [...mentions, ...acronyms].sort((a, b) => a.start - b.start || b.end - a.end);
}
