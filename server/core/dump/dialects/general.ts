import type { Dialect } from '../dialect.ts';
import { readPage } from '../pages/read.ts';
import { pageScan } from '../pages/scan.ts';

/** Text of no known shape: titles are short lines set off by blank lines. */
export const general: Dialect = {
  id: 'general',
  name: 'Plain articles',
  evidence: [],
  scan: pageScan({ titlesAlone: true }),
  read: readPage,
  usual: { terminator: false },
};
