import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Figures } from '../../server/core/report/figures.ts';
import { compact } from '../../server/core/annotations/sidecar.ts';
import { decisionsOn, mark } from '../core/annotations/annotating.ts';
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

test('a report says how articles are coded, and what became of suggestions', () => {
  const article = (n: number): string => `World\n\nHarbour ${n} is dredged again\n\nThe World Health Organization (WHO) paid for it on day ${n}, and people from every village came to see it.\n\nContinue Reading\n\n`;
  const text = [1, 2, 3].map(article).join('');
  const dump = join(folder, 'harbour.dump');
  writeFileSync(dump, text);
  writeFileSync(join(folder, '.broadsheet.json'), JSON.stringify({ codebook: { topic: { title: 'Topic', values: ['ports', 'health'] } } }));
  writeFileSync(`${dump}.annotations.jsonl`, compact(decisionsOn(text, [
    [0, { kind: 'code', category: 'topic', value: 'ports' }], ['World Health Organization', mark('Organisation')], ['WHO', mark('Organisation')], ['every village', mark('Place')], ['WHO', mark('Acronym', { state: 'rejected' })],
  ]), []));
  const { status, out, err } = broadsheet(['report', dump]);
  assert.deepEqual([status, err], [0, '']);
  const { figures: [{ coding, review }] } = told(out);
  assert.deepEqual(coding, [{ category: 'Topic', values: [{ value: 'ports', count: 1, places: [[0, 0]] }], uncoded: { count: 2, places: [[1, 8], [2, 16]] } }]);
  assert.deepEqual(review.map(({ label, confirmed, rejected, suggested }) => [label, confirmed.count, rejected.count, suggested.places.map(([n]) => n)]), [
    ['Organisation', 2, 0, [1, 2]], ['Place', 1, 0, []], ['Acronym', 0, 1, [1, 2]],
  ]);
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
