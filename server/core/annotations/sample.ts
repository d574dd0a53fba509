import { hashOf } from '../text/hash.ts';

/** Which articles are to be coded, and by whom. */
export interface Sampling {
  /** The same seed draws the same articles of a dump, whatever becomes of the others. */
  readonly seed: string;
  /** How many are drawn; all without it. */
  readonly size?: number;
  /** Of several coders, which one asks (from 1), and of how many. */
  readonly coder?: number;
  readonly coders?: number;
  /** How many of the drawn articles all coders code, so that their agreement can be measured. */
  readonly double?: number;
}

/**
 * Draws articles by their identities: in the order of a hash of seed and identity, the first `size`; of these the first `double` are
 * everybody's, the others are dealt to the coders in turn. An article keeps its lot when others come and go.
 */
export function sample(ids: readonly string[], { seed, size, coder = 1, coders = 1, double = 0 }: Sampling): Set<string> {
  const drawn = [...new Set(ids)].map((id) => ({ id, lot: lotOf(`${seed}\n${id}`) })).sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1)).slice(0, size);
  return new Set(drawn.filter((_, n) => n < double || (n - double) % coders === coder - 1).map(({ id }) => id));
}

/** A hash mixed at the end (the finaliser of MurmurHash3): 32 bits. */
function lotOf(text: string): number {
  let hash = hashOf(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
