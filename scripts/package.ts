/** Makes broadsheet-VERSION.vsix from minified bundles, and fails when it holds anything but what runs. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { build } from './build.ts';
import { root } from './harness/webHost.ts';

/** Broadsheet speaks these beside English. */
const LANGUAGES = ['de', 'fr', 'es'];

/** All that the extension needs when it runs, and all that a reader of it is owed, beside the files that the manifest names. */
const owed = [
  'CHANGELOG.md', 'LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.md', 'package.json', 'package.nls.json', ...LANGUAGES.flatMap(language => [`package.nls.${language}.json`, `l10n/bundle.l10n.${language}.json`]),
  'dist/server.node.js', 'dist/server.web.js', 'dist/report.js', 'data/organisations.model', 'docs/diagnostics.md', 'samples/newspaper-page.dump',
];
/** The pictures of the README and of the first steps. */
const picture = /^(?:docs\/images\/[\w-]+\.png|media\/walkthrough\/[\w-]+\.svg)$/;
/** What may be asked of whoever installs it, in bytes: the package, and its pictures together. */
const LARGEST = 3e6;
const LARGEST_PICTURES = 5e5;

await build({ minify: true });
const named = new Set<string>();
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'), (_, value: unknown) => {
  if (typeof value === 'string' && /^[\w./-]+\.\w+$/.test(value) && existsSync(join(root, value))) named.add(normalize(value).replaceAll('\\', '/'));
  return value;
}) as { version: string };
const packagePath = join(root, `broadsheet-${version}.vsix`);
await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });

const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).map(path => path.replaceAll('\\', '/'));
const pictures = files.filter(path => picture.test(path));
const held = files.filter(path => !picture.test(path));
const wanted = [...new Set([...owed, ...named])].filter(path => !picture.test(path));
const faults: string[] = [];
const missing = wanted.filter(path => !held.includes(path));
const idle = held.filter(path => !wanted.includes(path));
if (missing.length > 0) faults.push(`missing: ${missing.join(', ')}`);
if (idle.length > 0) faults.push(`not needed to run: ${idle.join(', ')}`);
const sizeOf = async (path: string): Promise<number> => (await stat(join(root, path))).size;
const size = await sizeOf(`broadsheet-${version}.vsix`);
const pictured = (await Promise.all(pictures.map(sizeOf))).reduce((sum, each) => sum + each, 0);
if (size > LARGEST) faults.push(`the package may have ${LARGEST / 1e6} MB`);
if (pictured > LARGEST_PICTURES) faults.push(`its pictures may have ${LARGEST_PICTURES / 1e3} KB`);
for (const fault of faults) process.stdout.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
process.stdout.write(`broadsheet-${version}.vsix: ${(size / 1e6).toFixed(2)} MB, ${held.length} files and ${pictures.length} pictures (${(pictured / 1e3).toFixed(0)} KB)\n`);
