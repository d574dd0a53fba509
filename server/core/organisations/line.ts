import type { OrganisationKnowledge } from './knowledge.ts';
import type { ArticleHints } from './mentions.ts';
import { mentionsOf } from './mentions.ts';

/** A mention as `organisations --jsonl` prints it: UTF-16 offsets into the text, half-open. */
export interface OrganisationSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What `organisations --jsonl` says of one text, which is one article; `hints` are what the reader of acronyms found in it. */
export function organisationsLine(text: string, knowledge: OrganisationKnowledge, hints: ArticleHints = {}): readonly OrganisationSpan[] {
  return mentionsOf({ text, zones: [] }, knowledge, hints).map(mention => ({ start: mention.start, end: mention.end, text: mention.text }));
}
