import type { Range } from '../text/range.ts';
import type { Text } from '../text/text.ts';
import { alike } from './alike.ts';
import { dialects as builtIn } from './dialects/all.ts';
import { reading, type Dump } from './dump.ts';
import { keyOf, ownKey } from './labels.ts';
import type { Placed } from './model.ts';
import { ownDialect, type OwnDialect } from './own.ts';
import { isBlank } from './sheet.ts';

/** A dialect made from articles that somebody marked, and what comes of it in their file. */
export interface Proposal {
  readonly rules: OwnDialect;
  /** How many of the marked articles it finds: they begin where the mark does, and hold it and no other; and how many end with it, too. */
  readonly met: number;
  readonly exact: number;
  readonly articles: number;
  /** In UTF-16 units. */
  readonly lengths: { readonly shortest: number; readonly median: number; readonly longest: number };
  /** Articles whose length is far from the usual one, the furthest first. */
  readonly outliers: readonly Placed[];
  /** The file, read so. */
  readonly dump: Dump;
}

/** How many lines of an article may hold its labels. */
const HEAD_LINES = 15;
/** An article is far from the usual length with so many times as much of it, or as little. */
const FAR = 5;
const LABEL = /^[ \t]*(\p{L}[\p{L} /-]{0,30}?)[ \t]*:(?=\s|$)/u;

/** A marked article, its first and last line that are not blank. */
interface Marked {
  readonly first: number;
  readonly last: number;
}

/**
 * Dialects that set apart what somebody marked in a text as articles: the one that meets the most of it first, of those that meet as much the most exact one, then the most
 * even one. A mark may end too early; blank lines at its ends do not count. Sliced; none where the marked articles have nothing in common.
 */
export function* proposals(text: Text, ranges: readonly Range[]): Generator<unknown, Proposal[]> {
  const marked = ranges.flatMap((range) => linesOf(text, range) ?? []).sort((a, b) => a.first - b.first);
  if (marked.length < 2) return [];
  const found: Proposal[] = [];
  for (const rules of candidates(text, marked)) {
    const { dialect } = ownDialect('proposed', rules);
    if (!dialect) continue;
    const dump = yield* reading(text, { dialects: [dialect, ...builtIn], chosen: dialect.id });
    const proposal = judged(rules, dump, marked);
    if (proposal.met > 0) found.push(proposal);
    yield;
  }
  return found.sort((a, b) => b.met - a.met || b.exact - a.exact || spread(a) - spread(b));
}

function linesOf(text: Text, { start, end }: Range): Marked | null {
  let first = text.lineAt(start);
  // a mark that ends where a line begins does not hold that line
  let last = text.lineAt(Math.max(start, end - 1));
  while (first <= last && isBlank(line(text, first))) first++;
  while (last >= first && isBlank(line(text, last))) last--;
  return first <= last ? { first, last } : null;
}

/** What may set the marked articles apart: lines between them, their first lines, their last lines, or first and last ones. */
function* candidates(text: Text, marked: readonly Marked[]): Generator<OwnDialect> {
  const before = marked.flatMap(({ first }) => beside(text, first, -1) ?? []);
  const after = marked.flatMap(({ last }) => beside(text, last, 1) ?? []);
  const begins = alike(marked.map(({ first }) => line(text, first)));
  const ends = alike(marked.map(({ last }) => line(text, last)));
  const fields = fieldsOf(text, marked, begins !== null && !begins.endsWith('$'));
  // the first article of a file may have no separator above it, the last one none below it
  const separators = new Set([before, after].flatMap((lines) => (lines.length >= marked.length - 1 && lines.length > 1 ? alike(lines) ?? [] : [])));
  for (const separator of separators) yield { separator, ...fields };
  const both = begins !== null && ends !== null;
  // a whole line that is always the same is no accident
  const isMarker = ends !== null && ends.startsWith('^') && !ends.includes('.*');
  if (both && isMarker) yield { begins, ends, ...fields };
  if (begins !== null) yield { begins, ...fields };
  if (ends !== null) yield { ends, ...fields };
  if (both && !isMarker) yield { begins, ends, ...fields };
}

/** The next line in a direction that is not blank. */
function beside(text: Text, from: number, step: 1 | -1): string | null {
  for (let n = from + step; n >= 0 && n < text.lineCount; n += step) if (!isBlank(line(text, n))) return line(text, n);
  return null;
}

/** The labels that all marked articles have in their first lines. Where more than a label's value follows it in the first one (`isTitled`), it must be a known one. */
function fieldsOf(text: Text, marked: readonly Marked[], isTitled: boolean): Pick<OwnDialect, 'fields'> {
  const labels = marked.map(({ first, last }) => {
    const found = new Set<string>();
    for (let n = first; n <= Math.min(last, first + HEAD_LINES); n++) {
      const label = LABEL.exec(line(text, n))?.[1];
      if (label !== undefined && (n > first || !isTitled || keyOf(label))) found.add(label);
    }
    return found;
  });
  const common = [...labels[0]].filter((label) => labels.every((found) => found.has(label)));
  return common.length > 0 ? { fields: Object.fromEntries(common.map((label) => [label, keyOf(label) ?? ownKey(label)])) } : {};
}

function judged(rules: OwnDialect, dump: Dump, marked: readonly Marked[]): Proposal {
  const placed = [...dump.articles()];
  const { text } = dump;
  const ends = new Map(placed.map(({ startLine, end }) => [startLine, text.lineAt(end)]));
  const isMet = ({ first, last }: Marked, n: number): boolean => {
    const end = ends.get(first) ?? -1;
    return end >= last && end < (marked[n + 1]?.first ?? Infinity);
  };
  const lengths = placed.map(({ article }) => article.length).sort((a, b) => a - b);
  const median = lengths.at(lengths.length >> 1) ?? 0;
  const distance = ({ article: { length } }: Placed): number => Math.max(length / median, median / length);
  return {
    rules, dump,
    met: marked.filter(isMet).length,
    exact: marked.filter(({ first, last }) => ends.get(first) === last).length,
    articles: placed.length,
    lengths: { shortest: lengths[0] ?? 0, median, longest: lengths.at(-1) ?? 0 },
    outliers: placed.filter((each) => distance(each) >= FAR).sort((a, b) => distance(b) - distance(a)),
  };
}

/** How uneven the articles are: the share of those of an unusual length. */
function spread({ outliers, articles }: Proposal): number {
  return outliers.length / Math.max(articles, 1);
}

function line(text: Text, n: number): string {
  return text.slice(text.lineStart(n), text.lineEnd(n));
}
