import { say, type Message } from '../say.ts';
import { isObject, type Json } from './annotation.ts';

/** One value of a category that has a fixed list of them. */
export interface CodebookValue {
  readonly value: string | number | boolean;
  /** The key that chooses it while coding; one character. */
  readonly key: string | null;
  readonly definition: string | null;
}

/** What kind of values a category has. */
export type CategoryKind = 'choice' | 'number' | 'text';

/** One question that is asked of every article. */
export interface Category {
  readonly id: string;
  readonly title: string;
  readonly definition: string | null;
  readonly kind: CategoryKind;
  /** Several values at once are allowed. */
  readonly multiple: boolean;
  /** Of a choice: what there is to choose from. */
  readonly values: readonly CodebookValue[];
  /** Of numbers: the least and the greatest. */
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** A label for marks. */
export interface MarkLabel {
  readonly id: string;
  readonly key: string | null;
  /** "#rrggbb" */
  readonly colour: string | null;
  readonly definition: string | null;
}

/** What is coded and marked in a project. */
export interface Codebook {
  readonly categories: readonly Category[];
  readonly labels: readonly MarkLabel[];
}

/** The labels that every project has. */
export const BUILT_IN_LABELS: readonly MarkLabel[] = [
  { id: 'Organisation', key: 'o', colour: null, definition: 'A named body of people: government, party, company, agency, club.' },
  { id: 'Acronym', key: 'a', colour: null, definition: 'A short form made of the initials of a longer one.' },
  { id: 'Person', key: 'p', colour: null, definition: 'A named person.' },
  { id: 'Place', key: 'l', colour: null, definition: 'A named place.' },
  { id: 'Quote', key: 'q', colour: null, definition: 'Words that somebody is quoted with.' },
];

/** Something in a codebook that makes no sense, and where: `['codebook', 'topic', 'values', 2]`. */
export interface CodebookProblem {
  readonly path: readonly (string | number)[];
  readonly message: Message;
}

const KINDS: ReadonlySet<string> = new Set<CategoryKind>(['choice', 'number', 'text']);

/**
 * Reads `codebook` and `labels` of a project's `.broadsheet.json`, given as plain JSON. Never fails: what makes no sense is left out and
 * is a problem. A category is `{"title","definition","values":[…]}`, `{"type":"number","minimum","maximum"}` or `{"type":"text"}`; a value is
 * a word, or `{"value","key","definition"}`. Values and labels without a key get the next free digit; keys count once in a category.
 */
export function readCodebook(settings: Json | undefined): { readonly codebook: Codebook; readonly problems: readonly CodebookProblem[] } {
  const problems: CodebookProblem[] = [];
  const report: Report = (path, message) => void problems.push({ path, message });
  const own = isObject(settings) ? settings : {};
  const categories = entries(own.codebook, ['codebook'], report).flatMap(([id, entry, path]) => categoryOf(id, entry, path, report));
  const labels = entries(own.labels, ['labels'], report).flatMap(([id, entry, path]) => labelOf(id, entry, path, report));
  const named = new Set(labels.map(({ id }) => id));
  const all = [...BUILT_IN_LABELS.filter(({ id }) => !named.has(id)), ...labels];
  return { codebook: { categories, labels: withKeys(all, ['labels'], report) }, problems };
}

type Path = CodebookProblem['path'];
type Report = (path: Path, message: Message) => void;

function entries(json: Json | undefined, path: Path, report: Report): [string, Json | undefined, Path][] {
  if (json === undefined) return [];
  if (isObject(json)) return Object.entries(json).map(([id, entry]) => [id, entry, [...path, id]]);
  report(path, say('it must be an object: names, and what belongs to each'));
  return [];
}

function categoryOf(id: string, json: Json | undefined, path: Path, report: Report): Category[] {
  const entry = Array.isArray(json) ? { values: json as readonly Json[] } : json;
  if (!isObject(entry)) {
    report(path, say('a category must be an object, or a list of values'));
    return [];
  }
  const kind = entry.type ?? (entry.values === undefined ? 'text' : 'choice');
  if (typeof kind !== 'string' || !KINDS.has(kind)) {
    report(path, say('its type {0} is not one of {1}', JSON.stringify(kind), [...KINDS].join(', ')));
    return [];
  }
  const listed = Array.isArray(entry.values) ? (entry.values as readonly Json[]) : [];
  if (kind === 'choice' && listed.length === 0) {
    report(path, say('it has no values to choose from'));
    return [];
  }
  const values = listed.flatMap((value, n) => valueOf(value, [...path, 'values', n], report));
  const distinct = values.filter(({ value }, n) => {
    const first = values.findIndex((other) => other.value === value) === n;
    if (!first) report([...path, 'values', n], say('the value {0} stands twice', JSON.stringify(value)));
    return first;
  });
  return [{
    id, kind: kind as CategoryKind,
    title: words(entry.title) ?? id,
    definition: words(entry.definition),
    multiple: entry.multiple === true,
    values: withKeys(distinct, path, report),
    minimum: typeof entry.minimum === 'number' ? entry.minimum : null,
    maximum: typeof entry.maximum === 'number' ? entry.maximum : null,
  }];
}

function valueOf(json: Json, path: Path, report: Report): CodebookValue[] {
  const entry = isObject(json) ? json : { value: json };
  const { value } = entry;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    report(path, say('a value must be a word, a number, true or false'));
    return [];
  }
  return [{ value, key: keyOf(entry.key, path, report), definition: words(entry.definition) }];
}

