import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { cli, root } from './run.ts';

test('broadsheet server --stdio speaks LSP and ends when told to', async () => {
  const child = spawn(process.execPath, [cli, 'server', '--stdio', '--clientProcessId', String(process.pid)], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  let received = '';
  const answered = (id: number): Promise<Record<string, unknown>> => new Promise((resolve) => {
    const look = () => {
      for (const body of received.split(/Content-Length: \d+\r\n\r\n/)) {
        if (!body.startsWith('{') || !body.includes(`"id":${id}`) || !body.endsWith('}')) continue;
        child.stdout.off('data', look);
        resolve(JSON.parse(body) as Record<string, unknown>);
      }
    };
    child.stdout.on('data', look);
  });
  child.stdout.on('data', (chunk) => (received += String(chunk)));
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const initialized = answered(1);
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  const { result } = (await initialized) as { result: { serverInfo: { name: string }; capabilities: { documentSymbolProvider: unknown } } };
  assert.equal(result.serverInfo.name, 'Broadsheet');
  assert.ok(result.capabilities.documentSymbolProvider);
  const shutdown = answered(2);
  send({ id: 2, method: 'shutdown' });
  await shutdown;
  send({ method: 'exit' });
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
});

test('broadsheet server --stdio ends when nobody speaks to it any more', () => {
  for (const stdin of ['pipe', 'ignore'] as const) {
    const { status } = spawnSync(process.execPath, [cli, 'server', '--stdio'], { cwd: root, input: '', stdio: [stdin, 'pipe', 'inherit'], timeout: 60_000 });
    assert.equal(status, 1);
  }
});
