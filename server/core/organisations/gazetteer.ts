import { Flag, Shape, tokenise } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** What kind of organisation a mention names. */
export const KINDS = ['government', 'party', 'company', 'media', 'education', 'armed', 'international', 'sport', 'other'] as const;
export type OrganisationKind = typeof KINDS[number];

/** What a listed name may name: a bit each, as many names have several bearers. The first nine are the kinds of organisations. */
const NAME_CLASSES = [...KINDS, 'place', 'country', 'people', 'person', 'thing', 'city'] as const;
/** What a single word tells about its neighbourhood. The first nine are head words ("Ministry", "Bank") by the kind of what they head. */
const WORD_CLASSES = ['head-government', 'head-party', 'head-company', 'head-media', 'head-education', 'head-armed', 'head-international', 'head-sport', 'head-other', 'suffix', 'title', 'role', 'speech', 'month', 'placehead', 'thinghead', 'orgnoun', 'sportword', 'marketword', 'of', 'link', 'function',
  'number', 'weak'] as const;

const bits = <T extends string>(names: readonly T[]): Record<T, number> => Object.fromEntries(names.map((name, i) => [name, 1 << i])) as Record<T, number>;

export const Name = { ...bits(NAME_CLASSES), organisation: (1 << KINDS.length) - 1, longer: 1 << 30 };
export const Word = { ...bits(WORD_CLASSES), head: (1 << KINDS.length) - 1 };

/** The kind of the lowest kind bit, or null where there is none. */
export function kindOf(set: number): OrganisationKind | null {
  const kinds = set & Name.organisation;
  return kinds ? KINDS[31 - Math.clz32(kinds & -kinds)] : null;
}

const CAPITALS = 0x5bd1e995;
const step = (state: number, word: number): number => {
  const h = Math.imul(state ^ word, 0x9e3779b1);
  return h ^ h >>> 15;
};

/** The state before the first word of a name. */
export const NO_WORDS = 0x3c6ef372;
/** The state after one more word: a name is known by the state after its last word. Names of one word in capitals have states of their own. */
export const afterWord = step;
export const asCapitals = (word: number): number => step(step(NO_WORDS, word), CAPITALS);

/**
 * Names and words that are known beforehand, in an open-addressing table from states over word hashes to class bits, so that a lookup makes no strings.
 */
export class Gazetteer {
  #states = new Int32Array(1 << 14);
  #names = new Int32Array(1 << 14);
  #words = new Int32Array(1 << 14);
  #count = 0;
  readonly #full = new Map<number, string>();

  /**
   * Reads lines `class<TAB>name; full name = other name; …`; empty ones and those that begin with # say nothing. The first of names joined by "=" is the
   * full one. The file is split into words as a whole, as thousands of single names would take longer. Throws on a class it does not know.
   */
  static parse(tsv: string): Gazetteer {
    const gazetteer = new Gazetteer(), tokens = tokenise(tsv), { starts, ends, count } = tokens;
    let i = 0;
    for (let line = 0; line < tsv.length;) {
      const found = tsv.indexOf('\n', line), end = found < 0 ? tsv.length : found, tab = tsv.indexOf('\t', line);
      if (end > line && tsv.charCodeAt(line) !== 35) {
        const kind = tsv.slice(line, tab), word = (Word as Record<string, number>)[kind], name = (Name as Record<string, number>)[kind];
        if (tab < 0 || tab > end || word === undefined && name === undefined) throw new Error(`gazetteer: unknown class "${kind}"`);
        while (i < count && starts[i] < tab) i++;
        let full: string | null = null;
        while (i < count && starts[i] < end) {
          let to = i, mark = 0;
          for (; to < count && starts[to] < end; to++) {
            mark = tsv.charCodeAt(starts[to]);
            if (mark === SEMICOLON || mark === EQUALS) break;
          }
          if (to > i) {
            if (word !== undefined) for (let k = i; k < to; k++) gazetteer.#words[gazetteer.#slot(step(NO_WORDS, tokens.words[k]))] |= word;
            else {
              const state = gazetteer.#walk(tokens, i, to);
              gazetteer.#names[gazetteer.#slot(state)] |= name;
              if (full === null) full = tsv.slice(starts[i], ends[to - 1]);
              else if (!gazetteer.#full.has(state)) gazetteer.#full.set(state, full);
            }
          }
          if (to >= count || starts[to] >= end || mark === SEMICOLON) full = null;
          i = to < count && starts[to] < end ? to + 1 : to;
        }
      }
      line = end + 1;
    }
    return gazetteer;
  }

  /** The full name that a name listed with several stands for; null where it is itself full or unknown. */
  fullName(name: string): string | null {
    const state = stateOf(name);
    return state === null ? null : this.#full.get(state) ?? null;
  }

  /** What `name` as a whole may name. */
  lookup(name: string): number {
    const state = stateOf(name);
    return state === null ? 0 : this.names(state) & ~Name.longer;
  }

  /** Bits of `Name` for the state after some words; `longer` where a listed name goes on. */
  names(state: number): number {
    return this.#names[this.#find(state)];
  }

  /** Bits of `Word` for the state after one word. */
  words(state: number): number {
    return this.#words[this.#find(state)];
  }

  /** The state after the tokens `[from, to)`, with their beginnings noted as such. */
  #walk(tokens: Tokens, from: number, to: number): number {
    if (to - from === 1 && isCapitals(tokens, from)) return asCapitals(tokens.words[from]);
    let state = NO_WORDS;
    for (let i = from; i < to; i++) {
      if (i > from) this.#names[this.#slot(state)] |= Name.longer;
      state = step(state, tokens.words[i]);
    }
    return state;
  }

  #find(state: number): number {
    const mask = this.#states.length - 1;
    let at = state & mask;
    while (this.#states[at] !== state && this.#states[at] !== 0) at = at + 1 & mask;
    return at;
  }

  #slot(state: number): number {
    if (this.#count * 3 > this.#states.length) this.#grow();
    const at = this.#find(state);
    if (this.#states[at] === 0) {
      this.#states[at] = state;
      this.#count++;
    }
    return at;
  }

  #grow(): void {
    const states = this.#states, names = this.#names, words = this.#words;
    this.#states = new Int32Array(states.length * 2);
    this.#names = new Int32Array(states.length * 2);
    this.#words = new Int32Array(states.length * 2);
    for (let i = 0; i < states.length; i++) {
      if (states[i] === 0) continue;
      const at = this.#find(states[i]);
      this.#states[at] = states[i];
      this.#names[at] = names[i];
      this.#words[at] = words[i];
    }
  }
}

const SEMICOLON = 59, EQUALS = 61;

/** A word in capitals that is a name by itself is found so only, as "WHO" is not "Who". */
const isCapitals = ({ shapes, flags }: Tokens, at: number): boolean => shapes[at] === Shape.capitals || shapes[at] === Shape.code || (flags[at] & Flag.dotted) !== 0;

function stateOf(name: string): number | null {
  const tokens = tokenise(name);
  if (tokens.count === 0) return null;
  if (tokens.count === 1 && isCapitals(tokens, 0)) return asCapitals(tokens.words[0]);
  let state = NO_WORDS;
  for (let i = 0; i < tokens.count; i++) state = step(state, tokens.words[i]);
  return state;
}
