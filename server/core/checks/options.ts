import type { Article } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import type { Finding } from './check.ts';
import { codes, type Code, type Severity } from './codes.ts';

/** What a reader wants to hear of. */
export interface CheckOptions {
  /** Another severity for a code, or none at all. */
  readonly severities?: Readonly<Partial<Record<Code, Severity | 'off'>>>;
  /** Codes that a person silenced in this file. */
  readonly silenced?: readonly Code[];
  /** Codes that a person silenced in single articles, by the articles' ids. */
  readonly silencedIn?: Readonly<Record<string, readonly Code[]>>;
  /** Did a person say that findings with a code are all right at a range of an article (UTF-16 from its beginning)? */
  readonly accepts?: (code: Code, article: Article, range: Range) => boolean;
  /** Is a short form (by its key) expanded in a glossary, in other files or in the lexicon? */
  readonly knows?: (key: string) => boolean;
}

/** The same options, where the other files of a workspace lend what they define: a short form is known that one of them spells out. */
export function borrowing(options: CheckOptions, workspace: (key: string) => readonly { readonly expansion: string }[]): CheckOptions {
  return { ...options, knows: (key) => (options.knows?.(key) ?? false) || workspace(key).some(({ expansion }) => !expansion.includes(key)) };
}

/** How much a finding weighs for this reader; null where it is not to be reported. */
export function severityOf({ severities }: CheckOptions, finding: Finding): Severity | null {
  const wanted = severities?.[finding.code];
  if (wanted === 'off') return null;
  const usual = codes[finding.code];
  if (wanted === undefined) return 'off' in usual ? null : finding.severity ?? usual.severity;
  // where a finding weighs less than its code usually does, it goes on doing so
  return finding.severity !== undefined && wanted === usual.severity ? finding.severity : wanted;
}

/** Did a person silence a code for the file, or for the article with an id? `id` is asked for only where it matters. */
export function silences({ silenced, silencedIn }: CheckOptions, code: Code, id: () => string | null): boolean {
  if (silenced?.includes(code)) return true;
  const article = silencedIn && id();
  return article !== undefined && article !== null && Object.hasOwn(silencedIn!, article) && silencedIn![article].includes(code);
}
