/**
 * An hour of a coder's work with the keyboard alone, in VS Code's Node extension host where code-server is installed, and in VS Code for the Web:
 * test-hour.ts [--host node|web] [--theme NAME] [--pictures FOLDER]
 * Codes 20 articles, reviews 30 suggestions, marks five words, marks one name in two files, corrects a boundary, takes it back, edits above, saves,
 * closes, edits outside, and looks whether everything is in its place. The last line is `N passed, N failed`.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { build } from './build.ts';
import { browserPath, launchBrowser } from './harness/browser.ts';
import * as codeServer from './harness/codeServer.ts';
import { freePort, serve } from './harness/webHost.ts';

const { values: options } = parseArgs({ options: { host: { type: 'string' }, theme: { type: 'string', default: 'Default Dark Modern' }, pictures: { type: 'string' } } });
const ARTICLES = 22;
const text = Array.from({ length: ARTICLES }, (_, n) => `Culture

Harbour news of week ${n + 1}

By Jane Roe

The Eurasian Economic Union (EAEU) met in week ${n + 1}, and the EAEU spoke with UNESCO about the ferry. Ann Lee of the World Bank was there.

A plain line in the midst of week ${n + 1}

Nobody had asked for a second article here, but it goes on for as long as an article does on a slow day in May, number ${n + 1}.

Continue Reading
`).join('\n');

interface Selector { readonly start: number; readonly end: number; readonly refinedBy: { readonly exact: string } }
interface Line {
  readonly deleted?: boolean;
  readonly id: string;
  readonly motivation: string;
  readonly state?: string;
  readonly target: { readonly article: { readonly title: { readonly exact: string } }; readonly selector: Selector | null };
}
/** VS Code with a folder in it, and `a.dump` open. */
interface Host { readonly address: string; close(): unknown }

