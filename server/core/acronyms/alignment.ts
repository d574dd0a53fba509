import { classOf, CLOSE, DIGIT, fold, isWordUnit, JOINER, LOWER, OPEN, SPACE, UPPER } from './characters.ts';
import { isPassedOverAt, otherSignAt } from './words.ts';

/*
 * The letters of a short form are found, in order, in the words of a long form, at the least cost (after Schwartz & Hearst 2003, which takes the nearest
 * letters whatever they cost). A word's first letter costs nothing; a letter inside costs more, unless it follows the one before; a word passed over costs
 * nothing much when it is an article or a preposition.
 */
const COST = {
  passedOver: 0.02,
  /** a word with a meaning that gives no letter */
  skippedWord: 1,
  /** a part behind a hyphen or slash, a digit */
  skippedPart: 0.35,
  skippedFigure: 0.1,
  partInitial: 0.05,
  /** the first letter of an article or preposition */
  passedOverInitial: 0.1,
  consecutive: 0.12,
  inner: 0.75,
  /** a lower-case letter of a short form likes to stand inside */
  innerLower: 0.4,
  lastOfPlural: 0,
  /** a long form that begins with an article or a preposition; with a capitalised one that is no article */
  weakBeginning: 1.2,
  capitalisedWeakBeginning: 0.3,
  /** a long form that begins behind a hyphen */
  partBeginning: 0.5,
  missingDigit: 0.7,
} as const;

const INNER = 0;
const WORD = 1;
const PART = 2;
const WEAK = 3;

/** The stretch `[from, to)` of a text, made ready for alignments. It is good until the next one is made: their arrays are the same memory, longer than the stretch. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly length: number;
  /** folded letters and digits, 0 for all else */
  readonly units: Uint16Array;
  /** INNER, WORD, PART or WEAK, by unit */
  readonly roles: Uint8Array;
  /** at an initial: another sign for the whole word, folded; else 0 */
  readonly others: Uint16Array;
  /** the cost of passing over what begins here */
  readonly skips: Float32Array;
}

let scratch = scratchOf(512);

function scratchOf(length: number): Pick<Stretch, 'units' | 'roles' | 'others' | 'skips'> {
  return { units: new Uint16Array(length), roles: new Uint8Array(length), others: new Uint16Array(length), skips: new Float32Array(length) };
}

/** Reads a stretch: where words and their parts begin, and what passing over them costs. */
export function stretchOf(text: string, from: number, to: number): Stretch {
  const length = to - from;
  if (length > scratch.units.length) scratch = scratchOf(2 * length);
  const { units, roles, others, skips } = scratch;
  let before = SPACE;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(from + index);
    const kind = classOf(unit);
    const isWord = kind === LOWER || kind === UPPER || kind === DIGIT;
    units[index] = 0;
    roles[index] = INNER;
    others[index] = 0;
    skips[index] = 0;
    if (isWord) {
      units[index] = fold(unit);
      const wasWord = before === LOWER || before === UPPER || before === DIGIT;
      if (!wasWord) {
        const isPart = before === JOINER && index > 1 && isWordUnit(text.charCodeAt(from + index - 2));
        let end = from + index + 1;
        while (end < to && isWordUnit(text.charCodeAt(end))) end++;
        others[index] = otherSignAt(text, from + index, end);
        if (isPart) {
          roles[index] = PART;
          // the s of a possessive is no part, the places in a substance's name (1,4,5-) hardly one
          skips[index] = kind === DIGIT || (end - from - index === 1 && units[index] === 115) ? COST.skippedFigure : COST.skippedPart;
        } else if (isPassedOverAt(text, from + index, end)) {
          roles[index] = WEAK;
          skips[index] = COST.passedOver;
        } else {
          roles[index] = WORD;
          skips[index] = kind === DIGIT ? COST.skippedFigure : end - from - index === 1 ? COST.skippedPart : COST.skippedWord;
        }
      } else if ((kind === DIGIT) !== (before === DIGIT) || (kind === UPPER && before === LOWER)) {
        roles[index] = PART;
      }
    }
    before = kind;
  }
  return { text, from, to, length, units, roles, others, skips };
}

/** The letters and digits of a short form, ready to be aligned. */
interface Letters {
  readonly units: readonly number[];
  readonly lower: readonly boolean[];
  readonly digit: readonly boolean[];
}

