import type { Gazetteer } from './gazetteer.ts';

/** American and Oxford spellings made British, and old ones of today, so that both are one name. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/iz(ation|ations|e|ed|ing|er|ers)\b/g, 'is$1'], [/\bcenter\b/g, 'centre'], [/\bdefense\b/g, 'defence'], [/\blabor\b/g, 'labour'], [/\bprogram\b/g, 'programme'], [/\btheater\b/g, 'theatre'],
  [/\bco (operati|ordinati)/g, 'co$1'],
];
const SUFFIXES = /(?<=\S)(?:,? (?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|ag|gmbh|sa|spa|nv|bv|ab|asa|oyj?|pty|bhd|fc|afc))+$/;

/**
 * What all spellings of a name share: no "the", possessive, accents, dots or company suffix; lower case, British spelling, single spaces.
 * An acronym stays in capitals, so that "WHO" and "who" differ.
 */
export function nameKey(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/['’]s?$/u, '').replace(/['’`]/gu, "'").replace(/\s+/gu, ' ').trim();
  if (isAcronym(plain)) return `=${plain.replaceAll('.', '')}`;
  let key = plain.toLowerCase().replaceAll('.', '').replace(/ ?& ?/gu, ' and ').replace(/[-‐‑–/]/gu, ' ').replace(/^the /u, '');
  if (/[zrme]/.test(key)) for (const [from, to] of SPELLINGS) key = key.replace(from, to);
  return key.replace(SUFFIXES, '').trim();
}

/** One word, of capitals mostly: "EAEU", "U.N.", "AT&T", "UN-Habitat" is none. */
export function isAcronym(name: string): boolean {
  return name.length <= 12 && /^\p{Lu}[\p{Lu}\d.&/-]*\p{Lu}?\.?[\p{Lu}\d]?s?$/u.test(name) && name.length > 1;
}

const SMALL = new Set(['of', 'for', 'and', 'the', 'on', 'in', 'to', 'de', 'du', 'des', 'la', 'et', 'against', 'with', 'at', 'by', '&']);

/** Can `acronym` be made from the first letters of `name`'s words, small words skipped or not? */
export function hasInitials(name: string, acronym: string): boolean {
  const letters = acronym.replace(/[^\p{L}]/gu, '').toUpperCase();
  const words = name.normalize('NFD').split(/[\s/]+|-(?=\p{Lu})/u).filter(word => /^\p{L}/u.test(word));
  const full = words.map(word => word[0].toUpperCase()).join('');
  const short = words.filter(word => !SMALL.has(word.toLowerCase())).map(word => word[0].toUpperCase()).join('');
  return letters.length > 1 && (letters === full || letters === short);
}

/**
 * Is `short` (a key) a way to speak of `long` (a key) that has been named before? Its last words ("security council"), its head before "of"
 * ("ministry" for "ministry of finance"), or its first words where they are a name rather than an adjective ("goldman" for "goldman sachs").
 */
export function isShortOf(short: string, long: string, gazetteer: Gazetteer): boolean {
  if (short.length >= long.length || short.startsWith('=')) return false;
  if (long.endsWith(` ${short}`)) return true;
  if (!long.startsWith(`${short} `)) return false;
  return /^(?:of|for|on) /u.test(long.slice(short.length + 1)) || gazetteer.lookup(short) === 0 && !COMMON_BEGINNINGS.has(short);
}

const COMMON_BEGINNINGS = new Set(['united', 'national', 'international', 'new', 'first', 'american', 'british', 'european', 'central', 'general', 'royal', 'federal', 'world', 'north', 'south', 'east', 'west']);
