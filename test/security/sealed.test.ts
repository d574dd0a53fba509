import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { broadsheet, root } from '../cli/run.ts';
import { TestClient } from '../support/client.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sealed-'));
const SEAL = join(folder, 'seal');
const env = { SEAL, NODE_OPTIONS: `--require ${JSON.stringify(fileURLToPath(new URL('sealed.cjs', import.meta.url)))}` };
const samples = readdirSync(join(root, 'samples')).map((name) => join(root, 'samples', name));

beforeEach(() => writeFileSync(SEAL, ''));
after(() => rmSync(folder, { recursive: true }));
const broken = (): string => readFileSync(SEAL, 'utf8');

test('the seal notices what it is there for', () => {
  broadsheet(['--version'], { env: { ...env, SEAL_PROOF: '1' } });
  assert.equal(broken(), 'globalThis.fetch\n');
});

test('the command line speaks to no network and starts no program', () => {
  for (const command of ['outline', 'check', 'acronyms', 'organisations']) {
    const { status, err } = broadsheet([command, '--format', 'json', ...samples], { env });
    assert.ok(status === 0 || status === 1, err);
  }
  assert.equal(broken(), '');
});

test('the language server speaks to no network and starts no program', async () => {
  const client = await TestClient.start(undefined, undefined, env);
  for (const sample of samples) {
    const uri = `file://${sample}`;
    await client.open(uri, readFileSync(sample, 'utf8'));
    const position = { line: 12, character: 20 };
    await Promise.all([client.ask('documentSymbol', uri), client.ask('diagnostic', uri), client.ask('hover', uri, { position }), client.ask('completion', uri, { position }), client.request('workspace/symbol', { query: 'a' })]);
    await client.close(uri);
  }
  assert.equal(await client.stop(), 0);
  assert.equal(broken(), '');
});

test('what runs in a browser has no means to speak to a network, nor to run text as a program', () => {
  for (const bundle of ['extension.web.js', 'server.web.js']) {
    const code = readFileSync(join(root, 'dist', bundle), 'utf8');
    assert.deepEqual(code.match(/\b(?:fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|new Function\b|(?<![.\w] *)eval\((?![^)]*\) \{))/g) ?? [], [], bundle);
  }
});
