import { classOf, DIGIT, LOWER, UPPER } from './characters.ts';
import { isRoman } from './words.ts';

/** How a stretch of text would do as a short form: not at all, only where a definition says so, or by itself. */
export type Shape = 'none' | 'if-defined' | 'short-form';

/** Groups of states are the one use of a single capital with a number that papers make without explaining it. */
const GROUPS = /^G-?(7|8|20|77)$/;

/** `4TH` in a headline. */
const ORDINAL = /^\d+(?:ST|ND|RD|TH)$/;

/** The second parts that make a pair of two names (`US-China`), not one longer name (`UN-Habitat`). */
const PEOPLES = new Set(
  ('Afghanistan Africa African Albania Algeria America American Arab Argentina Armenia Asia Asian Australia Australian Austria Azerbaijan Bangladesh Belarus Belgium Bolivia Bosnia Brazil British Britain ' +
    'Bulgaria Canada Canadian Chile China Chinese Colombia Croatia Cuba Cyprus Denmark Egypt Ethiopia European Europe Finland France French Georgia German Germany Ghana Greece ' +
    'Hungary India Indian Indonesia Iran Iranian Iraq Iraqi Ireland Israel Israeli Italy Japan Japanese Jordan Kazakhstan Kenya Korea Korean Kuwait Kyrgyzstan Lebanon Libya Malaysia Mexico ' +
    'Mexican Moldova Mongolia Morocco Myanmar Nepal Netherlands Nigeria Norway Pakistan Palestinian Peru Philippines Poland Portugal Qatar Romania Russia Russian Rwanda Saudi ' +
    'Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Swiss Switzerland Syria Syrian Taiwan Tajikistan Taliban Tanzania Thailand Tunisia Turkey Turkish Turkmenistan ' +
    'Uganda Ukraine Ukrainian Uzbekistan Venezuela Vietnam Western Yemen Zimbabwe').split(' '),
);

/** Is `word` the name of a country, a part of the world or a people, as it stands in `US-China`? */
export const isPeople = (word: string): boolean => PEOPLES.has(word);

/** The shape of one part without hyphens and slashes, or with them where all parts are capitals and digits. */
export function shapeOf(text: string): Shape {
  let upper = 0;
  let lower = 0;
  let digits = 0;
  let leading = 0;
  let trailing = 0;
  let joiners = 0;
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === UPPER) {
      if (leading === at) leading++;
      upper++;
      trailing++;
    } else if (kind === LOWER) {
      // a plural's s says nothing: NGOs, F16s
      const isPlural = at === text.length - 1 && text.charCodeAt(at) === 0x73 && (previous === UPPER || previous === DIGIT);
      if (!isPlural) {
        lower++;
        trailing = 0;
      }
    } else if (kind === DIGIT) {
      digits++;
    } else if (text[at] === "'" || text[at] === '’' || text[at] === '@' || text[at] === '_') {
      return 'none';
    } else {
      joiners++;
      if (text[at] === '+' && at < text.length - 1 && classOf(text.charCodeAt(at + 1)) !== DIGIT) return 'none';
    }
    previous = kind;
  }
  if (upper + lower === 0) return 'none';
  if (GROUPS.test(text)) return 'short-form';
  if (digits > 0 && ORDINAL.test(text)) return 'none';
  if (upper < 2) return 'if-defined';
  if (text.length > 24) return 'none';
  const letters = upper + lower;
  if (isRoman(text)) return 'if-defined';
  if (digits > Math.max(2, letters) && !(digits === 4 && joiners === 1)) return 'if-defined';
  // a code, not a form of words: begins or goes on with digits between letters, B4C0
  if (upper >= lower || leading >= 2 || trailing >= 3 || (trailing >= 2 && upper >= 2 && lower <= 5)) return 'short-form';
  return 'if-defined';
}

function isCapitals(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (classOf(text.charCodeAt(at)) !== UPPER) return false;
  return true;
}

/** What a short form is looked up by: possessive and plural endings, dots and odd hyphens taken off. */
export function keyOf(text: string): string {
  if (isCapitals(text)) return text;
  let key = text.replace(/['’]s?$/, '').replace(/\s*\((\p{Lu}+)\)$/u, '-$1').replace(/[‐‑]/g, '-').replace(/\s*-\s*/g, '-').replace(/\s+/g, ' ');
  if (/^(\p{L}\.)+\p{L}?\.?s?$/u.test(key)) key = key.replaceAll('.', '');
  return key.length > 2 && /[\p{Lu}\d]s$/u.test(key) && !/\p{Ll}[\p{Lu}\d]s$/u.test(key) ? key.slice(0, -1) : key;
}
