import { areBriefs, brief } from '../briefs.ts';
import { lentTo, type Cut } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import { pageScan } from './scan.ts';

/** State where titles in capitals stand right above texts. */
const BRIEFS = 'b';
const titles = pageScan({ titlesAlone: true });

/** Of a state: the dialect leaves the text to `plainScan`, whose state stands behind it. */
export const PLAIN = 'plain:';

/** Text of another dialect that nothing of its own parts: its titles tell its articles. `state` is of `plainScan`. */
export function asPlain(lines: Lines, state: string): Cut {
  return lentTo('general', PLAIN, plainScan(lines, state));
}

/** Cuts text of no known shape: titles are short lines set off by blank lines, or in capitals right above each text. */
export function plainScan(lines: Lines, state: string): Cut {
  if (state === BRIEFS || (state === '' && areBriefs(lines))) return { ...brief(lines), state: BRIEFS };
  return titles(lines, state);
}
