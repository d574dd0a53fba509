import type { Message } from '../say.ts';
import type { Finding, Reading } from './check.ts';
import type { Code } from './codes.ts';
import { paragraphsOf } from './paragraphs.ts';
import { grouped, type Spot } from './places.ts';

/** What opens and what closes in one paragraph. */
export interface Pairing {
  /** The offsets of openers that nothing closes. */
  readonly open: readonly number[];
  /** Closers that nothing in the paragraph opens. */
  readonly closes: boolean;
}

/** Looks for pairs in each paragraph of an article; `marks` are the offsets of all their signs. */
export function unclosed(
  code: Code, { article, structure }: Reading, marks: readonly number[],
  pair: (text: string, marks: readonly number[], from: number, to: number) => Pairing,
  goesOn: (text: string, next: number) => boolean,
  message: (sign: string) => Message,
): Finding[] {
  if (marks.length === 0) return [];
  const { text } = structure;
  const paragraphs = paragraphsOf(article, () => structure);
  let first = 0;
  const read = paragraphs.map(({ start, end }) => {
    while (first < marks.length && marks[first] < start) first++;
    let last = first;
    while (last < marks.length && marks[last] < end) last++;
    const own = marks.slice(first, last);
    first = last;
    return own.length > 0 ? pair(text, own, start, end) : NOTHING;
  });
  const spots: Spot[] = [];
  paragraphs.forEach(({ cut }, i) => {
    const { open } = read[i];
    if (open.length === 0 || cut) return;
    const next = paragraphs[i + 1];
    // what runs on is closed further down, or opened again by each paragraph
    if (next && (goesOn(text, next.start) || read[i + 1].closes || read[i + 2]?.closes)) return;
    for (const at of open) spots.push({ start: at, end: at + 1, message: message(text[at]) });
  });
  return grouped(code, spots);
}

const NOTHING: Pairing = { open: [], closes: false };
