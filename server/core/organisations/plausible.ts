import { isByline, isDateline, isOfThing, isPostcode, isTail, isTicker } from './contexts.ts';
import type { ModelSpan } from './decode.ts';
import { Evidence } from './evidence.ts';
import type { Clues } from './features.ts';
import { SentenceKind, Topic } from './features.ts';
import { Name, Word } from './gazetteer.ts';
import { isCapital } from './reading.ts';
import { Rule } from './rules.ts';
import { Flag, POSSESSIVE, Shape, wordHash } from './tokens.ts';

const AND = wordHash('and'), OF = wordHash('of'), BANK = wordHash('bank'), SONS = wordHash('sons'), THE = wordHash('the'), AMPERSAND = wordHash('&'), COMMA = wordHash(','), HYPHEN = wordHash('-');
/** A dateline ends in one of these: "LONDON - The Foreign Ministry of Russia". */
const DASHES = new Set([HYPHEN, wordHash('–'), wordHash('—')]);
/** Partners of one company, and the parts of one name, stand on both sides of these. */
const JOINTS = new Set([AND, COMMA, AMPERSAND]);
/** What begins a sentence without being part of the name behind it. */
const OPENERS = new Set(['a', 'an', 'the', 'its', 'their', 'his', 'her', 'this', 'these', 'meanwhile', 'meantime', 'however', 'also', 'then', 'but', 'and', 'if', 'when', 'while', 'after', 'before', 'since', 'although', 'though', 'because',
  'in', 'at', 'on', 'for', 'from', 'with'].map(word => wordHash(word)));
/** Names that are no organisations whoever bears them; a city may be one, its team. */
const ELSE = Name.country | Name.people | Name.person | Name.thing;
/** Bodies whose names begin with no "The" of their own, as "The Greens" and "The Sunday Times" do. */
const PUBLIC = Name.government | Name.international;
const PLACES = Name.country | Name.place | Name.city;
/** Less than this margin is no match for a reason against. */
const WEAK = 2, SURE = 4;

/**
 * What a span of the model means to a reader: its edges are put right, two organisations joined by "and" are two, and what a reader would laugh at is none.
 * Gives no span, one, or more.
 */
export function plausible(clues: Clues, span: ModelSpan): ModelSpan[] {
  return edged(clues, span).filter(each => !isNone(clues, each));
}

/** Is the token in a rule's span, and not its first? */
const isInside = (rule: number): boolean => rule !== 0 && ((rule & 3) === 1 || (rule & 3) === 2);

const isListed = ({ reading: { listed, listedFrom, listedTo } }: Clues, from: number, to: number): boolean => listedFrom[from] === from && listedTo[from] === to && listed[from] !== 0;

/**
 * A small word at the beginning goes, as does "in Vietnam" behind a party and "member states" behind an acronym; a company's suffix and partners, and the
 * country behind "Ministry of X of", come in; "the Pentagon's Defense Intelligence Agency" is two.
 */
function edged(clues: Clues, { from, to, margin }: ModelSpan): ModelSpan[] {
  const { reading: { listed, listedTo, words: classes, tokens: { words, shapes, count, flags, starts, ends } }, rules, sentences } = clues;
  while (from < to && (shapes[from] === Shape.lower || shapes[from] === Shape.punctuation) && !isListed(clues, from, listedTo[from])) from++;
  while (to > from && !isCapital(shapes[to - 1]) && !isListed(clues, from, to) && (shapes[to - 1] === Shape.lower || classes[to - 1] & Word.link && words[to - 1] !== POSSESSIVE)) to--;
  const isPublic = words[from] === THE && ((classes[from + 1] & Word['head-government']) !== 0 || isListed(clues, from + 1, to) && (listed[from + 1] & PUBLIC) !== 0);
  if (OPENERS.has(words[from]) && to - from > 1 && !isListed(clues, from, to) && (flags[from] & Flag.sentence || isPublic || from > 0 && DASHES.has(words[from - 1]) && flags[from] & Flag.spaced)) from++;
  if (to - from > 1 && shapes[to - 1] === Shape.number && ends[to - 1] - starts[to - 1] === 3 && !isListed(clues, from, to)) to--;
  const sentence = (flags[from] & Flag.sentence) !== 0, place = listedTo[from];
  if (sentence && shapes[from] === Shape.capitals && isListed(clues, from, place) && listed[from] & Name.city && place < to && shapes[place] === Shape.capitalised) from = place;
  if (sentence && classes[from] & Word.orgnoun && !(classes[from] & Word.head) && to - from > 1 && !isListed(clues, from, place)) from++;
  if (!sentence && from > 0 && shapes[from - 1] === Shape.capitalised && classes[from - 1] & Word.function && !OPENERS.has(words[from - 1]) && !(flags[from - 1] & Flag.sentence) && sentences[from] === SentenceKind.usual) from--;
  if (from >= to) return [];

  if (isInside(rules[from]) && rules[from] >> 2 !== Rule.headedOf && JOINTS.has(words[from - 1])) while (isInside(rules[from])) from--;
  if (rules[from] >> 2 === Rule.suffix) while (to < count && isInside(rules[to]) && (classes[to] & (Word.suffix | Word['head-company']) || words[to] === AMPERSAND)) to++;
  if (to < count && words[to] === AMPERSAND) while (to < count && (words[to] === AMPERSAND || isCapital(shapes[to]) && !(flags[to] & Flag.sentence))) to++;
  if (to + 1 < count && words[to] === COMMA && classes[to + 1] & Word.suffix && isCapital(shapes[to + 1]) && shapes[to + 1] !== Shape.initial) to += 2;
  if (listedTo[from] > to && isListed(clues, from, listedTo[from]) && listed[from] & Name.organisation && !(listed[from] & ELSE)) to = listedTo[from];

  const end = listedTo[from];
  if (isListed(clues, from, end) && listed[from] & Name.organisation && !(listed[from] & ELSE) && end < to) {
    if (words[end] === AND && isCapital(shapes[end + 1]) && !isInside(rules[end])) return [...edged(clues, { from, to: end, margin }), ...edged(clues, { from: end + 1, to, margin })];
    const last = classes[to - 1];
    if (last & (Word.role | Word.title | Word.thinghead) && !(last & (Word.head | Word.suffix)) && !(classes[end] & Word.of)) return [{ from, to: end, margin }];
  }
  if (!isListed(clues, from, to)) {
    for (let i = from + 1; i + 1 < to; i++) {
      if (words[i] === HYPHEN && flags[i] & flags[i + 1] & Flag.spaced) return [...edged(clues, { from, to: i, margin }), ...edged(clues, { from: i + 1, to, margin })];
      if (words[i] === AND && classes[i - 1] & Word.suffix && isCapital(shapes[i + 1])) return [{ from, to: i, margin }, ...edged(clues, { from: i + 1, to, margin })];
      if (words[i] === POSSESSIVE && isListed(clues, from, i) && listed[from] & Name.organisation && !(classes[i - 1] & Word.possessor)) {
        return [{ from, to: i, margin }, ...edged(clues, { from: i + 1, to, margin })];
      }
      if (words[i] === POSSESSIVE && isListed(clues, from, i) && listed[from] & (ELSE | PLACES) && isListed(clues, i + 1, to) && listed[to - 1] & Name.organisation) { from = i + 1; break; }
    }
  }
  if (classes[from] & Word['head-government'] && words[from + 1] === OF && from + 2 < to && words[to] === OF) {
    const of = words[to + 1] === THE ? to + 2 : to + 1;
    if (of < count && isListed(clues, of, listedTo[of]) && listed[of] & Name.country && !(flags[of] & Flag.sentence)) to = listedTo[of];
  }
  return [{ from, to, margin }];
}

