import type { Dialect } from '../dialect.ts';
import { general } from './general.ts';
import { web } from './web.ts';

/** All built-in dialects, the most telling first; the last one reads whatever no other knows. */
export const dialects: readonly Dialect[] = [web, general];
