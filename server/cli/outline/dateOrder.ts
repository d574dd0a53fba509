import type { DateHint } from '../../core/dump/dates.ts';
import type { Dump } from '../../core/dump/dump.ts';

const NUMERIC = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d./-])/;

/** Whether days or months come first in a dump's numeric dates, as far as one of them tells: "25/01/19" does, "03/04/19" does not. */
export function dateOrder(dump: Dump): DateHint['order'] {
  for (const placed of dump.articles()) {
    const numeric = NUMERIC.exec(dump.structure(placed).date?.text ?? '');
    if (!numeric) continue;
    if (Number(numeric[1]) > 12) return 'dmy';
    if (Number(numeric[3]) > 12) return 'mdy';
  }
  return undefined;
}
