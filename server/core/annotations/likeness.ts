import type { Placed } from '../dump/model.ts';

/** The share of its long words that an article must have in common with a text to be taken for it. */
const ALIKE = 0.5;

/** Articles by their long words, to find the one that a text is most like. */
export class Likeness {
  readonly #words = new Map<string, Set<Placed>>();

  add(placed: Placed, text: string): void {
    for (const word of longWords(text)) {
      const where = this.#words.get(word);
      if (where) where.add(placed);
      else this.#words.set(word, new Set([placed]));
    }
  }

  /** The article that shares most long words with a text; null where none shares enough. */
  mostLike(text: string): Placed | null {
    const own = longWords(text);
    const shared = new Map<Placed, number>();
    for (const word of own) for (const placed of this.#words.get(word) ?? []) shared.set(placed, (shared.get(placed) ?? 0) + 1);
    let best: Placed | null = null;
    let most = own.size * ALIKE;
    for (const [placed, n] of shared) if (n > most) [best, most] = [placed, n];
    return best;
  }
}

function longWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? []);
}
