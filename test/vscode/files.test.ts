import { Position, workspace, WorkspaceEdit } from 'vscode';
import { file, open } from './editor.ts';
import { equal, ok, test } from './registry.ts';

test('what is changed is saved to disk', async () => {
  const { document } = await open('notes.txt');
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), 'Changed. ');
  ok(await workspace.applyEdit(edit), 'the edit is refused');
  ok(await document.save(), 'the file is not saved');
  const saved = new TextDecoder().decode(await workspace.fs.readFile(file('notes.txt')));
  equal(saved.slice(0, 17), 'Changed. A shoppi');
});
