import { holdsDate } from '../dates.ts';
import type { Cut, Dialect } from '../dialect.ts';
import { keyOf } from '../labels.ts';
import { isByline, zoneOf } from '../layout.ts';
import { frameOf } from '../frames.ts';
import type { Lines } from '../lines.ts';
import type { Mark, Structure, Zone } from '../model.ts';
import { namesPaper } from '../pages/bylines.ts';
import { dateIn } from '../pages/datelines.ts';
import { pageScan } from '../pages/scan.ts';
import { putProse } from '../prose.ts';
import { articleAt, firstSigned, firstTitle, holdsFootnotes, rulerOf, styleOf, underlinedAt, type RuledStyle } from '../rulers.ts';
import { isBlank, linesOf, Sheet, trimmed, type RecordLine } from '../sheet.ts';

/** States: no style sought yet; rulers part nothing, and titles might; else the style, and whether an article begins at the next line. */
const NONE = 'none';
const PLAIN = 'plain:';
const titles = pageScan({ titlesAlone: true });
const NUMBER = /^\s*(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}[.)]|#\d{1,3})\s+(?=\S)/;
const TAKEN_FROM = /^\s*(?:(?:re)?printed from|taken from|excerpted from|source:|from:?)\s+(?<source>(?:the )?\S.*?)\s*$/i;
const HEADER = /^\s{0,4}(\p{L}[\p{L} -]{1,24}):(?:\s+|$)/u;
const CONTENTS = /^\s*(?:table of )?(?:contents|in this issue|index|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|sumario|indice|sommario|inhoud)\b/i;

function scan(lines: Lines, state: string): Cut {
  if (state === '') {
    const style = styleOf(lines);
    if (!style && !holdsFootnotes(lines)) return plain(lines, '');
    const key = style ? `${style.above}${style.below}` : NONE;
    const first = style?.above === '\f' ? firstTitle(lines) : style?.below === '' ? firstSigned(lines) : null;
    return first ? gap(lines, first, `${key}!`) : cut(lines, style, key, first === 0);
  }
  if (state.startsWith(PLAIN)) return plain(lines, state.slice(PLAIN.length));
  const here = state.endsWith('!');
  const key = here ? state.slice(0, -1) : state;
  return cut(lines, key === NONE ? null : { above: key[0], below: key.slice(1) }, key, here);
}

function cut(lines: Lines, style: RuledStyle | null, key: string, here: boolean): Cut {
  if (!style) return whole(lines);
  if (here) return article(lines, style, key);
  // front matter, the ruler itself, what follows the last article
  for (let n = 0, line = lines.peek(0); line; line = lines.peek(++n)) {
    const title = articleAt(lines, n, style) ?? (key.length > 1 && underlinedAt(lines, n, style) && n > 0 ? n : null);
    if (title !== null && title > 0) return gap(lines, title, `${key}!`);
    if (title === 0) return article(lines, style, key);
  }
  return gap(lines, filled(lines), key);
}

/** Text whose rulers part nothing, and are not those of footnotes: its titles tell its articles. */
function plain(lines: Lines, state: string): Cut {
  const found = titles(lines, state);
  return { ...found, ...(found.kind !== 'gap' && { dialect: 'general' }), state: PLAIN + found.state };
}

/** One document, whatever rulers are in it. */
function whole(lines: Lines): Cut {
  let first = 0;
  while (lines.peek(first) && isBlank(lines.peek(first)!.text)) first++;
  if (first > 0 || !lines.peek(first)) return gap(lines, first, NONE);
  return take(lines, filled(lines), NONE);
}

function article(lines: Lines, style: RuledStyle, key: string): Cut {
  let n = 1;
  // the ruler below the title is the article's own
  if (style.below !== '' && underlinedAt(lines, 0, style)) n = 2;
  for (let line = lines.peek(n); line; line = lines.peek(++n)) {
    if (articleAt(lines, n, style) !== null || closes(lines, n, style)) break;
  }
  if (isContents(lines, n)) return gap(lines, n, key);
  return take(lines, n, key);
}

/** Whether a ruler ends the last article: of the style's kind, in the column, and no title after it. */
function closes(lines: Lines, n: number, style: RuledStyle): boolean {
  // the mark that ends a text in setext
  if (style.below !== '' && lines.peek(n)!.text === '..') return true;
  if (style.above === '\f' || rulerOf(lines.peek(n)!.text) !== style.above) return false;
  if (style.below !== '') return isBlank(lines.peek(n - 1)!.text) || lines.peek(n)!.text.length >= 60;
  return isTrailer(lines, n + 1, style) && (isBlank(lines.peek(n - 1)!.text) || !lines.peek(n + filledAfter(lines, n)));
}

/** How far away the next filled line is, or the text's end. */
function filledAfter(lines: Lines, from: number): number {
  let n = from + 1;
  while (lines.peek(n) && isBlank(lines.peek(n)!.text)) n++;
  return n - from;
}

