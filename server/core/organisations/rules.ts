import { kindOf, Name, Word } from './gazetteer.ts';
import type { OrganisationKind } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { isCapital } from './reading.ts';
import { Flag, POSSESSIVE, Shape, wordHash } from './tokens.ts';

/** Which rule found a name; the order is that of trust. */
export const Rule = { listed: 1, suffix: 2, headed: 3, headedOf: 4, ambiguous: 5 } as const;

/** A name that a rule found: tokens `[from, to)`. */
export interface RuleSpan {
  readonly from: number;
  readonly to: number;
  readonly rule: number;
  readonly kind: OrganisationKind | null;
}

/** Kinds whose names go on after "of": "Bank of", "Ministry of", "University of", "Organisation of". */
const GOES_ON = Word['head-government'] | Word['head-education'] | Word['head-international'] | Word['head-other'] | Word['head-company'] | Word['head-party'] | Word['head-armed'];

/** Small words behind a name that begin a place or a companion, not more of the name. */
const ELSEWHERE = new Set(['in', 'at', 'to', 'with'].map(word => wordHash(word)));
const AND = wordHash('and'), AMPERSAND = wordHash('&'), APOSTROPHE = wordHash('\''), COMMA = wordHash(','), CO = wordHash('co'), LESS = wordHash('<'), OF = wordHash('of'), CORPS = wordHash('corps');
/** What may stand between "of" or "for" and the name that follows: "for the former Yugoslavia", "for a Free Cuba". */
export const DETERMINERS = new Set(['the', 'a', 'an', 'former'].map(word => wordHash(word)));

/**
 * What a short list of rules finds without any training: listed names, names that end in a head word ("Asian Development Bank"), go on after one
 * ("Ministry of Foreign Affairs of the Russian Federation"), begin with one of a Romance language ("Banco Santander"), end in a company's suffix or stand before
 * a share's sign. In order, not overlapping.
 */
