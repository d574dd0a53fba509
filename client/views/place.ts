import { commands, l10n, Selection, TextEditorRevealType, Uri, window, type Command, type Disposable } from 'vscode';
import type { Range } from '../protocol.ts';

/** The command of a line that stands for a place: it is shown and selected, and the keyboard stays in the view. */
export function placeCommand(uri: Uri, range: Range): Command {
  return { command: 'broadsheet.showPlace', title: l10n.t('Show'), arguments: [uri, range] };
}

/** The command behind `placeCommand`. */
export function placeCommands(): Disposable {
  return commands.registerCommand('broadsheet.showPlace', (uri: unknown, range: Range) => uri instanceof Uri ? show(uri, range) : undefined);
}

/** Shows and selects a range of a file, in the editor that shows the file already if there is one; the keyboard stays where it is. */
export async function show(uri: Uri, { start, end }: Range): Promise<void> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const editor = await window.showTextDocument(uri, { preserveFocus: true, ...shown?.viewColumn && { viewColumn: shown.viewColumn } });
  editor.selection = new Selection(start.line, start.character, end.line, end.character);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
