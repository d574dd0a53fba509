import type { Range } from '../text/range.ts';
import { alignBefore, alignFrom, fitsClosely, stretchOf, type Alignment } from './alignment.ts';
import { foreignName, goesOn, headedName } from './bodies.ts';
import { classOf, DIGIT, isWordUnit, LOWER, QUOTE, SPACE, UPPER } from './characters.ts';
import { areOf, endOfLetters, isWithinName, leastStart, wholeStart, withFigures, wordStart } from './extent.ts';
import type { Definition, How } from './model.ts';
import { capitalsEnd, initialsBefore } from './plainInitials.ts';
import { regionBefore, withoutCode } from './region.ts';
import { containsWord, isShort, isTrusted, isWordOf, MAX_SHORT } from './plausible.ts';
import type { Marks } from './scan.ts';
import { keyOf, shapeOf } from './shape.ts';
import { joined } from './words.ts';

/** What may introduce a short form in brackets: "(hereafter the EC)", "(or EC)", "(known as EC)". */
const INTRODUCTION =
  /^(?:(?:here(?:in)?after|henceforth|also|or|formerly|later|now|previously|commonly|abbreviated|abbreviation|abbrev\.|abbr\.|acronym|called|named|termed|denoted|known|referred|to|as|by|its|in|short|for|initials|i\.e\.|a\.k\.a\.|aka|simply|collectively|the|French|German|Spanish|Russian|English|Italian|Portuguese|Arabic|Turkish|Dutch|Polish|Ukrainian)[\s,:]+)+/i;

const MAX_WORDS = 16;
const LEAST_COMPOUND = 12;
/** So much of a bracket is looked at, in units. */
const MAX_CONTENT = 400;

/** The definitions that brackets make: Long Form (LF), LF (Long Form), (Long Form) LF. */
export function bracketDefinitions(text: string, marks: Marks): Definition[] {
  const found: Definition[] = [];
  for (let index = 0; index < marks.brackets.length; index += 2) {
    const open = marks.brackets[index];
    const close = marks.brackets[index + 1];
    const definition = initialsInside(text, marks, open, close) ?? shortInside(text, marks, open, close) ?? longInside(text, marks, open, close) ?? longBefore(text, marks, open, close);
    if (definition !== undefined) found.push(definition);
  }
  return found;
}

/** A definition from two ranges of the text. */
export function define(text: string, short: Range, long: Range, how: How): Definition {
  return {
    short: { start: short.start, end: short.end },
    long: { start: long.start, end: long.end },
    key: keyOf(text.slice(short.start, short.end)),
    expansion: joined(text.slice(long.start, long.end)),
    form: how === 'initials' ? 'inferred' : 'explicit',
    how,
  };
}

/** Long Form (LF), where the capitals are the initials of the words before: the usual case, quickly. */
function initialsInside(text: string, marks: Marks, open: number, close: number): Definition | undefined {
  const end = capitalsEnd(text, open + 1, close);
  if (end < 0 || classOf(text.charCodeAt(open - 1)) !== SPACE) return undefined;
  const start = initialsBefore(text, marks.zone.start, open - 1, open + 1, end);
  const form = text.slice(open + 1, close);
  return start < 0 || !isShort(form) || containsWord(text.slice(start, open - 1), form) ? undefined : define(text, { start: open + 1, end: close }, { start, end: open - 1 }, 'bracket');
}

