import type { Zone } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { acronymsOf } from './article.ts';
import type { Definition } from './model.ts';

/** What `acronyms --jsonl` prints of one text, beside its id; offsets in UTF-16 units. */
export interface AcronymsLine {
  readonly acronyms: readonly (Range & { readonly text: string })[];
  readonly definitions: readonly { readonly acronym: Range; readonly expansion: Range; readonly form: 'explicit' | 'inferred' }[];
}

/** The short forms that a text defines, with their long forms, read as `acronymsLine` reads it. */
export function definitionsIn(text: string): readonly Definition[] {
  return acronymsOf({ text, zones: paragraphsOf(text) }).definitions;
}

/** Reads a text as one article whose paragraphs are set apart by blank lines. A letter may be defined, but is no acronym. */
export function acronymsLine(text: string): AcronymsLine {
  const { shortForms, definitions } = acronymsOf({ text, zones: paragraphsOf(text) });
  return {
    acronyms: shortForms.filter(({ text: form }) => form.length > 1).map(({ start, end, text: form }) => ({ start, end, text: form })),
    definitions: definitions.map(({ short, long, form }) => ({ acronym: short, expansion: { start: long.start, end: long.end }, form })),
  };
}

/** The stretches between blank lines. */
function paragraphsOf(text: string): Zone[] {
  const zones: Zone[] = [];
  let start = 0;
  for (const blank of text.matchAll(/\r?\n[^\S\n]*\r?\n\s*/g)) {
    if (blank.index > start) zones.push({ kind: 'paragraph', start, end: blank.index });
    start = blank.index + blank[0].length;
  }
  if (start < text.length) zones.push({ kind: 'paragraph', start, end: text.length });
  return zones;
}
