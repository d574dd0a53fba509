import { Flag, Shape, tokenise, wordHash } from './tokens.ts';

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

interface ListedName { readonly kind: string; readonly names: readonly string[] }

/** Lines `class<TAB>name; name = other name; …`; empty ones and those that begin with # say nothing. Throws on a class it does not know. */
function parse(tsv: string): ListedName[] {
  const list: ListedName[] = [];
  for (const line of tsv.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const tab = line.indexOf('\t');
    const kind = line.slice(0, tab);
    for (const entry of line.slice(tab + 1).split(';')) {
      const names = entry.split('=').map(name => name.trim()).filter(name => name !== '');
      if (names.length > 0) list.push({ kind, names });
    }
  }
  return list;
}

/**
 * Names and words that are known beforehand, in an open-addressing table from states over word hashes to class bits, so that a lookup makes no strings.
 */
export class Gazetteer {
  #states = new Int32Array(1 << 14);
  #names = new Int32Array(1 << 14);
  #words = new Int32Array(1 << 14);
  #count = 0;
  readonly #full = new Map<number, string>();

  /** Reads the gazetteer's own file. */
  static parse(tsv: string): Gazetteer {
    const gazetteer = new Gazetteer();
    for (const { kind, names } of parse(tsv)) {
      const word = (Word as Record<string, number>)[kind], name = (Name as Record<string, number>)[kind];
      if (word === undefined && name === undefined) throw new Error(`gazetteer: unknown class "${kind}"`);
      if (word !== undefined) for (const each of names) gazetteer.addWord(each, word);
      else for (const each of names) gazetteer.add(each, name, names[0]);
    }
    return gazetteer;
  }

  /** Adds what `name` may name (bits of `Name`); `full` is the name it stands for. */
  add(name: string, what: number, full = name): void {
    const state = this.#walk(name);
    if (state === null) return;
    this.#names[this.#slot(state)] |= what;
    if (full !== name && !this.#full.has(state)) this.#full.set(state, full);
  }

  addWord(word: string, what: number): void {
    this.#words[this.#slot(step(NO_WORDS, wordHash(word)))] |= what;
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

  #walk(name: string): number | null {
    const tokens = tokenise(name);
    if (tokens.count === 0) return null;
    if (isCapitals(tokens.shapes, tokens.flags, tokens.count)) return asCapitals(tokens.words[0]);
    let state = NO_WORDS;
    for (let i = 0; i < tokens.count; i++) {
      if (i > 0) this.#names[this.#slot(state)] |= Name.longer;
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

/** A name of one word that is written in capitals: it is found so only, as "WHO" is not "Who". */
function isCapitals(shapes: Uint8Array, flags: Uint8Array, count: number): boolean {
  return count === 1 && (shapes[0] === Shape.capitals || shapes[0] === Shape.code || (flags[0] & Flag.dotted) !== 0);
}

function stateOf(name: string): number | null {
  const tokens = tokenise(name);
  if (tokens.count === 0) return null;
  if (isCapitals(tokens.shapes, tokens.flags, tokens.count)) return asCapitals(tokens.words[0]);
  let state = NO_WORDS;
  for (let i = 0; i < tokens.count; i++) state = step(state, tokens.words[i]);
  return state;
}
