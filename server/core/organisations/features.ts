import { Name, Word } from './gazetteer.ts';
import { gatherEvidence } from './evidence.ts';
import type { Reading } from './reading.ts';
import { isCapital } from './reading.ts';
import { DETERMINERS } from './rules.ts';
import type { RuleSpan } from './rules.ts';
import { Flag, POSSESSIVE, Shape } from './tokens.ts';

/** Features are hashed into so many buckets. */
export const BUCKETS = 1 << 20;
/** At most so many features has a token. */
export const MOST_FEATURES = 96;

/** What the model looks at, beside the tokens themselves. All arrays by token. */
export interface Clues {
  readonly reading: Reading;
  readonly evidence: Int32Array;
  /** the rule that covers the token, times 4, plus its place in the span */
  readonly rules: Uint8Array;
  /** how the sentence looks: a `SentenceKind` */
  readonly sentences: Uint8Array;
  /** may the token be part of a name? Decoding and training leave out the others. */
  readonly candidates: Uint8Array;
  /** the capitalised run that the token belongs to or follows */
  readonly runFrom: Int32Array;
  readonly runTo: Int32Array;
  /** bits of `Topic` about the whole article */
  readonly topic: number;
}

const BEGIN = 0, INSIDE = 1, LAST = 2, SINGLE = 3;
const place = (i: number, from: number, to: number): number => to - from === 1 ? SINGLE : i === from ? BEGIN : i === to - 1 ? LAST : INSIDE;

/** Fewer words of sport or markets say nothing of an article. */
const LEAST_WORDS = 3;

/** Gathers the clues of a whole article. */
export function cluesOf(reading: Reading, spans: readonly RuleSpan[]): Clues {
  const { tokens, words, listed, listedFrom } = reading, { count, shapes, flags } = tokens;
  const rules = new Uint8Array(count), candidates = new Uint8Array(count), runFrom = new Int32Array(count), runTo = new Int32Array(count);
  for (const { from, to, rule } of spans) for (let i = from; i < to; i++) rules[i] = rule << 2 | place(i, from, to);
  let sport = 0, market = 0;
  for (let i = 0; i < count; i++) {
    if (words[i] & Word.sportword) sport++;
    if (words[i] & Word.marketword) market++;
    if (!isCapital(shapes[i]) || runTo[i] > 0) continue;
    let end = i + 1;
    while (end < count && isCapital(shapes[end]) && !(flags[end] & Flag.sentence)) end++;
    for (let j = i; j < end; j++) { candidates[j] = 1; runFrom[j] = i; runTo[j] = end; }
    let gap = end;
    while (gap < count && gap - end < 3 && !(flags[gap] & Flag.sentence) && (words[gap] & (Word.of | Word.link) || shapes[gap] === Shape.number || gap > end && DETERMINERS.has(tokens.words[gap]))) gap++;
    const bridged = gap < count && isCapital(shapes[gap]) && !(flags[gap] & Flag.sentence);
    const goesOn = end < count && end > i && listed[end] & Name.organisation && listedFrom[end] < end && (shapes[end] === Shape.lower || tokens.words[end] === POSSESSIVE);
    const stop = bridged ? gap : goesOn ? end + 1 : end < count && shapes[end] === Shape.number && !(flags[end] & Flag.sentence) ? end + 1 : end;
    for (let j = end; j < stop; j++) { candidates[j] = 1; runFrom[j] = i; runTo[j] = end; }
    if (i > 0 && shapes[i - 1] === Shape.number && !candidates[i - 1] && !(flags[i] & Flag.sentence)) { candidates[i - 1] = 1; runFrom[i - 1] = i; runTo[i - 1] = end; }
  }
  const topic = (sport * 60 > count && sport >= LEAST_WORDS ? Topic.sport : 0) | (market * 50 > count && market >= LEAST_WORDS ? Topic.markets : 0);
  return { reading, evidence: gatherEvidence(reading, spans), rules, sentences: sentenceKinds(reading), candidates, runFrom, runTo, topic };
}

/** How the sentence of a token looks: all in capitals, a table or list of results, every word capitalised, no small word at all. */
export const SentenceKind = { usual: 0, capitals: 1, table: 2, title: 3, bare: 4 } as const;
/** What an article is about: bits. */
export const Topic = { sport: 1, markets: 2 } as const;

