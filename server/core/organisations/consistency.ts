import { isTicker } from './contexts.ts';
import type { ModelSpan } from './decode.ts';
import { Evidence } from './evidence.ts';
import type { Clues } from './features.ts';
import { SentenceKind } from './features.ts';
import { afterWord, asCapitals, Name, NO_WORDS, Word } from './gazetteer.ts';
import { isCapital } from './reading.ts';
import { Flag, Shape, wordHash } from './tokens.ts';

const THE = wordHash('the');
/** A name found with less is no reason to find it elsewhere. */
const SURE = 1;
/** What short forms get: they stand on the longer form. */
const SHORT_FORM = 2;
/** Longer names are not looked for again. */
const MOST_WORDS = 8;
/** Shorter initials are too often something else. */
const LEAST_INITIALS = 3;

/**
 * Makes an article agree with itself. A name found surely in one place is found in the others; so are an acronym defined beside a name or made of its
 * initials, a company without its suffix and its trade ("Hanjin" beside "Hanjin Heavy Industries"), and "the Commission" after "Eurasian Economic
 * Commission". `defined` are token ranges `[from, to)` of short and long forms that belong together.
 */
export function consistent(clues: Clues, spans: readonly ModelSpan[], defined: readonly (readonly [ModelSpan, ModelSpan])[]): ModelSpan[] {
  const { reading: { tokens: { count, words, shapes, flags, starts, text }, words: classes, names, listed, listedFrom, listedTo }, evidence, sentences } = clues;
  /** the margins of names by their state, and the words that they begin with */
  const known = new Map<number, number>(), beginnings = new Set<number>();
  /** where a longer name with a head word first stands */
  const heads = new Map<number, number>();
  const found = new Map<number, ModelSpan>(), taken = new Int32Array(count).fill(-1);

  // "SOPA" stands for an act, as the article says: no organisation, unless its full form was found to be one
  const isThing = ({ from, to }: ModelSpan): boolean => (classes[to - 1] & Word.thinghead) !== 0 && !(classes[to - 1] & Word.head) && !spans.some(span => span.from < to && from < span.to);
  const things = new Set(defined.filter(([, long]) => isThing(long)).map(([short]) => words[short.from]));
  for (const { from, to, margin } of spans) {
    if (to - from === 1 && things.has(words[from]) && shapes[from] === Shape.capitals) continue;
    keep(from, to, margin);
    learn(from, to, margin);
  }
  for (const [short, long] of defined) {
    const organisation = overlaps(long.from, long.to) || overlaps(short.from, short.to);
    if (!organisation || !isCapital(shapes[long.from]) && !isCapital(shapes[long.to - 1])) continue;
    for (const { from, to } of [short, long]) {
      if (!overlaps(from, to)) keep(from, to, SHORT_FORM);
      learn(from, to, SHORT_FORM);
    }
  }
  for (let i = 0; i < count; i++) {
    if (!isCapital(shapes[i]) || taken[i] >= 0 && taken[i] < i) continue;
    const end = beginnings.has(words[i]) ? nameEnd(i) : i;
    if (end > i) {
      const margin = marginOf(i, stateOf(i, end), end);
      for (let j = i; j < end; j++) if (taken[j] >= 0) found.delete(taken[j]);
      keep(i, end, Math.min(margin, SHORT_FORM));
      i = end - 1;
    } else if (taken[i] < 0 && isShortForm(i)) keep(i, i + 1, SHORT_FORM);
  }
  return [...found.values()].sort((a, b) => a.from - b.from);

  function keep(from: number, to: number, margin: number): void {
    found.set(from, { from, to, margin });
    taken.fill(from, from, to);
  }

  function overlaps(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (taken[i] >= 0) return true;
    return false;
  }

  function stateOf(from: number, to: number): number {
    let state = NO_WORDS;
    for (let i = from; i < to; i++) state = afterWord(state, words[i]);
    return state;
  }

  /** How surely the words `[from, to)` were found before; a word that was found in capitals, in a line that is not, is known in capitals only. */
  function marginOf(from: number, state: number, to: number): number {
    const capitals = to - from === 1 && shapes[from] !== Shape.capitalised ? known.get(asCapitals(words[from])) : undefined;
    return Math.max(known.get(state) ?? 0, capitals ?? 0);
  }

  function note(state: number, beginning: number, margin: number): void {
    known.set(state, Math.max(known.get(state) ?? 0, margin));
    beginnings.add(beginning);
  }

  /** What a name, once found, is known by. */
  function learn(from: number, to: number, margin: number): void {
    if (listedFrom[from] === from && listedTo[from] === to && !(listed[from] & Name.organisation)) return;
    const isAcronym = to - from === 1 && shapes[from] === Shape.capitals && sentences[from] !== SentenceKind.capitals;
    note(isAcronym ? asCapitals(words[from]) : stateOf(from, to), words[from], margin);
    if (to - from < 2 || margin < SURE) return;
    for (const end of shortEnds(from, to)) note(stateOf(from, end), words[from], SHORT_FORM);
    const initials = initialsOf(from, to);
    if (initials.length >= LEAST_INITIALS) note(asCapitals(wordHash(initials)), wordHash(initials), SHORT_FORM);
    let head = from;
    while (head + 1 < to && shapes[head + 1] !== Shape.lower) head++;
    for (const at of [head, to - 1]) if (classes[at] & Word.head && isCapital(shapes[at])) heads.set(words[at], Math.min(heads.get(words[at]) ?? count, from));
  }

  /** Where a company's name may end: before its suffix, before the trade in front of that, and behind its first word where that speaks somewhere. */
  function shortEnds(from: number, to: number): number[] {
    let end = to;
    const ends: number[] = [], mayEnd = (): boolean => end > from + 1 || !(classes[from] & (Word.head | Word.field | Word.trade)) && shapes[from] !== Shape.initial;
    while (end > from + 1 && classes[end - 1] & Word.suffix) end--;
    if (end < to && mayEnd()) ends.push(end);
    while (end > from + 1 && (classes[end - 1] & Word.head) === Word['head-company']) end--;
    if (end < to && mayEnd()) ends.push(end);
    end = from + 1;
    if (ends.length > 0 && evidence[from] & Evidence.speaks && mayEnd()) ends.push(end);
    return ends;
  }

  /** The first letters of the capitalised words. */
  function initialsOf(from: number, to: number): string {
    let initials = '';
    for (let i = from; i < to; i++) if (isCapital(shapes[i])) initials += text[starts[i]];
    return initials;
  }

  /** Where the longest known name ends that begins at `i`, stands alone and is more than what was found there; `i` where there is none. */
  function nameEnd(i: number): number {
    const person = evidence[i] & Evidence.person;
    const doubtful = person || (listed[i] | names[i]) & ~Name.organisation || evidence[i] & Evidence.place || classes[i] & (Word.function | Word.month | Word.title | Word.head);
    let state = NO_WORDS, end = i;
    for (let j = i; j < count && j < i + MOST_WORDS && (j === i || !(flags[j] & Flag.sentence)); j++) {
      state = afterWord(state, words[j]);
      if ((j > i ? !person : !doubtful) && isCapital(shapes[j]) && marginOf(i, state, j + 1) >= SURE) end = j + 1;
    }
    if (end === i || taken[i] === i && (found.get(i)?.to ?? i) >= end) return i;
    const last = taken[end - 1], after = end < count && isCapital(shapes[end]) && !(flags[end] & Flag.sentence) && !(classes[end] & (Word.title | Word.role));
    const isLine = sentences[i] === SentenceKind.capitals, cut = last >= 0 && (found.get(last)?.to ?? end) > end;
    return cut || end === i + 1 && isTicker(clues, i) || !isLine && (after || i > 0 && isCapital(shapes[i - 1]) && !(flags[i] & Flag.sentence)) ? i : end;
  }

  /** "the Commission", behind a longer name with that head. */
  function isShortForm(i: number): boolean {
    return (heads.get(words[i]) ?? count) < i && shapes[i] === Shape.capitalised && i > 0 && words[i - 1] === THE && !(flags[i] & Flag.sentence)
      && !(i + 1 < count && isCapital(shapes[i + 1]));
  }
}
