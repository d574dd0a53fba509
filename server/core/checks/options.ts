import type { Finding } from './check.ts';
import { codes, isCode, type Code, type Severity } from './codes.ts';

/** What a reader wants to hear of. */
export interface CheckOptions {
  /** Another severity for a code, or none at all. */
  readonly severities?: Readonly<Partial<Record<Code, Severity | 'off'>>>;
  /** Codes that a person silenced in this file. */
  readonly silenced?: readonly Code[];
  /** Codes that a person silenced in single articles, by the articles' ids. */
  readonly silencedIn?: Readonly<Record<string, readonly Code[]>>;
  /** Is a short form (by its key) expanded in a glossary, in other files or in the lexicon? */
  readonly knows?: (key: string) => boolean;
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

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['error', 'warning', 'information', 'hint', 'off']);

/**
 * Reads the `checks` of a `.broadsheet.json`: `{"severity": {CODE: SEVERITY}, "silenced": [{"code", "file", "article"}]}`, where
 * `file` is a path from the project's folder with `/`, and `article` an article's id. Never fails: what is wrong is told in
 * `problems`, and the rest is taken. The options are those for one file.
 */
export function projectChecks(value: unknown, file: string): { readonly options: CheckOptions; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const severities: Partial<Record<Code, Severity | 'off'>> = {};
  const silenced: Code[] = [];
  const silencedIn: Record<string, Code[]> = Object.create(null) as Record<string, Code[]>;
  const checks = record(value);
  if (!checks) return { options: {}, problems: value === undefined ? [] : ['"checks" must be an object'] };
  for (const [code, severity] of Object.entries(record(checks.severity) ?? {})) {
    if (!isCode(code)) problems.push(`there is no code "${code}"`);
    else if (!SEVERITIES.has(severity)) problems.push(`the severity of "${code}" must be error, warning, information, hint or off`);
    else severities[code] = severity as Severity | 'off';
  }
  for (const entry of Array.isArray(checks.silenced) ? checks.silenced : []) {
    const { code, file: where, article } = record(entry) ?? {};
    if (typeof code !== 'string' || !isCode(code)) problems.push(`there is no code ${JSON.stringify(code) ?? '(none given)'} to silence`);
    else if (where === undefined && article === undefined) problems.push(`say in which file or article "${code}" is silenced, or turn it off under "severity"`);
    else if (where !== undefined && where !== file) continue;
    else if (typeof article === 'string') (silencedIn[article] ??= []).push(code);
    else silenced.push(code);
  }
  return { options: { severities, silenced, ...(Object.keys(silencedIn).length > 0 && { silencedIn }) }, problems };
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null;
}