let passed = 0;
let failed = 0;
if (!browserPath()) {
  process.stdout.write('Skipped: there is no Chromium to show VS Code (Debian: apt-get install chromium; or CHROMIUM names one).\n');
  process.exit();
}
await build();
if (options.host !== 'web') {
  if (codeServer.isInstalled()) await hour('node', async folder => {
    const server = await codeServer.start();
    return { address: server.address(folder, [['openFile', server.remote(join(folder, 'a.dump'))]]), close: () => server.close() };
  });
  else process.stdout.write('Skipped in the Node extension host: code-server is not installed (npm run test:host -- --install).\n');
}
if (options.host !== 'node') await hour('web', async folder => serve([{ name: 'work', folder }], { port: await freePort(), open: '/work/a.dump' }));
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function hour(name: string, start: (folder: string) => Promise<Host>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-hour-'));
  await mkdir(join(folder, '.vscode'));
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': options.theme, 'chat.disableAIFeatures': true, 'files.autoSave': 'off' }));
  await writeFile(join(folder, 'a.dump'), text);
  await writeFile(join(folder, 'b.dump'), text.replaceAll('week', 'month'));
  await writeFile(join(folder, '.broadsheet.json'), JSON.stringify({ codebook: { topic: { title: 'Topic', values: [{ value: 'culture', key: 'c', definition: 'Art, music, theatre' }, { value: 'economy', key: 'e' }] } } }));
  const host = await start(folder);
  const browser = await launchBrowser();
  try {
    await work(name, await browser.newPage({ viewport: { width: 1300, height: 800 } }), host.address, folder);
  } finally {
    await browser.close();
    await host.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function work(host: string, page: Page, address: string, folder: string): Promise<void> {
  const path = join(folder, 'a.dump');
  /** The decisions on a dump that hold, as its sidecar has them. */
  const decisions = async (name = 'a.dump'): Promise<Line[]> => {
    const content = await readFile(join(folder, `${name}.annotations.jsonl`), 'utf8').catch(() => '');
    const all = new Map<string, Line>();
    for (const line of content.split('\n').filter(Boolean).map(each => JSON.parse(each) as Line)) all.set(line.id, line);
    return [...all.values()].filter(({ deleted }) => !deleted);
  };
  const count = async (motivation: string, name?: string): Promise<number> => (await decisions(name)).filter(line => line.motivation === motivation).length;
  const picture = async (name: string): Promise<void> => {
    if (options.pictures) await page.screenshot({ path: join(options.pictures, `${host}-${name}.png`) });
  };
  const step = async (name: string, body: () => Promise<void>): Promise<void> => {
    try {
      await body();
      passed++;
      process.stdout.write(`ok     ${host}: ${name}\n`);
    } catch (error) {
      failed++;
      await picture(`failed-${name.slice(0, 20)}`);
      process.stdout.write(`FAILED ${host}: ${name}\n       ${(error instanceof Error ? error.message : String(error)).slice(0, 1000)}\n`);
    }
  };
  /** The dump is shown, and has been read; the editor has the keyboard. */
  const shown = async (): Promise<void> => {
    await page.goto(address);
    await page.waitForSelector('.tab.active[data-resource-name="a.dump"]', { timeout: 60_000 });
    await page.waitForFunction(() => [...document.querySelectorAll('[id*="broadsheet.progress"]')].some(item => item.textContent?.includes(' of ')), undefined, { timeout: 60_000 });
    await page.keyboard.press('Control+1');
  };
  /** Waits until the list that asks a question has these words in its title, and the keyboard. */
  const asked = (words: RegExp): Promise<unknown> => page.waitForFunction(source => {
    const widget = document.querySelector<HTMLElement>('.quick-input-widget');
    return new RegExp(source).test(widget?.querySelector('.quick-input-title')?.textContent ?? '') && widget?.style.display !== 'none' && widget?.contains(document.activeElement);
  }, words.source, { timeout: 20_000 });
  /** Goes to the first line, when no list has the keyboard any more. */
  const top = (): Promise<void> => until(async () => {
    const isInEditor = await page.evaluate(() => document.activeElement?.closest('.editor-instance') && !document.activeElement.closest('.find-widget'));
    if (isInEditor) await page.keyboard.press('Control+Home');
    await page.waitForTimeout(100);
    return /Ln 1, Col 1$/.test((await page.locator('[id="status.editor.selection"]').textContent()) ?? '');
  });
  const find = async (words: string): Promise<void> => {
    await top();
    await page.keyboard.press('Control+F');
    await page.waitForSelector('.find-widget.visible');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(words);
    await page.waitForFunction(() => document.querySelector('.find-widget .matchesCount')?.textContent?.startsWith('1 of '));
    await until(async () => {
      await page.keyboard.press('Escape');
      return await page.locator('.find-widget.visible').count() === 0;
    });
  };
  /** Types something at the top, and saves. */
  const save = async (...keys: string[]): Promise<void> => {
    await top();
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForSelector('.tab.active.dirty[data-resource-name="a.dump"]');
    await page.keyboard.press('Control+S');
    await page.waitForSelector('.tab.active:not(.dirty)[data-resource-name="a.dump"]');
  };
  /** The sidecar has been brought into order: no decision has two lines, and what was taken back none. */
  const inOrder = (): Promise<void> => until(async () => (await readFile(`${path}.annotations.jsonl`, 'utf8')).split('\n').filter(Boolean).length === (await decisions()).length);

  await step('a dump is opened', shown);
  await step('20 articles are coded', async () => {
    await top();
    await page.keyboard.press('Shift+Alt+U');
    await page.keyboard.press('Shift+Alt+K');
    for (let n = 0; n < 20; n++) {
      await asked(new RegExp(`\\(${n} of ${ARTICLES} coded`));
      if (n === 3) await picture('coding');
      await page.keyboard.press(n % 3 === 0 ? 'e' : 'c');
    }
    await asked(/\(20 of/);
    await page.keyboard.press('Escape');
    await until(async () => await count('classifying') === 20);
  });
  await step('30 suggestions are reviewed', async () => {
    await top();
    await page.keyboard.press('Shift+Alt+V');
    let rejected = 0;
    for (let n = 0; n < 30; n++) {
      await asked(new RegExp(`^${n} of `));
      if (n === 5) await picture('review');
      const isWrong = /does EAEU mean|“EAEU” marked Organisation/.test(await page.locator('.quick-input-title').textContent() ?? '');
      if (isWrong) rejected++;
      await page.keyboard.press(isWrong ? 'n' : 'y');
    }
    await asked(/^30 of /);
    await page.keyboard.press('Escape');
    await until(async () => await count('tagging') + await count('describing') === 30);
    const no = (await decisions()).filter(({ state }) => state === 'rejected');
    assert.equal(no.length, rejected);
    assert.deepEqual([...new Set(no.map(({ motivation }) => motivation))].sort(), ['describing', 'tagging']);
  });
  await step('five marks are added', async () => {
    const reviewed = await count('tagging');
    for (let n = 1; n <= 5; n++) {
      await find(`number ${n}.`);
      await page.keyboard.press('Shift+Alt+M');
      await asked(/Mark/);
      await page.keyboard.press('q');
      await until(async () => await count('tagging') === reviewed + n);
    }
    await top();
    await page.waitForTimeout(500);
    await picture('marks');
  });
  await step('one name is marked in two files, one of them closed', async () => {
    await find('World Bank');
    await page.keyboard.press('Shift+Alt+P');
    await asked(/where\?/);
    await page.keyboard.press('d');
    await asked(new RegExp(`Mark these as Organisation: ${2 * ARTICLES} places in 2 files`));
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
  let before: Line[] = [];
  await step('the text above is edited and saved: no line of the sidecar changes but its order', async () => {
    await save('x', 'Backspace');
    await inOrder();
    before = await decisions();
    await save(...'Connect with us', 'Enter', 'Enter');
    await until(async () => (await readFile(path, 'utf8')).startsWith('Connect with us'));
    await page.waitForTimeout(1000);
    const lines = (of: readonly Line[]): string[] => of.map(line => JSON.stringify(line)).sort();
    assert.deepEqual(lines(await decisions()), lines(before));
    await picture('edited');
  });
  await step('closed, edited outside, opened again: everything is in its place', async () => {
    await page.goto('about:blank');
    await writeFile(path, (await readFile(path, 'utf8')).replace('Connect with us', 'Sign in').replace('met in week 1,', 'met again in the first week,'));
    await shown();
    await page.waitForTimeout(800);
    await picture('reopened');
    await save('x', 'Backspace');
    const now = await readFile(path, 'utf8');
    const astray = async (): Promise<Line[]> => (await decisions()).filter(line => !standsIn(now, line));
    await until(async () => (await astray()).length === 0).catch(async () => assert.deepEqual(await astray(), []));
    const after = await decisions();
    assert.equal(after.filter(({ motivation }) => motivation === 'tagging').length, all);
    const words = new Map(before.map(({ id, target }) => [id, target.selector?.refinedBy.exact]));
    assert.equal(after.length, words.size);
    for (const { id, target } of after) assert.equal(target.selector?.refinedBy.exact, words.get(id));
  });
}

/** Whether a decision's words stand where its line says, counted from the beginning of its article. */
function standsIn(dump: string, { target: { article: { title }, selector } }: Line): boolean {
  const at = dump.indexOf(`\n${title.exact}\n`) + 1;
  const start = title.exact.startsWith('A plain') ? at : dump.lastIndexOf('Culture', at);
  return at > 0 && (selector === null || dump.slice(start + selector.start, start + selector.end) === selector.refinedBy.exact);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  assert.fail('it did not come to pass within twenty seconds');
}
