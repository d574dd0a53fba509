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

const OTHER_THAN_ASCII = /[^\0-\x7f]/;
const SPACE = 0x20;

/** 64 bits of the words of some texts, taken together, as 16 hexadecimal digits (the two lanes of bryc's public-domain cyrb53). */
function hash(texts: readonly string[]): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let gap = false;
  let any = false;
  for (const text of texts) {
    const plain = OTHER_THAN_ASCII.test(text) ? text.normalize('NFC').toLowerCase() : text;
    for (let i = 0; i < plain.length; i++) {
      let unit = plain.charCodeAt(i);
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
      if (unit >= 0x41 && unit <= 0x5a) unit |= 0x20;
      a = Math.imul(a ^ unit, 0x9e3779b1);
      b = Math.imul(b ^ unit, 0x5f356495);
    }
    gap = true;
  }
  const mixed = (x: number, y: number): number => (Math.imul(x ^ (x >>> 16), 0x85ebca6b) ^ Math.imul(y ^ (y >>> 13), 0xc2b2ae35)) >>> 0;
  return hex(mixed(a, b)) + hex(mixed(b, a));
}

const hex = (bits: number): string => bits.toString(16).padStart(8, '0');
