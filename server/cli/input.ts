import { readFile } from 'node:fs/promises';
import { decode } from '../host/decode.ts';
import type { Output } from './output.ts';

/** A file that was read: its name as it was given, and its text. */
export interface Input {
  readonly file: string;
  readonly text: string;
}

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-';

/**
 * Reads files one after another. One that cannot be read gets a line on standard error and the exit status 2; the others are
 * still read.
 */
export async function* inputs(files: readonly string[], command: string, output: Output): AsyncGenerator<Input> {
  let standardInput = false;
  for (const file of files) {
    if (file === STANDARD_INPUT && standardInput) {
      output.fail('standard input (-) can be read only once');
      continue;
    }
    standardInput ||= file === STANDARD_INPUT;
    const name = file === STANDARD_INPUT ? 'standard input' : file;
    try {
      const decoded = decode(file === STANDARD_INPUT ? await allOfStandardInput() : await readFile(file));
      if ('binary' in decoded) output.fail(`${name} is not text: ${decoded.binary}`);
      else {
        if (decoded.note) output.note(`${name}: ${decoded.note}`);
        yield { file, text: decoded.text };
      }
    } catch (error) {
      output.fail(`cannot read ${name}: ${reason(error, file, command)}`);
    }
  }
}

/** The bytes of standard input. */
export async function allOfStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Why a file could not be read, in a reader's words. */
function reason(error: unknown, file: string, command: string): string {
  if ((error as NodeJS.ErrnoException).code === 'EISDIR') return `it is a folder; name the files in it, for example: broadsheet ${command} ${file.replace(/[/\\]+$/, '')}/*`;
  return reasonOf(error, file);
}

/** Why a file could not be read or written, in a reader's words. */
export function reasonOf(error: unknown, file: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT': return file === '' ? 'its name is empty' : 'there is no such file';
    case 'EISDIR': return 'it is a folder';
    case 'EACCES': case 'EPERM': return 'permission denied';
    case 'EROFS': return 'the disk is read-only';
    case 'ENOSPC': return 'the disk is full';
    case 'EEXIST': case 'ENOTDIR': return 'a part of its path is a file, not a folder';
    case 'ELOOP': return 'its symbolic links go round in a circle';
    case 'ENAMETOOLONG': return 'its name is too long';
    case 'ERR_FS_FILE_TOO_LARGE': case 'ERR_STRING_TOO_LONG': case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is too large to be read at once (the limit is about 500 MB)';
    case 'ERR_INVALID_ARG_VALUE': return 'its name holds a NUL character';
    default: return message;
  }
}
