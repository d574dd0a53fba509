import { say } from '../../say.ts';
import { lentTo, type Cut, type Dialect } from '../dialect.ts';
import { firstLetter, isSeparator, letterBelow } from '../letters.ts';
import type { Lines } from '../lines.ts';
import { messageOpening, messagesFrom } from '../messages.ts';
import { counted } from '../marked.ts';
import type { Mark, Structure } from '../model.ts';
import { asPlain, PLAIN } from '../pages/plain.ts';
import { putProse } from '../prose.ts';
import { NUMBER, rulerOf } from '../ruledLines.ts';
import { articleAt, COUNTED, FRAMED, firstSigned, firstTitle, holdsFootnotes, isTold, LETTERS, styleOf, underlinedAt, type RuledStyle } from '../rulers.ts';
import { isBlank, linesOf, Sheet, trimmed, type RecordLine } from '../sheet.ts';
import { HEAD_LINES, headOf } from './ruledHead.ts';

/** States: no style sought yet; rulers part nothing, and titles might; else the style, and whether an article begins at the next line. */
const NONE = 'none';
/** What ends a style whose titles stand at the margin. */
const FLUSH = '<';
const MESSAGE = 'message:';
/** So many headers of messages make a text a row of them, where no ruler parts them. */
const FEWEST_MESSAGES = 2;
/** What closes a text is no longer, filled lines: without an address; each section that has one, or follows letters; and each that has none. */
const SHORT_TRAILER = 8;
const LONG_RULER = 40;
/** A ruler so near to its title belongs to the head. */
const LEAST_LINES = 4;
const LONGEST_LETTERS_TRAILER = 40;
const LONGEST_TRAILER = 12;
const FARTHEST_END = 120;
const CONTACT = /https?:|www\.|\S@\S|\bsubscri|©|\(c\) |copyright|^\s*\**\s*end of\b/i;
/** What leads to a page number in a list of contents. */
const LEADER = /\.{4,}\s*\d+\s*$/;
const CONTENTS = /^\s*(?:table of )?(?:contents|in this issue|index|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|sumario|indice|sommario|inhoud)\b/i;

function scan(lines: Lines, state: string): Cut {
  if (state === '') {
    const style = styleOf(lines);
    if (!style && !holdsFootnotes(lines)) {
      const opening = messageOpening(lines, FEWEST_MESSAGES);
      return opening === '' ? asPlain(lines, '') : messages(lines, opening, '');
    }
    const key = style ? `${style.above}${style.below}${style.flush ? FLUSH : ''}` : NONE;
    const first = style?.above === '\f' ? firstTitle(lines) : style?.above === LETTERS ? firstLetter(lines) : style?.below === '' ? firstSigned(lines) : null;
    return first ? gap(lines, first, `${key}!`) : cut(lines, style, key, first === 0);
  }
  if (state.startsWith(MESSAGE)) return messages(lines, ...state.slice(MESSAGE.length).split(':') as [string, string]);
  if (state.startsWith(PLAIN)) return asPlain(lines, state.slice(PLAIN.length));
  const here = state.endsWith('!');
  const key = here ? state.slice(0, -1) : state;
  return cut(lines, key === NONE ? null : { above: key[0], below: key.slice(1).replace(FLUSH, ''), flush: key.endsWith(FLUSH) }, key, here);
}

function cut(lines: Lines, style: RuledStyle | null, key: string, here: boolean): Cut {
  if (!style) return whole(lines);
  if (here) return article(lines, style, key);
  // front matter, the ruler itself, what follows the last article
  for (let n = 0, line = lines.peek(0); line; line = lines.peek(++n)) {
    const title = articleAt(lines, n, style) ?? (style.below !== '' && underlinedAt(lines, n, style) && n > 0 ? n : null);
    if (title !== null && title > 0) return gap(lines, title, `${key}!`);
    if (title === 0) return article(lines, style, key);
  }
  return gap(lines, lines.rest(), key);
}

