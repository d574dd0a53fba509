import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseSidecar } from '../../server/core/annotations/sidecar.ts';
import { finish, readDump } from '../../server/core/dump/dump.ts';
import { nodeHost } from '../../server/host/nodeHost.ts';
import { Keeper } from '../../server/lsp/annotations/keeper.ts';
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

test('what was written here is not read again; what another program wrote is', async () => {
  const { path } = two('four.jsonl');
  writeFileSync(path, 'a\n');
  const host = nodeHost();
  let reads = 0;
  const counting = { ...host, read: (uri: string) => (reads++, host.read(uri)) };
  const file = new SidecarFile(counting, pathToFileURL(path).href, new Map());
  assert.equal(await file.read(), 'a\n');
  await file.append('b\n');
  await file.append('c\n');
  assert.deepEqual([await file.read(), reads], [null, 1]);
  appendFileSync(path, 'theirs\n');
  assert.equal(await file.read(), 'a\nb\nc\ntheirs\n');
  appendFileSync(path, 'theirs\n');
  await file.append('d\n');
  assert.equal(await file.read(), 'a\nb\nc\ntheirs\ntheirs\nd\n');
  const before = reads;
  assert.equal(await file.replace('all\n'), true);
  assert.deepEqual([await file.read(), reads], [null, before]);
  appendFileSync(path, 'theirs\n');
  assert.equal(await file.replace('a\n'), false);
});

test('a decision that is made while another program changes the very same one comes last, in memory as in the file', async () => {
  const { path } = two('five.dump.annotations.jsonl');
  const line = (label: string, created: string): string => `${JSON.stringify({ id: 'urn:uuid:1', type: 'Annotation', motivation: 'tagging', created, body: [{ purpose: 'tagging', value: label }], target: { article: { id: 'a' } } })}\n`;
  writeFileSync(path, line('first', '2026-01-01'));
  const host = nodeHost();
  let go: () => void = () => undefined;
  let gate = Promise.resolve();
  const slow = { ...host, read: async (uri: string) => { const bytes = await host.read(uri); await gate; return bytes; } };
  const keeper = new Keeper(slow, pathToFileURL(path).href.replace('.annotations.jsonl', ''), new Map(), { problems: () => undefined, changed: () => undefined, failed: (_, error) => assert.fail(String(error)) }, null);
  await keeper.load();
  appendFileSync(path, line('theirs', '2026-01-03'));
  gate = new Promise((resolve) => (go = resolve));
  const refreshing = keeper.refresh();
  const [ours] = parseSidecar(line('ours', '2026-01-02')).annotations.values();
  const before = keeper.decisions.all.get('urn:uuid:1')!;
  keeper.decisions.take(ours);
  const recording = keeper.record([{ uri: 'x', id: 'urn:uuid:1', before, after: ours }]);
  go();
  await Promise.all([refreshing, recording]);
  assert.equal(keeper.decisions.all.get('urn:uuid:1')!.created, '2026-01-02');
  assert.equal(parseSidecar(readFileSync(path, 'utf8')).annotations.get('urn:uuid:1')!.created, '2026-01-02');
});

test('a merge that somebody has finished is seen when the dump is saved, also where files cannot be watched', async () => {
  const { path } = two('six.dump.annotations.jsonl');
  writeFileSync(path, '<<<<<<< ours\n');
  const problems: number[] = [];
  const events = { problems: (_: Keeper, found: readonly unknown[]) => void problems.push(found.length), changed: () => undefined, failed: (_: Keeper, error: unknown) => assert.fail(String(error)) };
  const keeper = new Keeper(nodeHost(), pathToFileURL(path).href.replace('.annotations.jsonl', ''), new Map(), events, null);
  await keeper.load();
  await keeper.compact([]);
  assert.equal(readFileSync(path, 'utf8'), '<<<<<<< ours\n');
  writeFileSync(path, '\n');
  await keeper.compact([]);
  assert.deepEqual(problems, [1, 0]);
});

test('a decision that is written down while another program’s are being taken over stays, and nothing is compacted meanwhile', async () => {
  const { path } = two('seven.dump.annotations.jsonl');
  const line = (id: number, label: string): string => `${JSON.stringify({ id: `urn:uuid:${id}`, type: 'Annotation', motivation: 'tagging', created: '2026-01-01', body: [{ purpose: 'tagging', value: label }], target: { article: { id: 'a' } } })}\n`;
  writeFileSync(path, line(1, 'first'));
  let go: () => void = () => undefined;
  let gate = Promise.resolve();
  let slices = 0;
  const inSlices = async <T>(steps: Generator<unknown, T>): Promise<T> => {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      slices++;
      await gate;
    }
  };
  const events = { problems: () => undefined, changed: () => undefined, failed: (_: Keeper, error: unknown) => assert.fail(String(error)) };
  const keeper = new Keeper(nodeHost(), pathToFileURL(path).href.replace('.annotations.jsonl', ''), new Map(), events, null, inSlices);
  await keeper.load();
  gate = new Promise((resolve) => (go = resolve));
  appendFileSync(path, Array.from({ length: 2000 }, (_, n) => line(n + 10, 'theirs')).join(''));
  const refreshing = keeper.refresh();
  while (slices === 0) await new Promise((resolve) => setImmediate(resolve));
  const [ours] = parseSidecar(line(2, 'ours')).annotations.values();
  keeper.decisions.take(ours);
  await keeper.record([{ uri: 'x', id: ours.id, before: null, after: ours }]);
  const compacting = keeper.compact([]);
  go();
  await Promise.all([refreshing, compacting]);
  assert.equal(keeper.decisions.all.size, 2002);
  assert.equal(parseSidecar(readFileSync(path, 'utf8')).annotations.size, 2002);
});

test('decisions that change while they are described are not written so', async () => {
  const { path } = two('eight.dump.annotations.jsonl');
  const line = (id: number): string => `${JSON.stringify({ id: `urn:uuid:${id}`, type: 'Annotation', motivation: 'tagging', created: '2026-01-01', body: [{ purpose: 'tagging', value: 'x' }], target: { article: { id: 'a' } } })}\n`;
  writeFileSync(path, Array.from({ length: 250 }, (_, n) => line(n)).join(''));
  const events = { problems: () => undefined, changed: () => undefined, failed: (_: Keeper, error: unknown) => assert.fail(String(error)) };
  const keeper = new Keeper(nodeHost(), pathToFileURL(path).href.replace('.annotations.jsonl', ''), new Map(), events, null);
  await keeper.load();
  const dump = readDump('');
  finish(keeper.decisions.place(dump));
  assert.equal(finish(keeper.describing(dump))!.length, 250);
  const steps = keeper.describing(dump);
  assert.equal(steps.next().done, false);
  keeper.decisions.remove('urn:uuid:249');
  assert.deepEqual(steps.next(), { done: true, value: null });
});
