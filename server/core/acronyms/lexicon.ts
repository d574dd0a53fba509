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

/** The expansions that come with the program. The text is read at the first look-up. */
export class Lexicon {
  readonly #text: string;
  #lines: readonly string[] = [];
  #byKey: ReadonlyMap<string, readonly number[]> | undefined;

  private constructor(text: string) {
    this.#text = text;
  }

  /** From the text of `data/lexicon.tsv`: a heading, then short form, expansion, kind and source, separated by tabs. */
  static parse(text: string): Lexicon {
    return new Lexicon(text);
  }

  /** The entries for a key (see `ShortForm.key`), the likeliest first; letter case counts, but for keys that are found in no case of their own. */
  lookUp(key: string): readonly LexiconEntry[] {
    const byKey = this.#read();
    const found = byKey.get(key) ?? byKey.get(key.toUpperCase()) ?? [];
    return found.map((line) => this.#entry(line));
  }

  /** All entries, in the order of the file. */
  *entries(): Generator<LexiconEntry> {
    this.#read();
    for (let line = 1; line < this.#lines.length; line++) if (this.#lines[line] !== '') yield this.#entry(line);
  }

  #read(): ReadonlyMap<string, readonly number[]> {
    if (this.#byKey !== undefined) return this.#byKey;
    const lines = this.#text.split('\n');
    const byKey = new Map<string, number[]>();
    for (let index = 1; index < lines.length; index++) {
      const tab = lines[index]!.indexOf('\t');
      if (tab <= 0) continue;
      const key = lines[index]!.slice(0, tab);
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [index]);
      else same.push(index);
    }
    this.#lines = lines;
    return (this.#byKey = byKey);
  }

  #entry(line: number): LexiconEntry {
    const [short, expansion, kind, source] = this.#lines[line]!.split('\t');
    return { short: short!, expansion: expansion!, kind: kind as LexiconKind, source: source ?? '' };
  }
}
