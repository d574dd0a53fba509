/** Measures the server beside a bare one at 1, 10, 25 and 50 MB and writes the table of docs/performance.md anew: `npm run bench:table`, or other sizes: `-- 1 10`. `--rounds` is how often each is measured. It says how busy the machine was. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { figure, loadNow, sizesOf } from './figures.ts';
import { compared, measures } from './server.ts';

const BEGIN = '<!-- made by npm run bench:table -->';
const END = '<!-- end -->';

const document = new URL('../../docs/performance.md', import.meta.url);
const { values: { rounds }, positionals } = parseArgs({ options: { rounds: { type: 'string', default: '3' } }, allowPositionals: true });
const sizes = sizesOf(positionals, [1, 10, 25, 50]);
const lines = [`| | ${sizes.map((size) => `${size} MB`).join(' | ')} |`, `|---|${sizes.map(() => '---:|').join('')}`];
const columns = [];
const loads = [loadNow()];
const begin = performance.now();
for (const size of sizes) {
  columns.push(await compared(size, undefined, Number(rounds)));
  loads.push(loadNow());
  process.stderr.write(`${size} MB measured after ${Math.round((performance.now() - begin) / 1000)} s\n`);
}
for (const measure of measures) {
  const unit = measure === 'peak memory' ? 'MB' : 'ms';
  lines.push(`| ${measure} | ${columns.map(({ ours, bare }) => `**${figure(ours[measure] / bare[measure])}** (${figure(ours[measure])} : ${figure(bare[measure])} ${unit})`).join(' | ')} |`);
}
lines.push(`| entries of the outline | ${columns.map(({ symbols }) => symbols.toLocaleString('en')).join(' | ')} |`);
const text = readFileSync(document, 'utf8');
const made = `${BEGIN}\n${lines.join('\n')}\n${END}`;
writeFileSync(document, text.replace(new RegExp(`${BEGIN}[\\s\\S]*?${END}`), () => made));
console.log(`${made}\nload of the machine before the first size and after each: ${loads.join(' | ')}`);
