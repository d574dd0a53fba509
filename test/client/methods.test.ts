// Every request that the client sends is one that the server knows; what both say of it, protocol.types.ts compares.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as annotations from '../../client/annotations/protocol.ts';
import * as archive from '../../client/archive/protocol.ts';
import * as client from '../../client/protocol.ts';
import * as views from '../../client/views/protocol.ts';
import { TestClient } from '../support/client.ts';

const NOT_FOUND = -32601;
/** What the server sends. */
const OTHERS: ReadonlySet<string> = new Set([client.STATUS, client.HOST, annotations.DECIDED, archive.ARCHIVE_STATUS]);
const methods = [client, views, annotations, archive].flatMap((each) => Object.values(each)).filter((name) => typeof name === 'string' && name.startsWith('broadsheet/') && !OTHERS.has(name));

let server: TestClient;
before(async () => {
  server = await TestClient.start();
});
after(() => server.stop());

async function codeOf(method: string): Promise<number | null> {
  return server.connection.sendRequest(method, { uri: 'file:///none.dump' }).then(() => null, ({ code }: { code: number }) => code);
}

test('the server knows all requests of the client', async () => {
  assert.ok(methods.length > 20);
  for (const method of methods) assert.notEqual(await codeOf(method), NOT_FOUND, method);
  assert.equal(await codeOf('broadsheet/noSuchRequest'), NOT_FOUND);
});
