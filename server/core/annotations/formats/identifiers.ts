/** Gives names that a format does not allow names that it does, each its own, the same for the same name. */
export class Identifiers {
  readonly #clean: (name: string) => string;
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** `clean` makes a name allowed; it need not make it unique. */
  constructor(clean: (name: string) => string) {
    this.#clean = clean;
  }

  of(name: string): string {
    const given = this.#given.get(name);
    if (given !== undefined) return given;
    const clean = this.#clean(name);
    let own = clean;
    for (let n = 2; this.#taken.has(own.toLowerCase()); n++) own = `${clean}_${n}`;
    this.#given.set(name, own);
    this.#taken.add(own.toLowerCase());
    return own;
  }

  /** Every name that was asked for, with what it was given. */
  get all(): readonly (readonly [name: string, identifier: string])[] {
    return [...this.#given];
  }
}

/** ASCII letters, digits, hyphens and underscores, with a letter first. */
export function plainName(name: string): string {
  const ascii = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9-]+/g, '_').replace(/^_+|_+$/g, '');
  return ascii === '' ? 'Label' : /^[A-Za-z]/.test(ascii) ? ascii : `L${ascii}`;
}

/** A name without white space. */
export function unspaced(name: string): string {
  return name.replace(/[\s\x1c-\x1f\x85]+/g, '_') || '_';
}

/** Words of a title for a file name: lower-case letters and digits of any script, hyphens; at most 40 UTF-16 units. */
export function slug(title: string): string {
  const words = title.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let made = '';
  for (const word of words) {
    if (made.length + word.length > 40) break;
    made += made === '' ? word : `-${word}`;
  }
  return made;
}
