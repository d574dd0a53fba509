import { say } from '../../say.ts';
import type { Range } from '../../text/range.ts';
import type { Cut, Dialect } from '../dialect.ts';
import { isByline, isNames } from '../layout.ts';
import type { Lines } from '../lines.ts';
import { keyOf, ownKey } from '../labels.ts';
import type { Structure, Zone, ZoneKind } from '../model.ts';
import { putProse } from '../prose.ts';
import { notesIn } from '../notes.ts';
import { namesPaper } from '../pages/bylines.ts';
import { partingOf } from '../pages/pasted.ts';
import { asPlain, PLAIN } from '../pages/plain.ts';
import { isBlank, linesOf, plain, Sheet, trimmed, type RecordLine } from '../sheet.ts';
import { holdsDate } from '../dates.ts';

/** How many lines tell what parts the articles of a text. */
const SAMPLE = 3000;
/** How many lines of an article may be its head. */
const HEAD_LINES = 40;
const HEADING = /^(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$/;
/** A heading that is a link: its words. */
const LINKED = /^#{1,6}[ \t]+\[([^\]]+)\]\([^()\s]*\)[ \t]*#*[ \t]*$/;
const BY = /^(?:by|von|par|por|di)\b/i;
const RULE = /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/;
const ANCHOR = /^\s*<a (?:id|name)=["'][^"'<>]*["']\s*>\s*<\/a>\s*$/i;
const FENCE = /^ {0,3}(?:```|~~~)/;
/** Front matter: YAML between lines of ---, TOML between lines of +++. */
const FRONT = /^(?:---|\+\+\+)\s*$/;
const MEMBER = /^([\p{L}_][\p{L}\p{N}_ -]{0,30}?)(?::(?:[ \t]+(.*))?|\s*=[ \t]*(.*))$/u;
/** Labels of lines below a title that name none of its parts. */
const OTHER_KEYS: ReadonlySet<string> = new Set(['url', 'id', 'language', 'length', 'volume', 'load-date', 'publisher']);
const PARTS: Readonly<Record<string, ZoneKind>> = { title: 'title', byline: 'byline', date: 'date', source: 'source', section: 'section' };

/** What begins an article: front matter, a heading of some level, or a rule before it. */
type Style = 'front' | 'rule' | '1' | '2' | '3' | '4' | '5' | '6' | 'whole';

function scan(lines: Lines, state: string): Cut {
  if (state.startsWith(PLAIN)) return asPlain(lines, state.slice(PLAIN.length));
  const style = state === '' ? styleOf(lines) : state as Style;
  // rules alone may part any articles
  if (state === '' && style === 'rule' && partingOf(lines) !== null) return asPlain(lines, '');
  let n = 0;
  while (lines.peek(n) && !begins(lines, n, style, n === 0 && state === '')) n++;
  if (n > 0) {
    for (let i = 0; i < n; i++) lines.advance();
    return { kind: 'gap', state: style };
  }
  let last = 0;
  let fenced = false;
  const front = frontEnd(lines, 0);
  for (let m = 1, line = lines.peek(1); line; line = lines.peek(++m)) {
    if (m > front) {
      if (FENCE.test(line.text)) fenced = !fenced;
      if (!fenced && ends(lines, m, style)) break;
    }
    if (!isBlank(line.text)) last = m;
  }
  last = ownEnd(lines, last);
  // a line alone between rules tells where something ends
  if (style === 'rule' && last === 0 && lines.peek(0)!.text.length < 80 && levelAt(lines, 0) === 0) {
    lines.advance();
    return { kind: 'gap', state: style };
  }
  const first = lines.ofPiece(Math.min(last + 1, HEAD_LINES));
  const length = lines.peek(last)!.end - lines.base;
  lines.take(lines.filled(last + 1));
  const sheet = new Sheet('');
  return { kind: 'article', length, breaks: last, head: putHead(sheet, first).zones, state: style };
}

/** The last line of an article without what belongs to the next one's heading: an anchor right above it, and the rule above that. */
function ownEnd(lines: Lines, last: number): number {
  let end = last;
  if (ANCHOR.test(lines.peek(end)!.text)) while (end > 0 && (end === last || isBlank(lines.peek(end)!.text) || RULE.test(lines.peek(end)!.text))) end--;
  return end;
}

/** Whether an article begins at a line. With rules, one begins at the first filled line. */
function begins(lines: Lines, n: number, style: Style, atStart: boolean): boolean {
  const { text } = lines.peek(n)!;
  if (style === 'front') return frontEnd(lines, n) > n;
  if (style === 'rule' || style === 'whole') return !isBlank(text) && (!RULE.test(text) || (atStart && frontEnd(lines, n) > n));
  return levelAt(lines, n) === Number(style);
}

/** Whether an article ends before a line: the next one begins there, or a rule or a heading of a higher level stands there. */
function ends(lines: Lines, n: number, style: Style): boolean {
  if (style === 'whole') return false;
  if (style === 'front') return frontEnd(lines, n) > n;
  const { text } = lines.peek(n)!;
  if (style === 'rule') return RULE.test(text) && isBlank(lines.peek(n - 1)!.text);
  const level = levelAt(lines, n);
  if (level > 0) return level <= Number(style);
  // a rule right before the next article's heading is between the two
  if (!RULE.test(text) || !isBlank(lines.peek(n - 1)!.text)) return false;
  let m = n + 1;
  while (m < n + 4 && lines.peek(m) && isBlank(lines.peek(m)!.text)) m++;
  return lines.peek(m) === undefined || levelAt(lines, m) > 0 && levelAt(lines, m) <= Number(style);
}

/** The level of the heading at a line, 0 for none; a line of text with a ruler of = or - right below is one of level 1 or 2. */
function levelAt(lines: Lines, n: number): number {
  const { text } = lines.peek(n)!;
  if (text.charCodeAt(0) === 35) return HEADING.exec(text)?.[1].length ?? 0;
  const below = lines.peek(n + 1)?.text;
  if (below === undefined || (below.charCodeAt(0) !== 61 && below.charCodeAt(0) !== 45)) return 0;
  if (isBlank(text) || text.length > 120 || RULE.test(text) || (n > 0 && !isBlank(lines.peek(n - 1)!.text))) return 0;
  return /^={3,}\s*$/.test(below) ? 1 : /^-{3,}\s*$/.test(below) && !MEMBER.test(text) ? 2 : 0;
}

/** The number of the last line of the front matter that begins at a line; the line's own number where none does. */
function frontEnd(lines: Lines, n: number): number {
  if (!FRONT.test(lines.peek(n)?.text ?? '') || !MEMBER.test(lines.peek(n + 1)?.text ?? '')) return n;
  for (let m = n + 2; m < n + 60; m++) {
    const text = lines.peek(m)?.text;
    if (text === undefined) return n;
    if (FRONT.test(text)) return text[0] === lines.peek(n)!.text[0] ? m : n;
    if (!MEMBER.test(text) && !/^\s*(?:-\s|\S.*$)/.test(text) && !isBlank(text)) return n;
  }
  return n;
}

/** Whether the heading at a line says more than that of a section does: it is a link, or a byline or a date stands below it. */
function isSigned(lines: Lines, n: number): boolean {
  const { text } = lines.peek(n)!;
  if (LINKED.test(text)) return true;
  let m = text.charCodeAt(0) === 35 ? n + 1 : n + 2;
  while (m < n + 4 && lines.peek(m) && isBlank(lines.peek(m)!.text)) m++;
  const below = (lines.peek(m)?.text ?? '').replace(/[*_]/g, '').trim();
  return below.length < 120 && (BY.test(below) || (below.length < 60 && holdsDate(below)));
}

/** Whether the first line below the heading at a line is a labelled one: "- Source: Quay Herald". */
function isLabelled(lines: Lines, n: number): boolean {
  const below = lines.peek(lines.filled(lines.peek(n)!.text.charCodeAt(0) === 35 ? n + 1 : n + 2));
  return below !== undefined && listed(below) !== null;
}

/** What parts the articles of a text: front matter where there is some; the highest level whose headings have labelled lines below them; the highest that has several headings; rules. */
function styleOf(lines: Lines): Style {
  const levels = [0, 0, 0, 0, 0, 0, 0];
  const signed = [0, 0, 0, 0, 0, 0, 0];
  const labelled = [0, 0, 0, 0, 0, 0, 0];
  let fronts = 0;
  let rules = 0;
  let fenced = false;
  let lone = -1;
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    if (FENCE.test(line.text)) fenced = !fenced;
    if (fenced) continue;
    const front = frontEnd(lines, n);
    if (front > n) {
      fronts++;
      n = front;
      continue;
    }
    const level = levelAt(lines, n);
    if (level > 0 && levels[level]++ === 0 && lone < 0) lone = n;
    if (level > 0 && isSigned(lines, n)) signed[level]++;
    if (level > 0 && isLabelled(lines, n)) labelled[level]++;
    if (level === 0 && RULE.test(line.text) && (n === 0 || isBlank(lines.peek(n - 1)!.text))) rules++;
  }
  if (fronts > 1) return 'front';
  const told = levels.findIndex((count, level) => count > 1 && labelled[level] * 5 >= count * 4);
  if (told > 0) return String(told) as Style;
  const top = levels.findIndex((count, level) => level > 0 && count > 0);
  if (top < 0) return rules > 0 ? 'rule' : 'whole';
  if (levels[top] > 1) return String(top) as Style;
  // one heading above the others: the paper's name, where another heading follows it at once; else the article's own title
  const next = lines.filled(lone + 1);
  const below = levels.findIndex((count, level) => level > top && count > 1);
  return below > 0 && ((lines.peek(next) && levelAt(lines, next) === below) || signed[below] * 2 >= levels[below]) ? String(below) as Style : fronts > 0 ? 'front' : String(top) as Style;
}

/** Puts front matter, title and the lines right below it on a sheet; `next` is the number of the first line after them. */
function putHead(sheet: Sheet, lines: readonly RecordLine[]): { zones: Zone[]; next: number } {
  const zones: Zone[] = [];
  const add = (kind: ZoneKind, range: { start: number; end: number }) => {
    if (range.end > range.start) zones.push({ kind, start: range.start, end: range.end });
  };
  const has = (kind: ZoneKind) => zones.some((zone) => zone.kind === kind);
  let n = 0;
  const front = FRONT.test(lines[0]?.text ?? '') ? lines.findIndex((line, m) => m > 0 && FRONT.test(line.text)) : -1;
  if (front > 0) {
    for (const line of lines.slice(1, front)) {
      const member = MEMBER.exec(line.text);
      if (!member) continue;
      const key = keyOf(member[1]) ?? ownKey(member[1]);
      const raw = member[2] ?? member[3] ?? '';
      const quoted = /^(["']).*\1\s*$/.test(raw) ? 1 : 0;
      const value = trimmed(line, line.text.length - raw.length + quoted, line.text.trimEnd().length - quoted);
      if (sheet.text !== '') sheet.field(key, { start: line.start, end: line.start + member[0].length - raw.length }, value);
      if (PARTS[key]) add(PARTS[key], value);
    }
    n = front + 1;
  }
  while (n < lines.length && isBlank(lines[n].text)) n++;
  const heading = HEADING.exec(lines[n]?.text ?? '');
  const underlined = !heading && /^(?:={3,}|-{3,})\s*$/.test(lines[n + 1]?.text ?? '');
  if (heading || underlined) {
    const words = LINKED.exec(lines[n].text)?.[1] ?? heading?.[2] ?? lines[n].text;
    const at = lines[n].text.indexOf(words, heading?.[1].length ?? 0);
    add(has('title') ? 'subheading' : 'title', trimmed(lines[n], at, at + words.length));
    n += heading ? 1 : 2;
  } else if (!has('title') && lines[n] && lines[n].text.length <= 120) {
    const bold = /^\s*(\*\*|__)(.+)\1\s*$/.exec(lines[n].text);
    add('title', bold ? trimmed(lines[n], lines[n].text.indexOf(bold[2]), lines[n].text.indexOf(bold[2]) + bold[2].length) : trimmed(lines[n]));
    n++;
  }
  for (let m = n; m < Math.min(lines.length, n + 5); m++) {
    const { text } = lines[m];
    if (isBlank(text)) continue;
    const bare = text.replace(/[*_]/g, '').trim();
    const inner = trimmed(lines[m], text.length - text.replace(/^[\s*_]+/, '').length, text.replace(/[\s*_]+$/, '').length);
    const parts = bare.split(/ *[|·•—–] */);
    // "Ann Lee, 4 March 2012"
    const signed = /^(?<name>\p{Lu}\S* [^,]{2,40}), (?<date>.{6,40})$/u.exec(bare)?.groups;
    if (signed && isNames(signed.name) && holdsDate(signed.date) && !has('byline') && !has('date')) {
      for (const kind of ['byline', 'date'] as const) {
        const part = kind === 'byline' ? signed.name : signed.date;
        add(kind, trimmed(lines[m], text.indexOf(part), text.indexOf(part) + part.length));
      }
      n = m + 1;
      continue;
    }
    const date = parts.find((part) => part.length < 60 && holdsDate(part));
    const named = listed(lines[m]);
    const notes = parts.length > 1 ? notesIn([{ ...lines[m], text: text.replace(/[*_]/g, ' ') }]) : null;
    if (bare.length < 160 && (BY.test(bare) || isNames(parts[0])) && parts.length > 1 && date !== undefined && !has('byline') && !has('date')) {
      for (const part of parts) {
        const at = text.indexOf(part);
        add(part === date ? 'date' : part === parts[0] ? 'byline' : 'source', trimmed(lines[m], at, at + part.length));
      }
    } else if (named) {
      if (sheet.text !== '') sheet.field(named.key, named.label, named.range);
      const kind = PARTS[named.key];
      if (kind && !has(kind)) add(kind, named.range);
    } else if (notes && notes.zones.length > 1) {
      for (const zone of notes.zones) if (!has(zone.kind)) add(zone.kind, zone);
    } else if (bare.length < 120 && BY.test(bare) && isByline(bare) && !has('byline')) add('byline', inner);
    else if (bare !== text.trim() && bare.length < 80 && isNames(bare) && emphasised(text)) add(has('byline') || namesPaper(bare) ? 'source' : 'byline', inner);
    else if (bare.length < 60 && holdsDate(bare) && !has('date')) add('date', inner);
    else break;
    n = m + 1;
  }
  return { zones, next: n };
}

/** What a line such as "**Author:** Ann Lee" or "- Date: 4 March 2012" says below a title. */
function listed(line: RecordLine): { key: string; label: Range; range: Range } | null {
  const match = /^([\s*_>-]*)(\p{Lu}[\p{L} ]{1,20}?)[*_]*:[*_]*\s+(?=\S)/u.exec(line.text);
  const key = match ? keyOf(match[2]) : undefined;
  if (!match || key === undefined || !(OTHER_KEYS.has(key) || (PARTS[key] && line.text.length <= 160))) return null;
  const from = match[1].length;
  return { key, label: trimmed(line, from, match[0].length), range: trimmed(line, match[0].length, line.text.replace(/[\s*_]+$/, '').length) };
}

/** What some words say without the marks of emphasis, code and links. */
function unmarked(words: string): string {
  return words.replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1').replace(/(?<![\w*])([*_]{1,3}|`)(?=\S)(.+?)(?<=\S)\1(?![\w*])/g, '$2');
}

