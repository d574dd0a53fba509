import type { ShortForm } from '../acronyms/model.ts';
import { isSame } from '../acronyms/sameness.ts';
import type { Article, Placed } from '../dump/model.ts';
import type { ArticleOrganisation } from '../organisations/join.ts';
import type { Mention } from '../organisations/mentions.ts';
import type { Range } from '../text/range.ts';
import type { Analysis } from './analysis.ts';

/** What stands at a place of an article: an acronym, an organisation, or both. Ranges count from the article's beginning. */
export interface Subject extends Range {
  readonly placed: Placed;
  /** the acronym that stands there, or whose expansion does */
  readonly key: string | null;
  readonly shortForm: ShortForm | null;
  readonly mention: Mention | null;
  readonly organisation: ArticleOrganisation | null;
}

/** A place where a subject is spoken of, in the whole text. */
export interface Occurrence extends Range {
  /** It is spelt out there, or paired with its short form. */
  readonly isDefinition: boolean;
}

/** What stands at an offset of the whole text (the end of a word counts as in it); null where nothing known does. */
export function* subjectAt(analysis: Analysis, offset: number): Generator<unknown, Subject | null> {
  const placed = analysis.dump.articleAt(offset);
  if (!placed) return null;
  const { shortForms, definitions } = yield* analysis.acronyms.steps(placed);
  const { mentions, organisations } = yield* analysis.organisations.steps(placed);
  const at = offset - placed.start;
  const shortForm = covering(shortForms, at);
  const long = shortForm ? null : definitions.find((definition) => definition.long.start <= at && at <= definition.long.end) ?? null;
  const mention = covering(mentions, at);
  const place = shortForm ?? mention ?? long?.long;
  if (!place) return null;
  const organisation = mention && (organisations.find((each) => each.mentions.includes(mention)) ?? null);
  return { start: place.start, end: place.end, placed, key: shortForm?.key ?? long?.key ?? null, shortForm, mention, organisation };
}

/** Where a subject is spoken of, short and long forms together, in the articles read so far; in the order of the text. */
export function occurrences(analysis: Analysis, subject: Subject): Occurrence[] {
  const found: Occurrence[] = subject.key === null ? [] : acronymOccurrences(analysis, subject.key, subject.placed.article);
  if (subject.organisation) {
    for (const { article, mentions } of analysis.organisation(subject.organisation).places) {
      const { start } = analysis.place(article);
      for (const mention of mentions) found.push({ start: start + mention.start, end: start + mention.end, isDefinition: false });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end || Number(b.isDefinition) - Number(a.isDefinition));
  let end = -1;
  return found.filter((each) => {
    if (each.start < end) return false;
    end = each.end;
    return true;
  });
}

/** The expansion of an acronym in an article: its own, else what the file and what is known beyond it say; null where nothing does. */
export function expansionIn(analysis: Analysis, key: string, article: Article): string | null {
  return analysis.senses(key, article)[0]?.expansion ?? null;
}

function acronymOccurrences(analysis: Analysis, key: string, from: Article): Occurrence[] {
  const { acronymIndex } = analysis;
  const meant = expansionIn(analysis, key, from);
  const usual = analysis.senses(key)[0]?.expansion ?? null;
  const isMeant = (expansion: string | null): boolean => expansion === meant || (expansion !== null && meant !== null && isSame(expansion, meant));
  const found: Occurrence[] = [];
  for (const { article, shortForms } of acronymIndex.uses(key)) {
    const isSaidThere = acronymIndex.facts(article)!.definitions.some((definition) => definition.key === key) || analysis.isDecided(key, article);
    if (article !== from && !isMeant(isSaidThere ? expansionIn(analysis, key, article) : usual)) continue;
    const { start } = analysis.place(article);
    for (const form of shortForms) found.push({ start: start + form.start, end: start + form.end, isDefinition: false });
  }
  for (const { article, definition: { expansion, long } } of acronymIndex.definitions(key)) {
    if (!isMeant(expansion)) continue;
    const { start } = analysis.place(article);
    found.push({ start: start + long.start, end: start + long.end, isDefinition: true });
  }
  return found;
}

function covering<T extends Range>(ranges: readonly T[], offset: number): T | null {
  return ranges.find(({ start, end }) => start <= offset && offset < end) ?? ranges.find(({ end }) => end === offset) ?? null;
}
