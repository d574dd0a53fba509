import type { Structure, ZoneKind } from '../dump/model.ts';

const TEXT: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['paragraph', 'subheading', 'dateline']);
const WORDS = 4;

/** Hashes (32 bits) of all runs of four words of an article's text, in order; case and punctuation do not count. */
export function shinglesOf({ text, zones }: Structure): Uint32Array {
  const hashes: number[] = [];
  const last = new Uint32Array(WORDS);
  let words = 0;
  for (const { kind, start, end } of zones) {
    if (!TEXT.has(kind)) continue;
    let hash = 0;
    for (let at = start; at <= end; at++) {
      const unit = at < end ? folded(text.charCodeAt(at)) : 0;
      if (unit !== 0) {
        hash = Math.imul((hash || 0x811c9dc5) ^ unit, 0x01000193);
      } else if (hash !== 0) {
        last[words % WORDS] = hash;
        if (++words >= WORDS) hashes.push(combined(last, words));
        hash = 0;
      }
    }
  }
  return Uint32Array.from(hashes);
}

/** A letter or digit in lower case; 0 for what parts words. Apostrophes and hyphens part none, so that they may be written in any way. */
function folded(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit;
  if (unit >= 65 && unit <= 90) return unit | 32;
  if (unit >= 48 && unit <= 57) return unit;
  return unit > 0xbf && unit < 0x2000 || unit > 0x2e7f && unit < 0xfe00 ? unit : 0;
}

function combined(last: Uint32Array, words: number): number {
  let hash = 0;
  for (let i = 0; i < WORDS; i++) {
    hash = Math.imul(hash ^ last[(words + i) % WORDS], 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The same hashes ascending, each once. */
export function asSet(shingles: Uint32Array): Uint32Array {
  const sorted = shingles.slice().sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i];
  return sorted.slice(0, kept);
}

/** How many hashes two ascending sets share. */
export function shared(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      count++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return count;
}

const BANDS = 16;
const ROWS = 3;
const BINS = BANDS * ROWS;

/**
 * A MinHash sketch by one permutation: the least hash in each of 48 bins (Li, Owen and Zhang, 2012), an empty bin taking the
 * next filled one's with its distance (Shrivastava and Li, 2014). Two texts have about so large a share of the bins in common
 * as of their shingles (Jaccard).
 */
export function sketchOf(shingles: Uint32Array): Uint32Array {
  const least = new Float64Array(BINS).fill(Infinity);
  for (const hash of shingles) {
    const bin = hash % BINS;
    const rank = Math.floor(hash / BINS);
    if (rank < least[bin]) least[bin] = rank;
  }
  return Uint32Array.from({ length: BINS }, (_, bin) => {
    let distance = 0;
    while (least[(bin + distance) % BINS] === Infinity && distance < BINS) distance++;
    return Math.imul(least[(bin + distance) % BINS] ^ Math.imul(distance, 0x9e3779b1), 0x85ebca6b);
  });
}

/** The keys of a sketch's 16 bands of three bins: texts whose shingles overlap by two thirds share at least one with a probability above 99 %. */
export function bandsOf(sketch: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1;
    for (let row = 0; row < ROWS; row++) key = Math.imul(key ^ sketch[band * ROWS + row], 0x9e3779b1) ^ (key >>> 15);
    return key;
  });
}

/** About how large a share of all their shingles two texts have in common, by their sketches. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let bin = 0; bin < BINS; bin++) if (a[bin] === b[bin]) equal++;
  return equal / BINS;
}