/** Whether a whole line is in italics or bold. */
function emphasised(text: string): boolean {
  return /^\s*([*_]{1,3})[^*_].*\1\s*$/.test(text);
}

function read(text: string): Structure {
  const lines = linesOf(text);
  const sheet = new Sheet(text);
  const { zones, next } = putHead(sheet, lines.slice(0, HEAD_LINES));
  for (const zone of zones) sheet.put(zone.kind, zone, plain(unmarked(text.slice(zone.start, zone.end))));
  for (const line of lines.slice(0, next)) if (!zones.some((zone) => zone.start < line.end && zone.end > line.start)) sheet.put('furniture', trimmed(line));
  let prose: RecordLine[] = [];
  let fenced = false;
  for (const line of lines.slice(next)) {
    const fence = FENCE.test(line.text);
    const heading = fenced || fence ? null : HEADING.exec(line.text);
    if (!fence && !fenced && !heading && !RULE.test(line.text)) {
      prose.push(line);
      continue;
    }
    putProse(sheet, prose, false);
    prose = [];
    if (fence) fenced = !fenced;
    sheet.put(heading ? 'subheading' : 'furniture', heading ? trimmed(line, heading[1].length) : trimmed(line));
  }
  putProse(sheet, prose, false);
  sheet.recordId = sheet.value('id')?.text ?? null;
  return sheet.structure();
}

export const markdown: Dialect = {
  id: 'markdown',
  name: 'Markdown',
  evidence: [
    { first: '#', pattern: /^#{1,6} \S/, weight: 3, what: say('headings such as "# Title"') },
    { first: '-+', pattern: /^(?:---|\+\+\+)\s*$/, weight: 1, what: say('lines "---"') },
    { first: 'tdasuc', pattern: /^(?:title|date|author|source|url|tags|categories)(?::| =) +\S/, weight: 3, what: say('front matter such as "title: …"') },
    { pattern: /\]\(https?:\/\/[^)]*\)|\*\*[^*\s][^*]*\*\*/, weight: 1, what: say('links and bold words in Markdown') },
  ],
  scan,
  read,
  usual: { terminator: false, markup: true },
};
