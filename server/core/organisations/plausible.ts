import type { ModelSpan } from './decode.ts';
import { Evidence } from './evidence.ts';
import type { Clues } from './features.ts';
import { Name, Word } from './gazetteer.ts';
import { isCapital } from './reading.ts';
import { Rule } from './rules.ts';
import { Flag, POSSESSIVE, Shape, wordHash } from './tokens.ts';

const AND = wordHash('and'), IN = wordHash('in'), OF = wordHash('of'), ON = wordHash('on'), BANK = wordHash('bank'), BY = wordHash('by'), AMPERSAND = wordHash('&'), COMMA = wordHash(','), LESS = wordHash('<'), LT = wordHash('lt'), MORE = wordHash('>'), COLON = wordHash(':'), SEMICOLON = wordHash(';'), CLOSE = wordHash(')');
/** Partners of one company stand on both sides of these. */
const JOINTS = new Set([AND, COMMA, AMPERSAND]);
/** A dateline has no more words before the month, nor a byline before its last name. */
const DATELINE = 8;
/** What begins a sentence without being part of the name behind it. */
const OPENERS = new Set(['a', 'an', 'the', 'its', 'their', 'his', 'her', 'this', 'these', 'meanwhile', 'meantime', 'however', 'also', 'then', 'but', 'and', 'if', 'when', 'while', 'after', 'before', 'since', 'although', 'though', 'because',
  'in', 'at', 'on', 'for', 'from', 'with'].map(word => wordHash(word)));
const THE = wordHash('the');
/** Names that are no organisations whoever bears them; a city may be one, its team. */
const ELSE = Name.country | Name.people | Name.person | Name.thing;
const PLACES = Name.country | Name.place | Name.city;
/** Less than this margin is no match for a reason against. */
const WEAK = 2, SURE = 4;
const SPORT = 1;
/** See `sentenceKinds`. */
const TABLE = 2;

/**
 * What a span of the model means to a reader: a small word at its beginning goes, as does "in Vietnam" behind a party and "member states" behind an
 * acronym; two organisations joined by "and" are two; a country, a person, a treaty is none. Gives no span, one, or two.
 */
export function plausible(clues: Clues, span: ModelSpan): ModelSpan[] {
  const { reading: { listed, listedFrom, listedTo, words: classes, names, tokens: { words, shapes, count, flags } }, evidence, rules, topic, sentences } = clues;
  const { margin } = span;
  let { from, to } = span;

  const isListed = (a: number, b: number): boolean => listedFrom[a] === a && listedTo[a] === b && listed[a] !== 0;
  while (from < to && (shapes[from] === Shape.lower || shapes[from] === Shape.punctuation) && !isListed(from, listedTo[from])) from++;
  while (to > from && !isCapital(shapes[to - 1]) && !isListed(from, to) && (shapes[to - 1] === Shape.lower || classes[to - 1] & Word.link && !isListed(from, to) && words[to - 1] !== POSSESSIVE)) to--;
  if (OPENERS.has(words[from]) && to - from > 1 && !isListed(from, to) && (flags[from] & Flag.sentence || words[from] === THE && isListed(from + 1, to))) from++;
  if (from >= to || isTicker(clues, from, to) || isDateline(clues, from)) return [];
  if (isInside(rules[from]) && JOINTS.has(words[from - 1])) while (isInside(rules[from])) from--;
  if (rules[from] >> 2 === Rule.suffix) while (to < count && isInside(rules[to]) && (classes[to] & (Word.suffix | Word['head-company']) || words[to] === AMPERSAND)) to++;
  if (words[to] === AMPERSAND && to < count) while (to < count && (words[to] === AMPERSAND || isCapital(shapes[to]) && !(flags[to] & Flag.sentence))) to++;
  if (to < count && isListed(from, to + 1) && (words[to] === POSSESSIVE || shapes[to] === Shape.lower)) to++;
  const end = listedTo[from];
  if (isListed(from, end) && listed[from] & Name.organisation && !(listed[from] & ELSE) && end < to) {
    if (words[end] === AND && isCapital(shapes[end + 1]) && !isInside(rules[end])) return [...plausible(clues, { from, to: end, margin }), ...plausible(clues, { from: end + 1, to, margin })];
    const last = classes[to - 1];
    if (last & (Word.role | Word.title | Word.thinghead) && !(last & (Word.head | Word.suffix))) return [{ from, to: end, margin }];
    if (words[end] === OF && end === from + 1 && listed[from] & Name.armed) return [{ from, to: end, margin }];
  }
  for (let i = from + 1; i + 1 < to; i++) {
    if (words[i] === POSSESSIVE && isListed(from, i) && listed[from] & Name.organisation && !isListed(from, to) && !(classes[i - 1] & Word.possessor)) {
      return [{ from, to: i, margin }, ...plausible(clues, { from: i + 1, to, margin })];
    }
    if (words[i] === POSSESSIVE && names[i - 1] & (ELSE | PLACES) && isListed(i + 1, to) && listed[to - 1] & Name.organisation && !isListed(from, to)) { from = i + 1; break; }
    if (words[i] === IN && listed[i + 1] & PLACES && !isListed(from, to)) { to = i; break; }
  }

  if (classes[from] & Word['head-government'] && words[from + 1] === OF && from + 2 < to && words[to] === OF) {
    const of = words[to + 1] === THE ? to + 2 : to + 1;
    if (of < count && isListed(of, listedTo[of]) && listed[of] & Name.country && !(flags[of] & Flag.sentence)) to = listedTo[of];
  }
  if (isListed(from, to)) {
    // a town that has a team is a team where the article is about sport
    if (isOfThing(clues, from) && to - from === 1) return [];
    if (listed[from] & PLACES && (listed[from] & Name.organisation) === Name.sport && topic !== SPORT && sentences[from] === 0 && margin < SURE) return [];
    if (listed[from] & Name.organisation) return [{ from, to, margin }];
    if (listed[from] & ELSE || listed[from] & PLACES && topic !== SPORT && sentences[from] !== TABLE) return [];
  }
  let organisation = false, stop = from;
  for (let i = from; i < to; i++) {
    if (classes[i] & (Word.head | Word.suffix) && isCapital(shapes[i]) || listed[i] & Name.organisation && !(listed[i] & ELSE)) organisation = true;
    if (i === stop && shapes[i] !== Shape.lower) stop++;
  }
  const head = classes[stop - 1];
  if (head & Word.thinghead && !(head & Word.head) && (margin < SURE || stop === from + 1 && stop < to)) return [];
  if (stop === from + 1 && stop < to && classes[from] & Word['head-company'] && words[from] !== BANK) return [];
  if (isOfThing(clues, from)) return [];
  if (evidence[from] & Evidence.thing && to - from === 1) return [];
  if (organisation) return [{ from, to, margin }];

  // No word of it says "organisation": then little is enough to say that it is none.
  if (names[from] & Name.person && !(names[from] & (Name.organisation | PLACES)) && isCapital(shapes[from + 1] ?? 0) && to - from > 1) return [];
  if (evidence[from] & Evidence.person && to - from === 1 && margin < SURE || isByline(clues, from)) return [];
  if (margin < WEAK) {
    if (names[from] & Name.people && to - from > 1) return [];
    if (listed[to - 1] & PLACES && to - from > 1 || listed[from] & Name.country && to - from > 1) return [];
    if (evidence[from] & Evidence.person || evidence[to - 1] & Evidence.person) return [];
    if (classes[to - 1] & (Word.placehead | Word.title) && to - from > 1) return [];
    if (words[from] !== words[to - 1] && shapes[from] === Shape.capitalised && sentences[from] === 3) return [];
  }
  return [{ from, to, margin }];
}

