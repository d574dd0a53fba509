import { commands, WorkspaceEdit, workspace, type DocumentSymbol } from 'vscode';
import { ErrorCodes, State, type BaseLanguageClient } from 'vscode-languageclient';
import { ANNOTATIONS, DECIDE, type Done, type List } from '../../client/annotations/protocol.ts';
import { ALIVE } from '../../client/protocol.ts';
import { broadsheet, file, next, open } from './editor.ts';
import { equal, ok, test } from './registry.ts';

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

/** Waits until something holds; VS Code hears of a new server's providers a moment after the server runs. */
async function until<T>(found: () => Thenable<T | undefined>, holds: (value: T) => boolean = () => true): Promise<T> {
  let last: T | undefined;
  for (let n = 0; n < 200; n++) {
    last = await found();
    if (last !== undefined && holds(last)) return last;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`it did not come to pass; the last was ${JSON.stringify(last)?.slice(0, 300)}`);
}

/** The last title of the page that is repeated. */
const TITLE = 'Harvest is late this year';

test('a server that is killed under load, three times: what was typed is known, and no decision is lost that was acknowledged', async () => {
  const page = new TextDecoder().decode(await workspace.fs.readFile(file('interview.dump')));
  await workspace.fs.writeFile(file('load.dump'), new TextEncoder().encode(page.repeat(800)));
  const { document } = await open('load.dump');
  const server = await broadsheet();
  const uri = server.client.code2ProtocolConverter.asUri(document.uri);
  const line = document.getText().split('\n').findIndex(text => text.split(' ').length > 20);
  const words = [...document.lineAt(line).text.matchAll(/\p{L}{4,}/gu)];
  const title = document.positionAt(document.getText().lastIndexOf(TITLE));
  const acknowledged: string[] = [];
  let made = 0;
  let typed = 0;
  const type = async (): Promise<void> => {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, title, 'x');
    if (await workspace.applyEdit(edit)) typed++;
  };
  const decide = async (): Promise<void> => {
    const { index, 0: { length } } = words[made++ % words.length];
    const range = { start: { line, character: index }, end: { line, character: index + length } };
    try {
      const { changes: [{ id }] } = await server.client.sendRequest<Done>(DECIDE, { title: 'Mark', changes: [{ uri, decisions: [{ decision: { kind: 'mark', label: `Label ${made}`, state: 'confirmed' }, range }] }] });
      acknowledged.push(id);
    } catch {
      // it was not acknowledged: the server went, or the text changed
    }
  };
  for (let kills = 1; kills <= 3; kills++) {
    const stopped = next(server.client.onDidChangeState, ({ newState }) => newState !== State.Running);
    const running = next(server.client.onDidChangeState, ({ newState }) => newState === State.Running);
    const before = acknowledged.length;
    let ended = false;
    while (!ended) {
      // edits and decisions are on their way when it ends
      const inFlight = [decide(), type(), decide(), decide(), type()];
      if (acknowledged.length > before + 3 * kills) {
        ended = true;
        server.end();
      }
      await Promise.all(ended ? [] : inFlight);
    }
    await stopped;
    await running;
    await answers(server.client);
  }
  const name = (): string => document.lineAt(title.line).text;
  await until(() => Promise.resolve(typed), count => name() === `${'x'.repeat(count)}${TITLE}`);
  ok(typed > 10, `only ${typed} letters were typed`);
  const outline = await until(() => commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri));
  equal([outline.length, outline.at(-1)?.name], [2400, name()]);
  const kept = new TextDecoder().decode(await workspace.fs.readFile(file('load.dump.annotations.jsonl')));
  equal(acknowledged.filter(id => !kept.includes(id)), [], 'decisions missing in the file');
  const { items } = await server.client.sendRequest<List>(ANNOTATIONS, { uri, limit: 100_000, states: ['added', 'confirmed'] });
  const shown = new Set(items.map(({ id }) => id));
  equal(acknowledged.filter(id => !shown.has(id)), [], 'decisions missing in the list');
  await commands.executeCommand('workbench.action.files.revert');
}, 120_000);

test('a server that stops again and again is left alone at last, and the command brings it back', async () => {
  const server = await broadsheet();
  const { client } = server;
  await commands.executeCommand('broadsheet.restartServer');
  for (let kills = 1; kills <= 4; kills++) {
    const running = next(client.onDidChangeState, ({ newState }) => newState === State.Running);
    server.end();
    await running;
    await answers(client);
  }
  const stopped = next(client.onDidChangeState, ({ newState }) => newState === State.Stopped);
  server.end();
  await stopped;
  await new Promise(resolve => setTimeout(resolve, 500));
  equal(client.state, State.Stopped);
  await commands.executeCommand('broadsheet.restartServer');
  equal(await answers(client), 'answered');
});

test('a server that ends in the very moment in which it has begun: the command brings it back', async () => {
  const server = await broadsheet();
  const { client } = server;
  const running = next(client.onDidChangeState, ({ newState }) => newState === State.Running);
  server.end();
  await running;
  server.end();
  await new Promise(resolve => setTimeout(resolve, 1000));
  await commands.executeCommand('broadsheet.restartServer');
  equal(await answers(client), 'answered');
});
