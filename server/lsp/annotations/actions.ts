import { t } from '../language.ts';
import { CodeActionKind, CodeActionTriggerKind, type CodeAction, type CodeActionContext, type Diagnostic, type Range } from 'vscode-languageserver';
import type { Annotation, Decision } from '../../core/annotations/annotation.ts';
import { labelOf } from '../../core/annotations/items.ts';
import { isCode } from '../../core/checks/codes.ts';
import { identity } from '../../core/dump/identity.ts';
import type { Range as Offsets } from '../../core/text/range.ts';
import type { Asked } from '../desk.ts';
import { toOffsets, toRange } from '../toProtocol.ts';
import type { Deciding, DecideParams } from './annotations.ts';
import { at, type Listed } from './listing.ts';
import type { Keeper } from './keeper.ts';

/** The command that an action runs: decisions, as `broadsheet/decide` takes them. */
export const DECIDE = 'broadsheet.decide';
export const STRUCTURE = `${CodeActionKind.Refactor}.structure`;
export const ANNOTATION = `${CodeActionKind.Refactor}.annotation`;

/** So many decisions without a place are offered; the view and its command have all. */
const ORPHANS = 5;

/** What a person may decide at a range: that findings are all right, and, where they ask for it, about structure, suggestions and acronyms. */
export function* decisionActions(asked: Asked, keeper: Keeper, range: Offsets, context: CodeActionContext): Generator<unknown, CodeAction[]> {
  const { analysis: { dump }, uri, session } = asked;
  const placed = dump.articleAt(range.start);
  const action = (title: string, kind: string, decisions: Deciding[], diagnostics?: Diagnostic[]): CodeAction => {
    const params: DecideParams = { title, changes: [{ uri, version: session.document.version, decisions }] };
    return { title, kind, ...(diagnostics && { diagnostics }), command: { title, command: DECIDE, arguments: [params] } };
  };
  const actions: CodeAction[] = [];
  for (const diagnostic of context.diagnostics ?? []) {
    const code = typeof diagnostic.code === 'string' && isCode(diagnostic.code) ? diagnostic.code : null;
    if (code === null || !dump.articleAt(toOffsets(dump.text, diagnostic.range).start)) continue;
    const decision: Decision = { kind: 'silence', code };
    actions.push(action(t('This finding is all right here ({0})', code), CodeActionKind.QuickFix, [{ decision, range: diagnostic.range }], [diagnostic]));
  }
  if (context.triggerKind === CodeActionTriggerKind.Automatic) return actions;
  const answered = new Set<string>();
  for (const item of (yield* at(asked, keeper, range.start)).filter(({ whole }) => !whole)) {
    const id = item.id === null ? {} : { id: item.id };
    const answer = (title: string, decision: Decision): CodeAction => action(title, ANNOTATION, [{ ...id, decision, range: item.range }]);
    const [mark, sense] = [markOf(item), senseOf(item)];
    const open = (['confirmed', 'rejected'] as const).filter((state) => state !== item.state && item.state !== 'added');
    for (const state of open) {
      if (mark) actions.push(answer(state === 'confirmed' ? t('Confirm: “{0}” is marked {1}', item.text, item.label) : t('Reject: “{0}” is not marked {1}', item.text, item.label), { ...mark, state }));
      if (sense) actions.push(answer(state === 'confirmed' ? t('{0} means “{1}”', sense.acronym, sense.expansion) : t('{0} does not mean “{1}”', sense.acronym, sense.expansion), { ...sense, ...(state === 'rejected' && { state }) }));
      if (sense) answered.add(sense.expansion);
    }
    if (item.id !== null) actions.push(action(t('Remove the decision “{0}” on “{1}”', item.label, item.text), ANNOTATION, [{ ...id, remove: true }]));
  }
  if (placed) {
    const { shortForms } = yield* asked.analysis.acronyms.steps(placed);
    const form = shortForms.find(({ start, end }) => start <= range.start - placed.start && range.start - placed.start <= end);
    const senses = form ? asked.analysis.senses(form.key, placed.article) : [];
    for (const { expansion, from } of senses) {
      if (form && from !== 'decision' && !answered.has(expansion)) {
        const place = toRange(dump.text, { start: placed.start + form.start, end: placed.start + form.end });
        const sense = { kind: 'sense', acronym: form.text, expansion } as const;
        actions.push(action(t('{0} means “{1}”', form.text, expansion), ANNOTATION, [{ decision: sense, range: place }]));
        actions.push(action(t('{0} does not mean “{1}”', form.text, expansion), ANNOTATION, [{ decision: { ...sense, state: 'rejected' }, range: place }]));
      }
    }
  }
  if (range.end > range.start && placed) {
    const orphans = orphansFor(keeper, asked.analysis.dump.fact(identity, placed)), more = orphans.length - ORPHANS;
    for (const [n, { id, label, words }] of orphans.slice(0, ORPHANS).entries()) {
      const title = t('Put “{0}” ({1}), whose words are gone, on the selection', words, label);
      actions.push(action(n + 1 === ORPHANS && more > 0 ? t('{0} ({1} more have no place)', title, more) : title, ANNOTATION, [{ id, range: toRange(dump.text, range) }]));
    }
  }
  actions.push(...structureOf(asked, range).map(({ title, deciding }) => action(title, STRUCTURE, [deciding])));
  return actions;
}

