import type { Range } from '../text/range.ts';
import { classOf, CLOSE, fold, isWordUnit, OPEN, OTHER, UPPER } from './characters.ts';
import { endsSentence } from './region.ts';
import { isPassedOver } from './words.ts';

/*
 * Long forms that merely stand in the text. A run of words is taken for the long form of a short one if it is surprising that its initials are those letters:
 * if runs of this article's words, drawn at random, would have them less often than once in CHANCE articles like it.
 */
const CHANCE = 20;

/** What to count on before anything was read: the share of each initial, and of capitalised words. */
const PRIOR_WORDS = 60;
const PRIOR_INITIAL = 1 / 20;
const PRIOR_CAPITAL = 0.15;

/** The words of a text, with what their initials are. */
export interface Words {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** folded first unit */
  readonly initials: readonly number[];
  readonly capital: readonly boolean[];
  readonly weak: readonly boolean[];
  /** a sentence's end, a bracket, a semicolon stands before this word */
  readonly apart: readonly boolean[];
  /** words by initial */
  readonly byInitial: ReadonlyMap<number, readonly number[]>;
  readonly capitalCounts: ReadonlyMap<number, number>;
}

/** Reads the words of the given ranges of a text. */
export function wordsOf(text: string, ranges: readonly Range[]): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const initials: number[] = [];
  const capital: boolean[] = [];
  const weak: boolean[] = [];
  const apart: boolean[] = [];
  const byInitial = new Map<number, number[]>();
  const capitalCounts = new Map<number, number>();
  for (const range of ranges) {
    let isApart = true;
    let at = range.start;
    while (at < range.end) {
      const unit = text.charCodeAt(at);
      if (!isWordUnit(unit)) {
        const kind = classOf(unit);
        if (kind === OPEN || kind === CLOSE || kind === OTHER || (unit === 46 && endsSentence(text, at))) isApart ||= unit !== 44;
        at++;
        continue;
      }
      const start = at;
      while (at < range.end && isWordUnit(text.charCodeAt(at))) at++;
      const isCapital = classOf(unit) === UPPER;
      const initial = fold(unit);
      const index = starts.length;
      // a short form is no word of a long one
      const isShort = isCapital && at - start > 1 && classOf(text.charCodeAt(start + 1)) === UPPER;
      starts.push(start);
      ends.push(at);
      initials.push(initial);
      capital.push(isCapital);
      weak.push(at - start < 8 && isPassedOver(text.slice(start, at).toLowerCase()));
      apart.push(isApart || isShort);
      isApart = isShort;
      const same = byInitial.get(initial);
      if (same === undefined) byInitial.set(initial, [index]);
      else same.push(index);
      if (isCapital) capitalCounts.set(initial, (capitalCounts.get(initial) ?? 0) + 1);
    }
  }
  return { text, starts, ends, initials, capital, weak, apart, byInitial, capitalCounts };
}

const isShortForm = (words: Words, index: number): boolean => words.apart[index]! && words.ends[index]! - words.starts[index]! > 1 && classOf(words.text.charCodeAt(words.starts[index]! + 1)) === UPPER;

/** How surprising an initial is, in nats. */
function surpriseOf(words: Words, index: number): number {
  const initial = words.initials[index]!;
  const total = words.starts.length + PRIOR_WORDS;
  const all = words.byInitial.get(initial)?.length ?? 0;
  const capitals = words.capitalCounts.get(initial) ?? 0;
  const share = words.capital[index]
    ? (capitals + PRIOR_WORDS * PRIOR_INITIAL * PRIOR_CAPITAL) / total
    : (all - capitals + PRIOR_WORDS * PRIOR_INITIAL * (1 - PRIOR_CAPITAL)) / total;
  return -Math.log(share);
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
  // an article gives a letter, but surprises nobody much
  const surprise = words.weak[word] && !words.capital[word] ? 1 : surpriseOf(words, word);
  const rest = runAfter(words, letters, at + 1, word, words.starts[word]! + 1, inners);
  return { surprise: surprise + rest.surprise, last: rest.last };
}

function runAfter(words: Words, letters: readonly number[], at: number, word: number, position: number, inners: number): Run {
  if (at === letters.length) return { surprise: 0, last: word };
  let best = NO_RUN;
  for (let next = word + 1; next < words.starts.length && !words.apart[next]; next++) {
    const run = runFrom(words, letters, at, next, inners);
    if (run.surprise > best.surprise) best = run;
    if (!words.weak[next] || next - word > 3) break;
  }
  // a letter inside a capitalised word: CARICOM, ASEAN
  if (inners > 0 && words.capital[word]) {
    const end = words.ends[word]!;
    for (let inside = position; inside < end; inside++) {
      if (fold(words.text.charCodeAt(inside)) !== letters[at]) continue;
      const share = inside === words.starts[word]! + 1 || inside === position ? PRIOR_INITIAL * 2 : 1 - (1 - PRIOR_INITIAL) ** (end - position);
      const rest = runAfter(words, letters, at + 1, word, inside + 1, inners - 1);
      if (rest.surprise - Math.log(share) > best.surprise) best = { surprise: rest.surprise - Math.log(share), last: rest.last };
      break;
    }
  }
  return best;
}

/** The long form for a key of capitals that stands in the words, if any is there that chance does not explain; the first of the most surprising. */
export function longFormOf(words: Words, key: string): Range | undefined {
  const letters: number[] = [];
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    if (classOf(unit) !== UPPER) return undefined;
    letters.push(fold(unit));
  }
  const least = Math.log(words.starts.length * CHANCE);
  let best = NO_RUN;
  let first = -1;
  for (const word of words.byInitial.get(letters[0]!) ?? []) {
    if (words.weak[word] || isShortForm(words, word)) continue;
    const run = runFrom(words, letters, 0, word, Math.floor(letters.length / 3));
    if (run.last <= word || run.surprise < least || run.surprise <= best.surprise + 1e-9) continue;
    // the short form itself, spelled with dots or spaces, is no long form
    if (words.ends[run.last]! - words.starts[word]! < letters.length * 3) continue;
    best = run;
    first = word;
  }
  return first < 0 ? undefined : { start: words.starts[first]!, end: words.ends[best.last]! };
}
