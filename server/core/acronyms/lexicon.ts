/** What an expansion is: the kinds of organisations, and what else short forms stand for. */
export type LexiconKind =
  | 'government' | 'party' | 'company' | 'media' | 'education' | 'armed' | 'international' | 'sport' | 'other'
  | 'treaty' | 'unit' | 'technical' | 'medical' | 'place' | 'title' | 'economy' | 'time' | 'people';

/** One line of `data/lexicon.tsv`. */
export interface LexiconEntry {
  readonly short: string;
  readonly expansion: string;
  readonly kind: LexiconKind;
  /** where the entry comes from: named in data/README.md */
  readonly source: string;
}

/** The expansions that come with the program. Nothing is read before the first look-up, and then only the lines that bisection meets. */
export class Lexicon {
  readonly #text: string;
  /** where the lines behind the heading begin */
  readonly #start: number;

  private constructor(text: string) {
    this.#text = text;
    this.#start = text.indexOf('\n') + 1;
  }

  /** From the text of `data/lexicon.tsv`: a heading, then short form, expansion, kind and source, separated by tabs, lines sorted by short form in UTF-16 order. */
  static parse(text: string): Lexicon {
    return new Lexicon(text);
  }

  /** The entries for a key (see `ShortForm.key`), the likeliest first; for a key that has none, those of its capitals. */
  lookUp(key: string): readonly LexiconEntry[] {
    const found = this.#find(key);
    return found.length > 0 ? found : this.#find(key.toUpperCase());
  }

  /** The entries whose short form begins with `prefix`, in UTF-16 order: what completion offers. */
  *startingWith(prefix: string): Generator<LexiconEntry> {
    for (let line = this.#lowerBound(prefix); line < this.#text.length && this.#text.startsWith(prefix, line); line = this.#next(line)) yield this.#entry(line);
  }

  /** All entries, in the order of the file. */
  entries(): Generator<LexiconEntry> {
    return this.startingWith('');
  }

  #find(key: string): LexiconEntry[] {
    const found: LexiconEntry[] = [];
    const head = key + '\t';
    for (let line = this.#lowerBound(key); this.#text.startsWith(head, line); line = this.#next(line)) found.push(this.#entry(line));
    return found;
  }

  /** The beginning of the first line whose short form is not less than `key`. */
  #lowerBound(key: string): number {
    let low = this.#start;
    let high = this.#text.length;
    while (low < high) {
      const middle = this.#text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
      const line = Math.max(middle, low);
      const next = this.#next(line);
      if (this.#text.slice(line, this.#text.indexOf('\t', line)) < key) low = next;
      else high = line;
    }
    return low;
  }

  #next(line: number): number {
    const end = this.#text.indexOf('\n', line);
    return end < 0 ? this.#text.length : end + 1;
  }

  #entry(line: number): LexiconEntry {
    const end = this.#text.indexOf('\n', line);
    const [short, expansion, kind, source] = this.#text.slice(line, end < 0 ? undefined : end).split('\t');
    return { short: short, expansion: expansion, kind: kind as LexiconKind, source: source };
  }
}
