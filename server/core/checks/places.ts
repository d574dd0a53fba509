import type { Edit, Range } from '../text/range.ts';
import type { Finding, Fix } from './check.ts';
import type { Code, Severity } from './codes.ts';

/** A place of a finding that may come more than once in an article. */
export interface Spot extends Range {
  readonly message: string;
  readonly edit?: Edit;
}

/** The places of one code in an article as one finding: the first is its range, the others are related. Nothing where there are none. */
export function grouped(code: Code, spots: readonly Spot[], words: { readonly message?: (count: number, first: string) => string; readonly fix?: (count: number) => string; readonly severity?: Severity } = {}): Finding[] {
  const [first, ...others] = spots;
  if (!first) return [];
  const edits = spots.flatMap(({ edit }) => (edit ? [edit] : []));
  const fix: Fix | undefined = words.fix && edits.length > 0 ? { title: words.fix(edits.length), edits } : undefined;
  const message = words.message?.(spots.length, first.message) ?? (others.length > 0 ? `${first.message} (${spots.length} such places in this article)` : first.message);
  return [{
    code, start: first.start, end: first.end, message,
    related: others.map(({ start, end, message: words }) => ({ start, end, message: words })),
    ...(words.severity && { severity: words.severity }),
    ...(fix && { fix }),
  }];
}

/** "1 place", "3 places". */
export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** A character's code as Unicode writes it: "U+200B". */
export const unicode = (text: string): string => `U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
