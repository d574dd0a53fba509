import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Figures } from '../../server/core/report/figures.ts';
import { broadsheet } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-report-'));
after(() => rmSync(folder, { recursive: true }));

const told = (page: string): { figures: Figures[] } => JSON.parse(/<script type="application\/json" id="told">(.*)<\/script>/.exec(page)![1]) as { figures: Figures[] };

test('a report holds the figures of every file, and what draws them', () => {
  const { status, out, err } = broadsheet(['report', 'samples/nexis.txt', 'samples/newspaper-page.dump', 'samples/none.txt']);
  assert.equal(err, 'broadsheet: cannot read samples/none.txt: there is no such file\n');
  assert.equal(status, 2);
  const { figures: [nexis, page] } = told(out);
  assert.equal(nexis.dialect, 'Nexis text export');
  assert.equal(page.articles.filter(({ isTeaser }) => isTeaser).length, 6);
  assert.ok(nexis.articles.every(({ date }) => /^\d{4}-\d\d-\d\d/.test(date ?? '')), 'dates are ISO');
  assert.ok(page.organisations[0].places.length > 0);
  assert.ok(page.defects.some(({ code, places }) => code === 'glued-label' && places.length === 6));
});

test('only the script of the page may run in it, whatever the dump says', () => {
  const dump = join(folder, 'hostile.dump');
  writeFileSync(dump, 'Central Asia\n\n</script><script>alert(1)</script> looks for more trade\n\nBy Jane <b>Roe</b>\n\nThe <!-- Eurasian Economic Union met, it said on Monday.\n\nContinue Reading\n');
  const { out } = broadsheet(['report', dump]);
  assert.equal(out.match(/<script/g)!.length, 2);
  const script = /<script>([\s\S]*)<\/script>/.exec(out)![1];
  assert.ok(out.includes(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`));
  assert.ok(out.includes("default-src 'none'"));
});

test('--out writes the page to a file, and says where that fails', () => {
  const page = join(folder, 'page.html');
  assert.deepEqual(broadsheet(['report', '--out', page, 'samples/nexis.txt']), { status: 0, out: '', err: '' });
  assert.equal(told(readFileSync(page, 'utf8')).figures[0].file, 'samples/nexis.txt');
  const { status, err } = broadsheet(['report', '--out', join(folder, 'no/page.html'), 'samples/nexis.txt']);
  assert.equal(status, 2);
  assert.match(err, /^broadsheet: cannot write [^\n]+: there is no such folder\n$/);
  assert.ok(!existsSync(join(folder, 'no')));
});
