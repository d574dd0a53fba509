import type { RecordLine, Sheet } from './sheet.ts';
import { isBlank, trimmed } from './sheet.ts';

/** Above this length a line is a paragraph of its own: nobody wraps that wide. */
const WIDEST_WRAP = 110;

/** Puts the prose of some lines on the sheet: paragraphs, wrapped lines of one joined, and short headings between them, unless there are none. */
export function putProse(sheet: Sheet, lines: readonly RecordLine[], headings = true): void {
  let block: RecordLine[] = [];
  const blocks: RecordLine[][] = [];
  for (const line of lines) {
    if (!isBlank(line.text)) block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  const paragraphs = blocks.flatMap(paragraphsOf);
  paragraphs.forEach((paragraph, n) => {
    const next = paragraphs[n + 1];
    const kind = !paragraph.some((line) => /[\p{L}\p{N}]/u.test(line.text)) ? 'furniture' : headings && paragraph.length === 1 && next && isHeading(paragraph[0].text) && !isHeading(next[0].text) ? 'subheading' : 'paragraph';
    sheet.put(kind, { start: trimmed(paragraph[0]).start, end: trimmed(paragraph.at(-1)!).end });
  });
}

/** Parts the lines between two blank ones: each long line is a paragraph; wrapped lines are one until one is indented, or ends early at a sentence's end. */
function paragraphsOf(block: readonly RecordLine[]): RecordLine[][] {
  const widest = block.reduce((most, line) => Math.max(most, line.text.trimEnd().length), 0);
  if (widest > WIDEST_WRAP) return block.map((line) => [line]);
  const paragraphs: RecordLine[][] = [[block[0]]];
  const margin = block.reduce((least, line) => Math.min(least, indent(line.text)), Infinity);
  for (let n = 1; n < block.length; n++) {
    const before = block[n - 1].text.trimEnd();
    const { text } = block[n];
    const word = /^\s*(\S+)/.exec(text)![1];
    const early = before.length + 1 + word.length < widest * 0.85 && /[.!?:]["'”’»)]*$/.test(before);
    const indented = indent(text) >= margin + 2 && indent(before) === margin;
    if (early || indented) paragraphs.push([block[n]]);
    else paragraphs.at(-1)!.push(block[n]);
  }
  return paragraphs;
}

function indent(text: string): number {
  return text.length - text.trimStart().length;
}

/** Whether a line reads like a heading inside an article: few words, a capital first, no full stop. */
export function isHeading(text: string): boolean {
  const words = text.trim();
  return words.length <= 60 && /^["“'‘«(]?[\p{Lu}\p{N}]/u.test(words) && !/[.,;:!…"”’»)]$/u.test(words) && /\p{L}{2}/u.test(words) && words.split(/\s+/).length <= 9;
}
