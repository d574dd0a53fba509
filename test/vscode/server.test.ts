import { commands, WorkspaceEdit, workspace, type DocumentSymbol } from 'vscode';
import { ErrorCodes, State, type BaseLanguageClient } from 'vscode-languageclient';
import { ALIVE } from '../../client/protocol.ts';
import { broadsheet, next, open } from './editor.ts';
import { equal, test } from './registry.ts';

/** Settles when the server answers, if only that it knows no such method. */
async function answers(client: BaseLanguageClient): Promise<string> {
  try {
    await client.sendRequest(ALIVE);
  } catch (error) {
    if ((error as { code?: number }).code !== ErrorCodes.MethodNotFound) throw error;
  }
  return 'answered';
}

test('the server runs and answers', async () => {
  await open('interview.dump');
  const { client } = await broadsheet();
  equal(client.state, State.Running);
  equal(await answers(client), 'answered');
});

test('a server that dies is started again', async () => {
  const server = await broadsheet();
  const stopped = next(server.client.onDidChangeState, ({ newState }) => newState !== State.Running);
  const running = next(server.client.onDidChangeState, ({ newState }) => newState === State.Running);
  server.end();
  await stopped;
  await running;
  equal(await answers(server.client), 'answered');
});

test('a server that was started again knows what was typed and not saved', async () => {
  const { document } = await open('interview.dump');
  const title = document.getText().indexOf('Ministers meet in Astana');
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(title), 'Twelve ');
  await workspace.applyEdit(edit);
  const server = await broadsheet();
  const running = next(server.client.onDidChangeState, ({ newState }) => newState === State.Running);
  void commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
  server.end();
  await running;
  await answers(server.client);
  const outline = (): Thenable<DocumentSymbol[] | undefined> => commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
  // VS Code hears of the new server's providers a moment after the server runs
  let symbols = await outline();
  for (let n = 0; !symbols && n < 100; n++) {
    await new Promise(resolve => setTimeout(resolve, 50));
    symbols = await outline();
  }
  equal(symbols?.map(({ name }) => name), ['A bridge between two markets', 'Twelve Ministers meet in Astana', 'Harvest is late this year']);
  await commands.executeCommand('workbench.action.files.revert');
});

test('the command restarts the server', async () => {
  const { client } = await broadsheet();
  const running = next(client.onDidChangeState, ({ newState }) => newState === State.Running);
  await commands.executeCommand('broadsheet.restartServer');
  await running;
  equal(await answers(client), 'answered');
});
