import type { Clues } from './features.ts';
import { BUCKETS, features, MOST_FEATURES } from './features.ts';

/** Labels of the sequence model: outside, first, inside, last of a name, and a name of one token. */
export const LABELS = 5;
export const Label = { outside: 0, first: 1, inside: 2, last: 3, single: 4 } as const;

/** May `next` follow `label`? */
export const follows = (label: number, next: number): boolean => {
  const open = label === Label.first || label === Label.inside;
  return open === (next === Label.inside || next === Label.last);
};

/** A linear-chain model: weights by feature bucket and label, and by pair of labels. */
export interface Model {
  readonly weights: Int8Array | Float32Array;
  /** from label × to label, in the weights' units */
  readonly transitions: Float32Array;
  /** what one unit of `weights` is worth */
  readonly scale: number;
}

const MAGIC = 0x314d4f42;

/**
 * Reads a model file: "BOM1", the scale, 25 transitions (float32, little-endian), the number of used buckets, then for each its distance from the one
 * before (one byte, 255 for "add 254 and go on"), then their weights (int8), label by label. Throws where it is not one.
 */
export function readModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 112 || view.getUint32(0, true) !== MAGIC) throw new Error('not a model of organisations');
  const scale = view.getFloat32(4, true), transitions = new Float32Array(LABELS * LABELS);
  for (let i = 0; i < transitions.length; i++) transitions[i] = view.getFloat32(8 + 4 * i, true);
  const used = view.getUint32(108, true), weights = new Int8Array(BUCKETS * LABELS);
  let first = 112;
  for (let seen = 0; seen < used && first < bytes.length; first++) if (bytes[first] !== 255) seen++;
  if (first + used * LABELS !== bytes.byteLength) throw new Error('a damaged model of organisations');
  for (let i = 0, at = 112, bucket = 0; i < used; i++, at++) {
    for (; bytes[at] === 255; at++) bucket += 254;
    bucket += bytes[at];
    if (bucket >= BUCKETS) throw new Error('a damaged model of organisations');
    for (let label = 0, from = first + i, to = bucket * LABELS; label < LABELS; label++, from += used) weights[to + label] = bytes[from];
  }
  return { weights, transitions, scale };
}

/** Weights are kept in steps of so many units: finer ones change no decision and cost a fifth of the file's compressed size. */
const STEP = 3;

/** Writes a model as `readModel` reads it; `weights` are real numbers by bucket and label, those that round to nothing are left out. */
export function writeModel(weights: Float32Array, transitions: Float32Array): Uint8Array {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = Math.min(most, 4) / 127, bytes: number[] = [], rounded = new Int8Array(weights.length), used: number[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    let any = false;
    for (let k = bucket * LABELS; k < (bucket + 1) * LABELS; k++) {
      rounded[k] = Math.max(-126, Math.min(126, STEP * Math.round(weights[k] / scale / STEP)));
      if (rounded[k] !== 0) any = true;
    }
    if (any) used.push(bucket);
  }
  let last = 0;
  for (const bucket of used) {
    let gap = bucket - last;
    while (gap >= 255) { bytes.push(255); gap -= 254; }
    bytes.push(gap);
    last = bucket;
  }
  for (let label = 0; label < LABELS; label++) for (const bucket of used) bytes.push(rounded[bucket * LABELS + label] & 255);
  const head = new DataView(new ArrayBuffer(112));
  head.setUint32(0, MAGIC, true);
  head.setFloat32(4, scale, true);
  transitions.forEach((weight, i) => head.setFloat32(8 + 4 * i, weight, true));
  head.setUint32(108, used.length, true);
  const file = new Uint8Array(112 + bytes.length);
  file.set(new Uint8Array(head.buffer));
  file.set(bytes, 112);
  return file;
}

const buffer = (): Int32Array => new Int32Array(MOST_FEATURES);

/** Scores of all labels for every candidate token in `[from, to)`, into `scores` (by token from `base`, then label). */
export function score(model: Model, clues: Clues, from: number, to: number, scores: Float32Array, base: number): void {
  const { weights, scale } = model, { candidates } = clues, found = buffer();
  for (let i = from; i < to; i++) {
    if (!candidates[i]) continue;
    const n = features(clues, i, found);
    let a = 0, b = 0, c = 0, d = 0, e = 0;
    for (let k = 0; k < n; k++) {
      const at = found[k] * LABELS;
      a += weights[at]; b += weights[at + 1]; c += weights[at + 2]; d += weights[at + 3]; e += weights[at + 4];
    }
    const into = (i - base) * LABELS;
    scores[into] = a * scale; scores[into + 1] = b * scale; scores[into + 2] = c * scale; scores[into + 3] = d * scale; scores[into + 4] = e * scale;
  }
}

/** The best labels of the tokens `[from, to)` of one stretch of candidates, into `labels` (Viterbi). */
export function best(scores: Float32Array, transitions: Float32Array, from: number, to: number, labels: Uint8Array): void {
  const length = to - from, back = new Uint8Array(length * LABELS);
  let last = new Float64Array(LABELS).fill(-Infinity), next = new Float64Array(LABELS);
  for (let label = 0; label < LABELS; label++) if (follows(Label.outside, label)) last[label] = scores[from * LABELS + label] + transitions[label];
  for (let t = 1; t < length; t++) {
    const at = (from + t) * LABELS;
    for (let label = 0; label < LABELS; label++) {
      let most = -Infinity, by = 0;
      for (let before = 0; before < LABELS; before++) {
        if (!follows(before, label)) continue;
        const sum = last[before] + transitions[before * LABELS + label];
        if (sum > most) { most = sum; by = before; }
      }
      next[label] = most + scores[at + label];
      back[t * LABELS + label] = by;
    }
    [last, next] = [next, last];
  }
  let label = 0, most = -Infinity;
  for (let k = 0; k < LABELS; k++) if (follows(k, Label.outside) && last[k] + transitions[k * LABELS] > most) { most = last[k] + transitions[k * LABELS]; label = k; }
  for (let t = length - 1; t >= 0; t--) {
    labels[from + t] = label;
    label = back[t * LABELS + label];
  }
}
