import type { OrganisationKnowledge } from '../server/core/organisations/knowledge.ts';
import { stretchEnd } from '../server/core/organisations/decode.ts';
import { BUCKETS, cluesOf, features, LEXICAL, MOST_FEATURES } from '../server/core/organisations/features.ts';
import { Name } from '../server/core/organisations/gazetteer.ts';
import { follows, Label, LABELS } from '../server/core/organisations/model.ts';
import type { Model } from '../server/core/organisations/model.ts';
import { read } from '../server/core/organisations/reading.ts';
import { Rule, ruleSpans } from '../server/core/organisations/rules.ts';
import { tokenise } from '../server/core/organisations/tokens.ts';
import { randomFrom } from './organisations-data.ts';
import type { Example } from './organisations-data.ts';

export interface TrainingText {
  readonly example: Example;
  readonly weight: number;
  /** marked by machine: where it has another name of the gazetteer for an organisation, or "Movement for the Emancipation of the Niger Delta" cut short, it teaches nothing */
  readonly noisy: boolean;
  /** what is known of the names in it: for some texts less, so that the model learns to do without */
  readonly knowledge: OrganisationKnowledge;
}

/** Texts as feature buckets: token `t` has `features[rows[t]] … features[rows[t + 1]]`; a stretch is tokens `[stretches[2s], stretches[2s + 1])`. */
export interface Corpus {
  readonly features: Int32Array;
  readonly templates: Uint8Array;
  readonly rows: number[];
  readonly labels: Uint8Array;
  readonly stretches: number[];
  /** by stretch: the text that it stands in */
  readonly texts: number[];
  readonly weights: number[];
}