/** Whether nothing but a few lines follows, no article among them: who made it, where it ends. */
function isTrailer(lines: Lines, from: number, style: RuledStyle): boolean {
  for (let n = from, filled = 0, line = lines.peek(n); line; line = lines.peek(++n)) {
    if (n > from + 20 || (!isBlank(line.text) && ++filled > 8) || articleAt(lines, n, style) !== null) return false;
  }
  return true;
}

/** A list of contents: most of its lines are entries with numbers, or it is called so and holds no prose. */
function isContents(lines: Lines, end: number): boolean {
  let entries = 0;
  let others = 0;
  for (let n = 1; n < end; n++) {
    const { text } = lines.peek(n)!;
    if (isBlank(text) || rulerOf(text) !== '') continue;
    if (NUMBER.test(text) || /\.{4,}\s*\d+\s*$/.test(text)) entries++;
    else if (!/^\s{2,}/.test(text)) others++;
  }
  return entries > 2 ? others * 3 <= entries : CONTENTS.test(lines.peek(0)!.text) && others < 40 && entries + others > 0 && !longLines(lines, end);
}

function longLines(lines: Lines, end: number): boolean {
  for (let n = 1; n < end; n++) if (lines.peek(n)!.text.trim().length > 70) return true;
  return false;
}

function take(lines: Lines, end: number, key: string): Cut {
  let last = end - 1;
  while (last > 0 && isBlank(lines.peek(last)!.text)) last--;
  const first: RecordLine[] = [];
  for (let n = 0; n <= last && n < 8; n++) {
    const line = lines.peek(n)!;
    first.push({ text: line.text, start: line.start - lines.base, end: line.end - lines.base });
  }
  const length = lines.peek(last)!.end - lines.base;
  let count = last + 1;
  for (let next = lines.peek(count); next && isBlank(next.text) && rulerOf(next.text) === ''; next = lines.peek(++count));
  lines.take(count);
  return { kind: 'article', length, breaks: last, head: headOf(first).filter((zone) => zone.kind !== 'furniture'), state: key };
}

function gap(lines: Lines, count: number, state: string): Cut {
  const marks: Mark[] = [];
  for (let n = 0; n < count; n++) {
    const line = lines.peek(n)!;
    const number = NUMBER.exec(line.text);
    if (number) marks.push({ kind: 'entry', number: Number(number[0].replace(/\D/g, '')), text: line.text.slice(number[0].length).trim(), start: line.start - lines.base, end: line.end - lines.base });
  }
  lines.take(count);
  return marks.length > 0 ? { kind: 'gap', state, marks } : { kind: 'gap', state };
}

function filled(lines: Lines): number {
  let n = 0;
  while (lines.peek(n)) n++;
  return n;
}

/** The parts that a block of labelled lines names ("Title: …", "Author: …"); none where one of its lines has no known label. */
function headersOf(block: readonly RecordLine[]): Zone[] {
  const parts: Readonly<Record<string, Zone['kind']>> = { title: 'title', subject: 'title', from: 'byline', by: 'byline', byline: 'byline', date: 'date', source: 'source', section: 'section' };
  const zones: Zone[] = [];
  for (const line of block) {
    const label = HEADER.exec(line.text);
    if (!label) return [];
    const key = keyOf(label[1]) ?? label[1].toLowerCase();
    const kind = parts[/^(?:subject|from|by)$/i.test(label[1]) ? label[1].toLowerCase() : key];
    if (!kind && !keyOf(label[1])) return [];
    if (kind && !zones.some((zone) => zone.kind === kind) && line.text.trim().length > label[0].trim().length) zones.push({ kind, ...trimmed(line, label[0].length) });
  }
  return zones;
}

