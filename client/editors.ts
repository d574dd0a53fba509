import { window, type TextEditor } from 'vscode';
import { LANGUAGE } from './protocol.ts';

/** The editor in front, if it shows a dump. */
export function activeDump(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.languageId === LANGUAGE ? editor : undefined;
}
