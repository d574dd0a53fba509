/**
 * How fast dumps of each dialect are cut into articles, beside a bare search for line breaks: `npm run bench:dialects -- 1 50`,
 * the sizes in MB. The project's samples and the real exports of `../shared/dumps/raw`, where they are, each repeated to
 * that size. Measured in processor time, so that other work on the machine counts little; records of few characters are
 * mostly heads, so they say how long a head takes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { detect } from '../../server/core/dump/detect.ts';
import { dialects } from '../../server/core/dump/dialects/all.ts';
import { finish } from '../../server/core/dump/dump.ts';
import { inParts } from '../../server/core/dump/parts.ts';
import { segment } from '../../server/core/dump/segments.ts';
import { Text } from '../../server/core/text/text.ts';
import { figure, MB, median, newlines, sizesOf, table } from './figures.ts';

const ROUNDS = 5;
const folders = [new URL('../../samples/', import.meta.url), new URL('../../../shared/dumps/raw/', import.meta.url)].filter((folder) => existsSync(folder));
const dumps = folders.flatMap((folder) => readdirSync(folder).filter((name) => !name.startsWith('.')).map((name) => ({ name, content: `${readFileSync(new URL(name, folder), 'utf8')}\n` })));

/** Processor time of a run in seconds: the middle one of some rounds. */
function time(run: () => unknown): number {
  return median(Array.from({ length: ROUNDS }, () => {
    const begin = process.cpuUsage();
    run();
    return process.cpuUsage(begin).user / 1e6;
  }));
}

for (const size of sizesOf(process.argv.slice(2), [1, 50])) {
  const rows = dumps.map(({ name, content: one }) => {
    // through bytes, so that the string is flat
    const content = Buffer.from(one.repeat(Math.ceil(size * MB / one.length))).toString();
    const text = Text.of(content);
    const { dialect } = detect(text, dialects);
    const scan = inParts(dialects, dialect);
    const { articles } = finish(segment(text, scan, dialect.id)).segments.summary;
    const bare = time(() => newlines(content));
    const cut = time(() => finish(segment(text, scan, dialect.id)));
    const rate = (seconds: number) => figure(content.length / 1e6 / seconds);
    return { dialect: dialect.id, cells: [name, figure(content.length / articles), rate(bare), rate(cut), figure(cut / bare)] };
  }).toSorted((a, b) => a.dialect.localeCompare(b.dialect));
  console.log(`${size} MB`);
  console.log(table([['dialect', 'dump', 'chars an article', 'newlines Mchar/s', 'articles Mchar/s', 'times'], ...rows.map(({ dialect, cells }) => [dialect, ...cells])]));
}