/** Long Form (LF), also (LF; more), ("LF"), (hereafter LF), (LF, more). */
function shortInside(text: string, marks: Marks, open: number, close: number): Definition | undefined {
  for (const short of shortsWithin(text, open + 1, Math.min(close, open + MAX_CONTENT))) {
    const form = text.slice(short.start, short.end);
    const end = withoutCode(text, marks.zone.start, open);
    const region = regionBefore(text, marks.zone.start, end, MAX_WORDS);
    if (region.to <= region.from || end - region.to > 5) continue;
    // a short form glued to the word before, as in "word(s)", says nothing; f(x) neither
    const beside = classOf(text.charCodeAt(open - 1));
    const isGlued = beside === LOWER && form.length < 3;
    if (beside === UPPER || beside === DIGIT || (isGlued && !/^\p{Lu}{2}$/u.test(form))) continue;
    const least = leastStart(text, region.from, region.to, form);
    const stretch = stretchOf(text, least, region.to);
    const alignment = compound(text, form, region.to, alignBefore(stretch, form));
    if (alignment !== undefined && isTrusted(text, form, alignment) && (!isGlued || fitsClosely(alignment))) {
      const whole = fitsClosely(alignment) || !isWithinName(text, alignment.start, region.from) ? undefined : foreignName(text, region.from, region.to, form);
      if (whole !== undefined && whole.start < alignment.start && areOf(form, text.slice(whole.start, alignment.start))) return define(text, short, whole, 'bracket');
      const start = withFigures(text, wholeStart(text, alignment.start, least), least, form);
      return define(text, short, { start, end: endOfLetters(text, alignment, form) }, 'bracket');
    }
    const name = foreignName(text, region.from, region.to, form) ?? headedName(text, region.from, region.to, form);
    if (name !== undefined) return define(text, short, name, 'bracket');
  }
  return undefined;
}

/** `electroencephalogram (EEG)`: where initials do not tell all, one long word that holds the letters is better than words before it that hold some. */
function compound(text: string, form: string, end: number, found: Alignment | undefined): Alignment | undefined {
  if (found === undefined || fitsClosely(found) || !/^\p{Lu}{3,5}$/u.test(form)) return found;
  const start = wordStart(text, end, found.start);
  if (start <= found.start || end - start < LEAST_COMPOUND) return found;
  const alone = alignBefore(stretchOf(text, start, end), form);
  return alone !== undefined && alone.cost <= 0.55 * alone.letters ? alone : found;
}

/** The short forms that the content of a bracket may be or begin with, the likeliest first. */
function shortsWithin(text: string, from: number, to: number): Range[] {
  const found: Range[] = [];
  for (const part of [firstPart(text, from, to, /[;,]|\s(?:or|and)\s|:\s/g), { start: from, end: to }]) {
    const whole = unquoted(text, introduced(text, part));
    // (LDLR-/-): what a mouse has of a gene
    const range = /[-+]\/[-+]$/.test(text.slice(whole.end - 3, whole.end)) ? { start: whole.start, end: whole.end - 3 } : whole;
    if (found.length > 0 && found[0].end === range.end) continue;
    if (range.end > range.start && isShort(text.slice(range.start, range.end))) found.push(range);
  }
  return found;
}

function firstPart(text: string, from: number, to: number, separator: RegExp): Range {
  const content = text.slice(from, to);
  for (const { index } of content.matchAll(separator)) {
    // PI(4,5)P2: a comma in a bracket parts nothing
    if (index > 0 && !/[([][^)\]]*$/.test(content.slice(0, index))) return { start: from, end: from + index };
  }
  return { start: from, end: to };
}

function introduced(text: string, { start, end }: Range): Range {
  const bare = unquoted(text, { start, end });
  const match = INTRODUCTION.exec(text.slice(bare.start, bare.end));
  return match === null ? bare : { start: bare.start + match[0].length, end: bare.end };
}

