/**
 * Runs test/vscode inside VS Code for the Web: test-web.ts [NAME…] [--picture FILE.png] [--verbose]
 * With names only the tests of these files: `views` for views.test.ts. The last line is `N passed, N failed`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { launchBrowser } from './harness/browser.ts';
import { freePort, root, serve } from './harness/webHost.ts';
import { isTestLine, testWorkspace } from './harness/workspace.ts';

/** How long the whole run may take, in milliseconds. */
const LIMIT = 400_000;

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { picture: { type: 'string' }, verbose: { type: 'boolean' } } });
await build({ tests: positionals.length > 0 ? positionals : true });
const workspace = await testWorkspace();
const host = await serve([{ name: 'workspace', folder: workspace.folder }], { port: await freePort(), testBundle: join(root, 'out/vscode-tests.js') });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
  let exit: (code: number) => void = () => undefined;
  const code = new Promise<number>(resolve => {
    exit = resolve;
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = args.join(' ');
    if (options.verbose || isTestLine(line)) process.stdout.write(`${line}\n`);
  });
  await page.exposeFunction('codeAutomationExit', exit);
  await page.goto(host.address);
  const timer = setTimeout(() => {
    process.stdout.write(`VS Code did not finish within ${LIMIT / 1000} s\n0 passed, 1 failed\n`);
    exit(1);
  }, LIMIT);
  process.exitCode = await code;
  clearTimeout(timer);
  if (options.picture) await page.screenshot({ path: options.picture });
} finally {
  await browser.close();
  host.close();
  await workspace.remove();
}