export function ruleSpans(reading: Reading): RuleSpan[] {
  const { tokens, words, names, listed, listedFrom, listedTo, english } = reading, { count, shapes, flags, starts, ends, text } = tokens;
  const spans: RuleSpan[] = [];
  const inRun = (i: number): boolean => i < count && isCapital(shapes[i]) && !(flags[i] & Flag.sentence);
  const isLower = (i: number, set: number): boolean => i < count && shapes[i] === Shape.lower && !(flags[i] & Flag.sentence) && (words[i] & set) !== 0;

  for (let i = 0; i < count;) {
    if (!isCapital(shapes[i])) { i++; continue; }
    let end = i + 1;
    while (inRun(end) || isAmpersand(end) || isPossessor(end)) end++;
    i = run(i, end);
  }
  return spans;

  function isAmpersand(i: number): boolean {
    return i + 1 < count && ends[i] - starts[i] === 1 && text.charCodeAt(starts[i]) === 38 && inRun(i + 1);
  }

  /** "Prosecutor's Office", "Teachers' Union": a possessive ending inside a name. */
  function isPossessor(i: number): boolean {
    return (tokens.words[i] === POSSESSIVE || tokens.words[i] === APOSTROPHE) && (words[i - 1] & Word.possessor) !== 0 && !(flags[i] & (Flag.sentence | Flag.spaced)) && inRun(i + 1);
  }

  /** Reads the capitalised words `[from, end)`; returns where to go on. */
  function run(from: number, end: number): number {
    while (from < end && (words[from] & Word.function && !(listed[from] & Name.organisation) && shapes[from] !== Shape.capitals || words[from] & (Word.month | Word.link)
      || !english && words[from] & Word.foreign && !(listed[from] & Name.organisation))) from++;
    if (from === end) return end;
    let head = -1, start = from;
    for (let i = from; i < end; i++) {
      if (words[i] & (Word.month | Word.title) && !(words[i] & Word.head) && head < 0) start = i + 1;
      if (words[i] & Word.suffix && shapes[i] !== Shape.initial) {
        const first = i >= start ? companyStart(start, i) : i;
        if (first < i) {
          let last = i + 1;
          while (inRun(last) && words[last] & Word.suffix) last++;
          if (inRun(last) && words[last] & Word['head-company'] && !inRun(last + 1)) last++;
          makeRoom(first);
          push(first, last, Rule.suffix, 'company');
          return last;
        }
      }
      if (words[i] & Word.head && !(words[i] & Word.thinghead && i === start)) head = i;
      else if (words[i] & Word.thinghead) head = -1;
    }
    if (isBeforeTicker(end) && start < end && (flags[start] & Flag.line || shapes[start] !== Shape.capitals)) { push(start, end, Rule.suffix, 'company'); return end; }
    if (words[start] & Word.leading && !(listed[start] & Name.organisation && listedTo[start] >= end)) {
      const to = isLower(end, Word.of) ? phrase(end, words[start] & Word.head) : end;
      if (to > start + 1) { push(start, to, to > end ? Rule.headedOf : Rule.headed, kindOf(words[start] & Word.head)); return to; }
    }
    if (listed[end - 1] & Name.country && listedTo[end - 1] === end) head = -1;
    if (head >= start) {
      const kind = kindOf(words[head] & Word.head);
      start = unitStart(start, head);
      const alone = head === start;
      if (head === end - 1 && words[head] & GOES_ON && isLower(end, Word.of)) {
        const to = phrase(end, words[head] & Word.head);
        if (to > end) { push(start, to, Rule.headedOf, kind); return to; }
      }
      if (!alone && head === end - 1 || !alone && !(words[head] & Word.weak)) {
        const first = fieldStart(start, head);
        if (first < start) makeRoom(first);
        push(first, head + 1, Rule.headed, kind);
        return Math.max(head + 1, listedIn(head + 1, end));
      }
    }
    for (let i = from; i < end; i++) {
      if (!(listed[i] & Name.organisation) || listedFrom[i] !== i) continue;
      push(i, listedTo[i], listed[i] & ~Name.organisation ? Rule.ambiguous : Rule.listed, kindOf(listed[i]));
      i = listedTo[i] - 1;
    }
    return Math.max(end, listedTo[end - 1]);
  }

  /**
   * Where the company begins whose capitalised words `[from, suffix]` end in its suffix: before the comma in front of a suffix alone, before "and" where only
   * a trade stands behind it, and before all partners that commas part where "and Co" stands behind them.
   */
  function companyStart(from: number, suffix: number): number {
    let start = from;
    if (from === suffix && isBehind(from, COMMA)) return runStart(from - 2);
    if (isBehind(from, AND)) {
      for (let i = from; i < suffix; i++) if (!(words[i] & Word.trade)) return from;
      start = runStart(from - 2);
    }
    const joint = tokens.words[suffix - 1];
    if (tokens.words[suffix] === CO && (joint === AND || joint === AMPERSAND)) while (isBehind(start, COMMA)) start = runStart(start - 2);
    return start;
  }

  /**
   * Where a name begins that ends in the words `[from, head]`: before "and" where the words on both sides of it are fields or people of a trade
   * ("Transport and Allied Workers Union", "Garment Manufacturers and Exporters Association").
   */
  function fieldStart(from: number, head: number): number {
    const isJoint = (at: number): boolean => (words[at] & (Word.field | Word.trade | Word.possessor)) !== 0 || text.charCodeAt(ends[at] - 1) === 115;
    if (!isBehind(from, AND) || head === from || listed[from] & Name.organisation || !isJoint(head - 1) || !isJoint(from - 2) || listed[from - 2] !== 0) return from;
    return runStart(from - 2);
  }

  /** The number of a military unit belongs to its name: "101st Airborne Division", "65 Fighter Wing", but not "300 Army Rangers" or "two Battalions". */
  function unitStart(from: number, head: number): number {
    if (!(words[head] & Word['head-armed']) || from === 0 || shapes[from - 1] !== Shape.number || flags[from] & Flag.sentence) return from;
    const isOrdinal = text.charCodeAt(ends[from - 1] - 1) >= 97, isOne = text.charCodeAt(ends[head] - 1) !== 115 || tokens.words[head] === CORPS;
    return isOrdinal || isOne && head > from ? from - 1 : from;
  }

  /** Does a share's sign follow: "Atlantic Financial <ATLF.O>"? Its brackets may be written as entities. */
  function isBeforeTicker(i: number): boolean {
    const at = tokens.words[i] === LESS ? i + 1 : text.startsWith('&lt;', starts[i]) ? i + 3 : count;
    return at < count && shapes[at] === Shape.capitals && !(flags[at] & Flag.spaced);
  }

  /** Does a capitalised word and then `mark` stand before `i`, in the same sentence? */
  function isBehind(i: number, mark: number): boolean {
    return i > 1 && tokens.words[i - 1] === mark && isCapital(shapes[i - 2]) && !((flags[i] | flags[i - 1]) & Flag.sentence);
  }

  /** The first of the capitalised words that end with `i`, no title or small word among them. */
  function runStart(i: number): number {
    while (i > 0 && isCapital(shapes[i - 1]) && !(flags[i] & Flag.sentence) && !(words[i - 1] & (Word.function | Word.title | Word.month))) i--;
    return i;
  }

  /** Takes the listed names in the rest of a run `[from, end)`; returns its end. */
  function listedIn(from: number, end: number): number {
    for (let i = from; i < end; i++) {
      if (listed[i] & Name.organisation && listedFrom[i] === i && !(listed[i] & ~Name.organisation)) push(i, listedTo[i], Rule.listed, kindOf(listed[i]));
    }
    return end;
  }

  /**
   * Where "of (the) X (and Y) (of Z)" that begins at `at` ends; `at` where it is none, as "in Vietnam" and "at Stanford" are none.
   * `opened` are the bits of the head word before it: "Bank of Japan and Asahi Bank" are two.
   */
  function phrase(at: number, opened: number): number {
    if (ELSEWHERE.has(tokens.words[at])) return at;
    let i = at + 1;
    while (i < count && i < at + 3 && shapes[i] === Shape.lower && DETERMINERS.has(tokens.words[i]) && !(flags[i] & Flag.sentence)) i++;
    const first = i;
    i = runEnd(first);
    if (i === first || words[first] & (Word.month | Word.title)) return at;
    let known = i;
    if (!(listed[first] & (Name.place | Name.country))) {
      while (i + 1 < count && (isLower(i, Word.link) && text.startsWith('and', starts[i]) || text.charCodeAt(starts[i]) === 44) && inRun(i + 1) && !(names[i + 1] & (Name.organisation | Name.person))) {
        const end = runEnd(i + 1);
        if ((end - i > 2 || isLower(end, Word.of)) && words[end - 1] & Word.head & (~Word['head-company'] | opened)) break;
        if (text.charCodeAt(starts[i]) !== 44) known = end;
        i = end;
      }
    }
    i = known;
    return isLower(i, Word.of) && (tokens.words[i] === OF || tokens.words[i] === tokens.words[at]) ? phrase(i, opened) : i;
  }

  /** Where the capitalised words that begin at `from` end: behind a place, before a person's title and a day ("Bank of Canada Governor", "Virginia Friday"). */
  function runEnd(from: number): number {
    let i = from;
    if (inRun(i) && listed[i] & (Name.place | Name.country) && listedFrom[i] === i) {
      i = listedTo[i];
      if (!inRun(i) || !(words[i] & Word.head)) return i;
    }
    while (inRun(i) && !(i > from && words[i] & (Word.title | Word.month) && !(words[i] & Word.head))) i++;
    return i;
  }

  /** Drops what a name takes in that begins at `from`, before what was read last. */
  function makeRoom(from: number): void {
    while (spans.length > 0 && spans[spans.length - 1].to > from) spans.pop();
  }

  function push(from: number, to: number, rule: number, kind: OrganisationKind | null): void {
    const last = spans[spans.length - 1];
    if (last !== undefined && last.to > from) return;
    const known = listedFrom[from] === from && listedTo[from] === to ? listed[from] : 0;
    spans.push({ from, to, rule: known & Name.organisation && !(known & ~Name.organisation) ? Rule.listed : rule, kind: kindOf(known) ?? kind });
  }
}
