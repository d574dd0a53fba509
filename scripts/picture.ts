/**
 * A picture of the real thing: picture.ts FILE PICTURE.png [--width W] [--height H] [--dark] [--contrast] [--language de] [--do "STEP; STEP"]
 * Opens FILE in VS Code for the Web, takes the steps (`Control+G`, `Type:text`, `Click:selector`, `Hover:selector`, `Wait:selector`, `Pause:ms`)
 * and photographs the window.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './harness/browser.ts';
import { freePort, root, serve } from './harness/webHost.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { width: { type: 'string', default: '1300' }, height: { type: 'string', default: '800' }, do: { type: 'string', default: '' }, dark: { type: 'boolean', default: false },
    contrast: { type: 'boolean', default: false }, language: { type: 'string' } },
});
const [file, picture] = positionals.map(path => resolve(path));
if (!file || !picture) throw new Error('usage: picture.ts FILE PICTURE.png');

const host = await serve([{ name: 'dumps', folder: dirname(file), only: [basename(file)] }], { port: await freePort(), open: `/dumps/${basename(file)}` });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height) },
    deviceScaleFactor: 1.5,
    colorScheme: values.dark ? 'dark' : 'light',
    forcedColors: values.contrast ? 'active' : 'none',
  });
  page.on('console', message => {
    if (message.type() === 'error') process.stderr.write(`${message.text().slice(0, 900)}\n`);
  });
  const { language } = values;
  if (language) {
    await page.addInitScript(chosen => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: chosen }), language);
    // without a language pack VS Code reads the English texts of the manifest: it is given the others in their place
    await page.route(/devextensions\/package\.nls\.json/, route => route.fulfill({ path: join(root, `package.nls.${language}.json`) }));
  }
  await page.goto(host.address);
  await page.waitForSelector('.monaco-editor .view-line', { timeout: 60_000 });
  await page.waitForSelector('[id="status.languageStatus"]');
  for (const step of values.do.split(';').map(part => part.trim()).filter(Boolean)) {
    const [kind, rest] = /^(Type|Wait|Click|Hover|Pause):(.*)$/s.exec(step)?.slice(1) ?? ['Press', step];
    if (kind === 'Type') await page.keyboard.type(rest);
    else if (kind === 'Wait') await page.waitForSelector(rest);
    else if (kind === 'Click') await page.click(rest);
    else if (kind === 'Hover') await page.hover(rest);
    else if (kind === 'Pause') await page.waitForTimeout(Number(rest));
    else await page.keyboard.press(rest);
  }
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  host.close();
}
