import { fact } from '../dump/fact.ts';
import type { Structure, Zone } from '../dump/model.ts';
import type { Range } from '../text/range.ts';

/** A paragraph of an article's prose: UTF-16 offsets from the article's beginning. Blank lines part a zone in several. */
export interface Paragraph extends Range {
  /** Its text ends where a page or an export cut it off. */
  readonly cut: boolean;
}

const CUT_OFF = /(?:…|\.\.\.)\s*["”’»)\]]?\s*$|[[(](?:…|\.\.\.|more[….]*|continued)[\])]\s*$/i;

/** The paragraphs of an article, in order. What reads like a table, code or a list of addresses is left out. */
export const paragraphsOf = fact(({ text, zones, terminator }: Structure): readonly Paragraph[] => {
  const found: Paragraph[] = [];
  for (const block of blocksOf(text, zones)) {
    for (const { start, end } of parts(text, block)) {
      const cut = CUT_OFF.test(text.slice(Math.max(start, end - 12), end)) || (terminator !== null && terminator.start >= end && !/[\n\r]/.test(text.slice(end, terminator.start)));
      if (isProse(text, start, end)) found.push({ start, end, cut });
    }
  }
  return found;
});

/** Above this width a line is a paragraph of its own. */
const WIDEST_WRAP = 110;

/** The zones of paragraphs; those of wrapped lines that follow one another without a blank line or an indentation are one, unless a quotation opens anew. */
function blocksOf(text: string, zones: readonly Zone[]): Range[] {
  const blocks: { start: number; end: number }[] = [];
  let before: Zone | null = null;
  for (const zone of zones) {
    if (zone.kind === 'paragraph') {
      const last = blocks.at(-1);
      if (last && before?.kind === 'paragraph' && isNextLine(text, before, zone)) last.end = zone.end;
      else blocks.push({ start: zone.start, end: zone.end });
    }
    before = zone;
  }
  return blocks;
}

function isNextLine(text: string, a: Range, b: Range): boolean {
  if (!/^ *(?:\r\n|\n|\r)$/.test(text.slice(a.end, b.start)) || /["“„«»‘]/.test(text[b.start])) return false;
  const above = a.end - Math.max(a.start, text.lastIndexOf('\n', a.end - 1) + 1);
  const feed = text.indexOf('\n', b.start);
  return above <= WIDEST_WRAP && (feed < 0 || feed > b.end ? b.end : feed) - b.start <= WIDEST_WRAP;
}

function* parts(text: string, { start, end }: Range): Generator<Range> {
  const block = text.slice(start, end);
  const blank = /(?:\r\n|\n|\r(?!\n))[ \t\u00a0]*(?:\r\n|\n|\r(?!\n))\s*/g;
  let from = 0;
  for (const { index, 0: between } of block.matchAll(blank)) {
    if (index > from) yield { start: start + from, end: start + index };
    from = index + between.length;
  }
  if (from < block.length) yield { start: start + from, end };
}

const SAMPLE = 2000;

/** Letters, digits and spaces make up prose. */
function isProse(text: string, start: number, end: number): boolean {
  const to = Math.min(end, start + SAMPLE);
  let words = 0;
  for (let at = start; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f || unit === 32 || unit === 10 || unit === 13 || (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)) words++;
  }
  return words >= 0.85 * (to - start);
}
