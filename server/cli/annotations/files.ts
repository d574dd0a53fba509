import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Decisions } from '../../core/annotations/decisions.ts';
import { parseSidecar, type Sidecar } from '../../core/annotations/sidecar.ts';
import { inEnglish } from '../../core/say.ts';
import { decode } from '../../host/decode.ts';
import { nodeHost } from '../../host/nodeHost.ts';
import { reasonOf } from '../../host/reasons.ts';
import { STANDARD_INPUT } from '../input.ts';
import { UsageError } from '../options.ts';
import type { Output } from '../output.ts';

/** How many broken lines of a sidecar are told one by one. */
const TOLD = 5;

/** How the name of a sidecar ends. */
export const SIDECAR = '.annotations.jsonl';

/** Where the sidecar of a dump is. */
export function sidecarOf(file: string): string {
  return `${file}${SIDECAR}`;
}

/** A text file; null where there is none. Throws a UsageError where it cannot be read. */
export async function textOf(path: string): Promise<string | null> {
  const bytes = await bytesOf(path);
  if (bytes === null) return null;
  const decoded = decode(bytes);
  if ('binary' in decoded) throw new UsageError(`${path} is not text: ${inEnglish(decoded.binary)}`);
  return decoded.text;
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UsageError(`cannot read ${path}: ${inEnglish(reasonOf(error, path))}`);
  }
}

/** A sidecar as it was read. */
export interface ReadSidecar extends Sidecar {
  readonly exists: boolean;
  /** Whether a line can be added at its end as it is. */
  readonly endsOpen: boolean;
}

/** Reads a sidecar, an empty one where there is none; what cannot be read in it is said on standard error. Throws a UsageError where it is not UTF-8. */
export async function readSidecar(path: string, output: Pick<Output, 'note'>): Promise<ReadSidecar> {
  const bytes = await bytesOf(path);
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? undefined);
  } catch {
    throw new UsageError(`${path} is not UTF-8, as sidecars are`);
  }
  const sidecar = parseSidecar(text);
  for (const { line, message } of sidecar.problems.slice(0, TOLD)) output.note(`${path}, line ${line + 1}: ${inEnglish(message)}`);
  if (sidecar.problems.length > TOLD) output.note(`${path}: ${sidecar.problems.length - TOLD} more lines like these`);
  return { ...sidecar, exists: bytes !== null, endsOpen: text !== '' && !/[\r\n]$/.test(text) };
}

/** What people decided about a dump, from the sidecar beside it: nothing where there is none, or, which is a failure, where it cannot be read. */
export async function decisionsBeside(file: string, output: Pick<Output, 'note' | 'fail'>): Promise<Decisions> {
  const decisions = new Decisions();
  if (file === STANDARD_INPUT) return decisions;
  try {
    for (const annotation of (await readSidecar(sidecarOf(file), output)).annotations.values()) decisions.take(annotation);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.fail(error.message);
  }
  return decisions;
}

/** Adds lines to the end of a file, in one piece. Throws a UsageError. */
export async function appendTo(path: string, lines: string): Promise<void> {
  try {
    await nodeHost().append(pathToFileURL(resolve(path)).href, new TextEncoder().encode(lines));
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${inEnglish(reasonOf(error, path))}`);
  }
}
