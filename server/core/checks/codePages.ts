/** Windows-1252 from 0x80 to 0x9F; five bytes stand for nothing there and come through as the controls of Latin-1. */
const CP1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const BYTES: ReadonlyMap<string, number> = new Map([...CP1252].map((sign, i) => [sign, 0x80 + i]));

/** The byte that a character stands for in Windows-1252 or Latin-1; -1 for none. */
export function byteOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0x100 ? unit : BYTES.get(text[at]) ?? -1;
}

/** The character that a C1 control was in Windows-1252; null for the five bytes that are none. */
export function fromC1(unit: number): string | null {
  const sign = CP1252[unit - 0x80];
  return sign !== undefined && sign.charCodeAt(0) > 0x9f ? sign : null;
}

/** Characters that were something else before they were wrongly decoded: UTF-16 offsets, half-open. */
export interface Misread {
  readonly start: number;
  readonly end: number;
  /** What was meant; null where it was lost already. */
  readonly meant: string | null;
}

const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;
/** Signs that a writer sets after a letter, so that the two are no proof of anything. */
const SETS_AFTER = new Set('“”‘’„‚«»›‹–—…•™®©°·¹²³ªº§¶\u00a0');

/**
 * Reads the wrongly decoded characters that begin at an offset (at a letter from Â to ô); null where the text may be meant as it
 * stands. One character of a Latin, punctuation or symbol block is enough where chance hardly makes it; of others a run of two.
 */
export function misread(text: string, start: number): Misread | null {
  const first = sequence(text, start);
  if (!first) return cutShort(text, start);
  let meant = '';
  let end = start;
  let count = 0;
  for (let next: Sequence | null = first; next; next = startsSequence(text, end) ? sequence(text, end) : null) {
    meant += String.fromCodePoint(next.code);
    end = next.end;
    count++;
  }
  if (!(count > 1 ? plausibleRun(meant) : plausibleAlone(text, start, first))) return null;
  // wrongly decoded twice over: "Ã¢â‚¬â„¢"
  for (let again = decodeAll(meant); again !== null && again !== meant; again = decodeAll(meant)) meant = again;
  return { start, end, meant: meant.includes('\ufffd') ? null : meant };
}

interface Sequence {
  readonly code: number;
  readonly end: number;
  readonly lead: number;
}

function startsSequence(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xc2 && unit <= 0xf4;
}

/** One UTF-8 sequence written as characters of a code page, or null: strict, so no overlong forms, no surrogates. */
function sequence(text: string, at: number): Sequence | null {
  const lead = text.charCodeAt(at);
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0xff >> (length + 1));
  let end = at + 1;
  for (let i = 1; i < length; i++) {
    const { byte, next } = continuation(text, end);
    if (byte < 0x80 || byte > 0xbf) return null;
    code = code * 64 + (byte & 0x3f);
    end = next;
  }
  const least = [0x80, 0x800, 0x10000][length - 2];
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return { code, end, lead };
}

/** The byte at an offset, also where it is written out as an escape ("â\x80\x99"). */
function continuation(text: string, at: number): { byte: number; next: number } {
  if (text[at] === '\\' && (text[at + 1] === 'x' || text[at + 1] === 'X')) {
    const digits = text.slice(at + 2, at + 4);
    if (/^[89abAB][\da-fA-F]$/.test(digits)) return { byte: parseInt(digits, 16), next: at + 4 };
  }
  return { byte: byteOf(text, at), next: at + 1 };
}

/** Several in a row: scripts, symbols and emoji, nothing that Unicode leaves empty or private. */
function plausibleRun(meant: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}\u0080-\u009f\ufffd]+$/u.test(meant);
}

function plausibleAlone(text: string, start: number, { code, end, lead }: Sequence): boolean {
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  const meant = String.fromCodePoint(code);
  // punctuation, currency, letter-like signs, arrows, mathematics, dingbats; ligatures, byte-order mark, U+FFFD; emoji
  if (lead === 0xe2) return code >= 0x2010 && code <= 0x27bf && plausibleRun(meant);
  if (lead === 0xef) return code === 0xfeff || code === 0xfffd || (code >= 0xfb00 && code <= 0xfb06);
  if (lead >= 0xf0) return code >= 0x1f000 && code <= 0x1faff;
  if (lead > 0xc5) return false;
  // "Â»" after capitals may be a word in quotes, "Ä“" a letter in German ones
  const last = text[end - 1];
  if (SETS_AFTER.has(last)) {
    if (lead === 0xc2) return !UPPER.test(before) || code === 0xa0;
    return LETTER.test(meant) && (LOWER.test(after) || (lead === 0xc3 && LOWER.test(before)));
  }
  if (lead === 0xc2) return code >= 0xa1;
  return LETTER.test(meant) || lead === 0xc3;
}

/** A sequence that lost its last character: "â€" for the closing quotation mark, whose byte 9D the code page does not have; "Ã " for "à". */
function cutShort(text: string, start: number): Misread | null {
  if (text.startsWith('â€', start)) {
    const lost = text[start + 2] === '\ufffd' ? 1 : 0;
    return { start, end: start + 2 + lost, meant: '”' };
  }
  if (text[start] === 'Ã' && text[start + 1] === ' ' && (LOWER.test(text[start - 1] ?? '') || (text[start - 1] === ' ' && /[\p{Ll} ]/u.test(text[start + 2] ?? '')))) {
    // the no-break space in it became an ordinary one, beside the one that parts the words or in its place
    return { start, end: start + (text[start + 2] === ' ' ? 2 : 1), meant: 'à' };
  }
  return null;
}

/** A whole text decoded once more, where all of its characters beyond ASCII can be; null otherwise. */
function decodeAll(text: string): string | null {
  let decoded = '';
  for (let at = 0; at < text.length;) {
    if (text.charCodeAt(at) < 0x80) {
      decoded += text[at++];
      continue;
    }
    const next = startsSequence(text, at) ? sequence(text, at) : null;
    if (!next) return null;
    decoded += String.fromCodePoint(next.code);
    at = next.end;
  }
  return decoded;
}
