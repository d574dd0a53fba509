import { inWords, t } from './language.ts';
import { CodeActionKind, type CodeAction, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import { keyOf } from '../core/acronyms/shape.ts';
import type { Analysis } from '../core/analysis/analysis.ts';
import type { PlacedFinding } from '../core/checks/check.ts';
import type { Checks } from '../core/checks/checks.ts';
import { codes, isCode, type Code } from '../core/checks/codes.ts';
import type { Dump } from '../core/dump/dump.ts';
import type { Edit, Range } from '../core/text/range.ts';
import { checkPosition } from './desk.ts';
import { inDump, toOffsets, toRange } from './toProtocol.ts';

const PER_SLICE = 50;

/** What a fix of the whole file is resolved from. */
export interface FileFix {
  readonly uri: string;
  readonly version: number;
  readonly code: Code;
}

/** Where actions are asked for. */
export interface Place {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  readonly diagnostics: readonly Diagnostic[];
}

/** Corrections of characters in a range: one, all of its kind in the article, all in the file (to be resolved). */
export function* codeActions(dump: Dump, checks: Checks, place: Place): Generator<unknown, CodeAction[]> {
  const actions: CodeAction[] = [];
  const kinds = new Set<Code>();
  for (const placed of dump.articlesIn(place.range)) {
    for (const finding of checks.ofArticle(placed)) {
      if (finding.fix && isAt(finding, place.range)) {
        kinds.add(finding.code);
        actions.push(...ofFinding(dump, finding, place));
      }
    }
    yield;
  }
  for (const code of kinds) {
    const data: FileFix = { uri: place.uri, version: place.version, code };
    actions.push({ title: t('{0}: correct all in this file', t(codes[code].title)), kind: CodeActionKind.QuickFix, data });
  }
  return actions;
}

/** Opening a file again in another encoding, where characters of it were lost, for clients that can. */
export function offers({ diagnostics }: Place, { reopensWithEncoding }: { readonly reopensWithEncoding: boolean }): CodeAction[] {
  const lost = diagnostics.filter(({ code }) => code === ('replacement-character' satisfies Code));
  const title = t('Reopen with another encoding…');
  if (!reopensWithEncoding || lost.length === 0) return [];
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: lost, isPreferred: true, command: { title, command: 'broadsheet.reopenWithEncoding' } }];
}

/** For each acronym at a place that nobody expands, reported or not: the client's command that asks for its expansion and puts it into the glossary. */
export function* glossaryActions(analysis: Analysis, { uri, range, diagnostics }: Place): Generator<unknown, CodeAction[]> {
  const { dump } = analysis;
  const reported = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.code !== ('undefined-acronym' satisfies Code)) continue;
    checkPosition(diagnostic.range?.start);
    checkPosition(diagnostic.range?.end);
    const { start, end } = toOffsets(dump.text, diagnostic.range);
    reported.set(dump.text.slice(start, end), diagnostic);
  }
  const undefinedOnes = new Set(reported.keys());
  for (const placed of dump.articlesIn(range)) {
    const { shortForms } = yield* analysis.acronyms.steps(placed);
    for (const form of shortForms) if (touches(inDump(form, placed), range) && analysis.senses(form.key, placed.article).length === 0) undefinedOnes.add(form.text);
  }
  return [...undefinedOnes].map((short) => {
    const title = t('Add {0} to the glossary…', short);
    const command = { title, command: 'broadsheet.addToGlossary', arguments: [{ uri, acronym: keyOf(short) }] };
    const about = reported.get(short);
    return { title, kind: CodeActionKind.QuickFix, ...(about && { diagnostics: [about] }), command };
  });
}

/** The edits that correct all findings with a code in the file. */
export function* fileEdits(dump: Dump, checks: Checks, code: Code): Generator<unknown, TextEdit[]> {
  const edits: TextEdit[] = [];
  for (const placed of dump.articles()) {
    for (const finding of checks.ofArticle(placed)) if (finding.code === code && finding.fix) edits.push(...toEdits(dump, finding.fix.edits));
    if (placed.index % PER_SLICE === 0) yield placed.index;
  }
  return edits;
}

/** Reads the data of an action that is to be resolved; null where it is none of ours. */
export function fileFixOf(data: unknown): FileFix | null {
  const { uri, version, code } = (data ?? {}) as Partial<FileFix>;
  return typeof uri === 'string' && typeof version === 'number' && typeof code === 'string' && isCode(code) ? { uri, version, code } : null;
}

function ofFinding(dump: Dump, { code, fix, ...finding }: PlacedFinding, { uri, range, diagnostics }: Place): CodeAction[] {
  const { start } = toRange(dump.text, finding);
  const about = diagnostics.filter((each) => each.code === code && each.range?.start?.line === start.line && each.range.start.character === start.character);
  const action = (title: string, edits: readonly Edit[]): CodeAction => ({
    title, kind: CodeActionKind.QuickFix, diagnostics: about, edit: { changes: { [uri]: toEdits(dump, edits) } },
  });
  const { edits } = fix!;
  const title = inWords(fix!.title);
  const here = edits.find((edit) => touches(edit, range));
  if (edits.length === 1 || !here) return [{ ...action(title, edits), isPreferred: true }];
  const only = here.text === '' ? t('Remove it here') : t('Replace it here with “{0}”', here.text);
  return [{ ...action(only, [here]), isPreferred: true }, action(t('{0} in this article', title), edits)];
}

function isAt({ fix, ...finding }: PlacedFinding, range: Range): boolean {
  return touches(finding, range) || fix!.edits.some((edit) => touches(edit, range));
}

function touches(one: Range, other: Range): boolean {
  return one.start <= other.end && one.end >= other.start;
}

function toEdits(dump: Dump, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(dump.text, edit), newText: edit.text }));
}