/** By token, a `SentenceKind`. */
function sentenceKinds({ tokens: { count, shapes, flags }, words }: Reading): Uint8Array {
  const kinds = new Uint8Array(count);
  for (let from = 0; from < count;) {
    let lower = 0, upper = 0, capital = 0, number = 0, to = from;
    do {
      const shape = shapes[to];
      if (shape === Shape.lower) { if (!(words[to] & (Word.of | Word.link | Word.function))) lower++; }
      else if (shape === Shape.capitals) upper++;
      else if (shape === Shape.capitalised || shape === Shape.mixed) capital++;
      else if (shape === Shape.number) number++;
      to++;
    } while (to < count && !(flags[to] & Flag.sentence));
    const kind = upper > 2 && upper > (lower + capital) * 2 ? SentenceKind.capitals : number > 0 && number >= lower && capital + upper > 0 ? SentenceKind.table
      : lower === 0 && capital > 2 ? SentenceKind.title : lower + number === 0 ? SentenceKind.bare : SentenceKind.usual;
    if (kind > 0) kinds.fill(kind, from, to);
    from = to;
  }
  return kinds;
}

/** FNV-1a's prime and murmur's finisher: the bucket of template `t` with one, two or three values. */
const mix = (t: number, a: number): number => {
  let h = Math.imul(t + 0x7f4a7c15 ^ a, 0x85ebca6b);
  h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
  return (h ^ h >>> 16) & BUCKETS - 1;
};
const pair = (a: number, b: number): number => Math.imul(a, 0x9e3779b1) + (b ^ b << 7) | 0;

const NONE = 0x2545f491;

/** Which templates are words of their own: training drops them now and then, so that the rest learns to do without. */
export const LEXICAL = new Set([1, 2, 5, 6, 12, 13]);

