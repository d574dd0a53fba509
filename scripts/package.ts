/** Makes broadsheet-VERSION.vsix from minified bundles, and fails when it holds anything but what runs. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { build } from './build.ts';
import { root } from './harness/webHost.ts';

/** All that the extension needs when it runs, and all that a reader of it is owed. */
const wanted = [
  'CHANGELOG.md', 'LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.md', 'package.json', 'package.nls.json', 'language-configuration.json',
  'dist/cli.js', 'dist/extension.node.js', 'dist/extension.web.js', 'dist/server.node.js', 'dist/server.web.js', 'dist/report.js',
  'docs/diagnostics.md', 'media/icons/broadsheet.png', 'media/icons/dump-dark.svg', 'media/icons/dump-light.svg', 'syntaxes/article-dump.tmLanguage.json',
];
/** The README's pictures. */
const picture = /^docs\/images\/[\w-]+\.png$/;

await build({ minify: true });
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
const packagePath = join(root, `broadsheet-${version}.vsix`);
await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });

const held = (await listFiles({ cwd: root, packageManager: PackageManager.None })).map(path => path.replaceAll('\\', '/')).filter(path => !picture.test(path));
const missing = wanted.filter(path => !held.includes(path));
const idle = held.filter(path => !wanted.includes(path));
if (missing.length > 0) process.stdout.write(`missing: ${missing.join(', ')}\n`);
if (idle.length > 0) process.stdout.write(`not needed to run: ${idle.join(', ')}\n`);
if (missing.length + idle.length > 0) process.exitCode = 1;
const { size } = await stat(packagePath);
process.stdout.write(`${packagePath.slice(root.length + 1)}: ${(size / 1e6).toFixed(2)} MB, ${held.length} files and the README's pictures\n`);
