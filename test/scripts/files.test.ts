/** The files that `npm start` shows in the browser: what may be read and written, and who may ask. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileServer } from '../../scripts/harness/files.ts';

let folder = '';
let port = 0;
const server = createServer();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-files-'));
  await mkdir(join(folder, 'dumps/deeper'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'dumps/a.dump'), 'one');
  await writeFile(join(folder, 'dumps/b.dump'), 'two');
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  port = (server.address() as AddressInfo).port;
  const answer = fileServer([
    { name: 'all', folder: join(folder, 'dumps') },
    { name: 'some', folder: join(folder, 'dumps'), only: ['a.dump'] },
  ], port);
  server.on('request', (asked, response) => answer(asked, response) || response.writeHead(404).end('not ours'));
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** The status and the text of the answer; the request comes from a page of the server itself unless `headers` say otherwise. */
function ask(method: 'GET' | 'POST', path: string, body = '', headers: Record<string, string> = { origin: `http://abc.localhost:${port}` }): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, method, path, headers }, response => {
      let text = '';
      response.on('data', (chunk: Buffer) => text += chunk.toString()).on('end', () => resolve(`${response.statusCode} ${text}`));
    });
    asked.on('error', reject).end(body);
  });
}

test('the folders shown stand side by side', async () => {
  assert.equal(await ask('GET', '/files/?do=list'), '200 [["all",2],["some",2]]');
});

test('a folder is listed, and only the named files of a folder where files were named', async () => {
  assert.equal(await ask('GET', '/files/all?do=list'), '200 [["a.dump",1],["b.dump",1],["deeper",2]]');
  assert.equal(await ask('GET', '/files/some?do=list'), '200 [["a.dump",1]]');
  assert.equal(await ask('GET', '/files/some/b.dump?do=read'), '400 ENOENT');
});

test('what is written lies on the disk', async () => {
  assert.equal(await ask('GET', '/files/all/a.dump?do=read'), '200 one');
  assert.equal(await ask('POST', '/files/all/a.dump?do=write&create=true&overwrite=true', 'changed'), '200 {"existed":true}');
  assert.equal(await readFile(join(folder, 'dumps/a.dump'), 'utf8'), 'changed');
});

test('a file is made only where one may be made, and replaced only where that is meant', async () => {
  assert.equal(await ask('POST', '/files/all/new.dump?do=write&create=false&overwrite=true', 'x'), '400 ENOENT');
  assert.equal(await ask('POST', '/files/all/b.dump?do=write&create=true&overwrite=false', 'x'), '400 EEXIST');
  assert.equal(await ask('POST', '/files/some/a.dump.annotations.jsonl?do=write&create=true&overwrite=true', '{}'), '200 {"existed":false}');
});

test('files are renamed and deleted', async () => {
  await ask('POST', '/files/all/old.dump?do=write&create=true&overwrite=true', 'x');
  assert.equal(await ask('POST', '/files/all/old.dump?do=rename&to=/all/b.dump&overwrite=false'), '400 EEXIST');
  assert.equal(await ask('POST', '/files/all/old.dump?do=rename&to=/all/newer.dump&overwrite=false'), '200 {}');
  assert.equal(await ask('POST', '/files/all/newer.dump?do=delete'), '200 {}');
  assert.equal(await ask('GET', '/files/all/newer.dump?do=stat'), '400 ENOENT');
});

for (const path of ['/files/all/../../secret.txt', '/files/all/%2e%2e/%2e%2e/secret.txt', '/files/all/..%2f..%2fsecret.txt', '/files/all/deeper/..%2f..%2f..%2fsecret.txt', '/files/nowhere/secret.txt']) {
  test(`no way leads out of the folder: ${path}`, async () => {
    assert.notEqual(await ask('GET', `${path}?do=read`), '200 secret');
  });
}

test('a folder itself is neither deleted nor renamed', async () => {
  assert.equal(await ask('POST', '/files/all?do=delete&recursive=true'), '400 EPERM');
  assert.equal(await ask('POST', '/files/?do=delete&recursive=true'), '400 EPERM');
});

test('pages from elsewhere may not ask', async () => {
  assert.equal(await ask('GET', '/files/all/a.dump?do=read', '', { origin: 'http://evil.example' }), '403 EACCES');
  assert.equal(await ask('POST', '/files/all/a.dump?do=write&create=true&overwrite=true', 'x', {}), '403 EACCES');
  assert.equal(await ask('GET', '/files/all/a.dump?do=read', '', { host: `evil.example:${port}` }), '403 EACCES');
});
