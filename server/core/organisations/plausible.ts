import type { ModelSpan } from './decode.ts';
import { Evidence } from './evidence.ts';
import type { Clues } from './features.ts';
import { Name, Word } from './gazetteer.ts';
import { isCapital } from './reading.ts';
import { Flag, POSSESSIVE, Shape, wordHash } from './tokens.ts';

const AND = wordHash('and'), IN = wordHash('in'), OF = wordHash('of'), ON = wordHash('on'), BANK = wordHash('bank'), THE = wordHash('the');
/** Names that are no organisations whoever bears them; a city may be one, its team. */
const ELSE = Name.country | Name.people | Name.person | Name.thing;
const PLACES = Name.country | Name.place | Name.city;
/** Less than this margin is no match for a reason against. */
const WEAK = 2, SURE = 4;
const SPORT = 1;

/**
 * What a span of the model means to a reader: a small word at its beginning goes, as does "in Vietnam" behind a party and "member states" behind an
 * acronym; two organisations joined by "and" are two; a country, a person, a treaty is none. Gives no span, one, or two.
 */
export function plausible(clues: Clues, span: ModelSpan): ModelSpan[] {
  const { reading: { listed, listedFrom, listedTo, words: classes, names, tokens: { words, shapes, count, flags } }, evidence, topic, sentences } = clues;
  const { margin } = span;
  let { from, to } = span;

  const isListed = (a: number, b: number): boolean => listedFrom[a] === a && listedTo[a] === b && listed[a] !== 0;
  while (from < to && shapes[from] === Shape.lower && !isListed(from, listedTo[from])) from++;
  while (to > from && !isCapital(shapes[to - 1]) && !isListed(from, to) && (shapes[to - 1] === Shape.lower || classes[to - 1] & Word.link && !isListed(from, to) && words[to - 1] !== POSSESSIVE)) to--;
  if (words[from] === THE && to - from > 1 && !isListed(from, to) && (flags[from] & Flag.sentence || isListed(from + 1, to))) from++;
  if (from >= to) return [];
  if (to < count && isListed(from, to + 1) && (words[to] === POSSESSIVE || shapes[to] === Shape.lower)) to++;
  const end = listedTo[from];
  if (isListed(from, end) && listed[from] & Name.organisation && !(listed[from] & ELSE) && end < to) {
    if (words[end] === AND && isCapital(shapes[end + 1])) return [...plausible(clues, { from, to: end, margin }), ...plausible(clues, { from: end + 1, to, margin })];
    const last = classes[to - 1];
    if (last & (Word.role | Word.title | Word.thinghead) && !(last & Word.head)) return [{ from, to: end, margin }];
    if (words[end] === OF && end === from + 1 && listed[from] & Name.armed) return [{ from, to: end, margin }];
  }
  for (let i = from + 1; i + 1 < to; i++) {
    if (words[i] === POSSESSIVE && names[i - 1] & (ELSE | PLACES) && isListed(i + 1, to) && listed[to - 1] & Name.organisation && !isListed(from, to)) { from = i + 1; break; }
    if (words[i] === IN && listed[i + 1] & PLACES && !isListed(from, to)) { to = i; break; }
  }

  if (classes[from] & Word['head-government'] && words[from + 1] === OF && from + 2 < to && words[to] === OF) {
    const of = words[to + 1] === THE ? to + 2 : to + 1;
    if (of < count && isListed(of, listedTo[of]) && listed[of] & Name.country && !(flags[of] & Flag.sentence)) to = listedTo[of];
  }
  if (isListed(from, to)) {
    if (listed[from] & Name.organisation) return [{ from, to, margin }];
    if (listed[from] & ELSE || listed[from] & PLACES && topic !== SPORT && sentences[from] === 0) return [];
  }
  let organisation = false, stop = from;
  for (let i = from; i < to; i++) {
    if (classes[i] & (Word.head | Word.suffix) && isCapital(shapes[i]) || listed[i] & Name.organisation && !(listed[i] & ELSE)) organisation = true;
    if (i === stop && shapes[i] !== Shape.lower) stop++;
  }
  const head = classes[stop - 1];
  if (head & Word.thinghead && !(head & Word.head) && (margin < SURE || stop === from + 1 && stop < to)) return [];
  if (stop === from + 1 && stop < to && classes[from] & Word['head-company'] && words[from] !== BANK) return [];
  const before = from - 1;
  if (before > 0 && !(flags[from] & Flag.sentence) && (words[before] === OF || words[before] === ON) && classes[before - 1] & Word.thinghead && isCapital(shapes[before - 1])) return [];
  if (evidence[from] & Evidence.thing && to - from === 1) return [];
  if (organisation) return [{ from, to, margin }];

  // No word of it says "organisation": then little is enough to say that it is none.
  if (names[from] & Name.person && !(names[from] & (Name.organisation | PLACES)) && isCapital(shapes[from + 1] ?? 0) && to - from > 1) return [];
  if (margin < WEAK) {
    if (names[from] & Name.people && to - from > 1) return [];
    if (listed[to - 1] & PLACES && to - from > 1 || listed[from] & Name.country && to - from > 1) return [];
    if (evidence[from] & Evidence.person || evidence[to - 1] & Evidence.person) return [];
    if (classes[to - 1] & (Word.placehead | Word.title) && to - from > 1) return [];
    if (words[from] !== words[to - 1] && shapes[from] === Shape.capitalised && sentences[from] === 3) return [];
  }
  return [{ from, to, margin }];
}
