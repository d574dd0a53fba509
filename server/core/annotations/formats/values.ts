import type { Coding, Document } from './document.ts';

export type Value = Coding['value'];

/** The values of a document by category; a list where it has several. */
export function valuesOf({ codes }: Document): Record<string, Value | readonly Value[]> {
  const values: Record<string, Value | readonly Value[]> = {};
  for (const [category, all] of byCategory(codes)) values[category] = all.length === 1 ? all[0] : all;
  return values;
}

/** The different values of each category, in the order of the decisions. */
export function byCategory(codes: readonly Coding[]): Map<string, Value[]> {
  const values = new Map<string, Value[]>();
  for (const { category, value } of codes) {
    const known = values.get(category);
    if (!known) values.set(category, [value]);
    else if (!known.includes(value)) known.push(value);
  }
  return values;
}
