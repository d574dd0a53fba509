/**
 * npm start [-- FILE|FOLDER…]: VS Code for the Web with this extension, on the samples or on files of one's own, which are saved to disk.
 * `--check` opens the page in a browser without a window, waits for the extension to have read the first file, and ends: what CI runs.
 */
import { spawn } from 'node:child_process';
import { stat, readdir } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { launchBrowser } from './harness/browser.ts';
import type { Mount } from './harness/files.ts';
import { freePort, root, serve, type WebHost } from './harness/webHost.ts';

/** Where the page is served if nothing else is there: the browser keeps its layout by address. */
const PORT = 4117;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What is said to the user in one line, without a stack. */
class Refused extends Error {}

/** The folders to show for what was asked for, each file's folder holding but the files named; and what to open first. */
async function mountsOf(paths: readonly string[]): Promise<{ mounts: Mount[]; first: string | undefined }> {
  const folders = new Map<string, Set<string> | undefined>();
  // npm runs this in the project's folder; paths are meant from where the user is.
  for (const path of paths.map(path => resolve(process.env.INIT_CWD ?? '.', path))) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new Refused(`There is no file ${path}`);
    if (found.isDirectory()) folders.set(path, undefined);
    else if (!folders.has(dirname(path))) folders.set(dirname(path), new Set([basename(path)]));
    else folders.get(dirname(path))?.add(basename(path));
  }
  const mounts: Mount[] = [];
  for (const [folder, only] of folders) {
    const wanted = basename(folder) || 'files';
    let name = wanted;
    for (let i = 2; mounts.some(mount => mount.name === name); i++) name = `${wanted}-${i}`;
    mounts.push(only ? { name, folder, only: [...only] } : { name, folder });
  }
  const [mount] = mounts;
  const file = mount && (mount.only ?? (await readdir(mount.folder)).filter(name => name.endsWith('.dump')).sort())[0];
  return { mounts, first: mount && file ? `/${mount.name}/${file}` : undefined };
}

/** Shows the page in the user's own browser; false where there is no display to show it on. */
function openBrowser(address: string): boolean {
  const { platform, env } = process;
  if (env.CI || (platform !== 'win32' && env.SSH_CONNECTION) || (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)) return false;
  const [command, ...args] = platform === 'win32' ? ['cmd', '/c', 'start', '', address] : [platform === 'darwin' ? 'open' : 'xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => say('No browser could be started: open the address above in yours.')).unref();
  return true;
}

/** Opens the page without a window and waits until the dump is in the editor and the extension at work. */
async function check(host: WebHost): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
    await page.goto(host.address);
    await page.waitForSelector('.monaco-editor .view-line', { timeout: 60_000 });
    await page.waitForSelector('.statusbar-item:has-text("Article Dump")', { timeout: 60_000 });
    say('VS Code for the Web opened the first file as an article dump.');
  } finally {
    await browser.close();
  }
}

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });
try {
  await run();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const { mounts, first } = await mountsOf(positionals.length > 0 ? positionals : [resolve(root, 'samples')]);
  await build();
  const host = await serve(mounts, { port: await freePort(PORT), open: first });
  if (options.check) {
    await check(host).finally(() => host.close());
    return;
  }
  const shown = positionals.length > 0 ? positionals.join(', ') : 'the samples';
  say(`Broadsheet in VS Code, on ${shown}:\n\n  ${host.address}\n\nWhat you change there is saved to disk. Ctrl+C ends it.`);
  if (!openBrowser(host.address)) {
    const program = relative(process.cwd(), resolve(root, 'dist/cli.js'));
    const example = positionals[0] ?? relative(process.cwd(), resolve(root, 'samples/newspaper-page.dump'));
    say(`\nThere is no display here: open the address in a browser on this computer,\nor read a file in the terminal:\n\n  node ${program} outline ${example}`);
  }
}
