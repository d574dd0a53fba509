import { Name, Word } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { isCapital } from './reading.ts';
import type { RuleSpan } from './rules.ts';
import { Rule } from './rules.ts';
import { Flag, POSSESSIVE, Shape, wordHash } from './tokens.ts';

/** What an article says about a word somewhere: a bit each. */
export const Evidence = {
  /** it is written in lower case too */
  lower: 1,
  /** it is capitalised inside a sentence */
  inside: 2,
  /** a title or a first name stands before it, or an address behind it: a person */
  person: 4,
  /** "in", "near" or "from" stands before it: a place */
  place: 8,
  /** "the" stands before it */
  article: 16,
  /** it belongs to a longer name that a rule or the gazetteer took for an organisation */
  longer: 32,
  /** it is an acronym that the article defines beside such a name */
  defined: 64,
  /** it owns something */
  possessive: 128,
  /** it speaks or acts */
  speaks: 256,
  /** it is the last word of such a longer name */
  head: 512,
  /** it is an acronym that the article defines beside a treaty, a region, a plan */
  thing: 1024,
} as const;

const IN = new Set(['in', 'near', 'at', 'from', 'outside', 'around', 'across'].map(word => wordHash(word)));
const THE = wordHash('the');
const OPEN = wordHash('('), CLOSE = wordHash(')'), LESS = wordHash('<');

/** A table from words to bits, with open addressing. */
class WordBits {
  readonly #words: Int32Array;
  readonly #bits: Int32Array;

  constructor(most: number) {
    const room = 1 << 33 - Math.clz32(Math.max(8, most));
    this.#words = new Int32Array(room);
    this.#bits = new Int32Array(room);
  }

  #at(word: number): number {
    const mask = this.#words.length - 1;
    let at = (word ^ word >>> 15) & mask;
    while (this.#words[at] !== word && this.#words[at] !== 0) at = at + 1 & mask;
    return at;
  }

  add(word: number, bits: number): void {
    const at = this.#at(word);
    this.#words[at] = word;
    this.#bits[at] |= bits;
  }

  get(word: number): number {
    return this.#bits[this.#at(word)];
  }
}

/** Bits of `Evidence` for every token with a capital, gathered from all places of the article where its word stands. */
export function gatherEvidence(reading: Reading, spans: readonly RuleSpan[]): Int32Array {
  const { tokens: { count, words, shapes, flags, starts, ends, text }, words: classes, names } = reading;
  let capitals = 0;
  for (let i = 0; i < count; i++) if (isCapital(shapes[i])) capitals++;
  const table = new WordBits(capitals);
  for (let i = 0; i < count; i++) {
    if (!isCapital(shapes[i])) continue;
    let bits = 0;
    if (!(flags[i] & Flag.sentence)) {
      bits |= Evidence.inside;
      if (i > 0) {
        if (shapes[i - 1] >= Shape.capitalised && (classes[i - 1] & Word.title || names[i - 1] & Name.person)) bits |= Evidence.person;
        if (IN.has(words[i - 1])) bits |= Evidence.place;
        if (words[i - 1] === THE) bits |= Evidence.article;
      }
    }
    if (i + 1 < count) {
      if (words[i + 1] === POSSESSIVE) bits |= Evidence.possessive;
      if (classes[i + 1] & Word.speech && shapes[i + 1] === Shape.lower) bits |= Evidence.speaks;
    }
    if (i + 2 < count && words[i + 1] === LESS && shapes[i + 2] === Shape.link) {
      bits |= Evidence.person;
      if (i > 0 && isCapital(shapes[i - 1])) table.add(words[i - 1], Evidence.person);
    }
    table.add(words[i], bits);
  }
  for (const { from, to, rule } of spans) {
    if (rule === Rule.ambiguous) continue;
    if (to - from > 1) {
      for (let i = from; i < to; i++) if (isCapital(shapes[i])) table.add(words[i], Evidence.longer);
      table.add(words[to - 1], Evidence.head);
    }
    if (to + 2 < count && words[to] === OPEN && words[to + 2] === CLOSE && shapes[to + 1] === Shape.capitals && text.charCodeAt(starts[from]) === text.charCodeAt(starts[to + 1]) && ends[to + 1] - starts[to + 1] > 1) {
      table.add(words[to + 1], Evidence.defined);
    }
  }
  for (let i = 2; i + 1 < count; i++) {
    if (words[i - 1] !== OPEN || words[i + 1] !== CLOSE || !isCapital(shapes[i]) || ends[i] - starts[i] < 3) continue;
    const before = classes[i - 2], last = text.charCodeAt(ends[i] - 1) === 115 ? ends[i] - 2 : ends[i] - 1;
    if (before & (Word.thinghead | Word.placehead) && !(before & Word.head) && isCapital(shapes[i - 2]) && text.charCodeAt(starts[i - 2]) === text.charCodeAt(last)) table.add(words[i], Evidence.thing);
  }
  for (let i = 0; i < count; i++) if (shapes[i] === Shape.lower && table.get(words[i]) !== 0) table.add(words[i], Evidence.lower);
  const evidence = new Int32Array(count);
  for (let i = 0; i < count; i++) if (isCapital(shapes[i])) evidence[i] = table.get(words[i]);
  return evidence;
}