class Growing<T extends Int32Array | Uint8Array> {
  data: T;
  length = 0;
  constructor(data: T) { this.data = data; }
  push(values: ArrayLike<number>, count: number): void {
    if (this.length + count > this.data.length) {
      const larger = new (this.data.constructor as new (n: number) => T)(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    for (let i = 0; i < count; i++) this.data[this.length + i] = values[i];
    this.length += count;
  }
}

/** Turns texts into features and labels. A stretch whose names are not whole tokens of it teaches nothing. */
export function prepare(texts: readonly TrainingText[]): Corpus {
  const ids = new Growing(new Int32Array(1 << 20)), templates = new Growing(new Uint8Array(1 << 20)), labels = new Growing(new Uint8Array(1 << 16));
  const rows = [0], stretches: number[] = [], owners: number[] = [];
  const found = new Int32Array(MOST_FEATURES), kinds = new Uint8Array(MOST_FEATURES);
  texts.forEach(({ example: { text, orgs }, knowledge, noisy }, owner) => {
    const reading = read(tokenise(text), knowledge.gazetteer), { tokens } = reading, rules = ruleSpans(reading), clues = cluesOf(reading, rules);
    const gold = new Uint8Array(tokens.count), bad = new Uint8Array(tokens.count);
    for (const [start, end] of orgs) {
      let from = 0;
      while (from < tokens.count && tokens.ends[from] <= start) from++;
      let to = from;
      while (to < tokens.count && tokens.starts[to] < end) to++;
      if (to === from) continue;
      const whole = tokens.starts[from] === start && tokens.ends[to - 1] === end;
      for (let i = from; i < to; i++) {
        if (!whole || !clues.candidates[i]) bad.fill(1, from, to);
        gold[i] = to - from === 1 ? Label.single : i === from ? Label.first : i === to - 1 ? Label.last : Label.inside;
      }
    }
    if (noisy) {
      for (const { from, to, rule } of rules) {
        if (rule !== Rule.headedOf || gold[from] === Label.first && gold[to - 1] === Label.last) continue;
        if (gold.subarray(from, to).some(label => label !== Label.outside)) bad.fill(1, from, to);
      }
      for (let i = 0; i < tokens.count; i++) {
        if (reading.listed[i] === 0) continue;
        if (gold[i] === Label.single && !(reading.listed[i] & Name.organisation)) bad[i] = 1;
      }
    }
    for (let i = 0; i < tokens.count; i++) {
      if (!clues.candidates[i]) continue;
      const end = stretchEnd(clues, i);
      let fits = true, open = false;
      for (let j = i; j < end; j++) {
        if (bad[j]) fits = false;
        open = gold[j] === Label.first || gold[j] === Label.inside;
      }
      if (gold[i] === Label.inside || gold[i] === Label.last || open) fits = false;
      if (fits) {
        stretches.push(rows.length - 1, rows.length - 1 + end - i);
        owners.push(owner);
        for (let j = i; j < end; j++) {
          const n = features(clues, j, found, kinds);
          ids.push(found, n);
          templates.push(kinds, n);
          rows.push(ids.length);
          labels.push([gold[j]], 1);
        }
      }
      i = end - 1;
    }
  });
  return { features: ids.data, templates: templates.data, rows, labels: labels.data, stretches, texts: owners, weights: texts.map(({ weight }) => weight) };
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** pull of every touched weight towards nothing */
  readonly decay: number;
  /** how often words of their own are left out */
  readonly dropout: number;
  /** what a name missed, and one made up, cost: a softmax margin */
  readonly missed: number;
  readonly madeUp: number;
  /** features seen less often in training are left out */
  readonly atLeast: number;
  readonly seed: number;
  /** learns from these templates of features only */
  readonly only?: ReadonlySet<number>;
}

export const OPTIONS: TrainingOptions = { epochs: 6, rate: 0.12, decay: 2e-5, dropout: 0.3, missed: 1, madeUp: 0, atLeast: 2, seed: 1 };

/** A model as it is trained, before its weights are bytes. */
export interface Trained extends Model { readonly weights: Float32Array }

/**
 * Trains a linear-chain conditional random field with a softmax margin (Gimpel and Smith 2010) by AdaGrad;
 * `use` tells which texts to learn from. The same corpus, options and seed give the same model.
 */
export function train(corpus: Corpus, use: (text: number) => boolean, options: TrainingOptions = OPTIONS): Trained {
  const { features: ids, templates, rows, labels, stretches, texts, weights: importance } = corpus;
  const weights = new Float32Array(BUCKETS * LABELS), squares = new Float32Array(BUCKETS * LABELS).fill(1e-2);
  const transitions = new Float32Array(LABELS * LABELS), transitionSquares = new Float32Array(LABELS * LABELS).fill(1);
  const sums = new Float32Array(weights.length), transitionSums = new Float32Array(transitions.length);
  const random = randomFrom(options.seed), order: number[] = [];
  const seen = new Uint8Array(BUCKETS);
  for (let s = 0; s < texts.length; s++) {
    if (!use(texts[s])) continue;
    order.push(s);
    for (let k = rows[stretches[2 * s]]; k < rows[stretches[2 * s + 1]]; k++) if (seen[ids[k]] < 255) seen[ids[k]]++;
  }
  const skip = new Uint8Array(256);
  for (const template of LEXICAL) skip[template] = 1;
  const active = new Int32Array(1 << 16), actives = new Int32Array(1 << 12);
  const scores = new Float64Array(1 << 14), alpha = new Float64Array(1 << 14), beta = new Float64Array(1 << 14), gradient = new Float64Array(LABELS);
  const allowed: [number, number][] = [];
  for (let a = 0; a < LABELS; a++) for (let b = 0; b < LABELS; b++) if (follows(a, b)) allowed.push([a, b]);
  const total = new Float64Array(LABELS);
  let kept = 0;

  const logAdd = (a: number, b: number): number => a === -Infinity ? b : b === -Infinity ? a : a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const s of order) {
      const from = stretches[2 * s], length = stretches[2 * s + 1] - from, weight = importance[texts[s]];
      let n = 0;
      for (let t = 0; t < length; t++) {
        actives[t] = n;
        const drop = random() < options.dropout;
        total.fill(0);
        for (let k = rows[from + t]; k < rows[from + t + 1]; k++) {
          const id = ids[k];
          if (seen[id] < options.atLeast || drop && skip[templates[k]] || options.only !== undefined && !options.only.has(templates[k])) continue;
          active[n++] = id;
          const at = id * LABELS;
          for (let label = 0; label < LABELS; label++) total[label] += weights[at + label];
        }
        const gold = labels[from + t];
        for (let label = 0; label < LABELS; label++) {
          const cost = label === gold ? 0 : label === Label.outside ? options.missed : gold === Label.outside ? options.madeUp : 0;
          scores[t * LABELS + label] = total[label] + cost;
        }
      }
      actives[length] = n;
      alpha.fill(-Infinity, 0, length * LABELS);
      beta.fill(-Infinity, 0, length * LABELS);
      for (let label = 0; label < LABELS; label++) if (follows(Label.outside, label)) alpha[label] = transitions[label] + scores[label];
      for (let t = 1; t < length; t++) {
        for (const [a, b] of allowed) alpha[t * LABELS + b] = logAdd(alpha[t * LABELS + b], alpha[(t - 1) * LABELS + a] + transitions[a * LABELS + b]);
        for (let b = 0; b < LABELS; b++) alpha[t * LABELS + b] += scores[t * LABELS + b];
      }
      for (let label = 0; label < LABELS; label++) if (follows(label, Label.outside)) beta[(length - 1) * LABELS + label] = transitions[label * LABELS];
      for (let t = length - 2; t >= 0; t--) {
        for (const [a, b] of allowed) beta[t * LABELS + a] = logAdd(beta[t * LABELS + a], transitions[a * LABELS + b] + scores[(t + 1) * LABELS + b] + beta[(t + 1) * LABELS + b]);
      }
      let z = -Infinity;
      for (let label = 0; label < LABELS; label++) z = logAdd(z, alpha[(length - 1) * LABELS + label] + beta[(length - 1) * LABELS + label]);

      const move = (a: number, b: number, by: number): void => {
        const at = a * LABELS + b, g = by * weight;
        transitionSquares[at] += g * g;
        transitions[at] -= options.rate * g / Math.sqrt(transitionSquares[at]);
      };
      for (let t = 0; t <= length; t++) {
        const was = t === 0 ? Label.outside : labels[from + t - 1], is = t === length ? Label.outside : labels[from + t];
        for (const [a, b] of allowed) {
          if (t === 0 && a !== Label.outside || t === length && b !== Label.outside) continue;
          const p = Math.exp((t === 0 ? 0 : alpha[(t - 1) * LABELS + a]) + transitions[a * LABELS + b] + (t === length ? 0 : scores[t * LABELS + b] + beta[t * LABELS + b]) - z);
          const g = p - (a === was && b === is ? 1 : 0);
          if (Math.abs(g) > 1e-3) move(a, b, g);
        }
      }
      for (let t = 0; t < length; t++) {
        const gold = labels[from + t];
        let most = 0;
        for (let label = 0; label < LABELS; label++) {
          gradient[label] = (Math.exp(alpha[t * LABELS + label] + beta[t * LABELS + label] - z) - (label === gold ? 1 : 0)) * weight;
          most = Math.max(most, Math.abs(gradient[label]));
        }
        if (most < 2e-3) continue;
        for (let k = actives[t]; k < actives[t + 1]; k++) {
          const at = active[k] * LABELS;
          for (let label = 0; label < LABELS; label++) {
            const g = gradient[label] + options.decay * weights[at + label];
            squares[at + label] += g * g;
            weights[at + label] -= options.rate * g / Math.sqrt(squares[at + label]);
          }
        }
      }
    }
    if (epoch * 2 >= options.epochs) {
      for (let i = 0; i < weights.length; i++) sums[i] += weights[i];
      for (let i = 0; i < transitions.length; i++) transitionSums[i] += transitions[i];
      kept++;
    }
  }
  for (let i = 0; i < weights.length; i++) sums[i] /= kept;
  for (let i = 0; i < transitions.length; i++) transitionSums[i] /= kept;
  return { weights: sums, transitions: transitionSums, scale: 1 };
}

/** Weights below this make no difference worth their bytes. */
const LEAST_WEIGHT = 0.03;

/** Leaves out the weights that say least. */
export function prune(model: Model): Model {
  const weights = Float32Array.from(model.weights, weight => Math.abs(weight) < LEAST_WEIGHT ? 0 : weight);
  return { ...model, weights };
}
