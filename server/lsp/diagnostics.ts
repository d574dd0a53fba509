import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import type { PlacedFinding } from '../core/checks/check.ts';
import type { Severity } from '../core/checks/codes.ts';
import type { Text } from '../core/text/text.ts';
import { inWords, t } from './language.ts';
import { toRange } from './toProtocol.ts';

/** VS Code keeps as many of a file; with more, the weightiest are sent, of these what is rare before what is frequent, and the rest is counted. */
export const MOST_DIAGNOSTICS = 1000;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};

/** What a client can show of a diagnostic. */
export interface Shown {
  readonly related: boolean;
  readonly tags: boolean;
  /** the address of the page about the codes, where the client can show it */
  readonly page: string | null;
}

/** Findings as LSP has them, in the order of the text. */
export function toDiagnostics(uri: string, text: Text, findings: readonly PlacedFinding[], shown: Shown): Diagnostic[] {
  if (findings.length <= MOST_DIAGNOSTICS) return findings.map((finding) => toDiagnostic(uri, text, finding, shown));
  const counts = countsOf(findings);
  const ranked = [...findings].sort((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity] || counts.get(a.code)! - counts.get(b.code)!);
  const kept = new Set(ranked.slice(0, MOST_DIAGNOSTICS - 1));
  const left = [...countsOf(ranked.slice(MOST_DIAGNOSTICS - 1))].map(([code, count]) => t('{0} {1}', count, code)).join(', ');
  const rest: Diagnostic = {
    range: toRange(text, { start: 0, end: 0 }),
    severity: DiagnosticSeverity.Warning,
    source: 'broadsheet',
    message: t('{0} of {1} findings are not listed here, the least severe and most frequent ones ({2}); "broadsheet check" lists all.', findings.length - kept.size, findings.length, left),
  };
  return [rest, ...findings.filter((finding) => kept.has(finding)).map((finding) => toDiagnostic(uri, text, finding, shown))];
}

function countsOf(findings: readonly PlacedFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function toDiagnostic(uri: string, text: Text, finding: PlacedFinding, shown: Shown): Diagnostic {
  const { code, severity, message, related } = finding;
  return {
    range: toRange(text, finding),
    severity: SEVERITIES[severity],
    source: 'broadsheet',
    code,
    message: inWords(message),
    ...(shown.page !== null ? { codeDescription: { href: `${shown.page}#${code}` } } : {}),
    ...(shown.tags && code === 'unused-definition' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(shown.related && related.length > 0
      ? { relatedInformation: related.map((place) => ({ location: { uri, range: toRange(text, place) }, message: inWords(place.message) })) }
      : {}),
  };
}
