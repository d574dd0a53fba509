import { hashOf } from '../text/hash.ts';
import type { Glossary } from './glossary.ts';
import type { Lent } from './lent.ts';
import type { Lexicon, LexiconKind } from './lexicon.ts';
import type { AcronymFacts, DecidedSense, DecidedSenses, Definition, How, Name, ShortForm } from './model.ts';
import { initialsOf } from './names.ts';
import { fingerprint } from './sameness.ts';

/** The step at which an expansion was found. */
export type Origin = 'decision' | 'article' | 'file' | 'workspace' | 'glossary' | 'lexicon';

/** One expansion of a short form, and how it is known. */
export interface Sense<A extends object = object> {
  readonly expansion: string;
  readonly from: Origin;
  /** how the text says it; `name` where the long form stands in another article that does not use the short one, `decision` where a person says it of another file; undefined for glossary and lexicon */
  readonly how?: How | 'name' | 'decision';
  /** the article of this file that defines it */
  readonly article?: A;
  /** the long form there: UTF-16 from that article's beginning */
  readonly long?: { readonly start: number; readonly end: number };
  /** the short form there, where the text pairs the two */
  readonly short?: { readonly start: number; readonly end: number };
  /** in `workspace`: the file that says so, and where in it */
  readonly file?: string;
  readonly where?: Lent['where'];
  /** in `lexicon`: what it is */
  readonly kind?: LexiconKind;
  /** in `lexicon`: where the entry comes from */
  readonly source?: string;
}

/** Where expansions may come from beyond the file. */
export interface Sources {
  /** what people decided about this file */
  readonly decided?: DecidedSenses;
  /** what the other files of the workspace lend, the best first */
  readonly workspace?: (key: string) => readonly Lent[];
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
  readonly #facts = new Map<A, AcronymFacts>();
  readonly #defining = new Map<string, Set<A>>();
  readonly #using = new Map<string, Set<A>>();
  /** names by their initials, with articles and prepositions and without; then by text: the articles in which they stand */
  readonly #names = new Map<string, Map<string, Map<A, Name>>>();
  /** each meaning of a key that was asked for, until its definitions change: edits do not change the order of what stays */
  readonly #meanings = new Map<string, readonly KnownMeaning<A>[]>();
  #nameCount = 0;
  #sum = 0;

  /** @param order compares two articles by their place in the file */
  constructor(order: (a: A, b: A) => number) {
    this.#order = order;
  }