/** The title, without its number; a date or another note in its right-hand column; the ruler; byline and source below. */
function headOf(lines: readonly RecordLine[]): Zone[] {
  const [first] = lines;
  if (!first) return [];
  const zones: Zone[] = [];
  const blank = lines.findIndex((line) => isBlank(line.text));
  const headers = headersOf(lines.slice(0, blank < 0 ? lines.length : blank));
  if (headers.length > 0) return headers;
  const frame = frameOf(first.text);
  if (frame) return [{ kind: 'title', ...trimmed(first, frame.start, frame.end) }];
  const issued = issueAbove(lines);
  if (issued.length > 0) return issued;
  const number = NUMBER.exec(first.text)?.[0].length ?? 0;
  const column = /\S(\s{3,})(\S(?:.*\S)?)\s*$/.exec(first.text.slice(number));
  const split = column ? number + column.index + 1 : first.text.length;
  zones.push({ kind: 'title', ...trimmed(first, number, split) });
  if (column) zones.push({ kind: holdsDate(column[2]) ? 'date' : 'section', ...trimmed(first, split) });
  for (const line of lines.slice(1, 5)) {
    if (isBlank(line.text)) {
      if (zones.some((zone) => zone.kind === 'byline')) break;
      continue;
    }
    const by = /^\s*by\s+\S/i.test(line.text) && isByline(line.text) ? /\s*\((?<source>\p{Lu}[^()]*)\)\s*$/u.exec(line.text) : undefined;
    const from = TAKEN_FROM.exec(line.text);
    if (rulerOf(line.text) !== '') zones.push(zoneOf('furniture', [line]));
    else if (by !== undefined) {
      zones.push({ kind: 'byline', ...trimmed(line, 0, by ? by.index : line.text.length) });
      if (by) zones.push({ kind: 'source', ...trimmed(line, by.index + by[0].indexOf('(') + 1, by.index + by[0].lastIndexOf(')')) });
    } else if (from && line.text.length < 100) {
      const at = line.text.indexOf(from.groups!.source);
      zones.push({ kind: 'source', ...trimmed(line, at) });
    } else if (line.text.trim().length < 60 && !holdsDate(line.text) && namesPaper(line.text) && !zones.some((zone) => zone.kind === 'source')) {
      zones.push({ kind: 'source', ...trimmed(line) });
    } else if (zones.some((zone) => zone.kind === 'date')) break;
    else {
      const issue = paperAndDate(line);
      if (issue.length > 0) zones.push(...issue);
      else if (line.text.trim().length < 50 && holdsDate(line.text)) zones.push({ kind: 'date', ...trimmed(line) });
      else break;
    }
  }
  return zones;
}

/** A paper and its date on one line below a title: "Lockgate Times, June 3, 2011". */
function paperAndDate(line: RecordLine): Zone[] {
  const date = line.text.length < 100 ? dateIn(line.text) : null;
  const paper = date ? /^\s*(?<name>\p{Lu}[^\d]*?)[\s,;(:|–—-]*$/u.exec(line.text.slice(0, date.start))?.groups!.name : undefined;
  if (!date || !paper || !namesPaper(paper) || /^by\b/i.test(paper)) return [];
  const at = line.text.indexOf(paper);
  return [{ kind: 'source', ...trimmed(line, at, at + paper.length) }, { kind: 'date', ...trimmed(line, date.start, date.end) }];
}

/** The parts where a line with paper, date and page stands above the title: "Lockgate Times, June 3, 2011, p. A1". */
function issueAbove(lines: readonly RecordLine[]): Zone[] {
  const [first, blank, title, below] = lines;
  if (lines.length < 4 || first.text.length > 100 || !isBlank(blank.text) || isBlank(title.text) || title.text.length > 120 || !isBlank(below.text)) return [];
  const date = dateIn(first.text);
  const paper = date ? /^\s*(\p{Lu}[^\d]*?)[\s,;(:–—-]*$/u.exec(first.text.slice(0, date.start)) : null;
  if (!date || !paper) return [];
  const at = first.text.indexOf(paper[1]);
  return [{ kind: 'source', ...trimmed(first, at, at + paper[1].length) }, { kind: 'date', ...trimmed(first, date.start, date.end) }, { kind: 'title', ...trimmed(title) }];
}

function read(text: string): Structure {
  const lines = linesOf(text);
  const sheet = new Sheet(text);
  const head = headOf(lines.slice(0, 8));
  let covered = 0;
  for (const zone of head) {
    sheet.put(zone.kind, zone);
    covered = Math.max(covered, zone.end);
  }
  let prose: RecordLine[] = [];
  for (const line of lines) {
    if (line.start < covered) continue;
    if (rulerOf(line.text) === '') {
      prose.push(line);
      continue;
    }
    putProse(sheet, prose);
    prose = [];
    sheet.put('furniture', trimmed(line));
  }
  putProse(sheet, prose);
  return sheet.structure();
}

export const ruled: Dialect = {
  id: 'ruled-text',
  name: 'Text with rulers',
  evidence: [
    { first: '=-_*~#+', pattern: /^[ \t]*(?:={8,}|([-_*#~+])\1{28,}|([-=_*~+#])(?!\2)([-=_*~+#])(?:\2\3){10,}\2?|(?:[-*] ){12,}[-*]?)[ \t]*$/, weight: 2, what: 'rulers' },
    { first: '-_*#~+', pattern: /^[ \t]*(?:-{8,28}|_{8,28}|\*{8,28}|#{8,28}|~{8,28}|\+{8,28}|(?:[-*] ){4,11}[-*]?)[ \t]*$/, weight: 1, what: 'short rulers' },
    { first: '-=_*~+', pattern: /^\s*([-=_*~+])\1{2,}\s*[^\s\-=_*~+].{0,100}?\s*\1{3,}\s*$/, weight: 2, what: 'rulers with words in them' },
    { pattern: /^\f/, weight: 2, what: 'form feeds' },
  ],
  scan,
  read,
  usual: { terminator: false, formFeeds: true },
};