function labelOf(id: string, json: Json | undefined, path: Path, report: Report): MarkLabel[] {
  const entry = typeof json === 'string' ? { colour: json } : json;
  if (!isObject(entry)) {
    report(path, say('a label must be an object, or a colour'));
    return [];
  }
  const colour = words(entry.colour);
  if (colour !== null && !/^#[0-9a-f]{6}$/i.test(colour)) report(path, say('its colour {0} is not of the form "#1a2b3c"', JSON.stringify(colour)));
  return [{ id, key: keyOf(entry.key, path, report), colour: colour !== null && /^#[0-9a-f]{6}$/i.test(colour) ? colour : null, definition: words(entry.definition) }];
}

function keyOf(json: Json | undefined, path: Path, report: Report): string | null {
  if (json === undefined) return null;
  if (typeof json === 'string' && [...json].length === 1 && json.trim() !== '') return json;
  report(path, say('its key {0} is not one character', JSON.stringify(json)));
  return null;
}

/** Gives those without a key the next digit that is free; of two with the same key the first keeps it. */
function withKeys<T extends { readonly key: string | null }>(list: readonly T[], path: Path, report: Report): T[] {
  const taken = new Set<string>();
  const kept = list.map((one) => {
    if (one.key === null || !taken.has(one.key)) {
      if (one.key !== null) taken.add(one.key);
      return one;
    }
    report(path, say('the key {0} stands twice', JSON.stringify(one.key)));
    return { ...one, key: null };
  });
  const free = [...'123456789'].filter((digit) => !taken.has(digit));
  return kept.map((one) => (one.key === null ? { ...one, key: free.shift() ?? null } : one));
}

function words(json: Json | undefined): string | null {
  return typeof json === 'string' && json.trim() !== '' ? json : null;
}

/** Whether a category allows a value; a sentence that says why not, or null. */
export function objection(category: Category, value: string | number | boolean): Message | null {
  const { id, kind, values, minimum, maximum } = category;
  if (kind === 'choice') return values.some((one) => one.value === value) ? null : say('"{0}" has no value {1}; there are {2}', id, JSON.stringify(value), values.map((one) => one.value).join(', '));
  if (kind === 'text') return typeof value === 'string' ? null : say('"{0}" takes words', id);
  if (typeof value !== 'number' || !Number.isFinite(value)) return say('"{0}" takes a number', id);
  if (minimum !== null && value < minimum) return say('"{0}" takes no number below {1}', id, minimum);
  return maximum !== null && value > maximum ? say('"{0}" takes no number above {1}', id, maximum) : null;
}
