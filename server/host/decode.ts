import { say, type Message } from '../core/say.ts';

/** What bytes turned out to be. */
export type Decoded =
  | { readonly text: string; readonly note: string | null }
  /** Not text at all, and why. */
  | { readonly binary: Message };

/** The note where bytes are not UTF-8. */
export const RECODED = 'not valid UTF-8, read as Windows-1252';

/** Windows-1252 from 0x80 to 0x9F; its five undefined bytes as Latin-1 has them. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Reads bytes as text: UTF-16 with its mark (or without one where it is unmistakable), else UTF-8, else Windows-1252 with a
 * note. A byte-order mark is no character of the text; line ends stay as they are. Text that holds NUL is binary.
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes, bytes.length);
  if (utf16) {
    const text = new TextDecoder(utf16.encoding).decode(bytes);
    return text.includes('\0') ? { binary: say('it holds NUL characters') } : { text, note: utf16.note };
  }
  if (bytes.includes(0)) return { binary: say('it holds NUL bytes') };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return { text: windows1252(bytes), note: RECODED };
}

/** Whether bytes that begin so, and are so many, are UTF-16; null where they are not. */
export function utf16Of(bytes: Uint8Array, length: number): { encoding: 'utf-16le' | 'utf-16be'; note: string | null } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', note: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', note: null };
  if (length < 8 || length % 2 > 0) return null;
  // without a mark: most characters below U+0100, so every other byte is mostly NUL and none of the rest is
  const zeros = [0, 0];
  const seen = Math.min(bytes.length, 4096);
  for (let i = 0; i < seen; i++) if (bytes[i] === 0) zeros[i % 2]++;
  const many = seen * 0.3;
  if (zeros[0] === 0 && zeros[1] > many) return { encoding: 'utf-16le', note: 'read as UTF-16 without a byte-order mark' };
  if (zeros[1] === 0 && zeros[0] > many) return { encoding: 'utf-16be', note: 'read as UTF-16 without a byte-order mark' };
  return null;
}

/** Bytes as Windows-1252. */
export function windows1252(bytes: Uint8Array): string {
  // some runtimes read "latin1" as Windows-1252 already: what is below then changes nothing
  return new TextDecoder('latin1').decode(bytes).replace(/[\x80-\x9f]/g, (character) => WINDOWS[character.charCodeAt(0) - 0x80]);
}
