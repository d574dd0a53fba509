import type { Portion, PortionOptions } from '../core/dump/portions.ts';
import type { Output } from './output.ts';
import { portionsOf } from './portions.ts';

/** UTF-16 units of a part: a file that is no longer is read as a whole. */
export const PART = 1 << 25;

/**
 * Reads a file as a whole, or, where it is longer than 32 million characters, in parts, one after another; then `limit`,
 * what that means for the answer, is said.
 */
export async function eachPart(file: string, text: AsyncIterable<string>, options: PortionOptions, output: Output, limit: string, use: (part: Portion) => Promise<void>): Promise<void> {
  let parts = 0;
  for await (const part of portionsOf(file, text, { ...options, size: PART }, output)) {
    if (++parts === 2) output.note(`${file}: it is read in parts of ${PART >> 20} million characters; ${limit}`);
    await use(part);
  }
}
