import { Disposable, l10n, MarkdownString, OverviewRulerLane, ThemeColor, window, workspace, type DecorationOptions, type TextEditor, type TextEditorDecorationType } from 'vscode';
import type { Dumps } from '../dumps.ts';
import { LANGUAGE } from '../protocol.ts';
import type { Annotating } from './desk.ts';
import { ANNOTATIONS, DECIDED, type Item, type List, type State } from './protocol.ts';

/** Milliseconds of quiet before what is shown is asked for anew. */
const QUIET = 120;

/** Shows what is suggested, confirmed, rejected and added: each state has a shape of its own, not only a colour. */
export function decorations(desk: Annotating, dumps: Dumps): Disposable {
  const types = stateTypes();
  const labelTypes = new Map<string, TextEditorDecorationType>();
  const timers = new Map<TextEditor, ReturnType<typeof setTimeout>>();

  const show = async (editor: TextEditor): Promise<void> => {
    const { document } = editor;
    if (document.languageId !== LANGUAGE || !desk.client.isRunning()) return;
    const [first, last] = [editor.visibleRanges.at(0), editor.visibleRanges.at(-1)];
    if (!first || !last) return;
    const { version } = document;
    const range = desk.client.code2ProtocolConverter.asRange(first.union(last));
    try {
      const { items } = await desk.client.sendRequest<List>(ANNOTATIONS, { uri: desk.uri(document), range });
      if (document.version !== version) return;
      const labels = await desk.labels(document) ?? [];
      // what an acronym means is shown at marks of the same words, where a person has not added it
      const shown = items.filter(({ whole, sense, decision, state }) => !whole && !sense && (decision?.kind !== 'sense' || state === 'added'));
      for (const state of Object.keys(types) as State[]) editor.setDecorations(types[state], shown.filter(item => item.state === state).map(option));
      for (const { id, colour } of labels) {
        if (colour === null) continue;
        const key = `${id} ${colour}`;
        if (!labelTypes.has(key)) labelTypes.set(key, window.createTextEditorDecorationType({ backgroundColor: `${colour}40`, overviewRulerColor: colour, overviewRulerLane: OverviewRulerLane.Right }));
        editor.setDecorations(labelTypes.get(key)!, shown.filter(item => item.label === id && item.state !== 'rejected').map(({ range: place }) => desk.client.protocol2CodeConverter.asRange(place)));
      }
    } catch {
      // Edited meanwhile, or the server has just stopped: it is asked again after the next change.
    }
  };
  const option = (item: Item): DecorationOptions => ({ range: desk.client.protocol2CodeConverter.asRange(item.range), ...hover(item) });
  const soon = (editor: TextEditor | undefined): void => {
    if (!editor) return;
    clearTimeout(timers.get(editor));
    timers.set(editor, setTimeout(() => {
      timers.delete(editor);
      void show(editor);
    }, QUIET));
  };
  const all = (): void => window.visibleTextEditors.filter(({ document }) => document.languageId === LANGUAGE).forEach(soon);
  all();
  return Disposable.from(
    ...Object.values(types),
    { dispose: () => labelTypes.forEach(type => type.dispose()) },
    desk.client.onNotification(DECIDED, all),
    dumps.onDidLearn(all),
    window.onDidChangeVisibleTextEditors(all),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => soon(textEditor)),
    workspace.onDidChangeTextDocument(({ document }) => window.visibleTextEditors.filter(editor => editor.document === document).forEach(soon)),
    { dispose: () => timers.forEach(timer => clearTimeout(timer)) },
  );
}

function stateTypes(): Record<State, TextEditorDecorationType> {
  const line = (colour: string, borderStyle: string, borderWidth: string): TextEditorDecorationType => window.createTextEditorDecorationType({ borderColor: new ThemeColor(colour), borderStyle, borderWidth: `0 0 ${borderWidth} 0` });
  return {
    suggested: line('broadsheet.suggestedMark', 'dotted', '2px'),
    confirmed: line('broadsheet.confirmedMark', 'solid', '2px'),
    added: line('broadsheet.addedMark', 'double', '3px'),
    rejected: window.createTextEditorDecorationType({ textDecoration: 'line-through', color: new ThemeColor('broadsheet.rejectedMark') }),
  };
}

export function stateName(state: State): string {
  switch (state) {
    case 'suggested': return l10n.t('suggested');
    case 'confirmed': return l10n.t('confirmed');
    case 'rejected': return l10n.t('rejected');
    case 'added': return l10n.t('added');
  }
}

/** What the server's own hover does not say; nothing of what is only suggested. */
function hover(item: Item): Pick<DecorationOptions, 'hoverMessage'> {
  const { label, state, decision } = item;
  if (state === 'suggested') return {};
  const parts = [`${label}, ${stateName(state)}`, ...decision?.kind === 'note' ? [decision.text] : [], ...besides(item)];
  return { hoverMessage: new MarkdownString().appendText(parts.join('\n\n')) };
}

/** What a mark says besides its label: a note, a link; and who made a decision. */
export function besides({ decision, creator }: Item): string[] {
  const { note, link } = decision?.kind === 'mark' ? decision : {};
  return [note, link, creator].filter(part => part !== undefined);
}
