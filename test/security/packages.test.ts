// docs/security.md lists the packages that run with Broadsheet, as they are locked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string; license: string; dev?: boolean; hasInstallScript?: boolean }> };
const running = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
const rows = [...read('docs/security.md').matchAll(/^\| `([^`]+)` \| (\S+) \| (.*?) \|/gm)].map(([, name, version, rest]) => ({ name, version, rest }));

test('every package that runs is listed with its version and licence', () => {
  for (const [name, version] of Object.entries(dependencies)) {
    const { license } = packages[`node_modules/${name}`];
    assert.deepEqual(rows.find((row) => row.name === name), { name, version, rest: license });
  }
});

test('what is said of packages that they bring along is said of the versions that are locked', () => {
  for (const { name, version } of rows) {
    const locked = running.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, each]) => each.version);
    assert.ok(locked.includes(version), `${name} ${version}, locked: ${locked.join(', ')}`);
  }
});

test('licences are those that may be bundled, and nothing is run when they are installed', () => {
  for (const [path, { license, hasInstallScript }] of running) {
    assert.match(license, /^(?:MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|0BSD)$/, path);
    assert.ok(!hasInstallScript, path);
  }
});
