// The archive over the protocol, with a real server: a thread of it does the work.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { ArchiveStatus } from '../../server/archive/entry.ts';
import { newspaperPages } from '../bench/generate.ts';

const script = fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));

test('an archive is opened, listed, searched and read through the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const path = join(folder, 'pages.dump');
  writeFileSync(path, newspaperPages(500_000));
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const ask = (method: string, params: object): Promise<unknown> => connection.sendRequest('broadsheet/archive', { method, params });
  try {
    const ready = new Promise<ArchiveStatus>((resolve) => {
      connection.onNotification('broadsheet/archiveStatus', (status: ArchiveStatus) => {
        if (status.state === 'ready' || status.state === 'failed') resolve(status);
      });
    });
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await ask('open', { path, storage: { folder: join(folder, 'storage'), limit: 0 } });
    const { state, articles } = await ready;
    assert.equal(state, 'ready');
    const entries = await ask('list', { path, from: 0, count: 10_000 }) as { number: number; title: string | null }[];
    assert.equal(entries.length, articles);
    const { title, number } = entries.find((entry) => entry.title)!;
    const { hits } = await ask('search', { query: `title: ${title}`, most: 5 }) as { hits: { entry: { title: string } }[] };
    assert.equal(hits[0].entry.title, title);
    const { text } = await ask('read', { path, number }) as { text: string };
    assert.ok(text.includes(title!));
    await assert.rejects(ask('read', { path, number: 1e9 }), /has no article with the number/);
    await assert.rejects(ask('constructor', {}), /archives know no "constructor"/);
    await connection.sendRequest('shutdown');
  } finally {
    child.kill();
    connection.dispose();
    rmSync(folder, { recursive: true });
  }
});
