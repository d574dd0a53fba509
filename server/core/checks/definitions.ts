import type { Definition, ShortForm } from '../acronyms/model.ts';
import type { ZoneKind } from '../dump/model.ts';
import type { Reading } from './check.ts';

/** Headings name a thing before the text introduces it, as the title does. */
const BODY: ZoneKind = 'paragraph';

/** Uses of short forms in the body, by key, in order. */
export function usesInBody({ acronyms }: Reading): ReadonlyMap<string, readonly ShortForm[]> {
  return byKey(acronyms.shortForms.filter(({ zone }) => zone === BODY));
}

/** Definitions that the body itself gives, by key, in order. */
export function definedInBody({ acronyms, structure }: Reading): ReadonlyMap<string, readonly Definition[]> {
  const body = structure.zones.filter(({ kind }) => kind === BODY);
  return byKey(acronyms.definitions.filter(({ form, short }) => form === 'explicit' && (structure.zones.length === 0 || body.some(({ start, end }) => short.start >= start && short.end <= end))));
}

function byKey<T extends { readonly key: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const own = found.get(each.key);
    if (own) own.push(each);
    else found.set(each.key, [each]);
  }
  return found;
}
