/** Folders as they are found: what is no file, what cannot be read, what leads in a circle, and very many dumps. A real server reads them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams, SymbolInformation } from 'vscode-languageserver';
import { RICH, TestClient } from '../support/client.ts';

const dump = (title: string): string => `World\n\n${title}\n\nThe council of the town met on Monday and found that nothing was to be done about the old bridge.\n\nContinue Reading\n\n`;
const isWindows = process.platform === 'win32';
const pipes = isWindows ? { skip: 'Windows has no named pipes in folders' } : {};

/** A folder made by `make`, and a server that has it as its workspace. */
async function inFolder(make: (folder: string) => void, use: (client: TestClient, at: (path: string) => string, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bad-'));
  make(folder);
  const client = await TestClient.start(RICH, () => ({}), {}, pathToFileURL(folder).href);
  try {
    await use(client, (path) => pathToFileURL(join(folder, path)).href, folder);
    assert.equal(await client.stop(), 0);
  } finally {
    client.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The titles of the workspace's dumps that match, once there are so many. */
async function titles(client: TestClient, query: string, count: number): Promise<string[]> {
  for (let n = 0; n < 600; n++) {
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query });
    if (found.length >= count) return found.map(({ name }) => name).sort();
    await pause(50);
  }
  assert.fail(`fewer than ${count} are found`);
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const told = (client: TestClient, words: RegExp): Promise<{ message: string }> => client.heard<{ message: string }>('window/logMessage', ({ message }) => words.test(message));
const shown = (client: TestClient): Promise<{ message: string }> => client.heard<{ message: string }>('window/showMessage');
const pipe = (path: string): void => void execFileSync('mkfifo', [path]);

/** Makes a file that nobody can read; the superuser reads everything but the memory of a process at 0. */
function unreadable(path: string): void {
  if (process.getuid?.() === 0) return symlinkSync('/proc/self/mem', path);
  writeFileSync(path, dump('A secret'));
  chmodSync(path, 0);
}

async function decide(client: TestClient, uri: string): Promise<unknown> {
  const range = { start: { line: 4, character: 4 }, end: { line: 4, character: 11 } };
  return client.request('broadsheet/decide', { title: 'Mark', changes: [{ uri, version: 1, decisions: [{ decision: { kind: 'mark', label: 'Body', state: 'confirmed' }, range }] }] });
}

test('links in a circle, links to nowhere and to folders: every dump is found once, and what was left out is said', async () => {
  await inFolder((folder) => {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'a.dump'), dump('A bridge in the north').replace('The council', 'The Quay and Vessel Engineering Council (QVEC)'));
    writeFileSync(join(folder, 'inner', 'b.dump'), dump('A bridge in the south'));
    symlinkSync(join(folder, 'self.dump'), join(folder, 'self.dump'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'nowhere.dump'));
    for (const name of ['up', 'again', 'once more']) symlinkSync(folder, join(folder, 'inner', name), 'dir');
  }, async (client) => {
    assert.deepEqual(await titles(client, 'bridge', 2), ['A bridge in the north', 'A bridge in the south']);
    const { message } = await told(client, /not searched/);
    assert.match(message, /: what is in 3 folders that are links, 2 that cannot be read \(.*nowhere\.dump: it is no file; .*self\.dump: it is no file\)$/);
  });
});

test('a link to a dump outside the workspace is the file of the workspace that it is there; what is decided lies beside the link', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'broadsheet-outside-'));
  const text = dump('A bridge far away');
  writeFileSync(join(outside, 'far.dump'), text);
  try {
    await inFolder((folder) => symlinkSync(join(outside, 'far.dump'), join(folder, 'near.dump')), async (client, at, folder) => {
      assert.deepEqual(await titles(client, 'bridge', 1), ['A bridge far away']);
      const [{ location }] = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'bridge' });
      assert.equal(location.uri, at('near.dump'));
      await client.open(at('near.dump'), text);
      await decide(client, at('near.dump'));
      assert.deepEqual([readdirSync(folder).sort(), readdirSync(outside)], [['near.dump', 'near.dump.annotations.jsonl'], ['far.dump']]);
      assert.equal(readFileSync(join(outside, 'far.dump'), 'utf8'), text);
    });
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
});

