import type { Lines, Line } from '../lines.ts';
import type { Zone } from '../model.ts';
import { notesIn } from '../notes.ts';
import type { RecordLine } from '../sheet.ts';
import { isBlank, kindOf, lineZone, signature } from './ahead.ts';
import { bylineLine, bylineRunIn, isName, isPaper, isRole, namesPaper } from './bylines.ts';
import type { LineKind } from './classify.ts';
import { dateIn } from './datelines.ts';
import { mayBeLabel } from './labels.ts';
import { isSentence } from './wholeLines.ts';

/** The head of a pasted article; lines count from the first one not taken. */
export interface PastedHead {
  readonly from: number;
  /** The first line below it. */
  readonly end: number;
  readonly zones: readonly Zone[];
  /** It says who wrote the article, or when. */
  readonly signed: boolean;
  /** Text stands right below. */
  readonly tight: boolean;
}

type Bare = Omit<PastedHead, 'signed' | 'tight'>;

/** A title, UTF-16 units; more lines are not its head. */
const TITLE = { least: 4, most: 200 };
const HEAD = 8;
const ABOVE = 3;
/** More blank lines part no head. */
const BLANKS = 2;
/** A line of text is longer, or so long with another below it; a standfirst is not, UTF-16 units. */
const TEXT = 80;
const WRAPPED = 45;
const DECK = 300;
/** So many of an article's last lines may sign it. */
const LAST = 3;
/** Text stands within so many lines. */
const TEXT_WITHIN = 20;
const NO_TITLES: ReadonlySet<LineKind> = new Set(['bylined-prose', 'chrome', 'announcement', 'section', 'terminator']);
const BULLET = /^\s*(?:[*+•·▪›»>□☆○]|[-–—]\s|\(BUTTON\)|\[)/u;
/** A picture's caption, with who took it in brackets. */
export const CREDITED = /\([^()]*(?:dpa|picture alliance|imago|getty|AFP|Reuters|\bAP\b|EPA|ANSA|fotos?|photos?|©)[^()]*\)\s*$/i;
const LABEL = /^\s*\p{L}[\p{L} -]{1,24}:/u;
const MAY_NOTE = /[:|·•\t\d]|\.\w|\s{3}/;
const SITE = /^[\s|]*(?<site>(?:[\p{L}\d-]+\.)+(?:com|org|net|info|co\.\p{L}{2}|\p{L}{2}))\s*$/iu;
const NUMBER = /^\s*(?:\d{1,3}[.)]|\[\d{1,3}\]|\(\d{1,3}\)|#\d{1,3})\s+(?=\S)/;
const CLOCK = /^\s*(?<time>\d{1,2}[:.h]\d\d(?: ?(?:[ap]\.?m\.?|Uhr|h))?)(?=\s)/i;
const BETWEEN = /^\s*(?:[|–—-]|:\s)\s*(?=\S.{7})/u;

/** The head at a filled line, text below it; null where none stands there. `parted`: the article before or the next one begins there. */
export function pastedHead(lines: Lines, n: number, nameFirst: boolean, parted: (n: number) => boolean): PastedHead | null {
  const head = labelledHead(lines, n) ?? titledHead(lines, n, nameFirst, parted);
  return head && (withText(lines, head, parted) ?? withText(lines, withoutDeck(lines, head), parted));
}

/** A head without what was taken for a standfirst, and is the text. */
function withoutDeck(lines: Lines, head: Bare): Bare {
  const title = head.zones.findIndex(({ kind }) => kind === 'title');
  if (head.zones[title + 1]?.kind !== 'subheading') return head;
  const zones = head.zones.slice(0, title + 1);
  let end = head.from + 1;
  while (lines.peek(end - 1)!.end - lines.base < zones[title].end) end++;
  return { from: head.from, end, zones };
}

function withText(lines: Lines, head: Bare, parted: (n: number) => boolean): PastedHead | null {
  const text = textBelow(lines, head.end, parted);
  if (text < 0) return null;
  const signed = head.zones.some(({ kind }) => kind === 'byline' || kind === 'date');
  return { ...head, signed, tight: text === lines.filled(head.end) };
}

/** "Title: …", "Author: …", one below the other, and perhaps the title alone below them. */
function labelledHead(lines: Lines, n: number): Bare | null {
  if (!LABEL.test(lines.peek(n)!.text)) return null;
  const block = lines.ofPiece(HEAD, n);
  const notes = notesIn(block, true);
  const { count, labelled } = notes;
  // an address may be all that says where it is from
  const zones = notes.zones.some(({ kind }) => kind === 'source') ? notes.zones : [...addressIn(block.slice(0, count)), ...notes.zones].toSorted((a, b) => a.start - b.start);
  if (labelled < 2 || labelled < count) return null;
  if (zones.some(({ kind }) => kind === 'title')) return { from: n, end: n + count, zones };
  const title = lines.filled(n + count);
  const line = lines.peek(title);
  return line && mayBeTitle(line) ? { from: n, end: title + 1, zones: [...zones, lineZone(lines, 'title', { line })] } : null;
}

function addressIn(lines: readonly RecordLine[]): Zone[] {
  for (const { text, start, end } of lines) {
    const label = /^\s*(?:url|link|web)\s*:\s*(?=\S)/i.exec(text);
    if (label) return [{ kind: 'source', start: start + label[0].length, end }];
  }
  return [];
}

function titledHead(lines: Lines, n: number, nameFirst: boolean, parted: (n: number) => boolean): Bare | null {
  const zones: Zone[] = [];
  let from = n;
  let title = n;
  for (let line = lines.peek(title), count = 0; line && count < ABOVE; line = lines.peek(title), count++) {
    const notes = notesOf(lines, line) ?? (CREDITED.test(line.text) && zones.length > 0 ? [] : null) ?? (nameFirst && count === 0 && isName(line.text) ? [lineZone(lines, namesPaper(line.text) ? 'source' : 'byline', { line })] : null);
    if (!notes) break;
    zones.push(...notes);
    title = lines.filled(title + 1);
    if (lines.peek(title) && parted(title)) return null;
    // where it was taken from is no part of it; when and where it was printed is
    if (zones.length === 0) from = title;
  }
  // below a date a place or a section may stand over the title
  const over = lines.peek(title);
  const under = lines.filled(title + 1);
  if (over && zones.length > 0 && mayBeLabel(over.text) && kindOf(lines.peek(under) ?? over) === 'short' && under > title + 1 && !parted(under) && lines.peek(lines.filled(under + 1)) && isText(lines, lines.filled(under + 1))) {
    zones.push(lineZone(lines, 'section', { line: over }));
    title = under;
  }
  const line = lines.peek(title);
  if (!line || !mayBeTitle(line)) return null;
  const last = goesOn(lines, title) ? title + 1 : title;
  const date = datedTitle(line.text);
  if (date) zones.push(lines.zone('date', line, date.start, date.end));
  zones.push({ ...lines.zone('title', line, date?.title ?? NUMBER.exec(line.text)?.[0].length ?? line.text.search(/\S/)), end: lineZone(lines, 'title', { line: lines.peek(last)! }).end });
  const below = belowTitle(lines, last, zones, parted);
  // a standfirst that nothing stands below is the text
  const stop = lines.peek(below - 1)!.end - lines.base;
  return { from, end: below, zones: zones.filter((zone) => zone.kind !== 'subheading' || zone.end <= stop).toSorted((a, b) => a.start - b.start) };
}

/** What a line next to a title says of it; null where it says something else. */
export function notesOf(lines: Lines, line: Line): Zone[] | null {
  const kind = kindOf(line);
  if (kind === 'address') return [];
  if (kind === 'section') return [lineZone(lines, 'section', { line })];
  // most lines have nothing of what a note has
  if (!MAY_NOTE.test(line.text)) return kind === 'date' || kind === 'byline' ? signature(lines, line) : null;
  const site = SITE.exec(line.text)?.groups!.site;
  if (site) return [lines.zone('source', line, line.text.indexOf(site), line.text.indexOf(site) + site.length)];
  const { zones, labelled } = notesIn([{ text: line.text, start: line.start - lines.base, end: line.end - lines.base }]);
  const signed = kind === 'date' || kind === 'byline' ? signature(lines, line) : null;
  if (labelled === 0 && zones.length <= Math.max(1, signed?.length ?? 0)) return signed;
  return zones.map((zone) => (zone.kind === 'byline' ? withoutBy(line, zone, lines.base) : zone));
}

function withoutBy(line: Line, zone: Zone, base: number): Zone {
  const at = zone.start + base - line.start;
  const named = bylineLine(line.text.slice(at, at + zone.end - zone.start));
  return named ? { ...zone, start: zone.start + named.start } : zone;
}

/** "14:01 Uhr | Title", "12 March – Title": where the time stands, and where the title begins, UTF-16; null for another line. */
export function datedTitle(text: string): { start: number; end: number; title: number } | null {
  const clock = CLOCK.exec(text)?.groups!.time;
  const date = clock ? { start: text.indexOf(clock), end: text.indexOf(clock) + clock.length } : /^\s*[\p{L}\d]{1,12}\W/u.test(text) ? dateIn(text) : null;
  if (!date || text.slice(0, date.start).trim() !== '') return null;
  const between = BETWEEN.exec(text.slice(date.end));
  return between ? { ...date, title: date.end + between[0].length } : null;
}

function mayBeTitle(line: Line): boolean {
  const title = line.text.trim();
  return title.length >= TITLE.least && title.length <= TITLE.most && !BULLET.test(title) && /^[^\p{L}\d]{0,3}[\p{L}\d]/u.test(title) && !NO_TITLES.has(kindOf(line)) && (kindOf(line) === 'short' || !/[,;:]$|\s(?:\S+\s+){9,}\S*\.$/.test(title));
}

/** Whether the title goes on in the next line: it was wrapped. */
function goesOn(lines: Lines, title: number): boolean {
  const next = lines.peek(title + 1);
  return next !== undefined && (kindOf(next) === 'short' || kindOf(next) === 'prose') && lines.peek(title)!.text.trim().length >= WRAPPED && /^\s*\p{Ll}/u.test(next.text) && next.text.trim().length < WRAPPED && !/\.\s*$/.test(next.text);
}

/** Adds what the lines below a title say of it, and gives the number of the first one that says nothing of it. */
function belowTitle(lines: Lines, title: number, zones: Zone[], parted: (n: number) => boolean): number {
  const has = (kind: Zone['kind']) => zones.some((zone) => zone.kind === kind);
  const add = (...more: readonly Zone[]) => zones.push(...more.filter(({ kind }) => !has(kind)));
  let end = title + 1;
  for (let n = title + 1, filled = 0, blanks = 0, line = lines.peek(n); line && filled < HEAD && blanks < BLANKS; line = lines.peek(++n)) {
    if (isBlank(line)) {
      blanks++;
      continue;
    }
    if (parted(n)) break;
    const text = line.text.trim();
    const kind = kindOf(line);
    const whole = lineZone(lines, 'byline', { line });
    const beside = blanks === 0 || kindOf(lines.peek(n + 1) ?? line) === 'date';
    const notes = notesOf(lines, line);
    const signed = has('byline') || has('date');
    filled++;
    blanks = 0;
    if (kind === 'bylined-prose' && !has('byline')) {
      const byline = bylineRunIn(line.text)!;
      add(lines.zone('byline', line, byline.start, byline.end));
      return n;
    }
    if (notes) add(...notes);
    else if (beside && !has('source') && isPaper(text)) add({ ...whole, kind: 'source' });
    else if (beside && !has('byline') && isNamed(text)) add(whole);
    else if (kind !== 'chrome' && kind !== 'by' && !(has('byline') && isRole(text))) {
      if (isText(lines, n) && (text.length > DECK || signed || has('subheading') || !beside)) break;
      if (signed || filled > 2) continue;
      if (beside) add({ ...whole, kind: 'subheading' });
      continue;
    }
    end = n + 1;
  }
  return end;
}

/** Whether a line names who wrote: "Ann Lee", "Ann Lee, Lockgate Times". */
function isNamed(text: string): boolean {
  return text.split(/\s*(?:,|&|\s(?:and|und|et|y|e)\s)\s*/u).every((part, i) => isName(part) || (i > 0 && (namesPaper(part) || isRole(part))));
}

/** Whether a line of text stands there: a long one, or two of a wrapped paragraph. */
function isText(lines: Lines, n: number): boolean {
  const [text, next] = [lines.peek(n)!.text.trim(), lines.peek(n + 1)?.text.trim() ?? ''];
  return text.length > TEXT || isSentence(text) || (text.length >= WRAPPED && next.length >= WRAPPED / 2 && !BULLET.test(text));
}

/** The number of the line where text stands below a head, before the next article; -1 where none does. */
function textBelow(lines: Lines, from: number, parted: (n: number) => boolean): number {
  for (let n = from, filled = 0, line = lines.peek(n); line && filled < TEXT_WITHIN; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    if (parted(n)) return -1;
    if (isText(lines, n)) return n;
    filled++;
  }
  return -1;
}

/** What an article's last lines say of it, where its head does not: "Lockgate Times, 4 March", a name alone, "Published on 4 March", a paper in brackets. */
export function signatureBelow(lines: Lines, zones: readonly Zone[], from: number, end: number): Zone[] {
  const has = (kind: Zone['kind']) => zones.some((zone) => zone.kind === kind);
  const found: Zone[] = [];
  for (let n = end - 1, filled = 0; n >= from && filled < LAST; n--) {
    const line = lines.peek(n)!;
    if (isBlank(line)) continue;
    filled++;
    const text = line.text.trim();
    const paper = /^\s*(?<source>\p{Lu}[^,.!?:]{1,40}), /u.exec(line.text);
    const date = dateIn(line.text);
    const bracket = filled === 1 ? /\((?<source>\p{Lu}[\p{L}’' .-]{1,40})\)\s*$/u.exec(line.text) : null;
    if (filled === 1 && paper && date && date.start === paper[0].length && date.end === line.text.trimEnd().length) {
      found.push(lines.zone('source', line, line.text.search(/\S/), paper[0].length - 2), lines.zone('date', line, date.start, date.end));
    } else if (kindOf(line) === 'date') found.push(...signature(lines, line));
    else if (filled === 1 && isName(text) && !namesPaper(text)) found.push(lineZone(lines, 'byline', { line }));
    else if (bracket) found.push(lines.zone('source', line, bracket.index + 1, bracket.index + 1 + bracket.groups!.source.length));
  }
  const first = found.filter(({ kind }, i) => !has(kind) && found.findIndex((other) => other.kind === kind) === i);
  return first.sort((a, b) => a.start - b.start);
}