/** White space and quotes taken off both ends. */
export function unquoted(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  const isWrapping = (unit: number): boolean => classOf(unit) === SPACE || classOf(unit) === QUOTE || unit === 39 || unit === 0x2019 || unit === 96;
  while (from < to && isWrapping(text.charCodeAt(from))) from++;
  while (to > from && isWrapping(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** LF (Long Form): the long form stands inside. */
function longInside(text: string, marks: Marks, open: number, close: number): Definition | undefined {
  const short = shortBefore(text, marks.zone.start, open);
  if (short === undefined) return undefined;
  return longFrom(text, short, open + 1, Math.min(close, open + MAX_CONTENT), 'reversed') ?? foreignInside(text, short, open, close);
}

/** `MONUSCO (United Nations Organization Stabilization Mission in …)`: the bracket holds nothing but a body's name, in another language than the letters. */
function foreignInside(text: string, short: Range, open: number, close: number): Definition | undefined {
  const form = text.slice(short.start, short.end);
  const name = /^\p{Lu}{4,}$/u.test(form) && close - open < MAX_CONTENT / 2 ? foreignName(text, open + 1, close, form) : undefined;
  return name === undefined || name.start !== open + 1 || containsWord(text.slice(open + 1, close), form) ? undefined : define(text, short, name, 'reversed');
}

/** Reads `[from, to)`, or its beginning, as the long form of a short form that stands beside it. */
export function longFrom(text: string, short: Range, from: number, to: number, how: How): Definition | undefined {
  const form = text.slice(short.start, short.end);
  const content = unquoted(text, introduced(text, { start: from, end: to }));
  const part = unquoted(text, firstPart(text, content.start, content.end, /;|\.\s|,\s(?!(?:[\w-]+,\s)*(?:[\w-]+\s)?(?:and|or)\s)|:\s|\s[–—]\s/g));
  for (const { start, end } of part.end === content.end ? [content] : [part, content]) {
    if (end - start <= form.length || end - start > 200) continue;
    const alignment = alignFrom(stretchOf(text, start, end), form);
    if (alignment === undefined) continue;
    if (alignment.cost > 0.55 * alignment.letters && !fitsClosely(alignment)) continue;
    const found = text.slice(alignment.start, alignment.end);
    if (containsWord(found, form) || (!/[\s-]/.test(found) && !isWordOf(text, form, alignment, { start, end }))) continue;
    const rest = text.slice(alignment.end, end).trim();
    // the rest of a short tail belongs: "Association of Southeast Asian Nations (of ten)" does not
    const long = { start: alignment.start, end: (rest.split(/\s+/).length <= 1 && /^[\p{L}\s]*$/u.test(rest)) || goesOn(rest) ? end : alignment.end };
    return define(text, short, long, how);
  }
  return undefined;
}

/** The short form that ends right before `at`, quotes and white space between them aside. */
function shortBefore(text: string, least: number, at: number): Range | undefined {
  let end = at;
  while (end > least && classOf(text.charCodeAt(end - 1)) === SPACE) end--;
  if (at - end > 2) return undefined;
  let start = end;
  while (start > least && end - start <= MAX_SHORT + 2 && classOf(text.charCodeAt(start - 1)) !== SPACE && !'([{'.includes(text[start - 1])) start--;
  const range = unquoted(text, { start, end });
  const form = text.slice(range.start, range.end).replace(/[,:;]$/, '');
  if (form.length < 2 || form.length > MAX_SHORT) return undefined;
  const capitals = form.replace(/[^\p{Lu}]/gu, '').length;
  if (capitals < 2 && !/^(?:\p{Lu}\d|\p{Ll}{1,2}\p{Lu})/u.test(form)) return undefined;
  return shapeOf(form) === 'none' ? undefined : { start: range.start, end: range.start + form.length };
}

/** (Long Form) LF: the letters alone vouch for it. */
function longBefore(text: string, marks: Marks, open: number, close: number): Definition | undefined {
  let start = close + 1;
  while (start < marks.zone.end && classOf(text.charCodeAt(start)) === SPACE) start++;
  if (start > close + 2 || classOf(text.charCodeAt(start)) !== UPPER) return undefined;
  let end = start;
  while (end < marks.zone.end && isWordUnit(text.charCodeAt(end))) end++;
  const form = text.slice(start, end);
  if (form.length < 3 || shapeOf(form) !== 'short-form' || classOf(text.charCodeAt(end)) === LOWER) return undefined;
  const content = unquoted(text, { start: open + 1, end: Math.min(close, open + MAX_CONTENT) });
  const stretch = stretchOf(text, content.start, content.end);
  const alignment = alignFrom(stretch, form);
  if (alignment === undefined || alignment.end !== content.end || alignment.cost > 0.4 * alignment.letters || !/\s/.test(text.slice(content.start, content.end))) return undefined;
  return define(text, { start, end }, content, 'reversed');
}
