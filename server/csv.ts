import { stringify } from 'csv-stringify/sync';

/** One line of comma-separated values (RFC 4180, ended by LF): quoted only where that is needed. */
export function csvLine(values: readonly (string | number | boolean | null)[]): string {
  return stringify([[...values]], { quoted_match: /^\s|\s$/, cast: { boolean: String } });
}
