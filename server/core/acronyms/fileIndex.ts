import { costOfWhole, stretchOf } from './alignment.ts';
import { fold } from './characters.ts';
import type { Glossary } from './glossary.ts';
import type { Lexicon, LexiconKind } from './lexicon.ts';
import type { AcronymFacts, Definition, How, Name, ShortForm } from './model.ts';
import { fingerprint } from './sameness.ts';

/** The step at which an expansion was found. */
export type Origin = 'article' | 'file' | 'workspace' | 'glossary' | 'lexicon';

/** One expansion of a short form, and how it is known. */
export interface Sense<A extends object = object> {
  readonly expansion: string;
  readonly from: Origin;
  /** how the text says it; `name` where the long form stands in another article that does not use the short one; undefined for glossary and lexicon */
  readonly how?: How | 'name';
  /** the article of this file that defines it */
  readonly article?: A;
  /** the long form there: UTF-16 from that article's beginning */
  readonly long?: { readonly start: number; readonly end: number };
  /** the short form there, where the text pairs the two */
  readonly short?: { readonly start: number; readonly end: number };
  /** in `workspace`: the name its index was given, and the article there */
  readonly file?: string;
  readonly elsewhere?: object;
  /** in `lexicon`: what it is */
  readonly kind?: LexiconKind;
  /** in `lexicon`: where the entry comes from */
  readonly source?: string;
}

/** Where expansions may come from beyond the file. */
export interface Sources {
  /** indexes of the other files of the workspace, in the order in which they are asked */
  readonly workspace?: readonly AcronymIndex[];
  readonly glossary?: Glossary;
  readonly lexicon?: Lexicon;
}

/** A name of the file makes a long form if its letters would hit one of all its names by chance less than once in so many files. */
const CHANCE = 300;
const INITIALS = 20;

/**
 * What the articles of one file say of acronyms, together. Articles come and go in any order; answers depend on what is in it and on `order`, the articles'
 * order in the file, alone.
 */
export class AcronymIndex<A extends object = object> {
  readonly #order: (a: A, b: A) => number;
  readonly #file: string;
  readonly #facts = new Map<A, AcronymFacts>();
  readonly #defining = new Map<string, Set<A>>();
  readonly #using = new Map<string, Set<A>>();
  /** names by first letter and last word's first letter; then by text: the articles in which they stand */
  readonly #names = new Map<number, Map<string, Map<A, Name>>>();
  #nameCount = 0;

  /** @param order compares two articles by their place in the file @param file the file's name, told in senses that others take from here */
  constructor(order: (a: A, b: A) => number, file = '') {
    this.#order = order;
    this.#file = file;
  }

