/**
 * How fast dumps of each dialect are cut into articles, beside a bare search for line breaks: `node test/bench/dialects.ts`.
 * The real exports of `../shared/dumps/raw` where they are, else the tests' own dumps, whose records hold little but their
 * heads; each repeated to a size at which the work shows.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { detect } from '../../server/core/dump/detect.ts';
import { dialects } from '../../server/core/dump/dialects/all.ts';
import { finish } from '../../server/core/dump/dump.ts';
import { inParts } from '../../server/core/dump/parts.ts';
import { segment } from '../../server/core/dump/segments.ts';
import { Text } from '../../server/core/text/text.ts';
import { figure, MB, median, table } from './figures.ts';

const ROUNDS = 7;
const SIZE = 8 * MB;

const real = new URL('../../../shared/dumps/raw/', import.meta.url);
const folder = existsSync(real) ? real : new URL('../core/dump/dumps/', import.meta.url);

function time(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    run();
    return performance.now() - begin;
  });
  return median(times);
}

function newlines(content: string): number {
  let count = 0;
  for (let i = content.indexOf('\n'); i >= 0; i = content.indexOf('\n', i + 1)) count++;
  return count;
}

const rows = readdirSync(folder).map((name) => {
  const one = `${readFileSync(new URL(name, folder), 'utf8')}\n`;
  // through bytes, so that the string is flat
  const content = Buffer.from(one.repeat(Math.ceil(SIZE / one.length))).toString();
  const text = Text.of(content);
  const { dialect } = detect(text, dialects);
  const scan = inParts(dialects, dialect);
  const articles = finish(segment(text, scan, dialect.id)).segments.summary.articles;
  const bare = time(() => newlines(content));
  const cut = time(() => finish(segment(text, scan, dialect.id)));
  const rate = (ms: number) => figure(content.length / 1000 / ms);
  return [name, dialect.id, figure(content.length / articles), rate(bare), rate(cut), figure(cut / bare)];
});
console.log(table([['dump', 'dialect', 'chars an article', 'newlines Mchar/s', 'articles Mchar/s', 'times'], ...rows]));
