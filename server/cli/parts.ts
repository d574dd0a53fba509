import type { Portion } from '../core/dump/portions.ts';
import type { Output } from './output.ts';

/** UTF-16 units of a part: a file that is no longer is read as a whole. */
export const PART = 1 << 25;
/** UTF-16 units of the longest text that can be had in one piece. */
export const LONGEST = 0x1fff_0000;

/** A stream as one text, or, where that would be longer than a part, as the stream that it is. */
export async function wholeOf(text: AsyncIterable<string>, size = PART): Promise<string | AsyncIterable<string>> {
  const source = text[Symbol.asyncIterator]();
  const held: string[] = [];
  let length = 0;
  for (let step = await source.next(); !step.done; step = await source.next()) {
    held.push(step.value);
    length += step.value.length;
    if (length > size) return goingOn(held, source);
  }
  return held.join('');
}

async function* goingOn(held: readonly string[], source: AsyncIterator<string>): AsyncGenerator<string> {
  yield* held;
  for (let step = await source.next(); !step.done; step = await source.next()) yield step.value;
}

/**
 * Uses the portions of a file one after another; where they are parts because it is longer than 32 million characters,
 * `limit`, what that means for the answer, is said.
 */
export async function eachPart(file: string, portions: AsyncIterable<Portion>, output: Pick<Output, 'note'>, limit: string, use: (part: Portion) => Promise<void>): Promise<void> {
  let parts = 0;
  for await (const part of portions) {
    if (++parts === 2) output.note(`${file}: it is read in parts of ${PART >> 20} million characters; ${limit}`);
    await use(part);
  }
}
