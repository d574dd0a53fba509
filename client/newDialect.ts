import { commands, ConfigurationTarget, Disposable, l10n, OverviewRulerLane, type QuickPickItem, QuickPickItemKind, Range, type TextDocument, type TextEditor, ThemeColor, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from './editors.ts';
import { plain } from './plain.ts';
import { quantity } from './quantity.ts';
import { KEEP_DIALECT, NEW_DIALECT, type KeepDialectParams, type KeptDialect, type NewDialectParams, type ProposedDialect } from './protocol.ts';

interface Choice extends QuickPickItem {
  readonly proposed?: ProposedDialect;
  /** an article to look at */
  readonly place?: Range;
}

/** The command that makes a dialect of articles that were marked: it shows what comes of each proposal before one is kept. */
export function newDialectCommand(client: BaseLanguageClient): Disposable {
  const marked = window.createTextEditorDecorationType({
    isWholeLine: true, backgroundColor: new ThemeColor('editor.wordHighlightBackground'), overviewRulerColor: new ThemeColor('editorOverviewRuler.wordHighlightForeground'), overviewRulerLane: OverviewRulerLane.Left,
  });
  const begins = window.createTextEditorDecorationType({
    isWholeLine: true, backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'), overviewRulerColor: new ThemeColor('editorOverviewRuler.findMatchForeground'), overviewRulerLane: OverviewRulerLane.Full,
  });
  // what was marked one after another, by document; an edit forgets it
  const marks = new Map<TextDocument, Range[]>();
  const forget = (document: TextDocument): void => {
    if (!marks.delete(document)) return;
    for (const editor of window.visibleTextEditors) if (editor.document === document) editor.setDecorations(marked, []);
  };

  const run = async (): Promise<void> => {
    const editor = activeDump();
    if (!editor) return;
    const { document } = editor;
    const selected = editor.selections.filter(selection => !selection.isEmpty);
    const all = [...marks.get(document) ?? [], ...selected].filter((range, n, ranges) => ranges.findIndex(other => other.isEqual(range)) === n);
    if (selected.length > 0) marks.set(document, all);
    editor.setDecorations(marked, all);
    if (all.length < 2) {
      const message = all.length === 0 ? l10n.t('Select a whole article, from its first line to its last, and run this command; then another one.') : l10n.t('One article is marked. Select another one and run this command again.');
      void window.showInformationMessage(message);
      return;
    }
    const kept = await choose(client, editor, all, begins);
    editor.setDecorations(begins, []);
    if (kept) forget(document);
  };
  return Disposable.from(
    marked,
    begins,
    commands.registerCommand('broadsheet.newDialect', run),
    commands.registerCommand('broadsheet.forgetMarks', () => {
      const document = activeDump()?.document;
      if (document) forget(document);
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 ? forget(document) : undefined),
    workspace.onDidCloseTextDocument(document => marks.delete(document)),
  );
}

/** Shows proposals until one is kept or none; true where one was. */
async function choose(client: BaseLanguageClient, editor: TextEditor, marks: readonly Range[], begins: ReturnType<typeof window.createTextEditorDecorationType>): Promise<boolean> {
  const { document } = editor;
  const params: NewDialectParams = { uri: client.code2ProtocolConverter.asUri(document.uri), ranges: marks.map(range => client.code2ProtocolConverter.asRange(range)) };
  const proposals = await client.sendRequest<readonly ProposedDialect[]>(NEW_DIALECT, params);
  if (proposals.length === 0) {
    void window.showWarningMessage(l10n.t('The {0} marked articles have no line in common that sets them apart: at their beginnings, at their ends, or between them.', marks.length));
    return false;
  }
  const range = client.protocol2CodeConverter;
  const choices: Choice[] = proposals.flatMap((proposed, n): Choice[] => [
    ...n > 0 ? [{ label: '', kind: QuickPickItemKind.Separator }] : [],
    { label: plain(inWords(proposed)), detail: `${l10n.t('{0} articles; finds {1} of the {2} that are marked', quantity(proposed.articles), proposed.met, marks.length)}; ${lengths(proposed)}`, proposed },
    ...proposed.outliers.slice(0, 5).map(({ title, range: place, length }): Choice => ({
      label: `$(arrow-small-right) ${plain(title)}`, description: l10n.t('{0} characters', quantity(length)), proposed, place: range.asRange(place),
    })),
  ]);
  const chosen = await pick(choices, (choice) => {
    editor.setDecorations(begins, choice.proposed?.places.map(place => range.asRange(place)) ?? []);
    if (choice.place) editor.revealRange(choice.place);
  });
  if (!chosen?.proposed) return false;
  const name = await window.showInputBox({
    title: l10n.t('New dialect: {0} articles', quantity(chosen.proposed.articles)), prompt: l10n.t('What shall it be called?'), ignoreFocusOut: true,
    validateInput: text => text.trim() === '' ? l10n.t('Give it a name.') : undefined,
  });
  if (name === undefined) return false;
  const keep: KeepDialectParams = { uri: params.uri, name: name.trim(), rules: chosen.proposed.rules };
  try {
    const { id, isKept } = await client.sendRequest<KeptDialect>(KEEP_DIALECT, keep);
    if (!isKept) await keepInSettings(document, id, keep);
    return true;
  } catch (error) {
    void window.showErrorMessage(plain(l10n.t('The dialect could not be kept: {0}', error instanceof Error ? error.message : String(error))));
    return false;
  }
}

/** The list of proposals; `shown` is told which one is looked at. */
function pick(choices: readonly Choice[], shown: (choice: Choice) => void): Promise<Choice | undefined> {
  const list = window.createQuickPick<Choice>();
  list.title = l10n.t('What sets these articles apart');
  list.placeholder = l10n.t('Beginnings are marked in the text: choose what finds them best');
  list.matchOnDescription = true;
  list.items = choices;
  return new Promise(resolve => {
    list.onDidChangeActive(([choice]) => choice && shown(choice));
    list.onDidAccept(() => {
      resolve(list.activeItems[0]);
      list.dispose();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function inWords({ rules: { separator, begins, ends } }: ProposedDialect): string {
  if (separator !== undefined) return l10n.t('Lines between them: {0}', separator);
  if (begins !== undefined && ends !== undefined) return l10n.t('First and last lines: {0} … {1}', begins, ends);
  return begins !== undefined ? l10n.t('First lines: {0}', begins) : l10n.t('Last lines: {0}', ends ?? '');
}

function lengths({ lengths: { shortest, median, longest }, outlierCount }: ProposedDialect): string {
  const usual = l10n.t('{0} to {1} characters long, {2} in the middle', quantity(shortest), quantity(longest), quantity(median));
  if (outlierCount === 0) return usual;
  return outlierCount === 1 ? l10n.t('{0}; 1 of an unusual length', usual) : l10n.t('{0}; {1} of an unusual length', usual, quantity(outlierCount));
}

/** Without a workspace folder the dialect is kept in the user's settings, and the file by its address. */
async function keepInSettings(document: TextDocument, id: string, { name, rules }: KeepDialectParams): Promise<void> {
  const settings = workspace.getConfiguration('broadsheet');
  const add = async (section: string, key: string, value: unknown): Promise<void> => {
    const known = settings.inspect<Record<string, unknown>>(section)?.globalValue;
    await settings.update(section, { ...known, [key]: value }, ConfigurationTarget.Global);
  };
  await add('dialects', id, { name, ...rules as object });
  await add('dialectByFile', document.uri.toString(), id);
}
