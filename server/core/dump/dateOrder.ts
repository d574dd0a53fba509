import { isoDate, type DateHint } from './dates.ts';
import type { Dump } from './dump.ts';

const NUMERIC = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d./-])/;

/** American time zones: who writes them puts the month first. */
const AMERICAN = /\d\s*[ECMP][SD]?T\b/;

/** Whether days or months come first in a dump's numeric dates, as far as one of them tells: "25/01/19" does, and "04-12-88 0915EDT"; "03/04/19" does not. */
export function dateOrder(dump: Dump): DateHint['order'] {
  for (const placed of dump.articles()) {
    const date = dump.structure(placed).date?.text ?? '';
    const numeric = NUMERIC.exec(date);
    if (!numeric) continue;
    if (AMERICAN.test(date)) return 'mdy';
    if (Number(numeric[1]) > 12) return 'dmy';
    if (Number(numeric[3]) > 12) return 'mdy';
  }
  return undefined;
}

/** Does a date say something else where days come first than where nothing is known? */
export function couldBeTwo(date: string): boolean {
  return /\d[./-]\d/.test(date) && (isoDate(date, { order: 'dmy' }) !== isoDate(date) || isoDate(date, { order: 'mdy' }) !== isoDate(date));
}
