import type { Damage } from '../text/changes.ts';
import type { Text } from '../text/text.ts';
import type { Dialect } from './dialect.ts';
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
  readonly what: string;
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
}

/**
 * Finds the dialect with the most evidence in the first lines of a text; the first of `dialects` with as much wins, and
 * the last one serves where there is none. The answer depends on the text alone, so an edited dump is read like a fresh
 * one. It is where reading starts: a file that goes on in another dialect, or begins with more front matter than this
 * looks at, is told by its records (see `inParts`).
 */
export function detect(text: Text, dialects: readonly Dialect[], chosen?: string): Detection {
  const ruled = chosen === undefined ? undefined : dialects.find((dialect) => dialect.id === chosen);
  if (ruled) return { dialect: ruled, reasons: [], chosen: true, reach: 0 };
  const counts = dialects.map((dialect) => dialect.evidence.map(() => 0));
  const source = text.lines(0);
  let reach = Infinity;
  let blanks = Infinity;
  for (let seen = 0, line = source.next(); line; line = source.next()) {
    if (isBlank(line.text) && line.text.charCodeAt(0) !== FORM_FEED) {
      blanks++;
      continue;
    }
    if (++seen > LINES || line.start > UNITS) {
      reach = line.next + 1;
      break;
    }
    const start = line.text.length > 2 * WIDTH ? `${line.text.slice(0, WIDTH)} ${line.text.slice(-WIDTH)}` : line.text;
    for (let d = 0; d < dialects.length; d++) {
      const { evidence } = dialects[d];
      for (let e = 0; e < evidence.length; e++) {
        if (blanks >= (evidence[e].blanks ?? 0) && evidence[e].pattern.test(start)) counts[d][e]++;
      }
    }
    blanks = 0;
  }
  let best = dialects.length - 1;
  let points = LEAST - 1;
  dialects.forEach(({ evidence }, d) => {
    const sum = evidence.reduce((n, { weight }, e) => n + weight * counts[d][e], 0);
    if (sum > points) [best, points] = [d, sum];
  });
  const reasons = dialects[best].evidence
    .map(({ what }, e) => ({ what, lines: counts[best][e] }))
    .filter(({ lines }) => lines > 0);
  return { dialect: dialects[best], reasons, chosen: false, reach };
}

/** Whether a detection holds for a changed text: nobody has chosen otherwise, and it did not look at what has changed. */
export function isTrueStill(detection: Detection, damages: readonly Damage[], chosen: string | undefined): boolean {
  if (detection.chosen || chosen !== undefined) return detection.chosen && chosen === detection.dialect.id;
  return damages.every((damage) => damage.oldStart >= detection.reach && damage.newStart >= detection.reach);
}
