import { DocumentHighlightKind, type DocumentHighlight, type Location } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
import { occurrences, subjectAt } from '../core/analysis/subject.ts';
import { toRange } from './toProtocol.ts';

/** All places of the file that speak of the acronym or the organisation at an offset, short and long forms together. */
export function* references(analysis: Analysis, uri: string, offset: number, withDefinitions: boolean): Generator<unknown, Location[] | null> {
  const subject = yield* subjectAt(analysis, offset);
  if (!subject) return null;
  yield* analysis.acronyms.complete();
  if (subject.organisation) yield* analysis.organisations.complete();
  return occurrences(analysis, subject)
    .filter(({ isDefinition }) => withDefinitions || !isDefinition)
    .map((range) => ({ uri, range: toRange(analysis.dump.text, range) }));
}

/** The same places, as far as the file has been read. */
export function* highlights(analysis: Analysis, offset: number): Generator<unknown, DocumentHighlight[] | null> {
  const subject = yield* subjectAt(analysis, offset);
  if (!subject) return null;
  return occurrences(analysis, subject).map((range) => ({
    range: toRange(analysis.dump.text, range),
    kind: range.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
