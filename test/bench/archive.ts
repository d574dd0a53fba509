/**
 * A dump larger than an editor takes, indexed and read by the built server: `npm run bench:archive -- 2000` (MB). The dump is
 * written first and deleted in the end. Beside it the bare reading of the file; memory is the whole server's.
 */
import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type { ArchiveStatus } from '../../server/archive/entry.ts';
import { figure, median, sizesOf, table } from './figures.ts';
import { random } from './generate.ts';
import { writeDump } from './writeDump.ts';

const READS = 200;
const [size] = sizesOf(process.argv.slice(2), [100]);
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
const script = fileURLToPath(new URL('../../dist/server.node.js', import.meta.url));

async function timed<T>(action: () => Promise<T>): Promise<[milliseconds: number, answer: T]> {
  const begin = performance.now();
  const answer = await action();
  return [performance.now() - begin, answer];
}

try {
  const path = join(folder, 'pages.dump');
  await writeDump(path, size);
  const megabytes = statSync(path).size / 1e6;
  const [bare] = await timed(async () => {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) void chunk;
  });
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const ask = <T>(method: string, params: object): Promise<T> => connection.sendRequest('broadsheet/archive', { method, params });
  const memory = (): number => Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
  try {
    const ended = new Promise<ArchiveStatus>((resolve) => {
      connection.onNotification('broadsheet/archiveStatus', (status: ArchiveStatus) => {
        if (status.state === 'ready' || status.state === 'failed') resolve(status);
      });
    });
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    const before = memory();
    const [indexing, { state, message, articles }] = await timed(async () => {
      await ask('open', { path, storage: { folder: join(folder, 'storage'), limit: 0 } });
      return ended;
    });
    if (state !== 'ready') throw new Error(JSON.stringify(message));
    const [searching, { hits, left }] = await timed(() => ask<{ hits: unknown[]; left: number }>('search', { query: 'title: kazakhstan', most: 500 }));
    const pick = random(1);
    const reads: number[] = [];
    for (let i = 0; i < READS; i++) {
      const [ms] = await timed(() => ask('read', { path, number: Math.floor(pick() * articles) }));
      reads.push(ms);
    }
    console.log(table([
      [`${megabytes.toFixed(0)} MB, ${articles} articles and teasers`, 'ms', 'MB/s'],
      ['reading the bytes alone', figure(bare), figure(1000 * megabytes / bare)],
      ['indexing', figure(indexing), figure(1000 * megabytes / indexing)],
      [`searching titles, ${hits.length + left} found`, figure(searching), '–'],
      ['reading an article, median', figure(median(reads)), '–'],
    ]));
    console.log(`peak memory of the server: ${figure(memory())} MB (${figure(before)} MB when it had just started)`);
  } finally {
    child.kill();
    connection.dispose();
  }
} finally {
  rmSync(folder, { recursive: true });
}
