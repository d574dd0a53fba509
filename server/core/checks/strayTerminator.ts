import type { Mark, Structure } from '../dump/model.ts';
import { isTerminator } from '../dump/pages/markers.ts';
import { say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { Found, SequenceCheck } from './check.ts';
import { grouped } from './places.ts';
import { hasText } from './records.ts';

interface Said {
  /** What the article's end marker says, its numbers left out; null where it has none. */
  readonly marker: string | null;
  /** End markers in it that end nothing. */
  readonly stray: readonly Range[];
}

/** A line of a gap that may be an end marker. */
interface Line extends Range {
  readonly marker: string;
  readonly sure: boolean;
}

const LONGEST = 80;
/** The form of a marker that is nothing but a number. */
const NUMBER = '#';
const RECORD_END = /^(?:End of Document|(?:Document|Dokument|Documento) [A-Za-z]+\w*\d\w*)$/i;

/** An end marker that ends no article: a second one after an article, or one between two. */
export const strayTerminator: SequenceCheck<Said, readonly Line[]> = {
  code: 'stray-terminator',
  say: ({ structure, dialect }) => ({
    marker: structure.terminator && !dialect.usual.markup ? markerOf(structure.text.slice(structure.terminator.start, structure.terminator.end)) : null,
    stray: dialect.usual.markup ? [] : strayIn(structure),
  }),
  gap: linesIn,
  *judge(pieces): Generator<Found> {
    const used = new Map<string, number>();
    for (const piece of pieces) if (piece.article && piece.said.marker !== null) used.set(piece.said.marker, (used.get(piece.said.marker) ?? 0) + 1);
    let before: number | null = null;
    for (const piece of pieces) {
      const ranges = piece.article ? piece.said.stray : piece.said.filter(({ marker, sure }) => sure || (used.get(marker) ?? 0) > 0);
      if (piece.article) before = piece.index;
      const article = piece.article ? piece.index : before;
      const spots = ranges.map(({ start, end }) => ({ start: piece.start + start, end: piece.start + end, message: say('this end marker ends no article') }));
      for (const finding of grouped('stray-terminator', spots)) yield { ...finding, article };
    }
  },
};

/** All markers but the one that ends the article; all of them where there is nothing to end. */
function strayIn(structure: Structure): Range[] {
  const markers = structure.zones.filter(({ kind }) => kind === 'terminator');
  if (markers.length === 0) return [];
  if (structure.title === null && !hasText(structure)) return [...markers];
  const lastText = structure.zones.findLast(({ kind }) => kind === 'paragraph' || kind === 'subheading' || kind === 'title');
  const own = markers.find(({ start }) => start >= (lastText?.end ?? 0)) ?? markers[markers.length - 1];
  // a bare number below it belongs to it
  const form = ({ start, end }: Range): string => markerOf(structure.text.slice(start, end));
  return markers.filter((marker) => marker !== own && marker.start > own.start && (form(marker) !== NUMBER || form(own) === NUMBER));
}

function linesIn(text: string, marks: readonly Mark[]): Line[] {
  const found: Line[] = marks.filter(({ kind }) => kind === 'terminator').map(({ start, end }) => ({ start, end, marker: markerOf(text.slice(start, end)), sure: true }));
  for (const match of text.matchAll(/[^\n\r]+/g)) {
    if (match[0].length > LONGEST) continue;
    const line = match[0].trim();
    if (!RECORD_END.test(line) && !isTerminator(line)) continue;
    const start = match.index + match[0].indexOf(line);
    if (!found.some((other) => other.start === start)) found.push({ start, end: start + line.length, marker: markerOf(line), sure: false });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "Document IINM000020050101" and "Document IINM000020050102" are one marker. */
function markerOf(text: string): string {
  return text.trim().toLowerCase().replace(/[“"‘«].*$/, '').replace(/\S*\d\S*/g, '#').replace(/\s+/g, ' ').trim();
}
