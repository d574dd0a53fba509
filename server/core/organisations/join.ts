import type { ArticleText } from '../dump/model.ts';
import { kindOf } from './gazetteer.ts';
import type { OrganisationKind } from './gazetteer.ts';
import type { OrganisationKnowledge } from './knowledge.ts';
import type { ArticleHints, Mention } from './mentions.ts';
import { hasInitials, isShortOf, nameKey } from './names.ts';

/** One organisation as one article names it: a local fact, true as long as the article is. */
export interface ArticleOrganisation {
  /** what its spellings share; the organisation's name in a file is found through it. `=ABC` where the article has its acronym only */
  readonly key: string;
  /** its fullest name in the article */
  readonly name: string;
  /** acronyms that the article itself uses or defines for it, without dots */
  readonly acronyms: readonly string[];
  readonly kind: OrganisationKind | null;
  /** in order; short forms ("the Commission") are among them */
  readonly mentions: readonly Mention[];
}

/** An organisation of a file, with all its names (the most used first) and where it is mentioned. */
export interface Organisation<A> {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  readonly names: readonly string[];
  readonly count: number;
  readonly places: readonly { readonly article: A; readonly mentions: readonly Mention[] }[];
}

/** Organisations put together between two yields. */
const PER_SLICE = 50;

interface Group {
  key: string;
  mentions: Mention[];
  acronyms: Set<string>;
}

/**
 * Joins the mentions of one article into organisations: spellings of one name, an acronym and its expansion (defined here, spelt out here, or known),
 * a full name and the short form after it. In the order of first mentions.
 */
export function joinMentions(article: ArticleText, mentions: readonly Mention[], knowledge: OrganisationKnowledge, hints: ArticleHints = {}): readonly ArticleOrganisation[] {
  const groups = new Map<string, Group>();
  const defined = new Map<string, string>();
  for (const { short, long } of hints.definitions ?? []) defined.set(nameKey(article.text.slice(short.start, short.end)), nameKey(article.text.slice(long.start, long.end)));

  const recent: string[] = [];
  for (const mention of mentions) {
    const own = keyOf(mention.text, knowledge);
    let key = own;
    if (own.startsWith('=')) key = defined.get(own) ?? own;
    else if (!groups.has(own) || isBare(own, knowledge)) {
      const long = recent.findLast(earlier => isShortOf(own, earlier, knowledge.gazetteer));
      if (long !== undefined) key = long;
    }
    let group = groups.get(key);
    if (group === undefined) {
      group = { key, mentions: [], acronyms: new Set() };
      groups.set(key, group);
    }
    group.mentions.push(mention);
    if (own.startsWith('=')) group.acronyms.add(own.slice(1));
    if (key.startsWith('=')) continue;
    const at = recent.indexOf(key);
    if (at >= 0) recent.splice(at, 1);
    recent.push(key);
  }
  spellOut(groups);
  lookAhead(groups, knowledge);
  return [...groups.values()].map(group => summary(group, knowledge)).sort((a, b) => a.mentions[0].start - b.mentions[0].start);
}

