import { Range as CodeRange, Selection, TextEditorRevealType, window, type Command, type Uri } from 'vscode';
import type { Position, Range } from '../protocol.ts';

/** The command that opens a file at a place, as VS Code has it: the keyboard stays in the view. */
export function placeCommand(uri: Uri, { line, character }: Position): Command {
  const selection = new CodeRange(line, character, line, character);
  return { command: 'vscode.open', title: '', arguments: [uri, { selection, preserveFocus: true, preview: true }] };
}

/** Shows and selects a range of a file; the keyboard stays where it is. */
export async function show(uri: Uri, { start, end }: Range): Promise<void> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const editor = await window.showTextDocument(uri, { preserveFocus: true, preview: true, ...shown && { viewColumn: shown.viewColumn } });
  editor.selection = new Selection(start.line, start.character, end.line, end.character);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
