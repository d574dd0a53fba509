import { fact } from './fact.ts';
import type { Structure, ZoneKind } from './model.ts';

/** The article's own words; what an export or a page adds to them differs from one saving to the next. */
const OWN: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['title', 'paragraph', 'subheading', 'speaker']);

/**
 * An article's name that is the same in every batch and version of a dump: the record's own number, else a hash of its title
 * and text in which case, line breaks and white space do not count.
 */
export const identity = fact((structure) => structure.recordId ?? hash(ownWords(structure)));

function ownWords({ text, zones }: Structure): string[] {
  const own = zones.filter(({ kind }) => OWN.has(kind)).map(({ start, end }) => text.slice(start, end));
  return own.length > 0 ? own : [text];
}

/** More than Latin letters and punctuation: what normalisation and lower case may do to it only their tables know, which is slow. */
const OTHER_THAN_LATIN = /[^\0-\u012f\u0131-\u02ff\u2010-\u2027\u2030-\u205e]/;
/** Latin letters in lower case, each one unit. */
const LOWER = Uint16Array.from({ length: 0x300 }, (_, unit) => String.fromCharCode(unit).toLowerCase().charCodeAt(0));
const SPACE = 0x20;

/** 64 bits of the words of some texts, taken together, as 16 hexadecimal digits (the two lanes of bryc's public-domain cyrb53). */
function hash(texts: readonly string[]): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let gap = false;
  let any = false;
  for (const text of texts) {
    const plain = OTHER_THAN_LATIN.test(text) ? text.normalize('NFC').toLowerCase() : text;
    for (let i = 0; i < plain.length; i++) {
      const unit = plain.charCodeAt(i);
      if (unit <= SPACE || unit === 0xa0) {
        gap = true;
        continue;
      }
      if (gap && any) {
        a = Math.imul(a ^ SPACE, 0x9e3779b1);
        b = Math.imul(b ^ SPACE, 0x5f356495);
      }
      gap = false;
      any = true;
      const lower = unit < 0x300 ? LOWER[unit] : unit;
      a = Math.imul(a ^ lower, 0x9e3779b1);
      b = Math.imul(b ^ lower, 0x5f356495);
    }
    gap = true;
  }
  const mixed = (x: number, y: number): number => (Math.imul(x ^ (x >>> 16), 0x85ebca6b) ^ Math.imul(y ^ (y >>> 13), 0xc2b2ae35)) >>> 0;
  return hex(mixed(a, b)) + hex(mixed(b, a));
}

const hex = (bits: number): string => bits.toString(16).padStart(8, '0');
