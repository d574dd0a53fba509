import type { AcronymIndex, Origin, Sense } from '../acronyms/fileIndex.ts';
import type { ShortForm } from '../acronyms/model.ts';
import { fingerprint } from '../acronyms/sameness.ts';
import type { Article, ZoneKind } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import type { Analysis } from './analysis.ts';

/** A short form in one of its meanings, or in none, and where it is used. Offsets are UTF-16 of the whole text. */
export interface ListedAcronym {
  readonly key: string;
  readonly text: string;
  readonly expansion: string | null;
  /** The step at which the expansion was found; null where there is none, or only a person says so. */
  readonly from: Exclude<Origin, 'decision'> | null;
  /** Did a person decide it? */
  readonly isDecided: boolean;
  /** The long form there. */
  readonly definedAt: Range | null;
  readonly uses: readonly Range[];
}

/** Where short forms are words of the article, not labels, codes, names in capitals or tags. */
const TEXT: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['title', 'subheading', 'paragraph']);

const ORIGINS: readonly Origin[] = ['decision', 'article', 'file', 'workspace', 'glossary', 'lexicon'];

/** What is asked of the articles that have been read: an Analysis is such. */
export interface Spoken<A extends object> {
  readonly acronymIndex: AcronymIndex<A>;
  /** Where an article stands. */
  place(article: A): { readonly start: number };
  senses(key: string, article?: A): readonly Sense<A>[];
  isDecided(key: string, article: A): boolean;
}

interface Group<A extends object> {
  sense: Sense<A> | null;
  forms: string[];
  uses: Range[];
}

/** All short forms of the articles read so far, alphabetically by key, one entry for each meaning in which one is used; sliced. */
export function* acronymsOfFile<A extends object>(analysis: Spoken<A>): Generator<unknown, ListedAcronym[]> {
  const listed: ListedAcronym[] = [];
  for (const key of analysis.acronymIndex.keys()) {
    listed.push(...meaningsOf(analysis, key));
    yield;
  }
  return listed;
}

/** The meanings in which a short form is used in the articles read so far, or in one of them. */
export function meaningsOf<A extends object>(analysis: Spoken<A>, key: string, only?: A): ListedAcronym[] {
  const { acronymIndex } = analysis;
  const groups = new Map<string, Group<A>>();
  const prints = new Map<string, string>();
  /** what the articles read that do not expand it themselves */
  let usual: readonly Sense<A>[] | undefined;
  for (const { article, shortForms } of acronymIndex.uses(key)) {
    if (only && article !== only) continue;
    const { start } = analysis.place(article);
    const isDefinedHere = acronymIndex.facts(article)!.definitions.some((definition) => definition.key === key) || analysis.isDecided(key, article);
    const senses = isDefinedHere ? analysis.senses(key, article) : usual ??= analysis.senses(key);
    for (const form of shortForms) {
      if (!isInText(form)) continue;
      const sense = senseOf(form, senses);
      const meaning = sense ? prints.get(sense.expansion) ?? fingerprint(sense.expansion) : '';
      if (sense) prints.set(sense.expansion, meaning);
      let group = groups.get(meaning);
      if (!group) groups.set(meaning, (group = { sense, forms: [], uses: [] }));
      if (sense && ORIGINS.indexOf(sense.from) < ORIGINS.indexOf(group.sense!.from)) group.sense = sense;
      group.forms.push(form.text);
      group.uses.push({ start: start + form.start, end: start + form.end });
    }
  }
  return [...groups.values()].map(({ sense, forms, uses }) => ({
    key, text: mostly(forms, key), expansion: sense?.expansion ?? null, ...knownFrom(sense), definedAt: definedAt(sense, analysis), uses,
  }));
}

/** The meaning of a short form that has an expansion, whatever its spelling, or has none. */
export function meaningOf<A extends object>(analysis: Spoken<A>, key: string, expansion: string | null, only?: A): ListedAcronym | null {
  const wanted = expansion === null ? null : fingerprint(expansion);
  return meaningsOf(analysis, key, only).find((one) => (one.expansion === null ? null : fingerprint(one.expansion)) === wanted) ?? null;
}

/** The keys of the short forms that an article uses, in the order of the text; what is known of the article must have been read. */
export function keysOf(analysis: Analysis, article: Article): string[] {
  const shortForms = analysis.acronymIndex.facts(article)?.shortForms ?? [];
  return [...new Set(shortForms.filter(isInText).map(({ key }) => key))];
}

function isInText({ zone }: ShortForm): boolean {
  return TEXT.has(zone);
}

/** The best sense, a person's decision before all; where the article itself gives several, the one that it gave last before the use. */
function senseOf<A extends object>(use: ShortForm, senses: readonly Sense<A>[]): Sense<A> | null {
  if (senses[0]?.from === 'decision') return senses[0];
  const own = senses.filter(({ from, short }) => from === 'article' && short !== undefined);
  if (own.length > 1) {
    const before = own.filter(({ short }) => short!.start <= use.start).sort((a, b) => b.short!.start - a.short!.start);
    if (before.length > 0) return before[0];
  }
  return senses[0] ?? null;
}

function knownFrom(sense: Sense | null): Pick<ListedAcronym, 'from' | 'isDecided'> {
  if (sense?.from === 'decision') return { from: null, isDecided: true };
  return { from: sense?.from ?? null, isDecided: false };
}

function definedAt<A extends object>(sense: Sense<A> | null, analysis: Spoken<A>): Range | null {
  if (!sense?.article || !sense.long) return null;
  const { start } = analysis.place(sense.article);
  return { start: start + sense.long.start, end: start + sense.long.end };
}

/** The short form as it is mostly written, without a plural or possessive ending. */
function mostly(forms: readonly string[], key: string): string {
  const counts = new Map<string, number>();
  for (const form of forms) {
    const bare = form.replace(/[’']s$|[’']$/, '');
    const one = bare.replace(/s$/, '') === key ? key : bare;
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}