/** Would a reader laugh at it as an organisation? The weaker the model's margin, the lesser reasons do. */
function isNone(clues: Clues, { from, to, margin }: ModelSpan): boolean {
  const { reading: { listed, words: classes, names, tokens: { words, shapes } }, evidence, topic, sentences } = clues;
  const isWord = to - from === 1, sentence = sentences[from];
  if (isDateline(clues, from) || isTail(clues, from) || isWord && (isTicker(clues, from) || isPostcode(clues, from) || (classes[from] & (Word.title | Word.month)) !== 0 && !(classes[from] & Word.head))) return true;
  if (isListed(clues, from, to)) {
    if (isWord && isOfThing(clues, from)) return true;
    if (listed[from] & Name.organisation) {
      // a town that has a team is a team where the article is about sport
      return (listed[from] & PLACES) !== 0 && (listed[from] & Name.organisation) === Name.sport && topic !== Topic.sport && margin < 2 * SURE;
    }
    const isDefined = isWord && shapes[from] === Shape.capitals && (evidence[from] & Evidence.defined) !== 0;
    if (listed[from] & ELSE && !isDefined || listed[from] & PLACES && topic !== Topic.sport && sentence !== SentenceKind.table) return true;
  }

  // what of it says "organisation", and the last of its capitalised words before a small one
  let spelt = false, known = false, stop = from;
  for (let i = from; i < to; i++) {
    if (classes[i] & Word.suffix && isCapital(shapes[i]) || listed[i] & Name.organisation && !(listed[i] & ELSE)) known = true;
    else if (classes[i] & Word.head && isCapital(shapes[i])) spelt = true;
    if (i === stop && shapes[i] !== Shape.lower) stop++;
  }
  const last = classes[stop - 1], isHead = (last & Word.head) !== 0;
  if (last & Word.thinghead && !isHead && (margin < SURE || stop === from + 1 && stop < to)) return true;
  if (last & Word.placehead && !isHead && stop === to && !isWord && margin < SURE) return true;
  if (stop === from + 1 && stop < to && classes[from] & Word['head-company'] && words[from] !== BANK && words[from] !== SONS) return true;
  if (isOfThing(clues, from) || isWord && (evidence[from] & (Evidence.thing | Evidence.defined)) === Evidence.thing) return true;
  const isCapitals = sentence === SentenceKind.capitals || !isWord && shapes[from] === Shape.capitals && shapes[to - 1] === Shape.capitals;
  if (isCapitals && !known && margin < SURE) return true;
  if (spelt || known) return false;

  if (names[from] & Name.person && !(names[from] & (Name.organisation | PLACES)) && !isWord && isCapital(shapes[from + 1])) return true;
  if (evidence[from] & evidence[to - 1] & Evidence.person && margin < SURE || isByline(clues, from)) return true;
  if (margin >= WEAK) return false;
  if ((evidence[from] | evidence[to - 1]) & Evidence.person) return true;
  return !isWord && ((names[from] & Name.people) !== 0 || (listed[to - 1] & PLACES) !== 0 || (listed[from] & Name.country) !== 0 || (classes[to - 1] & (Word.placehead | Word.title)) !== 0
    || words[from] !== words[to - 1] && shapes[from] === Shape.capitalised && sentence === SentenceKind.title);
}
