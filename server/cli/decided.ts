import { decidedReading } from '../core/annotations/annotated.ts';
import type { Decisions } from '../core/annotations/decisions.ts';
import { finish, type ReadingOptions } from '../core/dump/dump.ts';
import type { Portion, PortionOptions } from '../core/dump/portions.ts';
import { Text } from '../core/text/text.ts';
import { decisionsBeside } from './annotations/files.ts';
import type { Output } from './output.ts';
import { LONGEST, wholeOf } from './parts.ts';
import { portionsOf } from './portions.ts';

/** What people decided about a file, and its text: in one piece where they decided something, or where it is no longer than `size`; else as it comes. */
export interface Decided {
  readonly decisions: Decisions;
  readonly text: string | AsyncIterable<string>;
}

/** Reads the decisions beside a file, and its text; says where that is too long for them to be heeded. */
export async function withDecisions(file: string, text: AsyncIterable<string>, output: Pick<Output, 'note' | 'fail'>, size?: number): Promise<Decided> {
  const decisions = await decisionsBeside(file, output);
  const most = decisions.all.size > 0 ? LONGEST : size;
  const whole = most === undefined ? text : await wholeOf(text, most);
  if (decisions.all.size > 0 && typeof whole !== 'string') output.note(`${file}: it is too long for the decisions beside it to be heeded`);
  return { decisions, text: whole };
}

/** Cuts a stream of text into portions; where people decided something about the file, it is one, cut as they decided. `size` is that of portions of the others. */
export async function* decidedPortions(file: string, stream: AsyncIterable<string>, reading: ReadingOptions & PortionOptions, output: Output): AsyncGenerator<Portion> {
  const { decisions, text } = await withDecisions(file, stream, output);
  if (typeof text === 'string') yield { dump: finish(decidedReading(Text.of(text), decisions, reading)), before: { units: 0, lines: 0, articles: 0 }, isCutOff: false };
  else yield* portionsOf(file, text, reading, output);
}
