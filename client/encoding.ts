import { commands, l10n, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import { activeDump } from './editors.ts';
import { plain } from './plain.ts';

interface Choice extends QuickPickItem {
  /** what VS Code calls it */
  readonly id: string;
}

/** The encodings that newspapers' exports come in, the likeliest first. */
const ENCODINGS: readonly (readonly [id: string, name: string])[] = [
  ['windows1252', 'Windows 1252'], ['utf8', 'UTF-8'], ['utf16le', 'UTF-16 LE'], ['utf16be', 'UTF-16 BE'], ['macroman', 'Mac Roman'], ['iso88591', 'ISO 8859-1'], ['iso885915', 'ISO 8859-15'],
  ['windows1250', 'Windows 1250'], ['windows1251', 'Windows 1251'], ['windows1254', 'Windows 1254'], ['cp437', 'CP 437'], ['cp850', 'CP 850'],
];

/** The command that reads a dump's bytes again, in another encoding. */
export function encodingCommand(): Disposable {
  return commands.registerCommand('broadsheet.reopenWithEncoding', async () => {
    const document = activeDump()?.document;
    if (!document) return;
    if (document.isDirty) {
      void window.showWarningMessage(l10n.t('This file has changes that are not saved. Save them or undo them, then reopen it.'));
      return;
    }
    const choices = ENCODINGS.filter(([id]) => id !== document.encoding).map(([id, label]): Choice => ({ id, label }));
    const choice = await window.showQuickPick(choices, { title: l10n.t('Reopen with another encoding'), placeHolder: l10n.t('In which encoding was this file saved?') });
    if (!choice) return;
    try {
      await workspace.openTextDocument(document.uri, { encoding: choice.id });
    } catch (error) {
      void window.showErrorMessage(plain(l10n.t('The file could not be reopened: {0}', error instanceof Error ? error.message : String(error))));
    }
  });
}
