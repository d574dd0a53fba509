import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codes } from '../../../server/core/checks/codes.ts';
import { comparing, local, sequence } from '../../../server/core/checks/registry.ts';

const page = readFileSync(new URL('../../../docs/diagnostics.md', import.meta.url), 'utf8');

test('every code has a check, and every check a code of its own', () => {
  assert.deepEqual([...local, ...comparing, ...sequence].map(({ code }) => code).sort(), Object.keys(codes).sort());
});

test('every code has a section with its severity and all its parts', () => {
  const sections = page.split(/^## /m).slice(2);
  assert.deepEqual(sections.map((section) => section.split('\n', 1)[0]), Object.keys(codes));
  for (const section of sections) {
    const code = section.split('\n', 1)[0] as keyof typeof codes;
    assert.equal(/^\*(\w+)/m.exec(section)![1].toLowerCase(), codes[code].severity, code);
    for (const part of ['**Why.**', '**What to do.**', '**Silence.**']) assert.ok(section.includes(part), `${code}: ${part}`);
  }
});
