import type { Range } from '../text/range.ts';
import { classOf, CLOSE, fold, initialBit, isWordUnit, OPEN, OTHER, UPPER } from './characters.ts';
import { endsSentence } from './region.ts';
import { isPassedOverAt } from './words.ts';

/*
 * Long forms that merely stand in the text. A run of words is taken for the long form of a short one if it is surprising that its initials are those letters:
 * if runs of this article's words, drawn at random, would have them less often than once in CHANCE articles like it.
 */
const CHANCE = 300;

/** What to count on before anything was read: the share of each initial, and of capitalised words. */
const PRIOR_WORDS = 60;
const PRIOR_INITIAL = 1 / 20;
const PRIOR_CAPITAL = 0.15;

/** What a passed word takes from the surprise, in nats: there were that many more ways to find the letters. */
const PASSED = 1.5;
const MOST_PASSED = 2;

/** One letter in so many may stand inside a word: ASEAN. */
const LETTERS_PER_INNER = 5;

/** How far a short form's next letter may stand, in words. */
const REACH = 6;

/** What a word is: flags. */
const CAPITAL = 1;
/** an article, a preposition …; whether it is one is asked when it matters */
const WEAK = 2;
const ASKED = 16;
/** a sentence's end, a bracket, a semicolon stands before it */
const APART = 4;
/** all capitals: a short form is no word of a long one */
const SHORT = 8;

/** Initials are told apart below this unit: Latin, Greek, Cyrillic. */
const INITIAL_COUNT = 0x600;

/** Can words with these initials (see `Marks.initials`) make up a key of capitals at all? */
export function isSpelt(key: string, initials: number): boolean {
  let missing = 0;
  for (let at = 0; at < key.length; at++) {
    const bit = initialBit(key.charCodeAt(at));
    if (bit === 0 || (initials & bit) !== 0) continue;
    if (at === 0 || ++missing > Math.floor(key.length / LETTERS_PER_INNER)) return false;
  }
  return true;
}

/** The words of a text, with what their initials are. */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** folded first unit */
  readonly initials: Uint16Array;
  readonly flags: Uint8Array;
  /** the first word with an initial, and for each word the next one with its initial; -1 for none */
  readonly heads: Int32Array;
  readonly nexts: Int32Array;
  readonly totals: Uint32Array;
  readonly capitals: Uint32Array;
}

/** Words between two yields. */
const MANY = 1 << 14;

/** Reads the words of the given ranges of a text, in slices. */
export function* wordSteps(text: string, ranges: readonly Range[]): Generator<unknown, Words> {
  let length = 0;
  for (const { start, end } of ranges) length += end - start;
  const most = (length >> 1) + ranges.length + 1;
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const initials = new Uint16Array(most);
  const flags = new Uint8Array(most);
  const heads = new Int32Array(INITIAL_COUNT).fill(-1);
  const nexts = new Int32Array(most);
  const totals = new Uint32Array(INITIAL_COUNT);
  const capitals = new Uint32Array(INITIAL_COUNT);
  let count = 0;
  let told = 0;
  for (const range of ranges) {
    if (count - told > MANY) {
      told = count;
      yield;
    }
    let apart = APART;
    let at = range.start;
    while (at < range.end) {
      const unit = text.charCodeAt(at);
      if (!isWordUnit(unit)) {
        const kind = classOf(unit);
        if ((unit === 46 && endsSentence(text, at)) || kind === OPEN || kind === CLOSE || (kind === OTHER && unit !== 44)) apart = APART;
        at++;
        continue;
      }
      const start = at;
      do at++;
      while (at < range.end && isWordUnit(text.charCodeAt(at)));
      const capital = classOf(unit) === UPPER ? CAPITAL : 0;
      const short = capital !== 0 && at - start > 1 && classOf(text.charCodeAt(start + 1)) === UPPER ? SHORT : 0;
      starts[count] = start;
      ends[count] = at;
      initials[count] = fold(unit);
      flags[count] = capital | short | apart | (short !== 0 ? APART : 0);
      count++;
      apart = short !== 0 ? APART : 0;
    }
  }
  for (let word = count - 1; word >= 0; word--) {
    const initial = initials[word];
    if (initial >= INITIAL_COUNT) continue;
    nexts[word] = heads[initial]!;
    heads[initial] = word;
    totals[initial]++;
    if ((flags[word] & CAPITAL) !== 0) capitals[initial]++;
  }
  return { text, count, starts, ends, initials, flags, heads, nexts, totals, capitals };
}

/** The flags of a word, WEAK among them. */
function flagsOf(words: Words, word: number): number {
  const known = words.flags[word];
  if ((known & ASKED) !== 0) return known;
  return (words.flags[word] = known | ASKED | (isPassedOverAt(words.text, words.starts[word], words.ends[word]) ? WEAK : 0));
}

