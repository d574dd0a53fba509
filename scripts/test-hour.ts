/**
 * An hour of a coder's work in VS Code for the Web, with the keyboard alone: test-hour.ts [--pictures FOLDER]
 * Codes 20 articles, reviews 30 suggestions, marks five words, marks one name in two files, corrects a boundary, takes it back, edits above, saves,
 * closes, edits outside, and looks whether everything is in its place. The last line is `N passed, N failed`.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { build } from './build.ts';
import { launchBrowser } from './harness/browser.ts';
import { freePort, serve } from './harness/webHost.ts';

const { values: options } = parseArgs({ options: { pictures: { type: 'string' } } });
const ARTICLES = 22;
const text = Array.from({ length: ARTICLES }, (_, n) => `Culture

Harbour news of week ${n + 1}

By Jane Roe

The Eurasian Economic Union (EAEU) met in week ${n + 1}, and the EAEU spoke with UNESCO about the ferry. Ann Lee of the World Bank was there.

A plain line in the midst of week ${n + 1}

Nobody had asked for a second article here, but it goes on for as long as an article does on a slow day in May, number ${n + 1}.

Continue Reading
`).join('\n');

interface Line { readonly deleted?: boolean; readonly id: string; readonly motivation: string; readonly state?: string; readonly body: readonly { readonly value: unknown }[]; readonly target: { readonly selector: { readonly refinedBy?: { readonly exact: string } } | null } }

const folder = await mkdtemp(join(tmpdir(), 'broadsheet-hour-'));
const path = join(folder, 'a.dump');
/** The decisions on a dump that hold, as its sidecar has them. */
const decisions = async (name = 'a.dump'): Promise<Line[]> => {
  const content = await readFile(join(folder, `${name}.annotations.jsonl`), 'utf8').catch(() => '');
  const all = new Map<string, Line>();
  for (const line of content.split('\n').filter(Boolean).map(each => JSON.parse(each) as Line)) all.set(line.id, line);
  return [...all.values()].filter(({ deleted }) => !deleted);
};
const count = async (motivation: string, name?: string): Promise<number> => (await decisions(name)).filter(line => line.motivation === motivation).length;

await build();
await writeFile(path, text);
await writeFile(join(folder, 'b.dump'), text.replaceAll('week', 'month'));
await writeFile(join(folder, '.broadsheet.json'), JSON.stringify({ codebook: { topic: { title: 'Topic', values: [{ value: 'culture', key: 'c', definition: 'Art, music, theatre' }, { value: 'economy', key: 'e' }] } } }));

