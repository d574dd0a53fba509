import { Portions, type Portion, type PortionOptions } from '../core/dump/portions.ts';
import type { Output } from './output.ts';

/** Cuts a stream of text into portions; says where a piece was too long. There is at least one, be it empty. */
export async function* portionsOf(file: string, text: AsyncIterable<string>, options: PortionOptions, output: Pick<Output, 'note'>): AsyncGenerator<Portion> {
  const portions = new Portions(options);
  const told = (portion: Portion): Portion => {
    if (portion.isCutOff) output.note(`${file}: what begins at line ${portion.before.lines + 1} is too long to be one article, and is cut off at line ${portions.before.lines + 1}`);
    return portion;
  };
  for await (const chunk of text) {
    const portion = portions.push(chunk);
    if (portion) yield told(portion);
  }
  const last = portions.end();
  if (last) yield told(last);
}
