import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fromBase64, toBase64 } from '../../server/host/base64.ts';
import { nodeHost } from '../../server/host/nodeHost.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-host-'));
after(() => rmSync(folder, { recursive: true }));
const host = nodeHost();
const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('what does not exist is null, and no failure to delete', async () => {
  assert.deepEqual([await host.read(uri('none')), await host.stat(uri('none')), await host.list(uri('none'))], [null, null, null]);
  await host.delete(uri('none'));
  writeFileSync(join(folder, 'file'), '');
  assert.equal(await host.read(uri('file/below')), null);
});

test('a file is written with its folders, replaced whole, and keeps its rights and the link to it', async () => {
  await host.write(uri('a/b/ä ö.txt'), bytes('one'));
  chmodSync(join(folder, 'a/b/ä ö.txt'), 0o640);
  symlinkSync(join(folder, 'a/b/ä ö.txt'), join(folder, 'link'));
  await host.write(uri('link'), bytes('two'));
  assert.equal(text('a/b/ä ö.txt'), 'two');
  assert.ok(lstatSync(join(folder, 'link')).isSymbolicLink());
  if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'a/b/ä ö.txt')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(join(folder, 'a/b')), ['ä ö.txt']);
});

test('a write that fails leaves the old file and nothing beside it', async () => {
  await host.write(uri('full/x/y'), bytes('kept'));
  await assert.rejects(host.write(uri('full/x'), bytes('a folder stands there')));
  assert.deepEqual(readdirSync(join(folder, 'full')), ['x']);
  assert.equal(text('full/x/y'), 'kept');
});

test('changes are made in the order in which they were asked for', async () => {
  await Promise.all([host.write(uri('log'), bytes('1')), ...['2', '3', '4'].map((each) => host.append(uri('log'), bytes(each))), host.rename(uri('log'), uri('log2'))]);
  assert.equal(text('log2'), '1234');
  assert.equal(await host.read(uri('log')), null);
});

test('folders are listed', async () => {
  const entries = await host.list(uri('a'));
  assert.deepEqual(entries, [{ name: 'b', kind: 'folder', isLink: false }]);
  assert.equal((await host.stat(uri('a')))?.kind, 'folder');
});

test('a change, a replacement and a deletion are heard', async () => {
  await host.write(uri('watched'), bytes('1'));
  let heard = (): void => undefined;
  const once = (): Promise<void> => new Promise((resolve) => (heard = resolve));
  const watch = host.watch(uri('watched'), () => heard());
  for (const change of [() => host.append(uri('watched'), bytes('2')), () => host.write(uri('watched'), bytes('3')), () => host.delete(uri('watched'))]) {
    const told = once();
    await change();
    await told;
  }
  watch.dispose();
  host.watch(uri('nowhere/x'), () => undefined).dispose();
});

test('bytes survive the way to the editor and back', () => {
  const all = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256);
  assert.deepEqual(fromBase64(toBase64(all)), all);
});

test('a folder that no file system will make is refused, and does not keep everything waiting', { skip: process.platform === 'linux' ? false : 'only Linux has /proc' }, async () => {
  await assert.rejects(nodeHost().write('file:///proc/none/such/file', new Uint8Array()), /no such file/);
  await assert.rejects(nodeHost().append('file:///proc/none/such/file', new Uint8Array()), /no such file/);
});