let passed = 0;
let failed = 0;
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
  await work(page);
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function work(page: Page): Promise<void> {
  const host = await serve([{ name: 'work', folder }], { port: await freePort(), open: '/work/a.dump' });
  /** A dump is shown, and has been read. */
  const shown = async (name: string): Promise<void> => {
    await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await page.waitForFunction(() => [...document.querySelectorAll('[id*="broadsheet.progress"]')].some(item => item.textContent?.includes(' of ')), undefined, { timeout: 30_000 });
  };
  /** Waits until the list that asks a question has these words in its title. */
  const asked = (words: RegExp): Promise<unknown> => page.waitForFunction(source => new RegExp(source).test(document.querySelector('.quick-input-title')?.textContent ?? '') && document.querySelector<HTMLElement>('.quick-input-widget')?.style.display !== 'none', words.source, { timeout: 20_000 });
  const top = (): Promise<void> => page.keyboard.press('Control+Home');
  const find = async (words: string): Promise<void> => {
    await top();
    await page.keyboard.press('Control+F');
    await page.waitForSelector('.find-widget.visible');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(words);
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  };
  const picture = async (name: string): Promise<void> => {
    if (options.pictures) await page.screenshot({ path: join(options.pictures, `${name}.png`) });
  };
  await page.goto(host.address);
  await step('two dumps are opened', async () => {
    await shown('a.dump');
    await page.keyboard.press('Control+Shift+E');
    await page.waitForTimeout(1500);
    await page.keyboard.press('End');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await shown('b.dump');
    await page.keyboard.press('Control+PageUp');
    await shown('a.dump');
    await page.keyboard.press('Control+1');
    await page.waitForTimeout(500);
  });
  await step('20 articles are coded', async () => {
    await top();
    await page.keyboard.press('Shift+Alt+U');
    await page.waitForTimeout(1500);
    await page.keyboard.press('Shift+Alt+K');
    for (let n = 0; n < 20; n++) {
      await asked(new RegExp(`\\(${n} of ${ARTICLES} coded`));
      if (n === 3) await picture('coding');
      await page.keyboard.press(n % 3 === 0 ? 'e' : 'c');
    }
    await asked(/\(20 of/);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(1000);
    await until(async () => await count('classifying') === 20);
  });
  await step('30 suggestions are reviewed', async () => {
    await top();
    await page.waitForTimeout(500);
    await page.keyboard.press('Shift+Alt+V');
    for (let n = 0; n < 30; n++) {
      await asked(new RegExp(`^${n} of `));
      if (n === 5) await picture('review');
      await page.waitForTimeout(60);
      await page.keyboard.press(n % 5 === 4 ? 'n' : 'y');
    }
    await asked(/^30 of /);
    await page.keyboard.press('Escape');
    await until(async () => await count('tagging') === 30);
    assert.equal((await decisions()).filter(({ state }) => state === 'rejected').length, 6);
  });
  await step('five marks are added', async () => {
    for (let n = 1; n <= 5; n++) {
      await find(`number ${n}.`);
      await page.keyboard.press('Shift+Alt+M');
      await asked(/Mark/);
      await page.keyboard.press('q');
      await until(async () => await count('tagging') === 30 + n);
    }
    await picture('marks');
  });
  await step('one name is marked in two files', async () => {
    await find('World Bank');
    await page.keyboard.press('Shift+Alt+P');
    await asked(/where\?/);
    await page.keyboard.press('d');
    await asked(/Mark these as/);
    await picture('same');
    await page.keyboard.press('Enter');
    await until(async () => await count('tagging', 'b.dump') === ARTICLES);
  });
  const all = await count('tagging');
  await step('a boundary is corrected', async () => {
    await find('A plain line in the midst of week 2');
    await page.keyboard.press('Shift+Alt+T');
    await asked(/What is this/);
    await page.keyboard.press('a');
    await until(async () => await count('editing') === 1);
  });
  await step('the last step is taken back, and made again', async () => {
    await page.keyboard.press('Shift+Alt+Z');
    await until(async () => await count('editing') === 0);
    await page.keyboard.press('Shift+Alt+Q');
    await until(async () => await count('editing') === 1);
  });
  await top();
  await page.keyboard.type('x');
  await page.keyboard.press('Control+S');
  await page.waitForTimeout(2500);
  const before = await decisions();
  await step('the text above is edited and saved: no line of the sidecar changes but its order', async () => {
    await top();
    await page.keyboard.type('Connect with us\n\n');
    await page.keyboard.press('Control+S');
    await until(async () => (await readFile(path, 'utf8')).startsWith('Connect with us'));
    await page.waitForTimeout(1500);
    const byId = (lines: readonly Line[]): string[] => lines.map(line => JSON.stringify(line)).sort();
    assert.deepEqual(byId(await decisions()), byId(before));
    await picture('edited');
  });
  await step('closed, edited outside, opened again: everything is in its place', async () => {
    await page.goto('about:blank');
    await writeFile(path, (await readFile(path, 'utf8')).replace('Connect with us', 'Sign in').replace('met in week 1,', 'met again in the first week,'));
    await page.goto(host.address);
    await shown('a.dump');
    await page.keyboard.press('Control+1');
    await find('number 1.');
    await page.waitForTimeout(800);
    await picture('reopened');
    await top();
    await page.keyboard.type(' ');
    await page.keyboard.press('Control+S');
    await page.waitForTimeout(2500);
    const after = await decisions();
    assert.equal(after.length, before.length);
    assert.equal(after.filter(({ motivation }) => motivation === 'tagging').length, all);
    const words = new Map(before.map(({ id, target }) => [id, target.selector?.refinedBy?.exact]));
    for (const { id, target } of after) assert.equal(target.selector?.refinedBy?.exact, words.get(id));
  });
  host.close();
}

async function step(name: string, body: () => Promise<void>): Promise<void> {
  try {
    await body();
    passed++;
    process.stdout.write(`ok     ${name}\n`);
  } catch (error) {
    failed++;
    process.stdout.write(`FAILED ${name}\n       ${(error instanceof Error ? error.message : String(error)).slice(0, 1000)}\n`);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 80; n++) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  assert.fail('it did not come to pass within twenty seconds');
}
