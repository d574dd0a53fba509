import type { Cut } from './dialect.ts';
import type { Lines } from './lines.ts';
import type { Zone } from './model.ts';
import { isBlank, joined, type RecordLine } from './sheet.ts';

/** How many lines tell whether a text is made of briefs, and how many titles must stand in them. */
const SAMPLE = 3000;
const FEWEST = 3;
const LONGEST_TITLE = 100;
/** Below a title stands text, UTF-16 units. */
const SHORTEST_TEXT = 40;
/** The last so many units of a brief may say where it is from. */
const CREDIT_WITHIN = 400;
/** "(Quay Herald, 12 Apr 2000)", and an address after it. */
const CREDIT = /\((?<source>\p{Lu}[^()\d]{2,60}?),?\s+(?<date>\d{1,2}\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4})\)/gu;

/** Whether the lines ahead are a digest of briefs: titles in capitals, each right above its text. */
export function areBriefs(lines: Lines): boolean {
  let titles = 0;
  for (let n = 0; lines.peek(n) && n < SAMPLE; n++) if (isTitle(lines, n) && ++titles >= FEWEST) return true;
  return false;
}

/** Cuts briefs: each goes from its title to the next one, or to where two lines are blank. */
export function brief(lines: Lines): Cut {
  let n = 0;
  while (lines.peek(n) && !isTitle(lines, n)) n++;
  if (n > 0) {
    lines.take(n);
    return { kind: 'gap', state: '' };
  }
  let last = 0;
  const below = titleEnd(lines, 0);
  for (let m = 1, line = lines.peek(1); line && (m < below || !isTitle(lines, m)) && m - last < 3; line = lines.peek(++m)) if (!isBlank(line.text)) last = m;
  const title = lines.ofPiece(below);
  const text = lines.ofPiece(last + 1 - below, below);
  lines.take(last + 1);
  return { kind: 'article', length: text.at(-1)!.end, breaks: last, head: [{ kind: 'title', start: 0, end: title.at(-1)!.end }, ...credit(text)], state: '' };
}

function isTitle(lines: Lines, n: number): boolean {
  const { text } = lines.peek(n)!;
  if (!inCapitals(text) || (n > 0 && !isBlank(lines.peek(n - 1)!.text))) return false;
  const below = lines.peek(titleEnd(lines, n))?.text ?? '';
  return below.trim().length >= SHORTEST_TEXT && /\p{Ll}{2}/u.test(below) && !/^\s/.test(below);
}

/** The number of the line after a title of one line or two. */
function titleEnd(lines: Lines, n: number): number {
  return inCapitals(lines.peek(n + 1)?.text ?? '') ? n + 2 : n + 1;
}

function inCapitals(text: string): boolean {
  return text.length <= LONGEST_TITLE && /^["'“‘«(]?[\p{Lu}\d$€£]/u.test(text) && /\p{Lu}{2}.*\s.*\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Where the last of a brief's lines say that it is from, and of when. */
function credit(text: readonly RecordLine[]): Zone[] {
  const { end } = text.at(-1)!;
  const found = [...joined(text.filter(({ start }) => end - start <= CREDIT_WITHIN)).matchAll(CREDIT)].at(-1);
  if (!found) return [];
  return (['source', 'date'] as const).map((kind) => {
    const start = found.index + found[0].indexOf(found.groups![kind]);
    return { kind, start, end: start + found.groups![kind].length };
  });
}
