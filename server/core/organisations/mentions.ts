import type { ArticleText, ZoneKind } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import { consistent } from './consistency.ts';
import { modelSpans } from './decode.ts';
import type { ModelSpan } from './decode.ts';
import { cluesOf } from './features.ts';
import { foreignSpans } from './foreign.ts';
import { kindOf, Name, Word } from './gazetteer.ts';
import type { OrganisationKind } from './gazetteer.ts';
import type { OrganisationKnowledge } from './knowledge.ts';
import { read } from './reading.ts';
import type { Reading } from './reading.ts';
import { Rule, ruleSpans } from './rules.ts';
import { Flag, Shape, tokenise } from './tokens.ts';

/** How sure the recogniser is: listed or spelt out; probable; worth a look. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** A place that names an organisation: UTF-16 offsets in the article, half-open; `text` is that slice. */
export interface Mention extends Range {
  readonly text: string;
  readonly certainty: Certainty;
  readonly kind: OrganisationKind | null;
}

/** A short form and its long form as both stand in the article. */
export interface AcronymDefinition {
  readonly short: Range;
  readonly long: Range;
}

/** What others found out about the article. */
export interface ArticleHints {
  readonly definitions?: readonly AcronymDefinition[];
}

/** All mentions of organisations in an article, in order, not overlapping. Pure: the same article, knowledge and hints give the same answer. */
export function mentionsOf(article: ArticleText, knowledge: OrganisationKnowledge, hints: ArticleHints = {}): readonly Mention[] {
  const steps = mentionSteps(article, knowledge, hints);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A long article is read in parts of at most so many characters, each as an article of its own. */
const PART = 60_000;
/** Tokens that one slice labels, some 20,000 characters. */
const SLICE = 4000;

/** `mentionsOf` in slices of a few milliseconds: yields between them, so that a long article need not block; the return value is the answer. */
export function* mentionSteps(article: ArticleText, knowledge: OrganisationKnowledge, hints: ArticleHints = {}): Generator<void, readonly Mention[]> {
  const { text } = article, found: Mention[] = [], stands = inZones(article);
  for (let from = 0; from < text.length;) {
    const to = partEnd(text, from), inside = ({ start, end }: Range): boolean => from <= start && end <= to;
    const definitions = (hints.definitions ?? []).filter(({ short, long }) => inside(short) && inside(long));
    for (const mention of yield* partSteps(text.slice(from, to), from, definitions, knowledge)) if (stands(mention.start, mention.end)) found.push(mention);
    from = to;
  }
  return found;
}

/** The end of the part that begins at `from`: the last paragraph's end within reach, else the last line's, else the last word's. */
function partEnd(text: string, from: number): number {
  if (text.length - from <= PART) return text.length;
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(mark, from + PART);
    if (at > from) return at + mark.length;
  }
  return from + PART;
}

/** The mentions in one part, which begins at `base`. */
function* partSteps(text: string, base: number, definitions: readonly AcronymDefinition[], knowledge: OrganisationKnowledge): Generator<void, readonly Mention[]> {
  const { model } = knowledge, reading = read(tokenise(text), knowledge.gazetteer), { starts, ends, count, flags } = reading.tokens;
  yield;
  const rules = ruleSpans(reading), found: Mention[] = [];
  const push = (from: number, to: number, certainty: Certainty, kind: OrganisationKind | null): void => {
    found.push({ start: base + starts[from], end: base + ends[to - 1], text: text.slice(starts[from], ends[to - 1]), certainty, kind });
  };
  if (model === null) {
    for (const { from, to, rule, kind } of rules) push(from, to, rule === Rule.listed ? 'certain' : rule === Rule.ambiguous ? 'possible' : 'likely', kind);
    return found;
  }
  const clues = cluesOf(reading, rules), spans: ModelSpan[] = [];
  yield;
  if (!reading.english) spans.push(...foreignSpans(reading, rules));
  else for (let from = 0; from < count;) {
    let to = Math.min(count, from + SLICE);
    while (to < count && !(flags[to] & Flag.sentence)) to++;
    for (const span of modelSpans(model, clues, knowledge.lift, from, to)) spans.push(span);
    from = to;
    yield;
  }
  const defined = definitions.map(({ short, long }) => [tokensOf(reading, short, base), tokensOf(reading, long, base)] as const).filter(([short, long]) => short.from < short.to && long.from < long.to);
  const all = [...consistent(clues, spans, defined)];
  if (knowledge.metonyms) {
    const named = new Set(all.map(({ from }) => from));
    all.push(...metonymsIn(reading).filter(({ from }) => !named.has(from)));
    all.sort((a, b) => a.from - b.from);
  }
  for (const { from, to, margin } of all) push(from, to, margin > CERTAIN ? 'certain' : margin > LIKELY ? 'likely' : 'possible', kindOfSpan(reading, from, to));
  return found;
}

