import type { Clues } from './features.ts';
import { SentenceKind, Topic } from './features.ts';
import { Name } from './gazetteer.ts';
import { best, Label, LABELS, score } from './model.ts';
import type { Model } from './model.ts';
import { plausible } from './plausible.ts';
import { Rule } from './rules.ts';
import { Flag } from './tokens.ts';

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

/**
 * How much is taken off the score of "outside", which trades precision for recall: everywhere, where a name is spelt out ("Center for a Free Cuba"), and
 * where the gazetteer knows it for an organisation's only.
 */
export interface Lift {
  readonly all: number;
  readonly spelt: number;
  readonly listed: number;
}

/** The names in the tokens `[from, to)` after the model. */
export function modelSpans(model: Model, clues: Clues, lift: Lift, from = 0, to = clues.reading.tokens.count): ModelSpan[] {
  const scores = new Float32Array((to - from) * LABELS), labels = new Uint8Array(to - from), spans: ModelSpan[] = [];
  score(model, clues, from, to, scores, from);
  for (let i = from; i < to; i++) {
    if (!clues.candidates[i]) continue;
    const end = Math.min(to, stretchEnd(clues, i));
    for (let j = i; j < end; j++) {
      const isTown = (clues.reading.listed[j] & Name.organisation) === Name.sport && clues.topic !== Topic.sport;
      const found = clues.rules[j] >> 2, rule = isTown || clues.sentences[j] === SentenceKind.capitals && found !== Rule.suffix ? 0 : found;
      scores[(j - from) * LABELS] -= rule === Rule.listed ? lift.listed : rule === Rule.headed || rule === Rule.headedOf || rule === Rule.suffix ? lift.spelt : lift.all;
    }
    best(scores, model.transitions, i - from, end - from, labels);
    for (let j = i; j < end; j++) {
      const label = labels[j - from];
      if (label !== Label.first && label !== Label.single) continue;
      let stop = j + 1;
      if (label === Label.first) while (labels[stop - 1 - from] !== Label.last) stop++;
      let margin = 0;
      for (let k = j; k < stop; k++) margin += scores[(k - from) * LABELS + labels[k - from]] - scores[(k - from) * LABELS];
      spans.push(...plausible(clues, { from: j, to: stop, margin: margin / (stop - j) }));
      j = stop - 1;
    }
    i = end - 1;
  }
  return spans;
}
