import { bylineLine, bylineRunIn, isName, isPaper } from './bylines.ts';
import { announcesLink, isChrome } from './chrome.ts';
import { dateIn } from './datelines.ts';
import { isSectionName, mayBeLabel, relativeTime } from './labels.ts';
import { isTerminator, lineEnd } from './markers.ts';

/** What a line of a page is, told from itself alone. */
export type LineKind =
  | 'blank' | 'terminator' | 'chrome'
  /** chrome after which the title of another article stands */
  | 'announcement'
  /** "By" alone: the name follows on the next line */
  | 'by'
  | 'byline'
  /** a date or a relative time, perhaps with a byline beside it */
  | 'date'
  /** a section label with a relative time: "South Asia4 hours ago" */
  | 'timed-label'
  /** who posted the text above it, and when: "Posted by Ann Lee at 9:14 AM" */
  | 'signoff'
  /** the name of a section, by a list of usual ones */
  | 'section'
  /** short, with no end of a sentence: a title, a subheading, a label, a name */
  | 'short'
  /** a bullet or numbered entry */
  | 'entry'
  /** an address and nothing else: where a page was taken from, or a link in the text */
  | 'address'
  | 'prose'
  /** prose that begins with a byline run into it */
  | 'bylined-prose';

const SHORT = 160;
/** A headline that quotes, or tells all, may be longer. */
const LONG_TITLE = 240;
const SIGNOFF = /^(?:posted|published) by (?<name>\S.{1,40}?) at \d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+(?:\d+|no) comments?:?.{0,60})?$/i;
const POSTER = /^(?:(?:submitted|posted|written|published|created|added)\s+)?by:?\s+(?<name>\S+(?:\s+\S+){0,3}?)(?:\s+(?:on|at|in))?$/i;
const BULLET = /^(?:[•·▪◦‣●○*►▶]|[-–—]\s)/u;
const NUMBERED = /^\d{1,2}[.)]\s/;
/** A page's own heading, though it may hold a date: "Day: November 10, 2023". */
const ARCHIVE = /^(?:archives? for .*|(?:all )?posts (?:for|from|in) .*|(?:(?:daily|monthly|yearly|category|tag|author) )?archives?|day|month|year|category|tag|kategorie|schlagwort|monat|catégorie|étiquette|categoría|etiqueta|categoria|categorie)(?:\s*:|$)/i;
/** The mark of a footnote may follow it. */
const SENTENCE_END = /(?:[.;,]|[^.]\.{3}|…)["”’“»')\]]?(?:\s?\[\w{1,3}\])*\s*$/u;
export const TURN = /^\s*(?:Q|A|Question|Answer|\p{Lu}[\p{L}’'.-]+(?:\s+\p{Lu}[\p{L}’'.-]+){0,3})\s*:\s+\S/u;
const AGO = /\b(?:\d{1,3}|an?|one) (?:second|minute|hour|day|week|month|year)s? ago\b/i;
const ADDRESS = /(?:https?:\/\/|www\.|\S@\S+\.\w)/;
const ADDRESS_ALONE = /^(?:https?:\/\/|www\.)\S+\.\S+$/;
const ABBREVIATED_END = /\b(?:\p{Lu}\.){2,}$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|No|vs|etc)\.$/u;

/** Classifies a line by itself alone. */
export function classify(line: string): LineKind {
  if (line.length > 400) return bylineRunIn(line) ? 'bylined-prose' : 'prose';
  const text = isTrimmed(line) ? line : line.trim();
  if (text === '') return 'blank';
  if (ADDRESS_ALONE.test(text)) return 'address';
  if (isTerminator(text)) return 'terminator';
  if (text.length < 4 && /^by:?$/i.test(text)) return 'by';
  if (text.length <= SHORT) {
    if (announcesLink(text)) return 'announcement';
    if (BULLET.test(text)) return 'entry';
    if (isArchive(text)) return 'chrome';
    if (SIGNOFF.test(text)) return 'signoff';
    if (mayTell(text)) {
      const ago = relativeTime(text);
      if (ago) {
        const label = text.slice(0, ago.labelEnd);
        if (label === '') return 'date';
        if (ago.glued || mayBeLabel(label) || isSectionName(label)) return 'timed-label';
      }
      if (isDateLine(text)) return 'date';
      if (NUMBERED.test(text)) return 'entry';
    }
    // a page may count the comments behind the section: "Opinion 0"
    if (isSectionName(isDigit(text.charCodeAt(text.length - 1)) ? text.replace(/ \d{1,3}$/, '') : text)) return 'section';
    if (isChrome(text)) return 'chrome';
    if (bylineLine(text)) return 'byline';
  }
  if (bylineRunIn(text)) return 'bylined-prose';
  if (text.length > LONG_TITLE) return 'prose';
  if (isTurn(text) || hasAddress(text)) return 'prose';
  const end = lineEnd(text);
  if (end && end.kind !== 'ellipsis') return 'prose';
  if (endsSentence(text) && !ABBREVIATED_END.test(text.slice(-24)) && !(end?.kind === 'ellipsis' && isTitleCased(text))) return 'prose';
  return 'short';
}

/** Whether a line is the heading of a page that lists articles: "Category: Opinions". */
export function isArchive(text: string): boolean {
  return ARCHIVE.test(text);
}

/** Whether nothing is to be trimmed: cheaper than to trim, and nearly always so. */
function isTrimmed(line: string): boolean {
  return isPlain(line.charCodeAt(0)) && isPlain(line.charCodeAt(line.length - 1));
}

