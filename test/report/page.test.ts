// The page of figures in a real browser: by the keyboard alone, and with titles that would be scripts.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser, type Launched } from '../../scripts/harness/browser.ts';
import { broadsheet } from '../cli/run.ts';

const skip = existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium') ? false : 'Chromium is not installed';
const HOSTILE = '<img src=x onerror=alert(1)></script><script>alert(2)</script> on [x](command:y)';
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-page-'));
let browser: Launched;
let page: Page;
const dialogs: string[] = [];

before(async () => {
  if (skip) return;
  const dump = join(folder, 'page.dump');
  writeFileSync(dump, [1, 2, 3, 4].map((n) => JSON.stringify({
    title: `${HOSTILE} ${n}`, section: HOSTILE, source: 'The Grove Gazette', date: `2014-0${n}-12`, text: `The Council for Bridges (CBTC) met on Monday, for the ${n}th time. The CBTC will meet again in May.`,
  })).join('\n'));
  writeFileSync(join(folder, 'page.html'), broadsheet(['report', dump]).out);
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(join(folder, 'page.html')).href);
});
after(async () => {
  if (!skip) await browser.close();
  rmSync(folder, { recursive: true });
});

const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

test('a bar is reached and chosen by keys, its articles are listed as text, and Escape leads back to it', { skip }, async () => {
  for (let n = 0; n < 50 && !(await focused())?.includes(': '); n++) await page.keyboard.press('Tab');
  const bar = await focused();
  assert.ok(bar?.includes(': '), 'no bar was reached');
  await page.keyboard.press('Enter');
  const listed = await page.locator('#chosen .title').allTextContents();
  assert.ok(listed.length > 0 && listed.every((title) => title.startsWith(HOSTILE)), listed.join('\n'));
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#chosen li').count(), 0);
  assert.equal(await focused(), bar);
});

test('what a dump says runs nothing and makes no element', { skip }, async () => {
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.locator('body script').count(), 0);
  assert.deepEqual(dialogs, []);
});

test('time is drawn with the words of the page’s language', { skip }, async () => {
  assert.match(await page.locator('section', { hasText: 'Articles over time' }).innerText(), /Jan \d+, 2014\nJan \d+\n/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});
