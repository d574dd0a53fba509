import { type CancellationToken, commands, Disposable, l10n, MarkdownString, type Memento, ThemeColor, ThemeIcon, window } from 'vscode';
import type { Annotating } from '../annotations/desk.ts';
import { besides, stateName } from '../annotations/decorations.ts';
import { senseOf, shortened } from '../annotations/marks.ts';
import { ANNOTATIONS, EXPANSION, PROGRESS, type Decision, type Item, type List, type Orphan, type Review, type State } from '../annotations/protocol.ts';
import type { Dumps } from '../dumps.ts';
import { activeDump } from '../editors.ts';
import { Choice } from './choices.ts';
import { placeCommand } from './place.ts';
import { DumpTree, type Content, type Line } from './tree.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';

/** Lines that are listed below one line; how many more there are is said. */
const MOST = 500;
const STATES: readonly State[] = ['suggested', 'confirmed', 'rejected', 'added'];

/** The view of what is suggested and decided in the shown dump: by article, label or state. */
export function annotationView(desk: Annotating, dumps: Dumps, memory: Memento): Disposable {
  const grouping = new Choice<'article' | 'label' | 'state'>('annotationGrouping', memory, 'article');
  const view = new DumpTree('broadsheet.annotations', dumps, async (dump, token): Promise<Content> => {
    const uri = desk.uri(dump);
    const review = await desk.client.sendRequest<Review>(PROGRESS, { uri }, token);
    const items = (id: string, params: object) => async (own: CancellationToken): Promise<readonly Line[]> => {
      const list = await desk.client.sendRequest<List>(ANNOTATIONS, { uri, limit: MOST, ...params }, own);
      const lines = list.items.map((item, n) => itemLine(`${id}\n${n}`, item, desk, uri));
      return list.left === 0 ? lines : [...lines, plainLine(`${id}\nmore`, l10n.t('{0} more are not listed', quantity(list.left)))];
    };
    const lines = grouping.value === 'article' ? review.articles.map(({ range, title, suggested, answered, added }, n): Line => ({
      ...plainLine(`article\n${n}`, title, counted(suggested, answered, added)),
      icon: new ThemeIcon('file-text'), command: placeCommand(desk.asUri(uri), { start: range.start, end: range.start }), children: items(`article\n${n}`, { range }),
    })) : grouping.value === 'state' ? STATES.map((state): Line => ({
      ...plainLine(`state\n${state}`, stateName(state), quantity(state === 'suggested' ? review.suggested - review.answered : review[state])),
      icon: iconOf(state), children: items(`state\n${state}`, { states: [state] }),
    })) : [...(await desk.labels(dump) ?? []).map(({ id }) => id), EXPANSION].map((id): Line => ({ ...plainLine(`label\n${id}`, id), icon: new ThemeIcon('tag'), children: items(`label\n${id}`, { labels: [id] }) }));
    const { orphans } = review.orphans === 0 ? { orphans: [] } : await desk.client.sendRequest<List>(ANNOTATIONS, { uri, states: [] }, token);
    const lost: Line[] = orphans.length === 0 ? [] : [{
      ...plainLine('orphans', l10n.t('Without a place'), quantity(orphans.length)), icon: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
      children: () => Promise.resolve(orphans.map(orphan => orphanLine(orphan))),
    }];
    return { lines: [...lost, ...lines], summary: progressText(review) };
  });
  const group = (by: 'article' | 'label' | 'state') => (): void => {
    grouping.value = by;
    view.refresh();
  };
  return Disposable.from(
    view,
    commands.registerCommand('broadsheet.annotationsByArticle', group('article')),
    commands.registerCommand('broadsheet.annotationsByLabel', group('label')),
    commands.registerCommand('broadsheet.annotationsByState', group('state')),
    commands.registerCommand('broadsheet.reattach', (id?: unknown) => reattach(desk, id)),
  );
}

/** "41 of 212" */
export function progressText({ answered, suggested, isComplete }: Review): string {
  return isComplete ? l10n.t('{0} of {1}', quantity(answered), quantity(suggested)) : l10n.t('{0} of {1} so far', quantity(answered), quantity(suggested));
}

