import type { Message } from '../say.ts';
import type { Damage } from '../text/changes.ts';
import type { Text } from '../text/text.ts';
import type { Dialect, Evidence } from './dialect.ts';
import { isQuoted, unquoted } from './quotes.ts';
import { isBlank } from './sheet.ts';

/** How many lines of a dump's beginning are looked at, the blank ones not counted, and how many UTF-16 units at most. */
const LINES = 3000;
const UNITS = 1 << 19;
const FORM_FEED = 12;
/** Of a long line only so much of its beginning and of its end is looked at. */
const WIDTH = 200;
/** Fewer points than this say nothing: any text may hold a ruler or a line in capitals. */
const LEAST = 4;

/** A reason found for a dialect, and how often. */
export interface Reason {
  readonly what: Message;
  readonly lines: number;
}

/** Which dialect a dump is written in, and why. */
export interface Detection {
  readonly dialect: Dialect;
  readonly reasons: readonly Reason[];
  /** A person has said so. */
  readonly chosen: boolean;
  /** How far into the text it looked; Infinity where it saw the end. */
  readonly reach: number;
  /** Which evidence each of the lines looked at is, wherever it stands: numbers in the row of all evidence. After an edit most lines are known. */
  readonly lines?: ReadonlyMap<string, readonly number[]>;
}

/**
 * Finds the dialect with the most evidence in the first lines of a text, without the marks of quoted mail where nearly all
 * have them; the first of `dialects` with as much wins, and the last one serves where there is none. The answer depends on
 * the text alone, so an edited dump is read like a fresh one. It is where reading starts: a file that goes on in another
 * dialect, or begins with more front matter than this looks at, is told by its records (see `inParts`). `before` is what
 * was found with the same dialects in an earlier version.
 */
export function detect(text: Text, dialects: readonly Dialect[], chosen?: string, before?: Detection): Detection {
  const ruled = chosen === undefined ? undefined : dialects.find((dialect) => dialect.id === chosen);
  if (ruled) return { dialect: ruled, reasons: [], chosen: true, reach: 0 };
  const all = dialects.flatMap(({ evidence }) => evidence);
  const counts = all.map(() => 0);
  const known = new Map<string, readonly number[]>();
  const quoted = isQuoted(linesOf(text));
  const source = text.lines(0);
  let reach = Infinity;
  let blanks = Infinity;
  for (let seen = 0, line = source.next(); line; line = source.next()) {
    const words = quoted ? unquoted(line.text) : line.text;
    if (isBlank(words) && words.charCodeAt(0) !== FORM_FEED) {
      blanks++;
      continue;
    }
    if (++seen > LINES || line.start > UNITS) {
      reach = line.next + 1;
      break;
    }
    const start = words.length > 2 * WIDTH ? `${words.slice(0, WIDTH)} ${words.slice(-WIDTH)}` : words;
    const found = known.get(start) ?? before?.lines?.get(start) ?? evidenceIn(start, all);
    known.set(start, found);
    for (const e of found) if (blanks >= (all[e].blanks ?? 0)) counts[e]++;
    blanks = 0;
  }
  let best = dialects.length - 1;
  let points = LEAST - 1;
  let first = 0;
  let reasons: Reason[] = [];
  dialects.forEach(({ evidence }, d) => {
    const lines = counts.slice(first, first += evidence.length);
    const sum = evidence.reduce((n, { weight }, e) => n + weight * lines[e], 0);
    if (sum <= points || evidence.some(({ needed }, e) => needed && lines[e] === 0)) return;
    [best, points] = [d, sum];
    reasons = evidence.map(({ what }, e) => ({ what, lines: lines[e] })).filter((reason) => reason.lines > 0);
  });
  return { dialect: dialects[best], reasons, chosen: false, reach, lines: known };
}

function* linesOf(text: Text): Generator<string> {
  const source = text.lines(0);
  for (let line = source.next(); line; line = source.next()) yield line.text;
}

function evidenceIn(line: string, all: readonly Evidence[]): readonly number[] {
  const found: number[] = [];
  const first = line.trimStart().charAt(0);
  for (let e = 0; e < all.length; e++) if ((all[e].first?.includes(first) ?? true) && all[e].pattern.test(line)) found.push(e);
  return found;
}

/** Whether a detection holds for a changed text: nobody has chosen otherwise, and it did not look at what has changed. */
export function isTrueStill(detection: Detection, damages: readonly Damage[], chosen: string | undefined): boolean {
  if (detection.chosen || chosen !== undefined) return detection.chosen && chosen === detection.dialect.id;
  return damages.every((damage) => damage.oldStart >= detection.reach && damage.newStart >= detection.reach);
}