/** What all spellings of a name share, those included that the gazetteer lists for a full one ("UN General Assembly"); acronyms stay what they are. */
function keyOf(name: string, { gazetteer }: OrganisationKnowledge): string {
  const key = nameKey(name);
  return key.startsWith('=') ? key : nameKey(gazetteer.fullName(name.replace(/['’]s?$/u, '')) ?? name);
}

/** One word that names nobody by itself, as "Commission". */
const isBare = (key: string, { gazetteer }: OrganisationKnowledge): boolean => !/[ =]/u.test(key) && gazetteer.lookup(key) === 0;

/** A title's "Commission" that comes before any full name joins the one name of the article that it is short for. */
function lookAhead(groups: Map<string, Group>, knowledge: OrganisationKnowledge): void {
  for (const [key, group] of groups) {
    if (!isBare(key, knowledge)) continue;
    const full = [...groups.values()].filter(other => isShortOf(key, other.key, knowledge.gazetteer));
    if (full.length === 1) merge(groups, group, full[0]);
  }
}

function merge(groups: Map<string, Group>, from: Group, into: Group): void {
  into.mentions = [...into.mentions, ...from.mentions].sort((a, b) => a.start - b.start);
  groups.delete(from.key);
}

/** An acronym that nobody defined joins the one name of the article that it can be made from. */
function spellOut(groups: Map<string, Group>): void {
  for (const [key, group] of groups) {
    if (!key.startsWith('=')) continue;
    const acronym = key.slice(1);
    const full = [...groups.values()].filter(other => !other.key.startsWith('=') && other.mentions.some(({ text }) => hasInitials(text, acronym)));
    if (full.length !== 1) continue;
    full[0].acronyms.add(acronym);
    merge(groups, group, full[0]);
  }
}

function summary({ key, mentions, acronyms }: Group, knowledge: OrganisationKnowledge): ArticleOrganisation {
  const name = mentions.reduce((best, { text }) => nameKey(text) === key && (nameKey(best) !== key || text.length > best.length) ? text : best, mentions[0].text);
  const listed = kindOf(knowledge.gazetteer.lookup(name));
  return { key, name: tidy(name), acronyms: [...acronyms].sort(), kind: listed ?? mostOften(mentions.map(({ kind }) => kind)), mentions };
}

/** A name for reading: one line, without article and possessive ending. */
function tidy(name: string): string {
  return name.replace(/\s+/gu, ' ').replace(/^[Tt]he (?=\S)/u, '').replace(/['’]s$/u, '');
}

function mostOften<T extends string>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return first(counts);
}

/** The value counted most; of equals the first in code-unit order, so that the order of counting is nothing. */
function first<T extends string>(counts: ReadonlyMap<T, number>): T | null {
  let best: T | null = null, most = 0;
  for (const [value, count] of counts) if (count > most || count === most && best !== null && value < best) { best = value; most = count; }
  return best;
}

class Counts {
  readonly #counts = new Map<string, number>();
  add(value: string, by: number): void {
    const count = (this.#counts.get(value) ?? 0) + by;
    if (count === 0) this.#counts.delete(value);
    else this.#counts.set(value, count);
  }
  get all(): ReadonlyMap<string, number> { return this.#counts; }
}

class Bucket<A> {
  readonly articles = new Map<A, ArticleOrganisation>();
  readonly full = new Counts();
}

/**
 * The organisations of all articles of a file, under edits: `add` and `remove` articles in any order, and the answers are those of a fresh file.
 * `A` is the article's identity. An article that has an acronym only joins the name that most other articles give it, of equals that of the first, else the known one.
 */
export class OrganisationIndex<A> {
  readonly #knowledge: OrganisationKnowledge;
  readonly #facts = new Map<A, readonly ArticleOrganisation[]>();
  readonly #buckets = new Map<string, Bucket<A>>();
  /** for each acronym the names that articles give it */
  readonly #meanings = new Map<string, Counts>();
  #joined: Map<string, string[]> | null = null;

  constructor(knowledge: OrganisationKnowledge) {
    this.#knowledge = knowledge;
  }

  /** Takes an article's organisations in, in place of those it had. */
  add(article: A, organisations: readonly ArticleOrganisation[]): void {
    this.remove(article);
    this.#facts.set(article, organisations);
    this.#count(article, organisations, 1);
  }

  /** Forgets an article; nothing happens where it is unknown. */
  remove(article: A): void {
    const organisations = this.#facts.get(article);
    if (organisations === undefined) return;
    this.#facts.delete(article);
    this.#count(article, organisations, -1);
  }

  /** All organisations, the most mentioned first, in slices; `inOrder` compares articles by their order in the file. */
  *organisations(inOrder: (a: A, b: A) => number): Generator<void, readonly Organisation<A>[]> {
    const found: Organisation<A>[] = [];
    for (const key of [...this.#targets(inOrder).keys()]) {
      const organisation = this.withKey(key, inOrder);
      // articles may have gone between the slices
      if (organisation !== null) found.push(organisation);
      if (found.length % PER_SLICE === 0) yield;
    }
    return found.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  /** The organisation with a key, as `Organisation` has it; null where no article mentions it. */
  withKey(key: string, inOrder: (a: A, b: A) => number): Organisation<A> | null {
    return this.#targets(inOrder).has(key) ? this.#organisation(key, inOrder) : null;
  }

  /** The organisation of the file that one of an article's organisations belongs to. */
  of(organisation: ArticleOrganisation, inOrder: (a: A, b: A) => number): Organisation<A> {
    return this.#organisation(this.#target(organisation.key, inOrder), inOrder);
  }

  #count(article: A, organisations: readonly ArticleOrganisation[], by: 1 | -1): void {
    this.#joined = null;
    for (const organisation of organisations) {
      const { key, name, acronyms } = organisation;
      let bucket = this.#buckets.get(key);
      if (bucket === undefined) this.#buckets.set(key, bucket = new Bucket());
      bucket.full.add(name, by);
      if (by > 0) bucket.articles.set(article, organisation);
      else bucket.articles.delete(article);
      if (bucket.articles.size === 0) this.#buckets.delete(key);
      if (key.startsWith('=')) continue;
      for (const acronym of acronyms) {
        let meanings = this.#meanings.get(acronym);
        if (meanings === undefined) this.#meanings.set(acronym, meanings = new Counts());
        meanings.add(key, by);
        if (meanings.all.size === 0) this.#meanings.delete(acronym);
      }
    }
  }

  /** The key of the file's organisation that a key of an article belongs to. */
  #target(key: string, inOrder: (a: A, b: A) => number): string {
    if (!key.startsWith('=')) return key;
    const acronym = key.slice(1);
    const here = this.#meaning(acronym, inOrder);
    if (here !== null) return here;
    const known = this.#known(acronym);
    return known === null ? key : nameKey(known);
  }

  /** The key of the name that most articles give an acronym; of equals that of the first article, as its expansions are sorted (see `AcronymIndex`). */
  #meaning(acronym: string, inOrder: (a: A, b: A) => number): string | null {
    const counts = [...this.#meanings.get(acronym)?.all ?? []], most = Math.max(...counts.map(([, count]) => count));
    const [only, ...others] = counts.filter(([, count]) => count === most).map(([key]) => key);
    if (only === undefined || others.length === 0) return only ?? null;
    const firstOf = (key: string): A => [...this.#buckets.get(key)!.articles].filter(([, { acronyms }]) => acronyms.includes(acronym)).map(([article]) => article).sort(inOrder)[0];
    return [only, ...others].map(key => ({ key, article: firstOf(key) })).sort((a, b) => inOrder(a.article, b.article) || (a.key < b.key ? -1 : 1))[0].key;
  }

  #known(acronym: string): string | null {
    return this.#knowledge.gazetteer.fullName(acronym) ?? this.#knowledge.expansions.get(acronym) ?? null;
  }

  #targets(inOrder: (a: A, b: A) => number): Map<string, string[]> {
    if (this.#joined === null) {
      this.#joined = new Map();
      for (const key of this.#buckets.keys()) {
        const target = this.#target(key, inOrder), keys = this.#joined.get(target);
        if (keys === undefined) this.#joined.set(target, [key]);
        else keys.push(key);
      }
    }
    return this.#joined;
  }

  #organisation(key: string, inOrder: (a: A, b: A) => number): Organisation<A> {
    const byArticle = new Map<A, Mention[]>(), names = new Counts(), kinds = new Counts(), full = new Counts();
    let count = 0, known: string | null = null;
    for (const part of this.#targets(inOrder).get(key) ?? []) {
      const bucket = this.#buckets.get(part);
      if (part.startsWith('=')) known = this.#known(part.slice(1));
      else for (const [name, times] of bucket?.full.all ?? []) full.add(name, times);
      for (const [article, { kind, mentions }] of bucket?.articles ?? []) {
        const all = byArticle.get(article);
        byArticle.set(article, all === undefined ? [...mentions] : [...all, ...mentions].sort((a, b) => a.start - b.start));
        if (kind !== null) kinds.add(kind, mentions.length);
        for (const { text } of mentions) names.add(tidy(text), 1);
        count += mentions.length;
      }
    }
    const usual = [...names.all].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
    const name = first(full.all) ?? known ?? usual[0];
    return {
      key, name, kind: kindOf(this.#knowledge.gazetteer.lookup(name)) ?? first(kinds.all) as OrganisationKind | null, names: usual, count,
      places: [...byArticle].map(([article, mentions]) => ({ article, mentions })).sort((a, b) => inOrder(a.article, b.article)),
    };
  }
}
