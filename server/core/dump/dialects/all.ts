import type { Dialect } from '../dialect.ts';
import { factiva } from './factiva.ts';
import { nexis } from './nexis.ts';
import { nexisAdvance } from './nexisAdvance.ts';

/** The dialects that come with Broadsheet. Where the evidence is even the first one wins; the last reads what is of no known shape. */
export const dialects: readonly Dialect[] = [nexis, nexisAdvance, factiva];
