import type { Text } from '../text/text.ts';
import type { Dialect } from './dialect.ts';

/** How many lines of a dump's beginning are looked at, the blank ones not counted. */
const LINES = 3000;
/** Of a long line only so much of its beginning and of its end is looked at. */
const WIDTH = 200;

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
}

/**
 * Finds the dialect with the most evidence in the first lines of a text; the first of `dialects` with as much wins, and
 * the last one serves where there is none. The answer depends on the text alone, so an edited dump is read like a fresh one.
 */
export function detect(text: Text, dialects: readonly Dialect[], chosen?: string): Detection {
  const ruled = chosen === undefined ? undefined : dialects.find((dialect) => dialect.id === chosen);
  if (ruled) return { dialect: ruled, reasons: [], chosen: true };
  const counts = dialects.map((dialect) => dialect.evidence.map(() => 0));
  const source = text.lines(0);
  for (let seen = 0, line = source.next(); line && seen < LINES; line = source.next()) {
    if (line.text === '') continue;
    seen++;
    const start = line.text.length > 2 * WIDTH ? `${line.text.slice(0, WIDTH)} ${line.text.slice(-WIDTH)}` : line.text;
    dialects.forEach(({ evidence }, d) => evidence.forEach(({ pattern }, e) => {
      if (pattern.test(start)) counts[d][e]++;
    }));
  }
  let best = dialects.length - 1;
  let points = 0;
  dialects.forEach(({ evidence }, d) => {
    const sum = evidence.reduce((n, { weight }, e) => n + weight * counts[d][e], 0);
    if (sum > points) [best, points] = [d, sum];
  });
  const reasons = dialects[best].evidence
    .map(({ what }, e) => ({ what, lines: counts[best][e] }))
    .filter(({ lines }) => lines > 0);
  return { dialect: dialects[best], reasons, chosen: false };
}