/** Parts of an article that are about it rather than in it. */
const ABOUT: ReadonlySet<ZoneKind> = new Set(['section', 'date', 'field', 'speaker', 'terminator', 'furniture']);

/** Tells, for ranges asked in order, whether they stand in a part of the article that is read: everywhere where there are no zones. */
function inZones({ zones }: ArticleText): (start: number, end: number) => boolean {
  let at = 0;
  return (start, end) => {
    if (zones.length === 0) return true;
    while (at < zones.length && zones[at].end <= start) at++;
    return at < zones.length && zones[at].start <= start && end <= zones[at].end && !ABOUT.has(zones[at].kind);
  };
}

/** Capitals and countries that speak or act: "Moscow said". */
function metonymsIn({ listed, listedFrom, listedTo, words, tokens: { count, shapes, flags } }: Reading): ModelSpan[] {
  const found: ModelSpan[] = [];
  for (let i = 0; i < count; i = Math.max(i + 1, listedFrom[i] === i ? listedTo[i] : 0)) {
    const end = listedTo[i];
    if (listedFrom[i] !== i || !(listed[i] & (Name.city | Name.country | Name.place)) || end >= count || flags[end] & Flag.sentence) continue;
    if (words[end] & Word.speech && shapes[end] === Shape.lower) found.push({ from: i, to: end, margin: LIKELY });
  }
  return found;
}

/** Margins per token, above which a mention counts as certain and as likely. */
const CERTAIN = 4, LIKELY = 1;

/** The tokens inside a range of the article; the part that they are counted in begins at `base`. */
function tokensOf({ tokens: { starts, ends, count } }: Reading, { start, end }: Range, base: number): ModelSpan {
  let low = 0, high = count;
  while (low < high) {
    const middle = low + high >> 1;
    if (base + starts[middle] < start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < count && base + ends[to] <= end) to++;
  return { from: low, to, margin: 0 };
}

/** The kind that a head word gives: a workers' union is none of nations, and a council of several nations no government. */
function kindOfHead({ words, names }: Reading, from: number, head: number): OrganisationKind | null {
  const kind = kindOf(words[head] & Word.head);
  if (kind === 'international' && head > from && words[head - 1] & Word.possessor) return 'other';
  return kind === 'government' && (words[from] & Word.nations || names[from] & Name.international) ? 'international' : kind;
}

/** The kind of a name: what the gazetteer says of it, else its head word, which stands before "of". */
function kindOfSpan(reading: Reading, from: number, to: number): OrganisationKind | null {
  const { listed, listedFrom, listedTo, words, tokens: { shapes } } = reading;
  if (listedFrom[from] === from && listedTo[from] === to && listed[from]) return kindOf(listed[from]);
  let end = from;
  while (end < to && !(shapes[end] === Shape.lower && words[end] & Word.of)) end++;
  for (const last of [end, to]) {
    for (let i = last - 1; i >= from; i--) {
      if (words[i] & Word.suffix) return 'company';
      if (words[i] & Word.head) {
        const kind = kindOfHead(reading, from, i);
        // a federation or a club of something is one of sport only where it names one
        if (kind !== 'sport' || end === to || words.subarray(from, to).some((word) => word & Word.sportword)) return kind;
        return words[from] & Word.nations ? 'international' : 'other';
      }
    }
  }
  return kindOf(listed[from]);
}
