import { BUCKETS, LEXICAL } from '../server/core/organisations/features.ts';
import { best, Label, LABELS } from '../server/core/organisations/model.ts';
import { train } from './organisations-crf.ts';
import type { Corpus, Trained, TrainingOptions } from './organisations-crf.ts';
import { randomFrom } from './organisations-data.ts';

const EPOCHS = 6, DROPOUT = 0.2, MISSED = 8, SEED = 5;
/** The random field's part in the model, and the perceptron's, whose weights are some ten times as large: each counts about half. */
const FIELD = 0.5, PERCEPTRON = 0.05;

/**
 * Trains an averaged perceptron (Collins 2002) with a margin against missing a name; `use` tells which texts to learn from.
 * The same corpus gives the same model.
 */
function trainPerceptron(corpus: Corpus, use: (text: number) => boolean, only?: ReadonlySet<number>): Trained {
  const { features: ids, templates, rows, labels, stretches, texts, weights: importance } = corpus;
  const weights = new Float32Array(BUCKETS * LABELS), sums = new Float32Array(weights.length);
  const transitions = new Float32Array(LABELS * LABELS), transitionSums = new Float32Array(transitions.length);
  const random = randomFrom(SEED), order: number[] = [];
  for (let s = 0; s < texts.length; s++) if (use(texts[s])) order.push(s);
  const active: number[] = [], ends: number[] = [];
  let step = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const s of order) {
      const from = stretches[2 * s], length = stretches[2 * s + 1] - from, by = importance[texts[s]];
      const scores = new Float32Array(length * LABELS), found = new Uint8Array(length);
      active.length = ends.length = 0;
      step++;
      for (let t = 0; t < length; t++) {
        const drop = random() < DROPOUT, gold = labels[from + t];
        for (let k = rows[from + t]; k < rows[from + t + 1]; k++) {
          if (drop && LEXICAL.has(templates[k]) || only !== undefined && !only.has(templates[k])) continue;
          active.push(ids[k]);
          for (let label = 0; label < LABELS; label++) scores[t * LABELS + label] += weights[ids[k] * LABELS + label];
        }
        ends.push(active.length);
        if (gold !== Label.outside) scores[t * LABELS] += MISSED;
      }
      best(scores, transitions, 0, length, found);
      for (let t = 0; t <= length; t++) {
        const gold = t < length ? labels[from + t] : Label.outside, guess = t < length ? found[t] : Label.outside;
        const right = (t > 0 ? labels[from + t - 1] : Label.outside) * LABELS + gold, wrong = (t > 0 ? found[t - 1] : Label.outside) * LABELS + guess;
        if (right !== wrong) {
          transitions[right] += by; transitionSums[right] += by * step;
          transitions[wrong] -= by; transitionSums[wrong] -= by * step;
        }
        if (gold === guess) continue;
        for (let k = t === 0 ? 0 : ends[t - 1]; k < ends[t]; k++) {
          const at = active[k] * LABELS;
          weights[at + gold] += by; sums[at + gold] += by * step;
          weights[at + guess] -= by; sums[at + guess] -= by * step;
        }
      }
    }
  }
  for (let i = 0; i < weights.length; i++) weights[i] -= sums[i] / step;
  for (let i = 0; i < transitions.length; i++) transitions[i] -= transitionSums[i] / step;
  return { weights, transitions, scale: 1 };
}

/** The model of the product: a random field and a perceptron, mixed. Each makes mistakes of its own. */
export function learn(corpus: Corpus, use: (text: number) => boolean, options: TrainingOptions): Trained {
  const field = train(corpus, use, options), perceptron = trainPerceptron(corpus, use, options.only);
  const mixed = (a: Float32Array, b: Float32Array): Float32Array => a.map((weight, i) => FIELD * weight + PERCEPTRON * b[i]);
  return { weights: mixed(field.weights, perceptron.weights), transitions: mixed(field.transitions, perceptron.transitions), scale: 1 };
}
