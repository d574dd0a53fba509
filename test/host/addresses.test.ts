import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldersOf, resolved } from '../../server/host/addresses.ts';

test('the folders above a file, whatever its scheme', () => {
  assert.deepEqual(foldersOf('file:///w/a/x.txt', 'file:///w'), ['file:///w/a', 'file:///w']);
  assert.deepEqual(foldersOf('files:/w/a/x.txt', 'files:/w'), ['files:/w/a', 'files:/w']);
  assert.deepEqual(foldersOf('vscode-vfs://github/o/r/x.txt', null), ['vscode-vfs://github/o/r', 'vscode-vfs://github/o', 'vscode-vfs://github']);
  for (const none of ['untitled:Untitled-1', 'nonsense', '']) assert.deepEqual(foldersOf(none, null), []);
});

test('paths lead nowhere out of their boundary', () => {
  assert.equal(resolved('lists/ä b.csv', 'files:/w/a', 'files:/w'), 'files:/w/a/lists/%C3%A4%20b.csv');
  assert.equal(resolved('../x.csv', 'files:/w/a', 'files:/w'), 'files:/w/x.csv');
  for (const out of ['../../x.csv', '/etc/x.csv', 'C:\\x.csv', 'https://x/y.csv', '../a/../../x']) assert.equal(resolved(out, 'files:/w/a', 'files:/w'), null);
});
