import type { Dialect } from '../dialect.ts';
import { plainScan } from '../pages/plain.ts';
import { readPage } from '../pages/read.ts';

/** Text of no known shape. */
export const general: Dialect = {
  id: 'general',
  name: 'Plain articles',
  evidence: [],
  scan: plainScan,
  read: readPage,
  usual: { terminator: false },
};
