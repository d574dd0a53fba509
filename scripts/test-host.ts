/**
 * Runs test/vscode in VS Code's Node extension host: test-host.ts [NAME…] [--install] [--download] [--verbose]
 * With names only the tests of these files: `views` for views.test.ts.
 * In the VS Code that VSCODE_EXECUTABLE names; else in one that @vscode/test-electron downloads, with `--download`;
 * else in code-server, where it is installed (`--install` does that). The last line is `N passed, N failed`, or says that nothing was run.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests as runInDesktop } from '@vscode/test-electron';
import { build } from './build.ts';
import * as codeServer from './harness/codeServer.ts';
import { root } from './harness/webHost.ts';
import { isTestLine, testWorkspace } from './harness/workspace.ts';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { install: { type: 'boolean' }, download: { type: 'boolean' }, verbose: { type: 'boolean' } } });
const bundle = join(root, 'out/vscode-tests.js');
const { VSCODE_EXECUTABLE: vscodeExecutablePath } = process.env;

if (options.install && !codeServer.isInstalled()) await codeServer.install();
if (vscodeExecutablePath || options.download || codeServer.isInstalled()) {
  await build({ tests: positionals.length > 0 ? positionals : true });
  const workspace = await testWorkspace();
  try {
    process.exitCode = vscodeExecutablePath || options.download
      ? await runInDesktop({
        ...(vscodeExecutablePath && { vscodeExecutablePath }),
        extensionDevelopmentPath: root,
        extensionTestsPath: bundle,
        launchArgs: ['--disable-extensions', '--disable-workspace-trust', workspace.folder],
      })
      : await codeServer.runTests(bundle, workspace.folder, 400_000, line => {
        if (options.verbose || isTestLine(line)) process.stdout.write(`${line}\n`);
      });
  } finally {
    await workspace.remove();
  }
} else {
  process.stdout.write('Skipped: VSCODE_EXECUTABLE names no VS Code, and code-server is not installed (npm run test:host -- --install).\n');
}
