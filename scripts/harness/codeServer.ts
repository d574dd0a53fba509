/** VS Code's Node extension host without a desktop: code-server, kept apart from the project in a cache folder, and a browser to drive it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { freePort, root } from './webHost.ts';

const VERSION = '4.139.1';
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), `broadsheet/code-server-${VERSION}`);
const main = join(cache, 'node_modules/code-server/lib/vscode/out/server-main.js');

export const isInstalled = (): boolean => existsSync(main);

/** Installs code-server into the cache folder: one to three minutes, 800 MB, and the headers that README.md names for it. */
export async function install(): Promise<void> {
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, 'package.json'), '{ "private": true }\n');
  // What the npm that runs us says of itself and of its own Node is not true of the one started here.
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const npm = (env: NodeJS.ProcessEnv, ...what: string[]): void => {
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...what], { cwd: cache, stdio: 'inherit', env: { ...clean, ...env } });
    if (status !== 0) throw new Error(`npm install ${what.join(' ')} failed`);
  };
  // Its native parts are compiled for the Node that runs it, with the headers that come with that Node.
  const node = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  npm({}, `${node}@${process.versions.node}`);
  const folder = join(cache, 'node_modules', node);
  npm({ PATH: `${join(folder, 'bin')}:${process.env.PATH}`, npm_config_nodedir: folder }, `code-server@${VERSION}`);
}

/** A code-server that has been started. */
export interface Started {
  /** The page that opens a folder; `payload` is what VS Code is told besides, paths made addresses by `remote`. */
  address(folder: string, payload: readonly (readonly [string, string])[]): string;
  remote(path: string): string;
  close(): Promise<void>;
}

/** Starts code-server with this extension in it. */
export async function start(): Promise<Started> {
  const data = await mkdtemp(join(tmpdir(), 'broadsheet-code-server-'));
  await mkdir(join(data, 'user/User'), { recursive: true });
  // what a test types it saves itself
  await writeFile(join(data, 'user/User/settings.json'), '{ "chat.disableAIFeatures": true, "files.autoSave": "off" }\n');
  const port = await freePort();
  const server = spawn(process.execPath, [
    main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off',
    '--disable-workspace-trust', '--enable-smoke-test-driver', '--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions'),
  ], { stdio: ['ignore', 'pipe', 'ignore'] });
  const close = async (): Promise<void> => {
    server.removeAllListeners('exit');
    server.kill();
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (text: Buffer) => /Extension host agent listening|Web UI available/.test(text.toString()) && resolve());
      server.on('exit', code => reject(new Error(`code-server ended with ${code}`)));
    });
  } catch (error) {
    await close();
    throw error;
  }
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const extension = ['extensionDevelopmentPath', remote(root)] as const;
  return {
    remote, close,
    address: (folder, payload) => `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify([extension, ...payload]))}`,
  };
}

/** Runs the test bundle in code-server on `folder`; `log` gets each line of its console. The answer is the exit code. */
export async function runTests(bundle: string, folder: string, limit: number, log: (line: string) => void): Promise<number> {
  const server = await start();
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
      const ended = new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`VS Code did not finish within ${limit / 1000} s`)), limit);
        void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => log(args.join(' ')));
        void page.exposeFunction('codeAutomationExit', (code: number) => {
          clearTimeout(timer);
          resolve(code);
        });
      });
      await page.goto(server.address(folder, [['extensionTestsPath', server.remote(bundle)]]));
      return await ended;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
