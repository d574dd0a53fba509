import { decidedReading } from '../core/annotations/annotated.ts';
import { finish, type ReadingOptions } from '../core/dump/dump.ts';
import type { Portion, PortionOptions } from '../core/dump/portions.ts';
import { Text } from '../core/text/text.ts';
import { decisionsBeside } from './annotations/files.ts';
import type { Output } from './output.ts';
import { LONGEST, wholeOf } from './parts.ts';
import { portionsOf } from './portions.ts';

/** Cuts a stream of text into portions; where people decided something about the file, it is one, cut as they decided. `size` is that of portions of the others. */
export async function* decidedPortions(file: string, text: AsyncIterable<string>, reading: ReadingOptions & PortionOptions, output: Output): AsyncGenerator<Portion> {
  const decisions = await decisionsBeside(file, output);
  const whole = decisions.all.size > 0 ? await wholeOf(text, LONGEST) : text;
  if (typeof whole === 'string') {
    yield { dump: finish(decidedReading(Text.of(whole), decisions, reading)), before: { units: 0, lines: 0, articles: 0 }, isCutOff: false };
    return;
  }
  if (decisions.all.size > 0) output.note(`${file}: it is too long for the decisions beside it to be heeded`);
  yield* portionsOf(file, whole, reading, output);
}