/** Decisions on words that are not found any more: those of an article first. */
function orphansFor({ decisions }: Keeper, article: string): { id: string; label: string; words: string }[] {
  const isHere = ({ target }: Annotation): boolean => target.article.id === article;
  return decisions.orphans.filter(({ target: { range } }) => range !== null).sort((a, b) => Number(isHere(b)) - Number(isHere(a)))
    .map((orphan) => ({ id: orphan.id, label: labelOf(orphan), words: (orphan.target.quote?.exact ?? '').replace(/\s+/g, ' ').slice(0, 40) }));
}

/** The mark that an item is, or would be. */
function markOf({ label, decision, sense }: Listed): (Decision & { kind: 'mark' }) | null {
  if (decision) return decision.kind === 'mark' ? decision : null;
  return sense ? null : { kind: 'mark', label, state: 'confirmed' };
}

/** The meaning of an acronym that an item is about. */
function senseOf({ decision, sense }: Listed): (Decision & { kind: 'sense' }) | null {
  if (sense) return { kind: 'sense', ...sense };
  return decision?.kind === 'sense' ? { kind: 'sense', acronym: decision.acronym, expansion: decision.expansion } : null;
}

/** What can be said about the structure at a range. */
function structureOf({ analysis: { dump } }: Asked, range: Offsets): { title: string; deciding: Deciding }[] {
  const { text } = dump;
  const placed = dump.articleAt(range.start);
  const line = text.lineAt(range.start);
  const lineRange: Range = toRange(text, { start: text.lineStart(line), end: text.lineEnd(line) });
  const isBlank = text.slice(text.lineStart(line), text.lineEnd(line)).trim() === '';
  const part = range.end > range.start ? toRange(text, range) : lineRange;
  const ruling = (role: (Decision & { kind: 'structure' })['role'], where: Range, whole = false): Deciding => ({ decision: { kind: 'structure', role }, range: where, whole });
  return [
    ...(isBlank || placed?.start === text.lineStart(line) ? [] : [{ title: t('An article begins here'), deciding: ruling('article', lineRange) }]),
    ...(placed ? [
      { title: t('This is not an article'), deciding: ruling('gap', lineRange, true) },
      ...(placed.index > 0 ? [{ title: t('This article belongs to the one before'), deciding: ruling('continuation', toRange(text, { start: placed.start, end: Math.min(placed.end, text.lineEnd(text.lineAt(placed.start))) })) }] : []),
      ...(isBlank ? [] : ([
        ['title', t('This is the title')], ['byline', t('This is the byline')], ['date', t('This is the date')], ['section', t('This is the section')],
      ] as const).map(([role, title]) => ({ title, deciding: ruling(role, part) }))),
      ...(range.end > range.start ? [{ title: t('This is no part of the article'), deciding: ruling('gap', part) }] : []),
    ] : []),
  ];
}
