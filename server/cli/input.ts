import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { inEnglish } from '../core/say.ts';
import { decode } from '../host/decode.ts';
import { reasonOf } from '../host/reasons.ts';
import { NotText, surveyed, textOf } from '../host/textStream.ts';
import { packingOf, unpacked } from '../host/unpack.ts';
import type { Output } from './output.ts';

/** A file that was read: its name as it was given, and its text. */
export interface Input {
  readonly file: string;
  readonly text: string;
}

/** Who is told how reading goes. */
export type Told = Pick<Output, 'note' | 'fail' | 'progress'>;

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';

/** Bytes read at one time, and how long a file must be for its encoding to be looked for before it is read. */
const CHUNK = 1 << 18;
const LONG = 1 << 23;

/** Reading has failed; the cause says why. */
class Unreadable extends Error {}

/**
 * Reads files one after another. One that cannot be read gets a line on standard error and the exit status 2; the others are
 * still read.
 */
export async function* inputs(files: readonly string[], command: string, output: Told): AsyncGenerator<Input> {
  for (const file of readable(files, output)) {
    try {
      const decoded = decode(await allOf(bytesOf(file, output)));
      if ('binary' in decoded) throw new NotText(decoded.binary);
      if (decoded.note) output.note(`${nameOf(file)}: ${decoded.note}`);
      yield { file, text: decoded.text };
    } catch (error) {
      failed(error, file, command, output);
    }
  }
}

/** The bytes of standard input. */
export function allOfStandardInput(): Promise<Uint8Array> {
  return allOf(process.stdin);
}

/** As `inputs`, with the text as a stream, so that a file of any size can be read. */
export async function eachStream(files: readonly string[], command: string, output: Told, use: (file: string, text: AsyncIterable<string>) => Promise<void>): Promise<void> {
  for (const file of readable(files, output)) {
    try {
      await use(file, guarded(textOfFile(file, output)));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failed(error.cause, file, command, output);
    }
  }
}

/** The files, standard input but once. */
function* readable(files: readonly string[], output: Told): Generator<string> {
  let standardInput = false;
  for (const file of files) {
    if (file === STANDARD_INPUT && standardInput) output.fail('standard input (-) can be read only once');
    else yield file;
    standardInput ||= file === STANDARD_INPUT;
  }
}

const nameOf = (file: string): string => (file === STANDARD_INPUT ? 'standard input' : file);

/** Tells what goes wrong in reading from what goes wrong in using. */
async function* guarded(text: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* text;
  } catch (cause) {
    throw new Unreadable('unreadable', { cause });
  }
}

async function* textOfFile(file: string, output: Told): AsyncGenerator<string> {
  let encoding;
  if (file !== STANDARD_INPUT) {
    const found = await stat(file);
    if (found.isFile() && found.size > LONG && !await isPacked(file)) encoding = await surveyed(createReadStream(file, { highWaterMark: CHUNK }), found.size);
  }
  yield* textOf(bytesOf(file, output), (message) => output.note(`${nameOf(file)}: ${message}`), encoding);
}

async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(10), 0, 10, 0);
    return packingOf(buffer) !== null;
  } finally {
    await handle.close();
  }
}

/** A file's bytes, unpacked where it is packed. */
function bytesOf(file: string, output: Told): AsyncIterable<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = file === STANDARD_INPUT ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
  return unpacked(counted(stream, output));
}

async function* counted(bytes: AsyncIterable<Uint8Array>, output: Told): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    yield chunk;
    output.progress.advance(chunk.length);
  }
}

async function allOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function failed(error: unknown, file: string, command: string, output: Told): void {
  if (error instanceof NotText) output.fail(`${nameOf(file)} is not text: ${error.message}`);
  else output.fail(`cannot read ${nameOf(file)}: ${reason(error, file, command)}`);
}

/** Why a file could not be read, in a reader's words. */
function reason(error: unknown, file: string, command: string): string {
  if ((error as NodeJS.ErrnoException).code === 'EISDIR') return `it is a folder; name the files in it, for example: broadsheet ${command} ${file.replace(/[/\\]+$/, '')}/*`;
  return inEnglish(reasonOf(error, file));
}
