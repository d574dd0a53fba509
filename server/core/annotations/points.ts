/**
 * Positions in code points with line ends counted as one (CRLF too), as sidecars have them, against UTF-16 offsets.
 * A lone surrogate counts as one.
 */

/** The code points before a UTF-16 offset of an article's text. An offset between CR and LF, or within a pair, counts as the place before it. */
export function pointsBefore(text: string, offset: number): number {
  let points = 0;
  for (let i = 0; i < offset; points++) {
    const next = step(text, i);
    if (next > offset) break;
    i = next;
  }
  return points;
}

/** The UTF-16 offset of a number of code points; the text's end where there are fewer. */
export function offsetOfPoints(text: string, points: number): number {
  let offset = 0;
  for (let n = 0; n < points && offset < text.length; n++) offset = step(text, offset);
  return offset;
}

function step(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
  if (unit < 0xd800 || unit > 0xdbff) return at + 1;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff ? at + 2 : at + 1;
}

/** A text with LF at its line ends, as quotes have it. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
