import { inEnglish } from '../core/say.ts';
import { decode } from '../host/decode.ts';

/** The answers to some lines: as many lines, and how many of those that came were not valid UTF-8. */
export interface Answers {
  readonly text: string;
  readonly recoded: number;
}

/** Answers batches of lines, given what answers one text. */
export function answering(answer: (text: string) => object): (batch: Uint8Array) => Answers {
  return (batch) => {
    let text = '';
    let recoded = 0;
    for (let from = 0; from <= batch.length;) {
      const feed = batch.indexOf(10, from);
      const end = feed < 0 ? batch.length : feed;
      const decoded = decode(batch.subarray(from, end));
      if ('text' in decoded && decoded.note) recoded++;
      text += `${'binary' in decoded ? broken(`not text: ${inEnglish(decoded.binary)}`) : answerTo(decoded.text, answer)}\n`;
      from = end + 1;
    }
    return { text, recoded };
  };
}

function answerTo(line: string, answer: (text: string) => object): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return broken(line.trim() === '' ? 'the line is empty' : `not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return broken('not an object');
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (id === undefined) return broken('it has no "id"');
  if (typeof text !== 'string') return broken('it has no "text" that is a string');
  return JSON.stringify({ id, ...answer(text) });
}

const broken = (error: string): string => JSON.stringify({ id: null, error });
