import { say, type Message } from '../say.ts';
import type { Edit, Range } from '../text/range.ts';
import type { Finding, Fix } from './check.ts';
import type { Code } from './codes.ts';

/** A place of a finding that may come more than once in an article. */
export interface Spot extends Range {
  readonly message: Message;
  readonly edit?: Edit;
}

/** The places of one code in an article as one finding: the first is its range, the others are related. Nothing where there are none. */
export function grouped(code: Code, spots: readonly Spot[], words: { readonly fix?: (count: number) => Message } = {}): Finding[] {
  const [first, ...others] = spots;
  if (!first) return [];
  const edits = spots.flatMap(({ edit }) => (edit ? [edit] : []));
  const fix: Fix | undefined = words.fix && edits.length > 0 ? { title: words.fix(edits.length), edits } : undefined;
  const message = others.length > 0 ? say('{0} ({1} such places in this article)', first.message, spots.length) : first.message;
  return [{
    code, start: first.start, end: first.end, message,
    related: others.map(({ start, end, message: other }) => ({ start, end, message: other })),
    ...(fix && { fix }),
  }];
}

/** A character's code as Unicode writes it: "U+200B". */
export const unicode = (text: string): string => `U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