/** Messages one after another, without lines between that mail archives have. */
function messages(lines: Lines, opening: string, state: string): Cut {
  return lentTo('mbox', `${MESSAGE}${opening}:`, messagesFrom(opening)(lines, state));
}

/** One document, whatever rulers are in it. */
function whole(lines: Lines): Cut {
  const first = lines.filled(0);
  if (first > 0 || !lines.peek(first)) return gap(lines, first, NONE);
  return take(lines, lines.rest(), NONE);
}

function article(lines: Lines, style: RuledStyle, key: string): Cut {
  let n = 1;
  // the ruler below the title is the article's own
  if (style.below !== '' && underlinedAt(lines, 0, style)) n = 2;
  for (let line = lines.peek(n); line; line = lines.peek(++n)) {
    if (articleAt(lines, n, style) !== null || closes(lines, n, style)) break;
  }
  if (style.above !== LETTERS && !isTold(style) && isContents(lines, n)) return gap(lines, n, key);
  // so is no mark or heading above the next counter
  if (style.above === COUNTED) while (n > 1 && isBetween(lines.peek(n - 1)!.text, style)) n--;
  // a ruler above the next frame is not this article's
  if (style.above === FRAMED && lines.peek(n)) while (n > 1 && (isBlank(lines.peek(n - 1)!.text) || rulerOf(lines.peek(n - 1)!.text) !== '')) n--;
  return take(lines, n, key);
}

/** Whether a line between articles that are counted belongs to none of them. */
function isBetween(text: string, style: RuledStyle): boolean {
  return text.trim() === style.below || !/[\p{L}\p{N}]/u.test(text);
}

/** Whether a ruler ends the last article: of the style's kind, in the column, and no title after it. */
function closes(lines: Lines, n: number, style: RuledStyle): boolean {
  // the mark that ends a text in setext
  if (style.below !== '' && /^\s*(?:\.\.|\$\$)$/.test(lines.peek(n)!.text)) return true;
  if (isTold(style)) return /^\*STOP\s*$/.test(lines.peek(n)!.text);
  if (style.above === LETTERS) return letterBelow(lines, n) === null && isSeparator(lines.peek(n)!.text) && indentOf(lines, n) === indentOf(lines, 0) && isTrailer(lines, n + 1, style);
  if (style.above === '\f' || rulerOf(lines.peek(n)!.text) !== style.above) return false;
  if (style.below !== '') return isBlank(lines.peek(n - 1)!.text) || lines.peek(n)!.text.length >= 60;
  return isTrailer(lines, n + 1, style) && (isBlank(lines.peek(n - 1)!.text) || !lines.peek(lines.filled(n + 1)) || (n > LEAST_LINES && lines.peek(n)!.text.trim().length >= LONG_RULER));
}

function indentOf(lines: Lines, n: number): number {
  return lines.peek(n)!.text.search(/\S/);
}

/** Whether nothing but a few lines follows, no article among them: who made it, where it ends. Several sections of it say where to write to. */
function isTrailer(lines: Lines, from: number, style: RuledStyle): boolean {
  const most = style.above === LETTERS ? LONGEST_LETTERS_TRAILER : LONGEST_TRAILER;
  const long = (section: { lines: number; says: boolean }) => section.lines > (section.says ? LONGEST_LETTERS_TRAILER : most);
  let filled = 0;
  let contact = false;
  let section = { lines: 0, says: false };
  for (let n = from, line = lines.peek(n); line; line = lines.peek(++n)) {
    if (n > from + FARTHEST_END || articleAt(lines, n, style) !== null) return false;
    if (isBlank(line.text)) continue;
    filled++;
    const says = CONTACT.test(line.text);
    contact ||= says;
    if (isSeparator(line.text) || rulerOf(line.text) !== '') {
      if (long(section)) return false;
      section = { lines: 0, says: false };
    } else section = { lines: section.lines + 1, says: section.says || says };
  }
  return !long(section) && (filled <= SHORT_TRAILER || contact);
}