  /** Takes in what an article says; an article that is there already is replaced. */
  add(article: A, facts: AcronymFacts): void {
    this.remove(article);
    this.#facts.set(article, facts);
    for (const { key } of facts.definitions) put(this.#defining, key, article);
    for (const { key } of facts.shortForms) put(this.#using, key, article);
    for (const name of facts.names) this.#addName(article, name);
  }

  /** Takes an article out again. */
  remove(article: A): void {
    const facts = this.#facts.get(article);
    if (facts === undefined) return;
    this.#facts.delete(article);
    for (const { key } of facts.definitions) drop(this.#defining, key, article);
    for (const { key } of facts.shortForms) drop(this.#using, key, article);
    for (const name of facts.names) this.#removeName(article, name);
  }

  /** What an article says, as it was added. */
  facts(article: A): AcronymFacts | undefined {
    return this.#facts.get(article);
  }

  /** The articles in the file's order. */
  articles(): readonly A[] {
    return [...this.#facts.keys()].sort(this.#order);
  }

  /** All keys that are used or defined, in alphabetical order (by UTF-16 units). */
  keys(): readonly string[] {
    return [...new Set([...this.#using.keys(), ...this.#defining.keys()])].sort();
  }

  /** The uses of a key, by article in the file's order. */
  uses(key: string): readonly { readonly article: A; readonly shortForms: readonly ShortForm[] }[] {
    return this.#sorted(this.#using.get(key)).map((article) => ({ article, shortForms: this.#facts.get(article)!.shortForms.filter((form) => form.key === key) }));
  }

  /** The definitions of a key, by article in the file's order. */
  definitions(key: string): readonly { readonly article: A; readonly definition: Definition }[] {
    return this.#sorted(this.#defining.get(key)).flatMap((article) =>
      this.#facts.get(article)!.definitions.filter((definition) => definition.key === key).map((definition) => ({ article, definition })),
    );
  }

  /**
   * The expansions of a key as `article` reads it, the best first: its own, those of the file's other articles (explicit ones first, then by place), names
   * that merely stand in the file, the workspace, the glossary, the lexicon; each meaning once. Without an article, all of the file count as others.
   */
  senses(key: string, article?: A, sources: Sources = {}): readonly Sense<A>[] {
    const found = new Senses<A>();
    const all = this.definitions(key);
    const own = all.filter((each) => each.article === article);
    const others = all.filter((each) => each.article !== article);
    for (const { article: where, definition } of explicitFirst(own)) found.add(senseOf(where, definition, 'article'));
    for (const { article: where, definition } of explicitFirst(others)) found.add(senseOf(where, definition, 'file'));
    if (found.isEmpty) {
      const named = this.#namedBy(key);
      if (named !== undefined) found.add({ expansion: named.name.text, from: 'file', how: 'name', article: named.article, long: { start: named.name.start, end: named.name.end } });
    }
    for (const index of sources.workspace ?? []) {
      for (const { article: elsewhere, definition: { expansion, how, long, short } } of explicitFirst(index.definitions(key))) {
        found.add({ expansion, from: 'workspace', how, long, short, file: index.file, elsewhere });
      }
    }
    for (const expansion of sources.glossary?.get(key) ?? []) found.add({ expansion, from: 'glossary' });
    for (const { expansion, kind, source } of sources.lexicon?.lookUp(key) ?? []) found.add({ expansion, from: 'lexicon', kind, source });
    return found.list;
  }

  /** The file's name. */
  get file(): string {
    return this.#file;
  }

  #sorted(articles: ReadonlySet<A> | undefined): A[] {
    return articles === undefined ? [] : [...articles].sort(this.#order);
  }

  #addName(article: A, name: Name): void {
    const bucket = bucketOf(name.text);
    let names = this.#names.get(bucket);
    if (names === undefined) this.#names.set(bucket, (names = new Map()));
    let places = names.get(name.text);
    if (places === undefined) {
      names.set(name.text, (places = new Map()));
      this.#nameCount++;
    }
    places.set(article, name);
  }

  #removeName(article: A, name: Name): void {
    const names = this.#names.get(bucketOf(name.text));
    const places = names?.get(name.text);
    if (places === undefined) return;
    places.delete(article);
    if (places.size > 0) return;
    names!.delete(name.text);
    this.#nameCount--;
  }

  /** The name in the file whose initials a key of capitals is, if chance does not explain it: the best, then the one that stands in most articles, then by alphabet. */
  #namedBy(key: string): { readonly article: A; readonly name: Name } | undefined {
    if (!/^\p{Lu}{3,12}$/u.test(key)) return undefined;
    let best: string | undefined;
    let bestPlaces: Map<A, Name> | undefined;
    let least = Infinity;
    for (const [text, places] of this.#names.get(fold(key.charCodeAt(0)) * 65536 + fold(key.charCodeAt(key.length - 1))) ?? []) {
      if (text.length < key.length * 3) continue;
      const cost = costOfWhole(stretchOf(text, 0, text.length), key);
      if (cost > 0.2 * key.length || key.length * Math.log(INITIALS) - 2 * cost < Math.log(this.#nameCount * CHANCE)) continue;
      const isBetter = cost < least - 1e-6 || (cost < least + 1e-6 && (places.size > bestPlaces!.size || (places.size === bestPlaces!.size && text < best!)));
      if (!isBetter) continue;
      best = text;
      bestPlaces = places;
      least = Math.min(cost, least);
    }
    if (bestPlaces === undefined) return undefined;
    const article = [...bestPlaces.keys()].sort(this.#order)[0]!;
    return { article, name: bestPlaces.get(article)! };
  }
}

/** Senses in order, each meaning once. */
class Senses<A extends object> {
  readonly list: Sense<A>[] = [];
  readonly #known = new Set<string>();

  add(sense: Sense<A>): void {
    const print = fingerprint(sense.expansion);
    if (this.#known.has(print)) return;
    this.#known.add(print);
    this.list.push(sense);
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }
}

function senseOf<A extends object>(article: A, { expansion, how, long, short }: Definition, from: Origin): Sense<A> {
  return { expansion, from, how, article, long, short };
}

const explicitFirst = <T extends { readonly definition: Definition }>(definitions: readonly T[]): T[] => [
  ...definitions.filter(({ definition }) => definition.form === 'explicit'),
  ...definitions.filter(({ definition }) => definition.form === 'inferred'),
];

/** First letter and last word's first letter, folded. */
function bucketOf(name: string): number {
  return fold(name.charCodeAt(0)) * 65536 + fold(name.charCodeAt(name.lastIndexOf(' ') + 1));
}

function put<A>(map: Map<string, Set<A>>, key: string, article: A): void {
  const articles = map.get(key);
  if (articles === undefined) map.set(key, new Set([article]));
  else articles.add(article);
}

function drop<A>(map: Map<string, Set<A>>, key: string, article: A): void {
  const articles = map.get(key);
  if (articles === undefined) return;
  articles.delete(article);
  if (articles.size === 0) map.delete(key);
}
