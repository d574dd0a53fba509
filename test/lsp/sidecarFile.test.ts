import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '../../server/host/nodeHost.ts';
import { SidecarFile, type Turns } from '../../server/lsp/annotations/sidecarFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sidecar-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Two who know the same sidecar, as for a dump that was closed and opened again. */
function two(name: string): { path: string; one: SidecarFile; other: SidecarFile } {
  const path = join(folder, name);
  const turns: Turns = new Map();
  const uri = pathToFileURL(path).href;
  return { path, one: new SidecarFile(nodeHost(), uri, turns), other: new SidecarFile(nodeHost(), uri, turns) };
}

test('lines that are added while the file is replaced come after what replaces it', async () => {
  const { path, one } = two('one.jsonl');
  const adding = [one.append('a\n'), one.append('b\n')];
  const replacing = one.replace('b\na\n');
  adding.push(one.append('c\n'), one.append('d\n'));
  await Promise.all(adding);
  assert.equal(await replacing, true);
  assert.equal(readFileSync(path, 'utf8'), 'b\na\nc\nd\n');
  assert.equal(one.content, 'b\na\nc\nd\n');
});

test('nobody replaces what another one has added meanwhile', async () => {
  const { path, one, other } = two('two.jsonl');
  await one.append('a\n');
  await other.read();
  const added = Array.from({ length: 20 }, (_, n) => one.append(`${n}\n`));
  assert.equal(await other.replace('A\n'), false);
  await Promise.all(added);
  assert.deepEqual(readFileSync(path, 'utf8').split('\n'), ['a', ...Array.from({ length: 20 }, (_, n) => String(n)), '']);
});

test('a line that was left without its end stays a line of its own', async () => {
  const { path, one } = two('three.jsonl');
  writeFileSync(path, '{"half');
  await one.read();
  await one.append('a\n');
  assert.equal(readFileSync(path, 'utf8'), '{"half\na\n');
});
