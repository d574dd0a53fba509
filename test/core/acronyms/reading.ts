import { acronymsOf } from '../../../server/core/acronyms/article.ts';
import type { AcronymFacts } from '../../../server/core/acronyms/model.ts';
import type { ZoneKind } from '../../../server/core/dump/model.ts';

/** The facts of a text that is one paragraph, or of the zones given. */
export function factsOf(text: string, zones?: readonly [kind: ZoneKind, part: string][]): AcronymFacts {
  let from = 0;
  const placed = (zones ?? []).map(([kind, part]) => {
    const start = text.indexOf(part, from);
    from = start + part.length;
    return { kind, start, end: from };
  });
  return acronymsOf({ text, zones: placed });
}

/** The explicit definitions as "short = long", both as written. */
export function defined(text: string): string[] {
  return pairs(text, 'explicit');
}

/** The inferred ones likewise. */
export function inferred(text: string): string[] {
  return pairs(text, 'inferred');
}

function pairs(text: string, form: 'explicit' | 'inferred'): string[] {
  return factsOf(text)
    .definitions.filter((definition) => definition.form === form)
    .map(({ short, long }) => `${text.slice(short.start, short.end)} = ${text.slice(long.start, long.end)}`);
}

/** The short forms as written, in order. */
export function shorts(text: string, zones?: readonly [kind: ZoneKind, part: string][]): string[] {
  return factsOf(text, zones).shortForms.map(({ text: form }) => form);
}
