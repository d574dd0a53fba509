import type { ModelSpan } from './decode.ts';
import { Evidence } from './evidence.ts';
import type { Clues } from './features.ts';
import { afterWord, Name, NO_WORDS, Word } from './gazetteer.ts';
import { isCapital } from './reading.ts';
import { Flag, Shape, wordHash } from './tokens.ts';

/** A name that the second look adds or confirms, with the margin it inherits. */
export type Named = ModelSpan;

interface Seen { found: number; margin: number }

const THE = wordHash('the');
/** A name found with less is no reason to find it elsewhere. */
const SURE = 1;
/** What short forms get: they stand on the longer form. */
const SHORT_FORM = 2;
/** Longer names are not looked for again. */
const MOST_WORDS = 8;

/**
 * Makes an article agree with itself: a name found surely in one place is found in the others, an acronym defined beside a name is one, and
 * "the Commission" after "Eurasian Economic Commission" is that. `defined` are token ranges `[from, to)` of short and long forms that belong together.
 */
export function consistent(clues: Clues, spans: readonly ModelSpan[], defined: readonly (readonly [ModelSpan, ModelSpan])[]): Named[] {
  const { reading: { tokens: { count, words, shapes, flags }, words: classes, names, listed }, evidence } = clues;
  const taken = new Uint8Array(count), known = new Map<number, Seen>(), starts = new Set<number>(), all: Named[] = [];
  const heads = new Map<number, number>();

  const keep = (from: number, to: number, margin: number): void => {
    all.push({ from, to, margin });
    taken.fill(1, from, to);
  };
  const keyOf = (from: number, to: number): number => {
    let state = NO_WORDS;
    for (let i = from; i < to; i++) state = afterWord(state, words[i]);
    return state;
  };
  const learn = (from: number, to: number, margin: number): void => {
    const key = keyOf(from, to), seen = known.get(key);
    if (seen === undefined) known.set(key, { found: 1, margin });
    else { seen.found++; seen.margin = Math.max(seen.margin, margin); }
    starts.add(words[from]);
    if (to - from < 2) return;
    let head = from;
    while (head + 1 < to && shapes[head + 1] !== Shape.lower) head++;
    for (const at of [head, to - 1]) if (classes[at] & Word.head && isCapital(shapes[at])) heads.set(words[at], Math.min(heads.get(words[at]) ?? count, from));
  };
  const overlaps = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (taken[i]) return true;
    return false;
  };

  for (const { from, to, margin } of spans) { keep(from, to, margin); learn(from, to, margin); }
  for (const [short, long] of defined) {
    const organisation = overlaps(long.from, long.to) || overlaps(short.from, short.to);
    if (!organisation || !isCapital(shapes[long.from]) && !isCapital(shapes[long.to - 1])) continue;
    for (const { from, to } of [short, long]) {
      if (!overlaps(from, to)) keep(from, to, SHORT_FORM);
      learn(from, to, SHORT_FORM);
    }
  }
  for (let i = 0; i < count; i++) {
    if (taken[i] || !isCapital(shapes[i])) continue;
    const doubtful = (listed[i] | names[i]) & ~Name.organisation || evidence[i] & (Evidence.person | Evidence.place) || classes[i] & (Word.function | Word.month | Word.title);
    if (starts.has(words[i]) && !doubtful) {
      let state = NO_WORDS, end = 0, margin = 0;
      for (let j = i; j < count && j < i + MOST_WORDS && !taken[j] && (j === i || !(flags[j] & Flag.sentence)); j++) {
        state = afterWord(state, words[j]);
        const seen = known.get(state);
        if (seen !== undefined && seen.margin >= SURE && (j > i || !(classes[i] & Word.head)) && isCapital(shapes[j])) { end = j + 1; margin = seen.margin; }
      }
      const whole = end > 0 && !(end < count && isCapital(shapes[end]) && !(flags[end] & Flag.sentence)) && !(i > 0 && isCapital(shapes[i - 1]) && !(flags[i] & Flag.sentence));
      if (whole) { keep(i, end, Math.min(margin, SHORT_FORM)); i = end - 1; continue; }
    }
    const before = heads.get(words[i]);
    if (before !== undefined && before < i && shapes[i] === Shape.capitalised && i > 0 && words[i - 1] === THE && !(flags[i] & Flag.sentence)
      && !(i + 1 < count && isCapital(shapes[i + 1]))) keep(i, i + 1, SHORT_FORM);
  }
  return all.sort((a, b) => a.from - b.from);
}
