/** A Chromium without a window, driven by Playwright. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const candidates = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** What the scripts need of a browser. */
export interface Launched {
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** The browser named by CHROMIUM, or the first found in the usual places. */
export const browserPath = (): string | undefined => process.env.CHROMIUM ?? candidates.find(path => existsSync(path));

/** Starts the browser. */
export function launchBrowser(): Promise<Launched> {
  const executablePath = browserPath();
  if (!executablePath) throw new Error('No Chromium found: install one (Debian: apt-get install chromium) or set CHROMIUM to its path.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  const open: BrowserContext[] = [];
  return Promise.resolve({
    // a profile for each page: VS Code's webviews need a service worker, which Chromium denies to frames of other origins unless told otherwise
    async newPage(options) {
      const profile = await mkdtemp(join(tmpdir(), 'broadsheet-browser-'));
      await mkdir(join(profile, 'Default'));
      await writeFile(join(profile, 'Default/Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
      const context = await chromium.launchPersistentContext(profile, { executablePath, args, ...options });
      context.once('close', () => void rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined));
      open.push(context);
      return context.pages()[0] ?? await context.newPage();
    },
    async close() {
      await Promise.all(open.map(context => context.close()));
    },
  });
}
