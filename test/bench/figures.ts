import { loadavg } from 'node:os';

/** The middle one of some numbers, or the mean of the two in the middle; NaN where there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How long each of some runs takes in milliseconds: the middle one of some rounds, in each of which all have their turn. */
export function medianTimes(runs: readonly (() => unknown)[], rounds: number): number[] {
  const times = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    runs.forEach((run, i) => {
      const begin = performance.now();
      run();
      times[i].push(performance.now() - begin);
    });
  }
  return times.map(median);
}

/** How many line breaks a text has, by a bare search: what others are compared with. */
export function newlines(content: string): number {
  let count = 0;
  for (let i = content.indexOf('\n'); i >= 0; i = content.indexOf('\n', i + 1)) count++;
  return count;
}

/** A number for reading: three digits, a dash where there is none. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Rows of cells as lines, the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd()).join('\n');
}

/** Words as sizes in MB of 2^20 characters; `usual` where there are none. */
export function sizesOf(words: readonly string[], usual: readonly number[]): readonly number[] {
  const sizes = words.map(Number);
  if (sizes.some((size) => !(size > 0))) throw new Error('sizes are numbers of MB: npm run bench -- 1 50');
  return sizes.length > 0 ? sizes : usual;
}

/** How much the machine has to do besides, in the last minute, five and fifteen; all 0 where the system does not tell. */
export const loadNow = (): string => loadavg().map((load) => load.toFixed(1)).join(', ');

export const MB = 2 ** 20;
