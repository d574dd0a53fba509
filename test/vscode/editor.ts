/** What the tests in VS Code have in common: the extension, a file of the workspace in the editor, waiting for events. */
import { extensions, Uri, window, workspace, type Event, type TextEditor } from 'vscode';
import type { Broadsheet } from '../../client/start.ts';

/** The running extension. */
export async function broadsheet(): Promise<Broadsheet> {
  const extension = extensions.getExtension<Broadsheet>('broadsheet.broadsheet');
  if (!extension) throw new Error('the extension is not there');
  return extension.activate();
}

/** A file of test/vscode/workspace. */
export function file(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in the editor, with the server ready. */
export async function open(name: string): Promise<TextEditor> {
  await broadsheet();
  return window.showTextDocument(await workspace.openTextDocument(file(name)));
}

/** Settles with the first event for which `wanted` holds. Call it before what causes the event. */
export function next<T>(event: Event<T>, wanted: (value: T) => boolean = () => true): Promise<T> {
  return new Promise(resolve => {
    const listener = event(value => {
      if (!wanted(value)) return;
      listener.dispose();
      resolve(value);
    });
  });
}