/** Is the token of a rule's span not its first? */
const isInside = (rule: number): boolean => rule !== 0 && ((rule & 3) === 1 || (rule & 3) === 2);

/** Does "Treaty of", "Treaty of Friendship and" or the like stand before `at`? */
function isOfThing({ reading: { words: classes, tokens: { words, shapes, flags } } }: Clues, at: number): boolean {
  let before = at - 1;
  const isIn = (i: number): boolean => i > 0 && !(flags[i + 1] & Flag.sentence);
  if (isIn(before) && words[before] === AND) for (before--; isIn(before) && isCapital(shapes[before]); before--);
  return isIn(before) && (words[before] === OF || words[before] === ON) && (classes[before - 1] & Word.thinghead) !== 0 && isCapital(shapes[before - 1]);
}

/** Does a line begin with "By" and nothing but names before `at`: "By Jane Doe and John Roe"? */
function isByline({ reading: { tokens: { words, shapes, flags } } }: Clues, at: number): boolean {
  let from = at;
  while (from > 0 && !(flags[from] & Flag.line) && at - from < DATELINE && (words[from - 1] === AND || isCapital(shapes[from - 1]) || shapes[from - 1] === Shape.initial)) from--;
  return from < at && (flags[from] & Flag.line) !== 0 && words[from] === BY;
}

/** A share's sign: "<GM>", "<GM.N>", "(NYSE: GM)". */
function isTicker({ reading: { tokens: { text, starts, words, shapes, flags, count } } }: Clues, from: number, to: number): boolean {
  if (to - from > 1 || from < 1 || to >= count || shapes[from] !== Shape.capitals && shapes[from] !== Shape.code) return false;
  if (words[from - 1] === COLON) return from > 1 && shapes[from - 2] === Shape.capitals && words[to] === CLOSE;
  let end = to;
  while (end < to + 2 && end + 1 < count && (text.charCodeAt(starts[end]) === 46 || isCapital(shapes[end])) && !(flags[end] & Flag.spaced)) end++;
  return words[end] === MORE && !(flags[from] & Flag.spaced) && (words[from - 1] === LESS || words[from - 1] === SEMICOLON && from > 1 && words[from - 2] === LT);
}

/** Does a line begin with the capitals before `at` and those behind it, and go on with a day of a month: "SANTA ANA, Calif., March 23 - "? */
function isDateline({ reading: { words: classes, tokens: { text, starts, words, shapes, flags, count } } }: Clues, at: number): boolean {
  if (shapes[at] !== Shape.capitals) return false;
  let from = at, to = at + 1;
  while (!(flags[from] & Flag.line) && from > 0 && at - from < DATELINE && shapes[from - 1] === Shape.capitals) from--;
  if (!(flags[from] & Flag.line)) return false;
  while (to < count && to - at < DATELINE && (shapes[to] === Shape.capitals || words[to] === COMMA || text.charCodeAt(starts[to]) === 46 || shapes[to] === Shape.capitalised && !(classes[to] & Word.month))) to++;
  return to + 1 < count && (classes[to] & Word.month) !== 0 && shapes[to + 1] === Shape.number;
}
