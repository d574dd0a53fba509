import type { Article } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { meaningOf } from './acronymList.ts';
import type { Analysis } from './analysis.ts';
import { occurrences, subjectAt } from './subject.ts';

/** Something that a file speaks of: a short form in one of its meanings (or in none), or an organisation by its key. */
export type Topic =
  | { readonly acronym: string; readonly expansion: string | null }
  | { readonly organisation: string };

/** A topic's name, and where it is spoken of in the articles read so far: in order, offsets of the whole text. */
export interface Spoken {
  readonly name: string;
  /** the key of the short form, where there is one */
  readonly acronym: string | null;
  readonly places: readonly Range[];
}

/** Where a topic is spoken of, in the file or in one article; null where it is not. */
export function spokenOf(analysis: Analysis, topic: Topic, only?: Article): Spoken | null {
  if ('acronym' in topic) {
    const found = meaningOf(analysis, topic.acronym, topic.expansion, only);
    return found && { name: found.text, acronym: found.key, places: found.uses };
  }
  const found = analysis.organisationWithKey(topic.organisation);
  if (!found) return null;
  const places = found.places.filter(({ article }) => !only || article === only).flatMap(({ article, mentions }) => {
    const { start } = analysis.place(article);
    return mentions.map((mention) => ({ start: start + mention.start, end: start + mention.end }));
  });
  return places.length > 0 ? { name: found.name, acronym: null, places } : null;
}

/** Where the acronym or the organisation at an offset is spoken of, short and long forms together; null where neither stands there. */
export function* spokenAt(analysis: Analysis, offset: number): Generator<unknown, Spoken | null> {
  const subject = yield* subjectAt(analysis, offset);
  if (!subject) return null;
  const name = subject.organisation ? analysis.organisation(subject.organisation).name : subject.key;
  return { name: name ?? '', acronym: subject.key, places: occurrences(analysis, subject) };
}
