import { Flag, Shape, tokenise, wordHash } from './tokens.ts';

/** What kind of organisation a mention names. */
export const KINDS = ['government', 'party', 'company', 'media', 'education', 'armed', 'international', 'sport', 'other'] as const;
export type OrganisationKind = typeof KINDS[number];

/** What a listed name may name: a bit each, as many names have several bearers. The first nine are the kinds of organisations. */
const NAME_CLASSES = [...KINDS, 'place', 'country', 'people', 'person', 'thing', 'city'] as const;
/** What a single word tells about its neighbourhood. The first nine are head words ("Ministry", "Bank") by the kind of what they head. */
const WORD_CLASSES = ['head-government', 'head-party', 'head-company', 'head-media', 'head-education', 'head-armed', 'head-international', 'head-sport', 'head-other', 'suffix', 'title', 'role', 'speech', 'month', 'placehead', 'thinghead', 'orgnoun', 'sportword', 'marketword', 'of', 'link', 'function',
  'number', 'weak', 'trade', 'field', 'possessor', 'nations', 'leading', 'foreign'] as const;

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
  #states = new Int32Array(1 << 16);
  #names = new Int32Array(1 << 16);
  #words = new Int32Array(1 << 16);
  #count = 0;
  readonly #full = new Map<number, string>();

  /**
   * Reads lines `class<TAB>name; full name = other name; …`; empty ones and those that begin with # say nothing. The first of names joined by "=" is the
   * full one. Throws on a class it does not know.
   */
  static parse(tsv: string): Gazetteer {
    const gazetteer = new Gazetteer();
    for (const line of tsv.split('\n')) {
      if (line === '' || line.startsWith('#')) continue;
      const tab = line.indexOf('\t'), kind = line.slice(0, tab);
      for (const entry of line.slice(tab + 1).split(';')) {
        const [full, ...others] = entry.split('=').map(name => name.trim());
        gazetteer.add(kind, full);
        for (const other of others) gazetteer.add(kind, other, full);
      }
    }
    return gazetteer;
  }

  /** Takes in a name of a class, which stands for `full` where that is given; of a class of words, one word. Throws on a class it does not know. */
  add(kind: string, name: string, full?: string): void {
    const word = (Word as Record<string, number | undefined>)[kind], set = (Name as Record<string, number | undefined>)[kind];
    if (word !== undefined) {
      this.#words[this.#slot(step(NO_WORDS, wordHash(name)))] |= word;
      return;
    }
    if (set === undefined) throw new Error(`gazetteer: unknown class "${kind}"`);
    const states = statesOf(name), last = states.length - 1;
    if (last < 0) return;
    for (let i = 0; i < last; i++) this.#names[this.#slot(states[i])] |= Name.longer;
    this.#names[this.#slot(states[last])] |= set;
    if (full !== undefined && !this.#full.has(states[last])) this.#full.set(states[last], full);
  }

  /** The full name that a name listed with several stands for; null where it is itself full or unknown. */
  fullName(name: string): string | null {
    return this.#full.get(statesOf(name).at(-1) ?? NO_WORDS) ?? null;
  }

  /** What `name` as a whole may name. */
  lookup(name: string): number {
    return this.names(statesOf(name).at(-1) ?? NO_WORDS) & ~Name.longer;
  }

  /** Bits of `Name` for the state after some words; `longer` where a listed name goes on. */
  names(state: number): number {
    return this.#names[this.#find(state)];
  }

  /** Bits of `Word` for the state after one word. */
  words(state: number): number {
    return this.#words[this.#find(state)];
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

/** Most names are nothing but such words: for them alone the tokeniser would cost a start of the program half its time. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/** Longer words with a capital inside are names rather than acronyms: "DoE", but "YouTube". */
const MIXED_ACRONYM = 4;

/** The states after each word of a name. An acronym that is a name by itself is found in capitals only, as "WHO" is not "Who". */
function statesOf(name: string): number[] {
  const words: number[] = [];
  let capitals: boolean;
  if (PLAIN.test(name)) {
    for (let from = 0, to = 0; from < name.length; from = to + 1) {
      to = name.indexOf(' ', from);
      if (to < 0) to = name.length;
      words.push(wordHash(name, from, to));
    }
    capitals = words.length === 1 && (name.length > 1 && name === name.toUpperCase() || name.length <= MIXED_ACRONYM && /[a-z][A-Z]/.test(name));
  } else {
    const { count, words: hashes, shapes, flags } = tokenise(name);
    for (let i = 0; i < count; i++) words.push(hashes[i]);
    capitals = count === 1 && (shapes[0] === Shape.capitals || shapes[0] === Shape.code || (flags[0] & Flag.dotted) !== 0);
  }
  if (capitals) return [asCapitals(words[0])];
  let state = NO_WORDS;
  return words.map(word => state = step(state, word));
}