/** A list of contents: most of its lines are entries with numbers, or it is called so and holds no prose. */
function isContents(lines: Lines, end: number): boolean {
  let entries = 0;
  let margin = 2;
  const indents: number[] = [];
  for (let n = 1; n < end; n++) {
    const { text } = lines.peek(n)!;
    if (isBlank(text) || rulerOf(text) !== '') continue;
    const indent = text.search(/\S/);
    if (NUMBER.test(text) || LEADER.test(text)) {
      entries++;
      margin = Math.max(margin, indent + 1);
    } else indents.push(indent);
  }
  // what goes on from an entry is set in
  const others = indents.filter((indent) => indent < margin).length;
  return entries > 2 ? others * 3 <= entries : CONTENTS.test(lines.peek(0)!.text) && others < 40 && entries + others > 0 && !longLines(lines, end);
}

function longLines(lines: Lines, end: number): boolean {
  for (let n = 1; n < end; n++) if (lines.peek(n)!.text.trim().length > 70) return true;
  return false;
}

function take(lines: Lines, end: number, key: string): Cut {
  let last = end - 1;
  while (last > 0 && isBlank(lines.peek(last)!.text)) last--;
  const first = lines.ofPiece(Math.min(last + 1, HEAD_LINES));
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
    const number = NUMBER.exec(line.text)?.[0];
    if (!number && !LEADER.test(line.text)) continue;
    marks.push({ kind: 'entry', ...(number && { number: Number(number.replace(/\D/g, '')) }), text: line.text.slice(number?.length ?? 0).trim(), start: line.start - lines.base, end: line.end - lines.base });
  }
  lines.take(count);
  return marks.length > 0 ? { kind: 'gap', state, marks } : { kind: 'gap', state };
}

function read(text: string): Structure {
  const lines = linesOf(text);
  const sheet = new Sheet(text);
  const head = headOf(lines.slice(0, HEAD_LINES));
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
    { first: '=-_*~#+─━═–—', pattern: /^[ \t]*(?:={8,}|([-_*#~+─━═–—])\1{28,}|([-=_*~+#])(?!\2)([-=_*~+#])(?:\2\3){10,}\2?|(?:[-*] ){12,}[-*]?|([*~#+])\4+(?: +\4+){3,})[ \t]*$/, weight: 2, what: say('rulers') },
    { first: '-_*#~+─━═–—', pattern: /^[ \t]*(?:([─━═–—])\1{7,27}|-{8,28}|_{8,28}|\*{8,28}|#{8,28}|~{8,28}|\+{8,28}|(?:[-*] ){4,11}[-*]?)[ \t]*$/, weight: 1, what: say('short rulers') },
    { first: '-=_*~+', pattern: /^\s*([-=_*~+])\1{2,}\s*[^\s\-=_*~+].{0,100}?\s*\1{3,}\s*$/, weight: 2, what: say('rulers with words in them') },
    { first: 'DFS', pattern: /^[ \t]*(?:Date|From|Subject): +\S/, weight: 2, what: say('mail headers') },
    { first: '*^%$§~@', pattern: /^(?:\*[A-Z]{3,12} \d+ |[\^%$§~@]\p{Lu}{2,6}: )/u, weight: 3, what: say('lines that begin with a mark') },
    { first: '[0123456789aAdDsStTiI', pattern: { test: (line) => counted(line) !== null }, weight: 3, what: say('lines that count articles') },
    { pattern: /^["„“«]?\p{Lu}.{2,60}\b(?:19|20)\d\d(?:, (?:Nr|No)\. ?\w+)?(?:, (?:pp?|S|blz|p[áa]g)\. ?| {2,}(?:Seite|Page): )\w+.{0,20}$/u, weight: 2, what: say('lines of paper, date and page') },
    { pattern: /^\f/, weight: 2, what: say('form feeds') },
  ],
  scan,
  read,
  usual: { terminator: false, formFeeds: true },
};
