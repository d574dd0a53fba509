/** A value that somebody gave a unit. */
export type Value = string | number | boolean;

/** How far two values are apart: nominal values are the same or not, numbers by the square of their difference. */
export type Metric = 'nominal' | 'interval';

/**
 * Krippendorff's alpha of the values that any number of observers gave to units: 1 for full agreement, 0 for what chance gives. A unit with
 * fewer than two values says nothing; null where no unit is left, or where all values are the same. Interval takes numbers.
 * After K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), by the coincidences of values within units.
 */
export function krippendorffAlpha(units: Iterable<readonly Value[]>, metric: Metric): number | null {
  const coincidences = new Map<Value, Map<Value, number>>();
  const totals = new Map<Value, number>();
  let n = 0;
  for (const values of units) {
    if (values.length < 2) continue;
    n += values.length;
    for (const [i, one] of values.entries()) {
      totals.set(one, (totals.get(one) ?? 0) + 1);
      let row = coincidences.get(one);
      if (!row) coincidences.set(one, (row = new Map<Value, number>()));
      for (const [j, other] of values.entries()) if (i !== j) row.set(other, (row.get(other) ?? 0) + 1 / (values.length - 1));
    }
  }
  let observed = 0;
  for (const [one, row] of coincidences) for (const [other, count] of row) observed += count * distance(one, other, metric);
  const expected = metric === 'nominal' ? unequalPairs(totals.values(), n) : squaredPairs(totals);
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

function distance(a: Value, b: Value, metric: Metric): number {
  return metric === 'nominal' ? Number(a !== b) : ((a as number) - (b as number)) ** 2;
}

/** The sum over all pairs of values of whether they differ. */
function unequalPairs(counts: Iterable<number>, n: number): number {
  let pairs = n * n;
  for (const count of counts) pairs -= count * count;
  return pairs;
}

/** The sum over all pairs of numbers of their squared difference; counted from the mean, so that great numbers lose no places. */
function squaredPairs(totals: ReadonlyMap<Value, number>): number {
  let n = 0;
  let sum = 0;
  for (const [value, count] of totals) [n, sum] = [n + count, sum + (value as number) * count];
  let squares = 0;
  for (const [value, count] of totals) squares += count * ((value as number) - sum / n) ** 2;
  return 2 * n * squares;
}
