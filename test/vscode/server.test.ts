import { commands } from 'vscode';
import { State } from 'vscode-languageclient';
import { ALIVE } from '../../client/protocol.ts';
import { broadsheet, next, open } from './editor.ts';
import { equal, test } from './registry.ts';

/** Settles when the server answers anything at all. */
const answers = (client: Awaited<ReturnType<typeof broadsheet>>['client']): Promise<unknown> =>
  client.sendRequest(ALIVE).then(() => 'answered', error => (error as { code?: number }).code === -32601 ? 'answered' : Promise.reject(error));

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