function counted(suggested: number, answered: number, added: number): string {
  const of = l10n.t('{0} of {1}', quantity(answered), quantity(suggested));
  return added === 0 ? of : l10n.t('{0}, {1} added', of, quantity(added));
}

function plainLine(id: string, label: string, description = ''): Line {
  return { id, label, description, spoken: description ? `${label}, ${description}` : label };
}

function iconOf(state: State): ThemeIcon {
  switch (state) {
    case 'suggested': return new ThemeIcon('question', new ThemeColor('broadsheet.suggestedMark'));
    case 'confirmed': return new ThemeIcon('check', new ThemeColor('broadsheet.confirmedMark'));
    case 'rejected': return new ThemeIcon('close', new ThemeColor('broadsheet.rejectedMark'));
    case 'added': return new ThemeIcon('add', new ThemeColor('broadsheet.addedMark'));
  }
}

function itemLine(id: string, item: Item, desk: Annotating, uri: string): Line {
  const { label, state, text, range, decision } = item;
  const sense = senseOf(item);
  const value = sense ? `${sense.acronym}: ${sense.expansion}` : (decision && contentOf(decision)) || text;
  return {
    id, label: value, description: label, icon: iconOf(state), context: `annotation.${state}`,
    tooltip: new MarkdownString().appendText([value, `${label}, ${stateName(state)}`, ...besides(item)].join('\n\n')),
    spoken: [value, label, stateName(state), ...besides(item)].join(', '),
    command: placeCommand(desk.asUri(uri), range),
  };
}

function orphanLine({ id, label, words, article, decision }: Orphan): Line {
  const said = words === '' ? article ?? l10n.t('a whole article') : words;
  const content = contentOf(decision);
  return {
    id: `orphan\n${id}`, label: shortened(said), description: [label, content].filter(Boolean).join(' · '), icon: new ThemeIcon('warning'), context: 'annotation.orphan',
    tooltip: new MarkdownString().appendText([said, content, article ?? ''].filter(Boolean).join('\n\n')), spoken: l10n.t('{0}, {1}, its words are not found', said, [label, content].filter(Boolean).join(', ')),
    command: { command: 'broadsheet.reattach', title: '', arguments: [id] },
  };
}

/** What was decided, besides its label. */
function contentOf(decision: Decision): string {
  switch (decision.kind) {
    case 'code': return `${decision.category}: ${decision.value}`;
    case 'note': return decision.text;
    case 'sense': return `${decision.acronym}: ${decision.expansion}`;
    default: return '';
  }
}

/** Puts a decision whose words are gone, the one with an id or a chosen one, on what is selected; one about a whole article on the article at the cursor. */
async function reattach(desk: Annotating, id: unknown): Promise<void> {
  const editor = activeDump() ?? window.visibleTextEditors.find(({ document }) => document.languageId === 'article-dump');
  const list = editor && await desk.ask<List>(ANNOTATIONS, { uri: desk.uri(editor.document), states: [] });
  if (!list) return;
  const { document, selection } = editor;
  const fitting = list.orphans.filter(({ words }) => words === '' || !selection.isEmpty);
  const one = list.orphans.find(orphan => orphan.id === id);
  if (one ? !fitting.includes(one) : fitting.length === 0 && list.orphans.length > 0) {
    return void window.showInformationMessage(l10n.t('Select the words that the annotation belongs on, then choose this again.'));
  }
  const chosen = one ?? (await window.showQuickPick(fitting.map(orphan => ({
    orphan, label: plain(orphan.words || orphan.article || ''), description: plain([orphan.label, contentOf(orphan.decision)].filter(Boolean).join(' · ')), detail: plain(orphan.article ?? ''),
  })), {
    title: selection.isEmpty ? l10n.t('Put which annotation on this article?') : l10n.t('Put which annotation on “{0}”?', shortened(document.getText(selection))),
    placeHolder: list.orphans.length === 0 ? l10n.t('Every annotation has its place.') : l10n.t('These have lost their words'),
  }))?.orphan;
  if (!chosen) return;
  const range = desk.client.code2ProtocolConverter.asRange(selection);
  await desk.decide(editor, l10n.t('Put “{0}” where it belongs', shortened(chosen.words || chosen.article || '')), { id: chosen.id, range, whole: chosen.words === '' });
}
