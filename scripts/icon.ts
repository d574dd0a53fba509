/** Draws media/icons/broadsheet.png, 128 by 128, from the SVG beside it: the gallery takes no SVG. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './harness/browser.ts';
import { root } from './harness/webHost.ts';

const folder = join(root, 'media/icons');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(`<style>body{margin:0;background:transparent}</style>${await readFile(join(folder, 'broadsheet.svg'), 'utf8')}`);
  await page.screenshot({ path: join(folder, 'broadsheet.png'), omitBackground: true });
} finally {
  await browser.close();
}
