import { fact } from './fact.ts';
import type { Structure, ZoneKind } from './model.ts';

/** The article's own words; what an export or a page adds to them differs from one saving to the next. */
const OWN: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['title', 'paragraph', 'subheading', 'speaker']);

/**
 * An article's name that is the same in every batch and version of a dump: the record's own number, else a hash of its title
 * and text in which case, line breaks and white space do not count.
 */
export const identity = fact((structure) => structure.recordId ?? hash(ownWords(structure)));

function ownWords({ text, zones }: Structure): string {
  const own = zones.filter(({ kind }) => OWN.has(kind)).map(({ start, end }) => text.slice(start, end)).join(' ');
  return (own || text).normalize('NFC').toLowerCase().replace(/[\s\u00a0]+/g, ' ').trim();
}

/** 64 bits of a text's UTF-16 units as 16 hexadecimal digits (the two lanes of bryc's public-domain cyrb53). */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  const mixed = (x: number, y: number): number => (Math.imul(x ^ (x >>> 16), 0x85ebca6b) ^ Math.imul(y ^ (y >>> 13), 0xc2b2ae35)) >>> 0;
  return hex(mixed(a, b)) + hex(mixed(b, a));
}

const hex = (bits: number): string => bits.toString(16).padStart(8, '0');
