import { TabInputText, TabInputTextDiff, window, type Tab, type TextEditor, type Uri } from 'vscode';
import { LANGUAGE } from './protocol.ts';

/** The editor in front, if it shows a dump. */
export function activeDump(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.languageId === LANGUAGE ? editor : undefined;
}

/** The tab of a file, in front or behind another, if there is one. */
export function tabOf(uri: Uri): Tab | undefined {
  const wanted = uri.toString();
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) =>
    input instanceof TabInputText ? input.uri.toString() === wanted : input instanceof TabInputTextDiff && [input.original, input.modified].some(each => each.toString() === wanted));
}
