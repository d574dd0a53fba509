import { commands } from 'vscode';
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

test('the command restarts the server', async () => {
  const { client } = await broadsheet();
  const running = next(client.onDidChangeState, ({ newState }) => newState === State.Running);
  await commands.executeCommand('broadsheet.restartServer');
  await running;
  equal(await answers(client), 'answered');
});