function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** Whether a line has what any time or number has: a cheap look before the others. */
function mayTell(text: string): boolean {
  return /\d/.test(text) || text.includes('ago') || text.includes('AGO');
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function hasAddress(text: string): boolean {
  return (text.includes('@') || text.includes('://') || text.includes('www.')) && ADDRESS.test(text);
}

/** SENTENCE_END, for a trimmed line: its last character mostly says it. */
function endsSentence(text: string): boolean {
  const last = text.at(-1)!;
  return '.;,…'.includes(last) || ('"”’“»\')]'.includes(last) && SENTENCE_END.test(text));
}

/** Whether a line is an interview turn by its look: a short capitalised label, a colon, and more than a title would say after it. */
function isTurn(text: string): boolean {
  // a headline quotes: “Minister: ‘We have no plan’”
  return text.includes(':') && TURN.test(text) && !/:\s*[“"«„‘'].*[”"»“’']$/.test(text) && (/^(?:Q|A|Question|Answer)\b/.test(text) || (text.indexOf(':') < 30 && text.length > 110));
}

/** Whether nearly all longer words of a short line are capitalised: a title may trail off, too. */
function isTitleCased(text: string): boolean {
  if (text.length >= 80) return false;
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.length > 1 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.8 * words.length;
}

/** Where a date or a relative time stands in a short line, UTF-16, half-open; null where none does. */
function timeIn(text: string): { start: number; end: number } | null {
  const date = dateIn(text);
  if (date) return date;
  const ago = / ago\b/i.test(text) ? AGO.exec(text) : null;
  if (ago) return { start: ago.index, end: ago.index + ago[0].length };
  const relative = relativeTime(text);
  return relative ? { start: relative.timeStart, end: relative.timeEnd } : null;
}

/** Whether a line is a date and at most a time, a name and a few words of a template beside it. */
function isDateLine(text: string): boolean {
  if (/[\u0590-\u06ff]/.test(text)) return text.length < 80 && /(?:19|20)\d\d/.test(text) && /\d{1,2}[:.]\d\d/.test(text);
  const date = timeIn(text);
  if (!date) return false;
  // in scripts without spaces a short line with a date says little else
  if (/\d年\d|\p{Script=Hangul}/u.test(text) && text.length < 60) return true;
  const rest = besideDate(text, date);
  return rest.every((part) => /^[\d.,]*$/.test(part) || isTemplate(part) || isName(part) || isPaper(part) || POSTER.test(part) || bylineLine(part) !== null || isSectionName(part) || (part.length <= 30 && mayBeLabel(part) && rest.length > 1));
}

/** A part without another date and without times: "Published …, updated …". */
function withoutTime(part: string): string {
  const again = dateIn(part);
  const rest = again ? `${part.slice(0, again.start)} ${part.slice(again.end)}` : part;
  return rest.replace(/\b\d{1,2}[:.h]\d\d\b/g, '').trim();
}

/** What stands beside a date on its line, in parts. */
function besideDate(text: string, date: { start: number; end: number }): string[] {
  return [text.slice(0, date.start), text.slice(date.end)].map(withoutTime).flatMap((side) => side.split(/[|•·/]|\s[–—-]\s|\s{3,}|^\s*[–—-]\s*|\s*[–—-]\s*$/u)).map((part) => part.replace(/^[\s,:()]+|[\s,:().]+$/g, ''));
}

function isTemplate(part: string): boolean {
  return /^(?:(?:posted|published|submitted|updated|last updated|modified|created|date|on|at|by|in|first published|originally published|veröffentlicht|aktualisiert|publié|mis à jour|le|am|el|publicado|by admin|admin|first|last modified|actualizado|à|às|em|alle|ore|pubblicato|il|geplaatst|gepubliceerd|op|stand|\d+ (?:comments?|min(?:ute)?s?(?: read)?|views?)|no comments?|edt|est|pdt|pst|gmt|utc|bst|aest|uhr|horas?|h)[\s,:]*)+$/i.test(part);
}

/** What a line with a date, or a byline, says: when, and by whom. Offsets are UTF-16 in the line; null where it does not say. */
export interface Signature {
  readonly date: { start: number; end: number } | null;
  readonly byline: { start: number; end: number } | null;
  /** The paper that it was in: "Lockgate Times, 4 March 2012". */
  readonly source?: { start: number; end: number };
}

/** Who signs off on a line of kind `signoff`; UTF-16 in the line. */
export function signoffOf(line: string): { start: number; end: number } {
  const { name } = SIGNOFF.exec(line.trim())!.groups!;
  const start = line.indexOf(name);
  return { start, end: start + name.length };
}

/** Reads a line of kind `date` or `byline` ("December 13, 2016 6:48am | Addi Iken", "3 days ago by Jane Doe"). */
export function signatureOf(line: string): Signature {
  const date = timeIn(line);
  if (!date) return { date, byline: bylineLine(line) };
  let byline: Signature['byline'] = null;
  let source: Signature['source'];
  for (const part of besideDate(line, date)) {
    if (part === '' || isTemplate(part) || isSectionName(part)) continue;
    const start = line.indexOf(part);
    const poster = POSTER.exec(part)?.groups!.name;
    const named = poster ? { start: part.indexOf(poster), end: part.indexOf(poster) + poster.length } : bylineLine(part);
    if (named) byline ??= { start: start + named.start, end: start + named.end };
    else if (isPaper(part)) source ??= { start, end: start + part.length };
    else if (isName(part)) byline ??= { start, end: start + part.length };
  }
  return source ? { date, byline, source } : { date, byline };
}