/** How surprising the initial of a word is, in nats. */
function surpriseOf(words: Words, word: number): number {
  const flags = flagsOf(words, word);
  // an article or a preposition surprises nobody much
  if ((flags & (WEAK | CAPITAL)) === WEAK) return 1;
  const initial = words.initials[word];
  const capitals = words.capitals[initial];
  const counted = (flags & CAPITAL) !== 0 ? capitals + PRIOR_WORDS * PRIOR_INITIAL * PRIOR_CAPITAL : words.totals[initial] - capitals + PRIOR_WORDS * PRIOR_INITIAL * (1 - PRIOR_CAPITAL);
  return Math.log((words.count + PRIOR_WORDS) / counted);
}

interface Run {
  readonly surprise: number;
  /** the last word */
  readonly last: number;
}

const NO_RUN: Run = { surprise: -Infinity, last: -1 };

/** The most surprising run of words from `word` on whose letters are `letters[at …]`, the first of them `word`'s initial. */
function runFrom(words: Words, letters: readonly number[], at: number, word: number, inners: number): Run {
  if (words.initials[word] !== letters[at]) return NO_RUN;
  // no long form ends with an article or a preposition
  if (at === letters.length - 1 && (flagsOf(words, word) & (WEAK | CAPITAL)) === WEAK) return NO_RUN;
  const rest = runAfter(words, letters, at + 1, word, words.starts[word] + 1, inners);
  return rest.last < 0 ? NO_RUN : { surprise: surpriseOf(words, word) + rest.surprise, last: rest.last };
}

/** The rest of a run behind a letter that was found in `word` before `position`. */
function runAfter(words: Words, letters: readonly number[], at: number, word: number, position: number, inners: number): Run {
  if (at === letters.length) return { surprise: 0, last: word };
  let best = NO_RUN;
  let passed = 0;
  for (let next = word + 1; next < words.count && next - word < REACH && (words.flags[next] & APART) === 0; next++) {
    const run = runFrom(words, letters, at, next, passed > 0 ? 0 : inners);
    if (run.surprise - passed * PASSED > best.surprise) best = { surprise: run.surprise - passed * PASSED, last: run.last };
    if ((flagsOf(words, next) & WEAK) !== 0) continue;
    // a name may have words that give no letter
    if ((words.flags[word] & words.flags[next] & CAPITAL) === 0 || ++passed > MOST_PASSED) break;
  }
  // a letter inside a capitalised word: Association of Southeast Asian Nations
  if (inners > 0 && (words.flags[word] & CAPITAL) !== 0) {
    const end = words.ends[word];
    for (let inside = position; inside < end; inside++) {
      if (fold(words.text.charCodeAt(inside)) !== letters[at]) continue;
      const share = inside === position ? PRIOR_INITIAL * 2 : 1 - (1 - PRIOR_INITIAL) ** (end - position);
      const rest = runAfter(words, letters, at + 1, word, inside + 1, inners - 1);
      if (rest.surprise - Math.log(share) > best.surprise) best = { surprise: rest.surprise - Math.log(share), last: rest.last };
      break;
    }
  }
  return best;
}

/** Does one of the next words begin with a letter, before the words are set apart? */
function isNear({ count, initials, flags }: Words, word: number, letter: number): boolean {
  for (let next = word + 1; next < count && next - word < REACH && (flags[next] & APART) === 0; next++) if (initials[next] === letter) return true;
  return false;
}

/** The long form for a key of capitals that stands in the words, if any is there that chance does not explain; the first of the most surprising. */
export function longFormOf(words: Words, key: string): Range | undefined {
  const letters: number[] = [];
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    if (classOf(unit) !== UPPER || fold(unit) >= INITIAL_COUNT) return undefined;
    letters.push(fold(unit));
  }
  const inners = Math.floor(letters.length / LETTERS_PER_INNER);
  const least = Math.log(words.count * CHANCE);
  let best = NO_RUN;
  let first = -1;
  for (let word = words.heads[letters[0]]; word >= 0; word = words.nexts[word]!) {
    if (inners === 0 && !isNear(words, word, letters[1])) continue;
    if ((words.flags[word] & SHORT) !== 0 || (flagsOf(words, word) & WEAK) !== 0) continue;
    const run = runFrom(words, letters, 0, word, inners);
    if (run.last <= word || run.surprise < least || run.surprise <= best.surprise + 1e-9) continue;
    // the short form itself, spelled with dots or spaces, is no long form
    if (words.ends[run.last] - words.starts[word] < letters.length * 3) continue;
    best = run;
    first = word;
  }
  return first < 0 ? undefined : { start: words.starts[first], end: words.ends[best.last] };
}
