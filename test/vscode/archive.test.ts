// The Archive where there is a disk: dumps that are not loaded, their articles as documents that are annotated and saved.
import { commands, Range, window, workspace, WorkspaceEdit, type DocumentSymbol, type Hover, type Uri } from 'vscode';
import { articleUri } from '../../client/archive/articleFiles.ts';
import { ARCHIVE, type ArchiveMethods } from '../../client/archive/protocol.ts';
import { broadsheet, file } from './editor.ts';
import { equal, ok, test } from './registry.ts';

const bytes = new TextEncoder();
const read = async (uri: Uri): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(uri));

test('an article of the Archive is found, read, annotated and saved; over what another program wrote it is not', async () => {
  const { client, hasDisk } = await broadsheet();
  if (!hasDisk) return console.log('no disk here: the Archive is not tried');
  const dump = file('archived.dump');
  await workspace.fs.writeFile(dump, await workspace.fs.readFile(file('interview.dump')));
  const before = await read(dump);
  const ask = <M extends keyof ArchiveMethods>(method: M, params: ArchiveMethods[M][0]): Promise<ArchiveMethods[M][1]> => client.sendRequest(ARCHIVE, { method, params });
  await commands.executeCommand('broadsheet.openArchive', dump);
  const found = async () => (await ask('search', { query: 'title: astana', most: 5 })).hits;
  for (let n = 0; (await found()).length === 0 && n < 200; n++) await new Promise(resolve => setTimeout(resolve, 50));
  const [{ path, entry }] = await found();
  equal(entry.title, 'Ministers meet in Astana');

  const editor = await window.showTextDocument(articleUri(path, entry));
  const { document } = editor;
  equal(document.languageId, 'article-dump');
  const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
  equal(symbols.map(({ name }) => name), ['Ministers meet in Astana']);
  const at = document.getText().indexOf('SCO');
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, document.positionAt(at + 1));
  ok(hovers.length > 0, 'there is no hover');

  const sidecar = dump.with({ path: `${dump.path}.annotations.jsonl` });
  const range = new Range(document.positionAt(at), document.positionAt(at + 3));
  await client.sendRequest('broadsheet/decide', { title: 'test', changes: [{ uri: client.code2ProtocolConverter.asUri(document.uri), decisions: [{ decision: { kind: 'mark', label: 'Acronym', state: 'confirmed' }, range: client.code2ProtocolConverter.asRange(range) }] }] });
  ok((await read(sidecar)).includes('"exact":"Ministers meet in Astana"'), 'the decision does not stand beside the dump');

  const type = async (text: string): Promise<void> => {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
    ok(await workspace.applyEdit(edit), 'the edit is refused');
  };
  await type('.');
  ok(await document.save(), 'the article is not saved');
  const end = before.indexOf(document.getText().slice(0, -1)) + document.getText().length - 1;
  equal(await read(dump), `${before.slice(0, end)}.${before.slice(end)}`);

  const changed = `${await read(dump)}\nMore\n`;
  await workspace.fs.writeFile(dump, bytes.encode(changed));
  await type('!');
  equal(await document.save(), false, 'whether it is saved over what another program wrote');
  equal(await read(dump), changed);
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await ask('close', { path });
});