function lettersOf(short: string): Letters {
  const units: number[] = [];
  const lower: boolean[] = [];
  const digit: boolean[] = [];
  let core = short.replace(/['’]s?$/, '');
  if (/[\p{Lu}\d]s$/u.test(core) && core.length > 2) core = core.slice(0, -1);
  for (let at = 0; at < core.length; at++) {
    const unit = core.charCodeAt(at);
    if (!isWordUnit(unit)) continue;
    units.push(fold(unit));
    lower.push(classOf(unit) === LOWER);
    digit.push(classOf(unit) === DIGIT);
  }
  return { units, lower, digit };
}

/** Where a long form stands, and how well it fits: 0 for initials throughout. */
export interface Alignment {
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  /** how many letters and digits the short form has */
  readonly letters: number;
}

/** The least costs of finding letters `i …` from unit `p` on; `after` where letter `i - 1` was found at `p - 1`. The memory is the next table's too. */
interface Table {
  readonly plain: Float64Array;
  readonly after: Float64Array;
  readonly width: number;
}

let plainScratch = new Float64Array(4096);
let afterScratch = new Float64Array(4096);

function tableOf(letters: Letters, stretch: Stretch, endsFreely: boolean): Table {
  const { length, units, roles, others, skips } = stretch;
  const count = letters.units.length;
  const width = length + 1;
  const size = (count + 1) * width;
  if (size > plainScratch.length) {
    plainScratch = new Float64Array(2 * size);
    afterScratch = new Float64Array(2 * size);
  }
  const plain = plainScratch;
  const after = afterScratch;
  const last = count * width;
  plain[last + length] = 0;
  after[last + length] = 0;
  for (let p = length - 1; p >= 0; p--) plain[last + p] = after[last + p] = endsFreely ? 0 : plain[last + p + 1] + skips[p];
  // letter 0 begins the long form: what it costs is asked elsewhere
  for (let i = count - 1; i > 0; i--) {
    const row = i * width;
    const next = row + width;
    const unit = letters.units[i];
    const digit = letters.digit[i];
    const inner = letters.lower[i] ? COST.innerLower : COST.inner;
    plain[row + length] = after[row + length] = digit ? plain[next + length] + COST.missingDigit : Infinity;
    for (let p = length - 1; p >= 0; p--) {
      let least = plain[row + p + 1] + skips[p];
      if (digit) least = Math.min(least, plain[next + p] + COST.missingDigit);
      let leastAfter = least;
      if (units[p] === unit || others[p] === unit) {
        const rest = after[next + p + 1];
        const role = roles[p];
        const price = role === INNER ? inner : role === WORD ? 0 : role === PART ? COST.partInitial : COST.passedOverInitial;
        if (rest + price < least) least = rest + price;
        const consecutive = rest + (role === INNER ? COST.consecutive : price);
        if (consecutive < leastAfter) leastAfter = consecutive;
      }
      plain[row + p] = least;
      after[row + p] = leastAfter;
    }
  }
  return { plain, after, width };
}

function beginningCost(stretch: Stretch, p: number, unit: number): number {
  if (stretch.units[p] !== unit && stretch.others[p] !== unit) return Infinity;
  switch (stretch.roles[p]) {
    case WORD: return 0;
    case PART: return COST.partBeginning;
    case WEAK: return isCapitalisedPreposition(stretch.text, stretch.from + p) ? COST.capitalisedWeakBeginning : COST.weakBeginning;
    default: return Infinity;
  }
}

/** `Under-Secretary`, `On-board`: a capital on a word of more than an article's letters. */
const isCapitalisedPreposition = (text: string, at: number): boolean => classOf(text.charCodeAt(at)) === UPPER && !/^(?:The?|An?)\b/.test(text.slice(at, at + 4));

/** The best long form for `short` that ends where the stretch does; of two as good, the shorter. Undefined if the letters are not there. */
export function alignBefore(stretch: Stretch, short: string): Alignment | undefined {
  const letters = lettersOf(short);
  if (letters.units.length === 0) return undefined;
  const { after, width } = tableOf(letters, stretch, false);
  let best = -1;
  let least = Infinity;
  let closed = 0;
  for (let p = stretch.length - 1; p >= 0; p--) {
    if (stretch.units[p] === 0) {
      const kind = classOf(stretch.text.charCodeAt(stretch.from + p));
      if (kind === CLOSE) closed++;
      else if (kind === OPEN) closed--;
    }
    // no long form begins inside a bracket that it closes, but [3H]thymidine begins with one
    if (closed > 0 && stretch.text[stretch.from + p - 1] !== '[') continue;
    const beginning = beginningCost(stretch, p, letters.units[0]);
    if (beginning === Infinity) continue;
    const cost = beginning + after[width + p + 1];
    // an article or preposition begins a long form only where the other letters leave no doubt
    if (beginning === COST.weakBeginning && cost - beginning > 0.2 * letters.units.length) continue;
    if (cost < least - 1e-6) {
      least = cost;
      best = p;
    }
  }
  return best < 0 ? undefined : { start: stretch.from + best, end: stretch.to, cost: least, letters: letters.units.length };
}

/** The long form for `short` that begins where the stretch does and ends with the word in which the last letter is found. */
export function alignFrom(stretch: Stretch, short: string): Alignment | undefined {
  const letters = lettersOf(short);
  const count = letters.units.length;
  // the buffers of an empty stretch hold an earlier one
  if (count === 0 || stretch.length === 0) return undefined;
  const beginning = beginningCost(stretch, 0, letters.units[0]);
  if (beginning === Infinity) return undefined;
  const { plain, after, width } = tableOf(letters, stretch, true);
  const cost = beginning + after[width + 1];
  if (cost === Infinity) return undefined;
  // the way of least cost, gone forwards
  let p = 1;
  let found = 1;
  let isAfter = true;
  for (let i = 1; i < count;) {
    const here = (isAfter ? after : plain)[i * width + p];
    if (p < stretch.length && Math.abs(here - plain[i * width + p + 1] - stretch.skips[p]) < 1e-6) {
      p++;
      isAfter = false;
    } else if (letters.digit[i] && Math.abs(here - plain[(i + 1) * width + p] - COST.missingDigit) < 1e-6) {
      i++;
      isAfter = false;
    } else {
      p++;
      i++;
      found = p;
      isAfter = true;
    }
  }
  let end = stretch.from + found;
  while (end < stretch.to && (isWordUnit(stretch.text.charCodeAt(end)) || (classOf(stretch.text.charCodeAt(end)) === JOINER && isWordUnit(stretch.text.charCodeAt(end + 1))))) end++;
  return { start: stretch.from, end, cost, letters: count };
}

/** Does the alignment fit as well as a definition's should, where brackets or the like already pair the two? */
export const fits = (alignment: Alignment): boolean => alignment.cost <= alignment.letters - 0.4;

/** Does it fit nearly by initials alone, as a definition must that only the letters vouch for? */
export const fitsClosely = (alignment: Alignment): boolean => alignment.cost <= 0.2 * alignment.letters;
