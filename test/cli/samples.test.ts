// Each sample's outline against its snapshot; "node test/cli/samples.test.ts --update" writes them anew, to be read as a diff.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { broadsheet, root } from './run.ts';

const UPDATE = process.argv.includes('--update');
const snapshots = join(root, 'test/cli/snapshots');
const samples = readdirSync(join(root, 'samples')).filter((name) => !name.startsWith('.'));

/** The outline with one value a line; ranges as "line:character-line:character". */
function readable(out: string): string {
  const isPosition = (value: unknown): value is { line: number; character: number } => typeof value === 'object' && value !== null && 'character' in value;
  return `${JSON.stringify(JSON.parse(out), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return value;
    const { start, end } = value;
    return isPosition(start) && isPosition(end) ? `${start.line}:${start.character}-${end.line}:${end.character}` : value;
  }, 1).replace(/\{\n\s+("(?:text|key)":.*)\n\s+("[^\]}]*?)\n\s+\}/g, (_, first: string, rest: string) => `{ ${first} ${rest.replace(/\n\s+/g, ' ')} }`)}\n`;
}

for (const sample of samples) {
  test(`the outline of ${sample}`, () => {
    const { out, err, status } = broadsheet(['outline', '--format', 'json', `samples/${sample}`]);
    assert.deepEqual([status, err], [0, '']);
    const path = join(snapshots, `${sample}.json`);
    const now = readable(out);
    if (UPDATE || !existsSync(path)) {
      assert.ok(UPDATE, `${path} is missing: run this file with --update and read the diff`);
      writeFileSync(path, now);
    }
    assert.equal(now, readFileSync(path, 'utf8'));
  });
}

test('every snapshot has its sample', () => {
  assert.deepEqual(readdirSync(snapshots).sort(), samples.map((sample) => `${sample}.json`).sort());
});
