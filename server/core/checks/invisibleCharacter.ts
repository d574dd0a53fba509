import type { ZoneKind } from '../dump/model.ts';
import { say, type Message } from '../say.ts';
import { countWhile } from '../text/sorted.ts';
import type { LocalCheck } from './check.ts';
import { grouped, unicode, type Spot } from './places.ts';
import { suspects } from './suspects.ts';

const NO_BREAK_SPACE = 0xa0;
const NAMES: Readonly<Partial<Record<number, Message>>> = {
  0xad: say('soft hyphen'), 0x200b: say('zero-width space'), 0x200c: say('zero-width non-joiner'), 0x200d: say('zero-width joiner'), 0x200e: say('left-to-right mark'), 0x200f: say('right-to-left mark'),
  0x2060: say('word joiner'), 0xfeff: say('byte-order mark inside the text'), 0x180e: say('Mongolian vowel separator'), 0x034f: say('combining grapheme joiner'),
};
const PROSE: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['paragraph', 'subheading', 'title']);
/** Scripts whose letters join, or that set no spaces between words. */
const NEEDS_JOINERS = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Thaana}]/u;
const NEEDS_BREAKS = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Javanese}\p{Script=Balinese}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u{1f1e6}-\u{1f1ff}]/u;
const HANGUL = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/;

/** Characters that nobody sees: zero-width ones where no script or emoji needs them, soft hyphens, byte-order marks inside the text, runs of no-break spaces. */
export const invisibleCharacter: LocalCheck = {
  code: 'invisible-character',
  check({ article, structure }) {
    const { text, zones } = structure;
    const found = suspects(article, () => structure).invisible;
    if (found.length === 0) return [];
    const spots: Spot[] = [];
    const spaces: number[] = [];
    for (const at of found) {
      const unit = text.charCodeAt(at);
      if (unit === NO_BREAK_SPACE) spaces.push(at);
      else if (!isNeeded(text, at)) {
        spots.push({ start: at, end: at + 1, message: say('{0} ({1})', NAMES[unit] ?? say('invisible character'), unicode(text[at])), edit: { start: at, end: at + 1, text: '' } });
      }
    }
    if (spaces.length > 0) {
      for (const zone of zones) if (PROSE.has(zone.kind)) spots.push(...noBreakSpaces(text, spaces, zone.start, endOfLine(text, zone.end)));
    }
    spots.sort((a, b) => a.start - b.start);
    return grouped('invisible-character', spots, { fix: (count) => say(count === 1 ? 'Mend 1 place with invisible characters' : 'Mend {0} places with invisible characters', count) });
  },
};

/** White space at a paragraph's end belongs to it. */
function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && (text[end] === ' ' || text[end] === '\u00a0')) end++;
  return end;
}

/** Whether a script, an emoji or a change of direction needs an invisible character. */
function isNeeded(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const before = characterBefore(text, at);
  const after = characterAt(text, at + 1);
  if (unit === 0xfeff) return at === 0;
  if (unit === 0x200c || unit === 0x200d) {
    return NEEDS_JOINERS.test(before) || NEEDS_JOINERS.test(after) || (unit === 0x200d && EMOJI.test(before) && EMOJI.test(after));
  }
  if (unit === 0x200b || unit === 0x2060) return NEEDS_BREAKS.test(before) || NEEDS_BREAKS.test(after);
  if (unit === 0x180e) return /\p{Script=Mongolian}/u.test(before);
  if (unit === 0x115f || unit === 0x1160) return HANGUL.test(before) || HANGUL.test(after);
  const directs = unit === 0x200e || unit === 0x200f || unit === 0x061c || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
  return directs && RIGHT_TO_LEFT.test(text.slice(Math.max(0, at - 200), at + 200));
}

function characterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '';
}

function characterBefore(text: string, at: number): string {
  if (at === 0) return '';
  const low = text.charCodeAt(at - 1);
  return at > 1 && low >= 0xdc00 && low <= 0xdfff ? characterAt(text, at - 2) : text[at - 1];
}

const SCATTERED = 3;

/** Runs of white space with a no-break space in them, and no-break spaces strewn between ordinary words. */
function noBreakSpaces(text: string, spaces: readonly number[], from: number, to: number): Spot[] {
  const runs: Spot[] = [];
  const strewn: Spot[] = [];
  let last = from;
  for (let i = countWhile(spaces, (at) => at < from); i < spaces.length && spaces[i] < to; i++) {
    const at = spaces[i];
    if (at < last) continue;
    let start = at;
    while (start > from && text[start - 1] === ' ') start--;
    let end = at + 1;
    while (end < to && (text[end] === ' ' || text[end] === '\u00a0')) end++;
    last = end;
    const atEnd = end >= to;
    const edit = { start, end, text: atEnd ? '' : ' ' };
    if (isTypography(text, start, end)) continue;
    if (end - start > 1) runs.push({ start, end, message: ofSpaces(count(text, start, end)), edit });
    else if (atEnd) strewn.push({ start, end, message: say('no-break space at the end of a paragraph'), edit });
    else if (isBetweenWords(text, at)) strewn.push({ start, end, message: say('no-break space between ordinary words'), edit });
  }
  const between = strewn.filter(({ edit }) => edit!.text === ' ');
  return between.length >= SCATTERED ? [...runs, ...strewn] : [...runs, ...strewn.filter((spot) => runs.length > 0 && !between.includes(spot))];
}

const ofSpaces = (count: number): Message => say(count === 1 ? 'run of white space with 1 no-break space' : 'run of white space with {0} no-break spaces', count);

/** French punctuation and groups of digits keep their distance with no-break spaces, also beside an ordinary space. */
function isTypography(text: string, start: number, end: number): boolean {
  return end - start <= 2 && (/[:;!?»›%‰€$£°]/.test(text[end] ?? '') || /[«‹§№—–]/.test(text[start - 1] ?? '') || (/\d/.test(text[start - 1] ?? '') && /\d/.test(text[end] ?? '')));
}

/** Two words of which neither is a number, a sign, an initial or a preposition of a letter or two, which typography keeps together with the next word. */
function isBetweenWords(text: string, at: number): boolean {
  return /\p{L}{3}[,;]?$/u.test(text.slice(Math.max(0, at - 4), at)) && /^\p{L}{2}/u.test(text.slice(at + 1, at + 3));
}

function count(text: string, from: number, to: number): number {
  let spaces = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === NO_BREAK_SPACE) spaces++;
  return spaces;
}
