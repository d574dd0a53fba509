/** What a newcomer is offered. */
import { commands, Range, Uri, window, workspace, type DocumentSymbol } from 'vscode';
import { broadsheet } from './editor.ts';
import { equal, ok, test } from './registry.ts';

test('the sample opens as a dump with its articles, unchanged; what is written into it and beside it stays for the window', async () => {
  await broadsheet();
  await commands.executeCommand('broadsheet.openSample');
  const editor = window.activeTextEditor!;
  const { document } = editor;
  equal([document.languageId, document.isDirty], ['article-dump', false]);
  const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
  ok(symbols.some(({ name, children }) => [name, ...children.map(child => child.name)].includes('The Bridge That Came by Post')), 'its articles in the outline');

  const before = document.lineAt(0).text;
  await editor.edit(edit => edit.replace(new Range(0, 0, 0, before.length), 'Edited'));
  ok(await document.save(), 'the sample is saved');
  equal(new TextDecoder().decode(await workspace.fs.readFile(document.uri)).split('\n')[0], 'Edited');
  const beside = Uri.joinPath(document.uri, '../beside.txt');
  await workspace.fs.writeFile(beside, new TextEncoder().encode('kept'));
  equal(new TextDecoder().decode(await workspace.fs.readFile(beside)), 'kept');
  await commands.executeCommand('workbench.action.closeActiveEditor');
});

test('the first steps open', async () => {
  await commands.executeCommand('broadsheet.firstSteps');
  equal(window.tabGroups.activeTabGroup.activeTab?.label, 'Welcome');
  await commands.executeCommand('workbench.action.closeActiveEditor');
});
