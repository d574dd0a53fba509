/**
 * Writes the packages that are really in the bundles, with their licences, into THIRD-PARTY-NOTICES.md, below its mark.
 * `--check` writes nothing and fails when the file is out of date. What stands above the mark (data) is kept by hand.
 */
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { root } from './harness/webHost.ts';

const MARK = '<!-- What follows is written by `npm run notices`. -->';
const file = join(root, 'THIRD-PARTY-NOTICES.md');

/** The folders of the packages that the bundles were made from. */
async function packages(): Promise<string[]> {
  const inputs = await build({ minify: true });
  const folders = inputs.map(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(folder => folder !== undefined);
  return [...new Set(folders)].sort();
}

async function notice(folder: string): Promise<string> {
  const { name, version, license, author } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Record<string, string>;
  const licence = (await readdir(join(root, folder))).find(entry => /^licen[cs]e/i.test(entry));
  if (!licence && license !== 'MIT') throw new Error(`${name} has no licence file`);
  const text = licence ? (await readFile(join(root, folder, licence), 'utf8')).replace(/\r\n/g, '\n').trim() : mit(author);
  return `### ${name} ${version} (${license})\n\n\`\`\`\n${text}\n\`\`\`\n`;
}

/** The MIT licence, for a package that names it and comes without its text: the one of this project, in the other's name. */
function mit(author: string): string {
  return readFileSync(join(root, 'LICENSE'), 'utf8').trim().replace(/^Copyright .*$/m, `Copyright (c) ${author}`);
}

const { values: options } = parseArgs({ options: { check: { type: 'boolean' } } });
const before = await readFile(file, 'utf8');
const byHand = before.split(MARK)[0];
const notices = await Promise.all((await packages()).map(notice));
const after = `${byHand}${MARK}\n\n## Packages in the bundles\n\n${[...new Set(notices)].join('\n')}`;
if (!options.check) {
  await writeFile(file, after);
  process.stdout.write(`${notices.length} packages\n`);
} else if (before !== after) {
  process.stdout.write('THIRD-PARTY-NOTICES.md is not what the bundles hold: run `npm run notices`.\n');
  process.exitCode = 1;
}
