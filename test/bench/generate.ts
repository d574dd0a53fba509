import * as words from './words.ts';

/** A source of numbers in [0, 1) that a seed decides (mulberry32, by Tommy Ettinger, public domain). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An organisation's name and its acronym. */
interface Organisation {
  readonly name: string;
  readonly acronym: string;
}

/**
 * Saved newspaper pages, one after another, as many as fit into `length` UTF-16 units, but at least one: articles with
 * section, title, paragraphs as long lines, some of them interviews, and teasers after every few of them. The same seed
 * gives the same pages.
 */
export function newspaperPages(length: number, seed = 1): string {
  const writer = new Writer(random(seed));
  const pages = [writer.page()];
  let written = pages[0].length;
  for (let page = writer.page(); written + page.length <= length; page = writer.page()) {
    pages.push(page);
    written += page.length;
  }
  return pages.join('');
}

class Writer {
  readonly #random: () => number;
  #organisations: Organisation[] = [];
  /** Those that the article has defined. */
  #defined = new Set<Organisation>();

  constructor(source: () => number) {
    this.#random = source;
  }

  /** A page: some articles, then some teasers. */
  page(): string {
    const articles = this.#times(4, 8, () => this.#article());
    const teasers = this.#times(3, 7, () => this.#teaser());
    return `Connect with us\n\n${articles.join('')}\n\n${teasers.join('')}\n`;
  }

  #article(): string {
    this.#organisations = this.#times(2, 4, () => this.#organisation());
    this.#defined = new Set();
    const body = this.#chance(0.25) ? this.#interview() : this.#times(4, 16, () => this.#paragraph());
    const source = this.#chance(0.4) ? `Source: ${this.#organisations[0].name}\n\n` : '';
    return `${this.#pick(words.sections)}\n\n${this.#title()}\n\n\n\n${body.join('\n\n')}\n\n${source}Continue Reading\n\n`;
  }

  #interview(): string[] {
    const speaker = `${this.#pick(words.firstNames)} ${this.#pick(words.surnames)}`;
    return this.#times(4, 9, () => [
      `Question: ${this.#sentence()} ${this.#pick(words.questions)}?`,
      `${speaker}: ${this.#paragraph()}`,
      ...this.#times(0, 2, () => this.#paragraph()),
    ]).flat();
  }

  #teaser(): string {
    const excerpt = `${this.#sentence()} ${this.#sentence()}`.split(' ').slice(0, 20).join(' ').replace(/[.,;]$/, '');
    return `${this.#pick(words.sections)}${this.#between(2, 23)} hours ago\n\n${this.#title()}\n\n${excerpt}…\n\n`;
  }

  #title(): string {
    const noun = `${capital(this.#pick(words.adjectives))} ${capital(this.#pick(words.nouns))}`;
    const other = `${capital(this.#pick(words.nouns))} and ${capital(this.#pick(words.nouns))}`;
    const place = this.#pick(words.places);
    switch (this.#between(0, 4)) {
      case 0: return `${place} and its ${noun}: ${other}`;
      case 1: return `The ${noun} of ${place}`;
      case 2: return `${other} in ${place}, ${this.#between(1990, 2025)}–${this.#between(2026, 2060)}`;
      case 3: return `${place}’s ${noun} After ${this.#between(2, 90)} Years`;
      default: return `Why ${place} Needs a ${noun}`;
    }
  }

  #paragraph(): string {
    return this.#times(2, 7, () => this.#sentence()).join(' ');
  }

  #sentence(): string {
    const clause = `${this.#subject()} ${this.#pick(words.verbs)} ${this.#pick(words.objects)}${this.#chance(0.5) ? this.#pick(words.endings) : ''}`;
    if (this.#chance(0.12)) return `“${capital(clause)},” said ${this.#pick(words.firstNames)} ${this.#pick(words.surnames)}, ${this.#pick(words.offices)} from ${this.#pick(words.places)}.`;
    if (this.#chance(0.1)) return `${capital(clause)}, at a cost of $${this.#between(2, 900)} million.`;
    return this.#chance(0.4) ? `${this.#pick(words.openings)} ${clause}.` : `${capital(clause)}.`;
  }

  #subject(): string {
    if (this.#organisations.length === 0 || !this.#chance(0.25)) return this.#pick(words.subjects);
    const organisation = this.#pick(this.#organisations);
    if (this.#defined.has(organisation)) return `the ${this.#chance(0.7) ? organisation.acronym : organisation.name}`;
    this.#defined.add(organisation);
    return `the ${organisation.name} (${organisation.acronym})`;
  }

  #organisation(): Organisation {
    const name = `${this.#pick(words.regions)} ${this.#pick(words.bodies)} for ${this.#pick(words.fields)}`;
    return { name, acronym: name.replace(/[^A-Z]/g, '') };
  }

  #times<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: this.#between(least, most) }, make);
  }

  #between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)];
  }
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
