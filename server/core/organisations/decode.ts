import type { Clues } from './features.ts';
import { Name, Word } from './gazetteer.ts';
import { best, Label, LABELS, score } from './model.ts';
import type { Model } from './model.ts';
import { Rule } from './rules.ts';
import { Flag, POSSESSIVE, Shape } from './tokens.ts';

/** A name that the model found: tokens `[from, to)`, and by how much its labels beat "outside", per token. */
export interface ModelSpan {
  readonly from: number;
  readonly to: number;
  readonly margin: number;
}

/** Where the stretch of candidates that begins at `from` ends: at the first token that is none, or that begins a sentence. */
export function stretchEnd({ candidates, reading: { tokens: { flags, count } } }: Clues, from: number): number {
  let to = from + 1;
  while (to < count && candidates[to] && !(flags[to] & Flag.sentence)) to++;
  return to;
}

/** How much is taken off the score of "outside", which trades precision for recall: everywhere, and where the gazetteer knows a name for an organisation's only. */
export interface Lift {
  readonly all: number;
  readonly listed: number;
}

/** Classes of names that are no organisations; a city may be one, its team. */
const ELSE = Name.country | Name.people | Name.person | Name.thing;

/** What a reader would laugh at: a country, a people, a person or a thing that is listed as such and as nothing else; "Declaration on …", "Plan of …". */
function isAbsurd({ reading: { listed, listedFrom, listedTo, words, tokens: { shapes } }, topic }: Clues, from: number, to: number): boolean {
  if (listedFrom[from] === from && listedTo[from] === to) {
    const what = listed[from];
    if (what & ELSE && !(what & Name.organisation)) return true;
    if (what & (Name.place | Name.city) && !(what & Name.organisation) && topic !== 1) return true;
  }
  let end = from;
  while (end < to && shapes[end] !== Shape.lower) end++;
  return (words[end - 1] & Word.thinghead) !== 0 && !(words[end - 1] & Word.head) && !(listed[from] & Name.organisation && listedTo[from] === to);
}

/** The names in the tokens `[from, to)` after the model. */
export function modelSpans(model: Model, clues: Clues, lift: Lift, from = 0, to = clues.reading.tokens.count): ModelSpan[] {
  const scores = new Float32Array((to - from) * LABELS), labels = new Uint8Array(to - from), spans: ModelSpan[] = [];
  const { tokens: { words }, listed, listedFrom, listedTo } = clues.reading;
  score(model, clues, from, to, scores, from);
  for (let i = from; i < to; i++) {
    if (!clues.candidates[i]) continue;
    const end = Math.min(to, stretchEnd(clues, i));
    for (let j = i; j < end; j++) scores[(j - from) * LABELS] -= clues.rules[j] >> 2 === Rule.listed && clues.sentences[j] !== 1 ? lift.listed : lift.all;
    best(scores, model.transitions, i - from, end - from, labels);
    for (let j = i; j < end; j++) {
      const label = labels[j - from];
      if (label !== Label.first && label !== Label.single) continue;
      let stop = j + 1;
      if (label === Label.first) while (labels[stop - 1 - from] !== Label.last) stop++;
      if (words[stop] === POSSESSIVE && stop < to && listedFrom[stop] === j && listedTo[stop] === stop + 1 && listed[stop]) stop++;
      let margin = 0;
      for (let k = j; k < stop; k++) margin += scores[(k - from) * LABELS + labels[k - from]] - scores[(k - from) * LABELS];
      if (!isAbsurd(clues, j, stop)) spans.push({ from: j, to: stop, margin: margin / (stop - j) });
      j = stop - 1;
    }
    i = end - 1;
  }
  return spans;
}
