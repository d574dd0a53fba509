import type { Lines } from '../lines.ts';
import type { Zone } from '../model.ts';
import { isBlank, kindOf, signature } from './ahead.ts';
import { bylineRunIn, isName } from './bylines.ts';
import { classify, signatureOf } from './classify.ts';
import { dateIn } from './datelines.ts';
import { mayBeLabel } from './labels.ts';
import { notesOf } from './pastedHead.ts';
import { BULLET, widthOf, withoutLinks, WRAPPED } from './wholeLines.ts';

// the title above a page's prose, where its head begins, and what it says

/** The title stands no more filled lines above the prose; what signs it, no more blocks and lines below it. */
const HEAD = 40;
const SIGNS = { blocks: 3, lines: 20, below: 8 };
const TITLE = { least: 12, most: 200 };
export const LONG_TITLE = 25;
/** A line that signs is no longer, UTF-16 units. */
const SIGN = 90;
const KICKER = 45;
/** A name is rather an author's than a title, by so many points. */
const NAMED = 4;
const OFFER = /^(?:podcasts?|videos?|photos?|photography|gallery|jobs?|events|classifieds|notices|death notices|announcements|blogs?|games|weather|property|real estate|cars|automotive|obituaries|letters|recipes|people|home & garden|television|wire|main|homepage)$/i;
/** So far above, a title may be said before, as a menu or the page's own name says it. */
const PAGE = 400;
const CAPTION = /\b(?:photos?|fotos?|image|getty|AP|AFP|reuters|bild|picture)\b/i;
/** What stands over readers' comments. */
export const COMMENTS = /^\W*(?:(?:show|share|post|add|leave|write|read|all|alle|voir|lire|ver|see|readers?[’']?s?)\s(?:[\p{L}\d]{1,6}\s){0,3})?(?:comments?|commentaires?|kommentare?|comentarios?|comentários?|commenti|reacties|réactions?|réagir|réagissez|diskutieren|reageer)\b[^.]{0,30}$/iu;
/** A heading as html2text marks it. */
const MARKED = /^\s*(\*{2,6})\s(?<title>\S.*?)(?:\s\1)?\s*$/;
/** A title without the stars of html2text. */
export function withoutStars(text: string): string {
  return MARKED.exec(text)?.groups!.title ?? text.trim();
}

/** What text browsers put before the words of a line. */
const MARKS = /^(?:\s|[*+•·▪□☆○o](?=\s)|\[[^\]]{0,40}\])*/u;

/** The title above a line of prose. */
export interface Title {
  readonly from: number;
  readonly to: number;
  readonly signed: boolean;
  /** The page says it before, too. */
  readonly repeated: boolean;
}

/** The title above a line of prose: near, alone, with a date or an author beside it, perhaps said before in a menu; null where none stands. */
export function titleAbove(lines: Lines, prose: number, floor: number): Title | null {
  let best: Title | null = null;
  let points = 2;
  let [blocks, filled] = [0, 0];
  let sign = { blocks: -Infinity, filled: -Infinity };
  for (let n = prose - 1; n >= floor && filled < HEAD; n--) {
    const line = lines.peek(n)!;
    if (isBlank(line)) {
      if (n < prose - 1 && !isBlank(lines.peek(n + 1)!)) blocks++;
      continue;
    }
    if (isSign(lines, n)) {
      filled++;
      // above a title, a date is that one's
      if (!standsAbove(lines, n, floor)) sign = { blocks, filled };
      continue;
    }
    // the buttons of a page do not count
    if (BULLET.test(line.text) && !MARKED.test(line.text)) continue;
    filled++;
    const from = firstOfBlock(lines, n, floor);
    // the first heading has most stars
    const stars = MARKED.exec(line.text)?.[1].length ?? 0;
    const marked = stars > 0;
    if (!marked && (from === n ? !mayBeTitle(lines, n) || isWithinBlock(lines, n, floor) : from < 0)) continue;
    const [above, below] = [from === 0 || isBlank(lines.peek(from - 1)!), isBlank(lines.peek(n + 1)!)];
    const text = withoutLinks(line.text).trim();
    const dated = from > floor && isSign(lines, from - 1) && standsAbove(lines, from - 1, floor);
    const signed = dated || (blocks - sign.blocks <= SIGNS.blocks && filled - sign.filled <= SIGNS.lines);
    const long = widthOf(text) >= LONG_TITLE || from < n;
    const repeated = long && isRepeated(lines, text, n, floor);
    const score = (signed ? 5 : 0) + (filled - sign.filled === 1 && !below ? 2 : 0) - (from < n ? 2 : 0) + stars + (repeated ? 7 : long ? 2 : 0) + (above && below ? 2 : 0) - (text.endsWith('.') ? 2 : 0) - (isName(text) ? NAMED : 0) - (signed && !dated ? blocks - sign.blocks + (filled - sign.filled) * 0.1 : blocks * 0.3 + filled * 0.1);
    if (score > points) {
      points = score;
      best = { from: Math.min(from, n), to: n + 1, signed, repeated };
    }
  }
  return best;
}

/** The first line of a title of two or three lines that ends at a line; the line itself where it stands alone, -1 within what is no title. */
function firstOfBlock(lines: Lines, n: number, floor: number): number {
  if (n > 0 && n - 1 >= floor && !isBlank(lines.peek(n - 1)!) && isBlank(lines.peek(n + 1)!)) {
    let first = n;
    while (first - 1 >= floor && n - first < 3 && !isBlank(lines.peek(first - 1)!)) first--;
    const wraps = (m: number) => lines.peek(m)!.text.trim().length >= WRAPPED.least && lines.peek(m)!.text.trim().length <= WRAPPED.most && !isSign(lines, m);
    const whole = first === floor || first === 0 || isBlank(lines.peek(first - 1)!);
    if (whole && n - first < 3 && Array.from({ length: n - first }, (_, i) => first + i).every(wraps) && mayBeTitle(lines, first) && lines.peek(n)!.text.trim().length < lines.peek(first)!.text.trim().length && !/[.!?]\s*$/.test(lines.peek(n)!.text)) return first;
  }
  return n;
}

/** Whether a line that signs stands right above a title, and below a blank line. */
function standsAbove(lines: Lines, n: number, floor: number): boolean {
  return kindOf(lines.peek(n)!) === 'date' && (n === floor || n === 0 || isBlank(lines.peek(n - 1)!)) && lines.peek(n + 1) !== undefined && !isBlank(lines.peek(n + 1)!) && mayBeTitle(lines, n + 1);
}

/** A line without the marks that text browsers put before its words. */
function bare(text: string): string {
  return text.slice(MARKS.exec(text)![0].length);
}

/** Whether a line says when or by whom, whatever text browsers put before it. */
function isSign(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  const kind = kindOf(line);
  if (kind === 'date' || kind === 'byline' || (kind === 'bylined-prose' && dateIn(line.text.slice(0, SIGN * 1.5)) !== null)) return true;
  if (line.text.length > SIGN) return false;
  const words = bare(line.text);
  const own = words.length === line.text.length ? kind : classify(words);
  return own === 'date' || own === 'byline';
}

/** Whether a line may be a title by itself. */
export function mayBeTitle(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  const text = withoutLinks(line.text).trim();
  if (widthOf(text) < TITLE.least || text.length > TITLE.most || BULLET.test(text) || /[,;:»›>]$|\s(?:\S+\s+){7,}\S*\.$/.test(text) || CAPTION.test(text) || COMMENTS.test(text) || !/^(?:[^\p{L}(]*[\p{Lu}\p{Lo}]|\d).*(?:\s|\p{Lo}{5})/u.test(text)) return false;
  const kind = kindOf(line);
  return (kind === 'short' || kind === 'prose' || kind === 'section') && !isName(/^(.{4,40}?)\s*[|,]\s*\p{Lu}[\p{L} ]{2,25}$/u.exec(text)?.[1] ?? '');
}

/** Whether a line is one of three or more that stand together and are wrapped: a caption, a remark. */
function isWithinBlock(lines: Lines, n: number, floor: number): boolean {
  const wrapped = (m: number) => {
    const line = m >= floor ? lines.peek(m) : undefined;
    return line !== undefined && !isBlank(line) && line.text.trim().length >= WRAPPED.least && !BULLET.test(line.text) && !isSign(lines, m);
  };
  const below = lines.peek(n + 1)?.text.trim() ?? '';
  if (/^\p{Ll}/u.test(below) && (CAPTION.test(below) || /[.!?]$/.test(below))) return true;
  return (wrapped(n - 1) && wrapped(n - 2)) || (wrapped(n - 1) && wrapped(n + 1)) || (wrapped(n + 1) && wrapped(n + 2));
}

/** Whether the page said a title before: what is followed by the same words again is of its template. */
function isRepeated(lines: Lines, text: string, before: number, floor: number): boolean {
  for (let n = Math.max(0, before - PAGE); n < before; n++) {
    if (lines.peek(n)!.text.includes(text)) return n >= floor || lines.peek(lines.filled(n + 1))?.text !== lines.peek(lines.filled(before + 1))?.text;
  }
  return false;
}

/** Where the head of a title begins: at the date above it, where none stands below, at its label, or at the name of a section and an author. */
export function startAbove(lines: Lines, { from }: Title, prose: number, floor: number): number {
  let dated = false;
  for (let n = from; n < prose; n++) dated ||= kindOf(lines.peek(n)!) === 'date' || (isSign(lines, n) && dateIn(lines.peek(n)!.text) !== null);
  let start = from;
  for (let n = from - 1, filled = 0; n >= floor && n >= from - 5 && filled < 2; n--) {
    const line = lines.peek(n)!;
    if (isBlank(line)) continue;
    filled++;
    if ((isLabel(lines, n) && (filled === 1 || kindOf(line) === 'section')) || (!dated && filled === 1 && (kindOf(line) === 'date' || (line.text.length <= SIGN && dateIn(line.text) !== null)))) start = n;
    else if (!isName(line.text.trim())) break;
  }
  return start;
}

/** Whether a line is a title's label and not a menu's last entry: a section's name, or a few words that a menu above has, too. */
function isLabel(lines: Lines, n: number): boolean {
  const line = lines.peek(n)!;
  const text = line.text.trim();
  const [above, below] = [n === 0 || isBlank(lines.peek(n - 1)!), isBlank(lines.peek(n + 1)!)];
  // a menu may end with what else the paper offers
  if (kindOf(line) === 'section') return above || (below && !OFFER.test(text));
  // two sections' names may stand right above the title
  if (above && /\S [/&] \S/.test(text) && text.length <= KICKER && text.split(/\s+/).every((word) => /^[\p{Lu}/&]/u.test(word))) return true;
  if (!above || kindOf(line) !== 'short' || BULLET.test(text)) return false;
  // a few words alone between a menu and the title say where it is, or what it is about
  return (mayBeLabel(text) && isSaid(lines, text, n)) || (below && text.length <= KICKER && /^\p{Lu}[^|>»›:/\d[\]]*\s[^|>»›:/\d[\]]*[^|>»›:/\d[\].!?]$/u.test(text) && !isName(text));
}

function isSaid(lines: Lines, text: string, before: number): boolean {
  for (let n = Math.max(0, before - PAGE); n < before - 1; n++) if (bare(lines.peek(n)!.text).trim() === text) return true;
  return false;
}

/** The zones of a head from a line on, up to the prose; where nothing signs it there, just below. */
export function headZones(lines: Lines, start: number, { from, to }: Pick<Title, 'from' | 'to'>, prose: number, end = prose): Zone[] {
  const first = lines.peek(from)!;
  const marked = MARKED.exec(first.text)?.groups!.title;
  const at = marked === undefined ? first.text.search(/\S/) + (/^\s*((?:\[\d{1,4}\])*)/.exec(first.text)![1].length) : first.text.indexOf(marked);
  const title: Zone = marked === undefined ? { ...lines.zone('title', first, at), end: trimmedEnd(lines, to - 1) } : lines.zone('title', first, at, at + marked.length);
  const zones: Zone[] = [title];
  const add = (more: readonly Zone[]) => zones.push(...more.filter((zone) => !zones.some((other) => other.kind === zone.kind)));
  const above: Zone[] = [];
  for (let n = start; n < prose; n++) {
    const line = lines.peek(n)!;
    if ((n >= from && n < to) || isBlank(line) || line.text.length > 2 * SIGN) continue;
    if (n < from) above.push(...aboveTitle(lines, n));
    else add(belowTitle(lines, n));
  }
  // a picture's caption may stand above what signs the article
  for (let n = prose; n < Math.min(end, prose + SIGNS.below) && !zones.some(({ kind }) => kind === 'byline' || kind === 'date'); n++) if (isSign(lines, n)) add(belowTitle(lines, n));
  // a name beside a date above the title is a label's where an author stands below
  for (const zone of above) add([zone.kind === 'byline' && zones.some(({ kind }) => kind === 'byline') ? { ...zone, kind: 'section' } : zone]);
  return zones.sort((a, b) => a.start - b.start);
}

function trimmedEnd(lines: Lines, n: number): number {
  const line = lines.peek(n)!;
  return lines.zone('title', line, 0, line.text.trimEnd().length).end;
}

function aboveTitle(lines: Lines, n: number): Zone[] {
  const line = lines.peek(n)!;
  // why the head begins here was seen with what stands above
  if (isLabel(lines, n) || (n === 0 && kindOf(line) === 'short' && mayBeLabel(line.text))) return [lines.zone('section', line, line.text.search(/\S/), line.text.trimEnd().length)];
  const date = kindOf(line) === 'date' ? null : dateIn(line.text);
  return date ? [lines.zone('date', line, date.start, date.end)] : kindOf(line) === 'date' ? signature(lines, line) : [];
}

function belowTitle(lines: Lines, n: number): Zone[] {
  const line = lines.peek(n)!;
  const next = lines.peek(n + 1);
  const name = /^\s*(?<name>[^|,]{4,50}?)\s*(?:[|,].{2,40})?$/u.exec(line.text)?.groups!.name;
  if (name && isName(name) && next && (kindOf(next) === 'date')) return [lines.zone('byline', line, line.text.indexOf(name), line.text.indexOf(name) + name.length)];
  if (kindOf(line) === 'section') return [];
  const run = kindOf(line) === 'bylined-prose' ? bylineRunIn(line.text) : null;
  if (run) {
    const date = dateIn(line.text);
    return [lines.zone('byline', line, run.start, run.end), ...date ? [lines.zone('date', line, date.start, date.end)] : []];
  }
  const notes = notesOf(lines, line);
  if (notes) return notes.filter(({ kind }) => kind === 'byline' || kind === 'date' || kind === 'source');
  const words = bare(line.text);
  if (words.length === line.text.length || !isSign(lines, n)) return [];
  const { date, byline } = signatureOf(words);
  const shift = line.text.length - words.length;
  return [...date ? [lines.zone('date', line, shift + date.start, shift + date.end)] : [], ...byline ? [lines.zone('byline', line, shift + byline.start, shift + byline.end)] : []];
}

/** The first author that a head names, in small letters; '' where it names none. */
export function authorOf(lines: Lines, start: number, title: Pick<Title, 'from' | 'to'>, prose: number): string {
  const byline = headZones(lines, start, title, prose).find(({ kind }) => kind === 'byline');
  for (let n = start; byline && n < prose; n++) {
    const line = lines.peek(n)!;
    const at = byline.start + lines.base - line.start;
    if (at < line.text.length) return line.text.slice(at, byline.end + lines.base - line.start).split(/\s*(?:[,&|(]|\s(?:and|und|et|y)\s)/)[0].replace(/^(?:by|par|von|por|di|da|door)\s+/i, '').toLowerCase();
  }
  return '';
}
