import { CancellationTokenSource, Disposable, l10n, StatusBarAlignment, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from './editors.ts';
import { WORDS, type Words, type WordsParams } from './protocol.ts';
import { quantity } from './quantity.ts';

/** Milliseconds of quiet before words are counted anew. */
const QUIET = 150;

/** The status bar: how many words the article at the cursor and the selection have. */
export function wordCount(client: BaseLanguageClient): Disposable {
  const item = window.createStatusBarItem('broadsheet.words', StatusBarAlignment.Right, 101);
  item.name = l10n.t('Words of the Article');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: CancellationTokenSource | undefined;

  const count = async (): Promise<void> => {
    const editor = activeDump();
    if (!editor || !client.isRunning() || !workspace.getConfiguration('broadsheet', editor.document).get<boolean>('showWordCount')) return item.hide();
    const asked = pending = new CancellationTokenSource();
    const params: WordsParams = {
      uri: client.code2ProtocolConverter.asUri(editor.document.uri),
      range: client.code2ProtocolConverter.asRange(editor.selection),
    };
    try {
      const words = await client.sendRequest<Words>(WORDS, params, asked.token);
      if (asked.token.isCancellationRequested) return;
      item.text = text(words);
      item.tooltip = l10n.t('Words of the article at the cursor, and of the selection');
      item.accessibilityInformation = { label: item.text };
      if (item.text) item.show();
      else item.hide();
    } catch {
      // Cancelled, or the server has just stopped: the next movement of the cursor asks again.
      if (pending === asked) item.hide();
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    pending?.cancel();
    if (activeDump()) timer = setTimeout(() => void count(), QUIET);
    else item.hide();
  };
  soon();

  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(soon),
    window.onDidChangeTextEditorSelection(soon),
    workspace.onDidChangeTextDocument(event => {
      if (event.document === activeDump()?.document) soon();
    }),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('broadsheet.showWordCount')) soon();
    }),
    client.onDidChangeState(soon),
    { dispose: () => clearTimeout(timer) },
  );
}

function text({ article, selection }: Words): string {
  const of = article === null ? '' : article === 1 ? l10n.t('1 word') : l10n.t('{0} words', quantity(article));
  if (selection === 0) return of;
  return of ? l10n.t('{0} of {1}', quantity(selection), of) : l10n.t('{0} selected', quantity(selection));
}