/** Writes the features of token `i` into `out` as buckets, with the template of each in `templates` where asked; returns how many. */
export function features(clues: Clues, i: number, out: Int32Array, templates?: Uint8Array): number {
  const { reading, evidence, rules, sentences, runFrom, runTo, topic } = clues;
  const { tokens: { count, words, shapes, flags, starts, ends, text }, words: classes, names, listed, listedFrom, listedTo } = reading;
  let n = 0;
  const put = (t: number, value: number): void => {
    if (templates !== undefined) templates[n] = t;
    out[n++] = mix(t, value);
  };
  const opens = (flags[i] & Flag.sentence) !== 0, closes = i + 1 >= count || (flags[i + 1] & Flag.sentence) !== 0;
  const p1 = !opens, n1 = !closes, p2 = p1 && i > 1 && !(flags[i - 1] & Flag.sentence), n2 = n1 && i + 2 < count && !(flags[i + 2] & Flag.sentence);
  const w = words[i], wp = p1 ? words[i - 1] : NONE, wn = n1 ? words[i + 1] : NONE + 1, wpp = p2 ? words[i - 2] : NONE + 2, wnn = n2 ? words[i + 2] : NONE + 3;
  const s = shapes[i], sp = p1 ? shapes[i - 1] : 9, sn = n1 ? shapes[i + 1] : 10, spp = p2 ? shapes[i - 2] : 9, snn = n2 ? shapes[i + 2] : 10;
  const c = classes[i], cp = p1 ? classes[i - 1] : -1, cn = n1 ? classes[i + 1] : -2, cpp = p2 ? classes[i - 2] : -1, cnn = n2 ? classes[i + 2] : -2;
  const m = names[i], mp = p1 ? names[i - 1] : -1, mn = n1 ? names[i + 1] : -2;
  const place0 = listed[i] ? place(i, listedFrom[i], listedTo[i]) : 4;
  const l = pair(listed[i], place0), lp = p1 ? listed[i - 1] : -1, ln = n1 ? listed[i + 1] : -2;
  const e = evidence[i], kind = sentences[i], r = rules[i];
  const from = runFrom[i], to = runTo[i], inRun = i < to ? Math.min(to - from, 5) : 6, at = i < to ? place(i, from, to) : 4;
  const shape = s | (flags[i] & Flag.dotted ? 16 : 0) | (kind << 5);

  put(1, w); put(2, pair(w, shape)); put(3, wp); put(4, wn); put(5, pair(wp, w)); put(6, pair(w, wn)); put(7, wpp); put(8, wnn); put(83, pair(wpp, wp)); put(84, pair(wn, wnn));
  put(9, pair(sp, pair(s, sn))); put(10, pair(pair(spp, sp), pair(s, pair(sn, snn)))); put(11, shape);
  put(12, pair(wp, pair(s, c))); put(13, pair(wn, pair(s, c)));

  const start = starts[i], end = ends[i], length = end - start;
  if (isCapital(s)) {
    let h = 0;
    for (let j = end - 1, k = 0; j >= start && k < 4; j--, k++) {
      h = Math.imul(h ^ (text.charCodeAt(j) | 32), 0x01000193);
      if (k >= 1) put(14 + k, h);
    }
    h = 0;
    for (let j = start, k = 0; j < end && k < 4; j++, k++) {
      h = Math.imul(h ^ (text.charCodeAt(j) | 32), 0x01000193);
      if (k >= 2) put(18 + k, h);
    }
    put(22, pair(s, Math.min(length, 7) + (kind << 4)));
    let marks = 0;
    for (let j = start + 1; j < end - 1; j++) {
      const code = text.charCodeAt(j);
      if (code === 45) marks |= 1; else if (code === 46) marks |= 2; else if (code === 38) marks |= 4; else if (code === 39 || code === 0x2019) marks |= 8;
    }
    if (marks) put(23, pair(marks, s));
  }

  put(24, c); put(25, pair(cp, c)); put(26, pair(c, cn)); put(27, pair(cp, pair(c, cn))); put(28, cpp); put(29, cnn);
  put(30, pair(m, s)); put(31, pair(mp, m)); put(32, pair(m, mn)); put(33, pair(m, cn)); put(34, pair(cp, m)); put(35, pair(m, wp)); put(36, pair(m, wn));
  put(37, l); put(38, pair(l, cn)); put(39, pair(l, cp)); put(40, pair(l, pair(lp, ln))); put(41, pair(l, kind | topic << 3)); put(42, pair(l, pair(at, inRun)));
  put(43, r); put(44, pair(r, shape)); put(45, pair(r, kind | topic << 3)); put(46, pair(r, n1 ? rules[i + 1] : 255)); put(47, pair(r, p1 ? rules[i - 1] : 255));

  const before = from > 0 && !(flags[from] & Flag.sentence) ? from - 1 : -1, after = to < count && !(flags[to] & Flag.sentence) ? to : -1;
  const wb = before < 0 ? NONE : words[before], wa = after < 0 ? NONE + 1 : words[after], cb = before < 0 ? -1 : classes[before], ca = after < 0 ? -2 : classes[after];
  const first = words[from], head = words[to - 1];
  put(48, pair(at, inRun)); put(49, pair(at, head)); put(50, pair(at, classes[to - 1])); put(51, pair(at, first)); put(52, pair(at, pair(names[from], names[to - 1])));
  put(53, pair(at, wb)); put(54, pair(at, wa)); put(55, pair(at, cb)); put(56, pair(at, ca)); put(57, pair(at, pair(cb, ca)));
  put(58, pair(pair(at, inRun), pair(classes[to - 1] & Word.head, ca))); put(59, pair(l, pair(wb, at))); put(60, pair(l, pair(wa, at)));
  put(61, pair(at, pair(listed[to - 1], listed[from]))); put(62, pair(pair(at, s), pair(cb, ca)));

  // What the article says elsewhere: each kind of evidence alone, and together.
  for (let bit = 1; bit <= 512; bit <<= 1) if (e & bit) put(63, pair(bit, s));
  put(64, e); put(65, pair(e, pair(s, opens ? 1 : 0))); put(66, pair(e, l)); put(67, pair(e, r));
  put(68, pair(opens ? 1 : 0, pair(s, c & Word.function))); put(69, pair(kind | topic << 3, s)); put(70, pair(kind | topic << 3, pair(s, pair(sp, sn))));
  put(71, pair(topic, pair(m, kind))); put(72, pair(topic, pair(m, pair(cp, cn))));

  // Behind a link ("of", "and"): what stands before it, and the other way round.
  if (i >= to) { put(73, pair(w, head)); put(74, pair(w, classes[to - 1])); if (n1) { put(75, pair(w, pair(c, names[i + 1]))); put(76, pair(classes[to - 1], pair(w, mn))); } }
  else if (i === from && before > 0 && classes[before] & (Word.of | Word.link)) {
    const back = isCapital(shapes[before - 1]) ? before - 1 : before > 1 ? before - 2 : before - 1;
    put(77, pair(words[back], wb)); put(78, pair(classes[back], wb)); put(79, pair(classes[back], pair(wb, m))); put(80, pair(rules[before], wb));
  }
  if (m & (Name.city | Name.place | Name.country | Name.people)) { put(81, pair(m, pair(kind, pair(sp, sn)))); put(82, pair(m, pair(cb, ca))); }
  return n;
}