  /** Takes in what an article says; an article that is there already is replaced. */
  add(article: A, facts: AcronymFacts): void {
    this.remove(article);
    this.#facts.set(article, facts);
    for (const definition of facts.definitions) {
      put(this.#defining, definition.key, article);
      this.#meanings.delete(definition.key);
      this.#sum = (this.#sum + sumOf(definition)) >>> 0;
    }
    for (const { key } of facts.shortForms) put(this.#using, key, article);
    for (const name of facts.names) this.#addName(article, name);
  }

  /** Takes an article out again. */
  remove(article: A): void {
    const facts = this.#facts.get(article);
    if (facts === undefined) return;
    this.#facts.delete(article);
    for (const definition of facts.definitions) {
      drop(this.#defining, definition.key, article);
      this.#meanings.delete(definition.key);
      this.#sum = (this.#sum - sumOf(definition)) >>> 0;
    }
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
   * The expansions of a key as `article` reads it, the best first: what a person decided for it, its own, what was decided for others, those of the file's other articles (explicit ones first, then what most of them say, then by place), names
   * that merely stand in the file, the workspace, the glossary, the lexicon; each meaning once. Without an article, all of the file count as others. What was
   * rejected for an article is none of its meanings, and what was rejected for others none that it borrows.
   */
  senses(key: string, article?: A, sources: Sources = {}): readonly Sense<A>[] {
    const found = new Senses<A>();
    const decided = sources.decided?.of(key) ?? [];
    found.decide(decided.filter(({ article: about }) => about === article));
    const facts = article === undefined ? undefined : this.#facts.get(article);
    if (facts !== undefined) {
      const own = facts.definitions.filter((definition) => definition.key === key).map((definition) => ({ article: article!, definition }));
      for (const { definition } of explicitFirst(own)) found.add(senseOf(article!, definition, 'article'));
    }
    found.decide(decided);
    for (const { article: where, definition, print } of this.#meaningsOf(key)) found.add(senseOf(where, definition, 'file'), print);
    if (found.list.length === 0) {
      const named = this.#namedBy(key);
      if (named !== undefined) found.add({ expansion: named.name.text, from: 'file', how: 'name', article: named.article, long: { start: named.name.start, end: named.name.end } });
    }
    for (const { expansion, how, file, where, print } of sources.workspace?.(key) ?? []) found.add({ expansion, from: 'workspace', how, file, where }, print);
    for (const expansion of sources.glossary?.get(key) ?? []) found.add({ expansion, from: 'glossary' });
    for (const { expansion, kind, source } of sources.lexicon?.lookUp(key) ?? []) found.add({ expansion, from: 'lexicon', kind, source });
    return found.list;
  }

  /** The names of the file whose initials a key is, the one that stands in most articles first: what it may stand for. */
  names(key: string): string[] {
    const places = [...this.#names.get(key) ?? []];
    return places.sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  }

  /** A number that tells the file's definitions from others, whatever their order and places. */
  get sum(): number {
    return this.#sum;
  }

  /** What other files may take from here: each meaning of a key once, as its first definition by alphabet says it, so that nothing changes for them where articles only change places. */
  lends(key: string): readonly Meaning<A>[] {
    return this.#meaningsOf(key).map(({ lent, ...meaning }) => ({ ...meaning, ...lent }));
  }

  /** Each meaning of a key in this file once, as its first explicit definition says it, else its first inferred one. */
  #meaningsOf(key: string): readonly KnownMeaning<A>[] {
    const known = this.#meanings.get(key);
    if (known !== undefined) return known;
    const meanings = new Map<string, KnownMeaning<A>>();
    const prints = new Map<string, string>();
    for (const { article, definition } of explicitFirst(this.definitions(key))) {
      const print = prints.get(definition.expansion) ?? fingerprint(definition.expansion);
      prints.set(definition.expansion, print);
      const known = meanings.get(print);
      if (known === undefined) {
        meanings.set(print, { article, definition, print, givers: new Set([article]), lent: { article, definition } });
        continue;
      }
      known.givers.add(article);
      if (definition.form === known.definition.form && definition.expansion < known.lent.definition.expansion) known.lent = { article, definition };
    }
    const found = [...meanings.values()].sort((a, b) => Number(b.definition.form === 'explicit') - Number(a.definition.form === 'explicit') || b.givers.size - a.givers.size);
    this.#meanings.set(key, found);
    return found;
  }

  #sorted(articles: ReadonlySet<A> | undefined): A[] {
    return articles === undefined ? [] : [...articles].sort(this.#order);
  }

  #addName(article: A, name: Name): void {
    let isNew = false;
    for (const initials of initialsOf(name.text)) {
      let names = this.#names.get(initials);
      if (names === undefined) this.#names.set(initials, (names = new Map<string, Map<A, Name>>()));
      let places = names.get(name.text);
      if (places === undefined) {
        names.set(name.text, (places = new Map<A, Name>()));
        isNew = true;
      }
      places.set(article, name);
    }
    if (isNew) this.#nameCount++;
  }

  #removeName(article: A, name: Name): void {
    let isGone = false;
    for (const initials of initialsOf(name.text)) {
      const names = this.#names.get(initials);
      const places = names?.get(name.text);
      if (places === undefined) continue;
      places.delete(article);
      if (places.size > 0) continue;
      names!.delete(name.text);
      if (names!.size === 0) this.#names.delete(initials);
      isGone = true;
    }
    if (isGone) this.#nameCount--;
  }

  /** The name in the file whose initials a key of capitals is, if chance does not explain it: the one that stands in most articles, then the first by alphabet. */
  #namedBy(key: string): { readonly article: A; readonly name: Name } | undefined {
    if (!/^\p{Lu}{3,12}$/u.test(key) || key.length * Math.log(INITIALS) < Math.log(this.#nameCount * CHANCE)) return undefined;
    let best: string | undefined;
    let bestPlaces = new Map<A, Name>();
    for (const [text, places] of this.#names.get(key) ?? []) {
      if (best !== undefined && (places.size < bestPlaces.size || (places.size === bestPlaces.size && text > best))) continue;
      best = text;
      bestPlaces = places;
    }
    if (best === undefined) return undefined;
    const article = this.#sorted(new Set(bestPlaces.keys()))[0];
    return { article, name: bestPlaces.get(article)! };
  }
}

/** A meaning of a key, and where it is given. */
export interface Meaning<A> {
  readonly article: A;
  readonly definition: Definition;
  readonly print: string;
  /** the articles that give it */
  readonly givers: ReadonlySet<A>;
}

/** A meaning as the file has it first, and as it lends it. */
interface KnownMeaning<A> extends Meaning<A> {
  readonly givers: Set<A>;
  lent: { readonly article: A; readonly definition: Definition };
}

/** Senses in order, each meaning once. */
class Senses<A extends object> {
  readonly list: Sense<A>[] = [];
  readonly #known = new Set<string>();

  add(sense: Sense<A>, print = fingerprint(sense.expansion)): void {
    if (this.#known.has(print)) return;
    this.#known.add(print);
    this.list.push(sense);
  }

  /** Takes what people decided; what they rejected is no sense from now on. */
  decide(decided: readonly DecidedSense[]): void {
    for (const { expansion, isRejected } of decided) if (!isRejected) this.add({ expansion, from: 'decision' });
    for (const { expansion, isRejected } of decided) if (isRejected) this.#known.add(fingerprint(expansion));
  }
}

function senseOf<A extends object>(article: A, { expansion, how, long, short }: Definition, from: Origin): Sense<A> {
  return { expansion, from, how, article, long, short };
}

/** A number for what others may take from a definition. */
const sumOf = ({ key, expansion, form }: Definition): number => hashOf(`${key}\t${expansion}\t${form}`);

const explicitFirst = <T extends { readonly definition: Definition }>(definitions: readonly T[]): T[] => [
  ...definitions.filter(({ definition }) => definition.form === 'explicit'),
  ...definitions.filter(({ definition }) => definition.form === 'inferred'),
];

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