test('pipes, folders with the name of a dump and files that cannot be read keep the others from nothing', pipes, async () => {
  await inFolder((folder) => {
    pipe(join(folder, '0.dump'));
    mkdirSync(join(folder, '1.dump'));
    unreadable(join(folder, '2.dump'));
    writeFileSync(join(folder, '3.dump'), dump('A bridge in the north'));
  }, async (client) => {
    assert.deepEqual(await titles(client, 'bridge', 1), ['A bridge in the north']);
    assert.match((await told(client, /not searched/)).message, /: 2 that cannot be read \(.*0\.dump: it is no file; .*2\.dump: /);
  });
});

test('files that vanish while they are read are forgotten', async () => {
  await inFolder((folder) => {
    for (let n = 0; n < 300; n++) writeFileSync(join(folder, `${n}.dump`), dump(`Bridge ${n}`));
  }, async (client, _, folder) => {
    for (let n = 0; n < 300; n += 2) rmSync(join(folder, `${n}.dump`));
    assert.equal((await titles(client, 'bridge', 150)).filter((title) => Number(title.slice(7)) % 2 === 1).length, 150);
    // asked again after a while, it has looked again
    await pause(5100);
    await titles(client, 'bridge', 150);
    await pause(1000);
    assert.equal((await titles(client, 'bridge', 150)).length, 150);
  });
});

for (const [what, make] of [['a folder', (path: string) => mkdirSync(path)], ['a pipe', pipe]] as const) {
  test(`a sidecar that is ${what}: the dump is read, decisions are refused with the reason, and taken once it is gone`, pipes, async () => {
    await inFolder((folder) => make(join(folder, 'a b.dump.annotations.jsonl')), async (client, at, folder) => {
      const uri = at('a b.dump');
      await client.open(uri, dump('A bridge in the north'));
      assert.equal((await client.ask<unknown[]>('documentSymbol', uri)).length, 1);
      assert.match((await shown(client)).message, /^What was decided about a b\.dump cannot be read, and nothing is added to it until it can: a b\.dump\.annotations\.jsonl: it is a (?:folder|pipe or a device, not a file)$/);
      await assert.rejects(decide(client, uri), /The decision could not be kept: a b\.dump\.annotations\.jsonl cannot be read, so nothing is added to it/);
      const sidecar = join(folder, 'a b.dump.annotations.jsonl');
      if (what === 'a folder') rmdirSync(sidecar);
      else rmSync(sidecar);
      for (let n = 0; ; n++) {
        const kept = await decide(client, uri).catch((error: unknown) => error);
        if (!(kept instanceof Error)) break;
        if (n === 100) throw kept;
        await pause(50);
      }
    });
  });

  test(`a project's file that is ${what}: it is marked, and everything else goes on`, pipes, async () => {
    await inFolder((folder) => make(join(folder, '.broadsheet.json')), async (client, at) => {
      const uri = at('a.dump');
      await client.open(uri, dump('A bridge in the north'));
      assert.equal((await client.ask<unknown[]>('documentSymbol', uri)).length, 1);
      const { diagnostics: [{ message }] } = await client.heard<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
      assert.match(message as string, /^it cannot be read: it is a (?:folder|pipe or a device, not a file)$/);
    });
  });
}

test('5,000 dumps in 500 folders are all searched, and an open one is answered meanwhile', { timeout: 120_000 }, async () => {
  await inFolder((folder) => {
    for (let n = 0; n < 5000; n++) {
      const inner = join(folder, String(n % 500));
      if (n < 500) mkdirSync(inner);
      writeFileSync(join(inner, `${n}.dump`), dump(`Bridge ${n}`));
    }
  }, async (client, at) => {
    const uri = at('0/0.dump');
    await client.open(uri, dump('A ferry'));
    const [first] = await client.ask<{ name: string }[]>('documentSymbol', uri);
    assert.equal(first.name, 'A ferry');
    assert.deepEqual(await titles(client, 'bridge4999', 1), ['Bridge 4999']);
    const bridges = await titles(client, 'bridge', 1001);
    const others = bridges.filter((title) => !/^Bridge \d+$/.test(title));
    assert.match(others.join(), /^“bridge”: [\d,]+ more, not listed; type on to find them$/);
    assert.equal(bridges.length, 1001);
  });
});
