/** UTF-16 units made at one time: a call takes only so many arguments. */
const PIECE = 1 << 15;

/** Bytes as JSON can carry them. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

/** The bytes that `toBase64` made a text of. Throws where it made none. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
