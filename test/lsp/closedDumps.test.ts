// Articles of dumps that no editor holds are found by their titles.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { SymbolInformation } from 'vscode-languageserver';
import { finish } from '../../server/core/dump/dump.ts';
import { comparable } from '../../server/host/addresses.ts';
import { nodeHost } from '../../server/host/nodeHost.ts';
import { ClosedDumps } from '../../server/lsp/closedDumps.ts';
import { workspaceSymbols } from '../../server/lsp/workspaceSymbols.ts';
import { RICH, TestClient } from '../support/client.ts';

const article = (title: string): string => `World\n\n${title}\n\nThe council of the town met on Monday and found that nothing was to be done about the old bridge.\n\nContinue Reading\n\n`;

function workspace(): { folder: string; uri: string } {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  mkdirSync(join(folder, 'inner folder'));
  writeFileSync(join(folder, 'a.dump'), article('A bridge in the north'));
  writeFileSync(join(folder, 'inner folder', 'b.dump'), `${article('A bridge in the south')}${article('A tunnel in the south')}`);
  writeFileSync(join(folder, 'notes.txt'), article('A bridge in the notes'));
  return { folder, uri: pathToFileURL(folder).href };
}

test('dumps of the workspace are read in the background, again when they change, and not twice where they are open', async () => {
  const { folder, uri } = workspace();
  const said: string[] = [];
  const closed = new ClosedDumps(nodeHost(), () => () => Promise.resolve({ reading: {} }), (steps) => Promise.resolve(finish(steps)), (message) => said.push(message));
  const names = (query: string, open: string[] = []): string[] => finish(workspaceSymbols([], query, closed.symbols(new Set(open.map(comparable))))).map(({ name }) => name);
  await closed.look([uri]);
  assert.deepEqual(names('bridge').sort(), ['A bridge in the north', 'A bridge in the south']);
  assert.deepEqual(names('bridge', [`${uri}/a.dump`]), ['A bridge in the south']);
  const [{ location }] = finish(workspaceSymbols([], 'tunnel', closed.symbols(new Set())));
  assert.deepEqual([location.uri, location.range.start.line], [`${uri}/inner%20folder/b.dump`, 8]);
  writeFileSync(join(folder, 'a.dump'), article('A ferry in the north'));
  utimesSync(join(folder, 'a.dump'), new Date(), new Date(Date.now() + 10_000));
  const again = new ClosedDumps(nodeHost(), () => () => Promise.resolve({ reading: {} }), (steps) => Promise.resolve(finish(steps)), () => undefined);
  await again.look([uri]);
  assert.deepEqual(finish(workspaceSymbols([], 'ferry', again.symbols(new Set()))).map(({ name }) => name), ['A ferry in the north']);
  assert.deepEqual(said, []);
  rmSync(folder, { recursive: true });
});

test('for many of them the editor is asked for the settings once, and told to watch their folders once', async () => {
  const { folder, uri } = workspace();
  for (let i = 0; i < 30; i++) {
    mkdirSync(join(folder, `${i}`));
    writeFileSync(join(folder, `${i}`, `${i}.dump`), article(`A bridge with the number ${i}`));
  }
  let asked = 0;
  const client = await TestClient.start({ ...RICH, workspace: { ...RICH.workspace, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } }, () => ++asked && {}, {}, uri);
  try {
    for (let i = 0; ; i++) {
      if ((await client.request<SymbolInformation[]>('workspace/symbol', { query: 'bridge' })).length === 32) break;
      assert.ok(i < 60, 'the workspace is not read');
      // the background rests while anybody asks
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    assert.equal(asked, 1);
    assert.deepEqual(client.watched, [{ baseUri: uri, pattern: '**/.broadsheet.json' }]);
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
});

test('the server answers from them', async () => {
  const { folder, uri } = workspace();
  const client = await TestClient.start(RICH, () => ({}), {}, uri);
  try {
    for (let i = 0; ; i++) {
      const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'bridge' });
      if (found.length === 2) break;
      assert.ok(i < 200, 'the workspace is not read');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
});
