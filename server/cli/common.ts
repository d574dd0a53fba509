import type { Dialect } from '../core/dump/dialect.ts';
import type { Given, Option } from './options.ts';
import { UsageError } from './options.ts';
import { nearest } from './suggest.ts';

/** The option that overrules detection. */
export const DIALECT: Option = { value: 'ID', says: 'read all files in this dialect (docs/dialects.md lists them)' };

export function formatOption(choices: readonly string[]): Option {
  return { value: 'FORMAT', choices, says: `how to print it, ${choices[0]} unless said otherwise` };
}

/** The format asked for, else the first. */
export function formatFrom<F extends string>(given: Given, formats: readonly F[]): F {
  return formats.find((format) => format === given['format']) ?? formats[0];
}

/** The dialect asked for. Throws a UsageError where there is none of that name. */
export function dialectFrom(id: Given[string], dialects: readonly Dialect[]): string | undefined {
  if (typeof id !== 'string') return undefined;
  const ids = dialects.map((dialect) => dialect.id);
  if (ids.includes(id)) return id;
  const near = nearest(id, ids);
  throw new UsageError(`there is no dialect "${id}"${near ? `; did you mean "${near}"?` : ''} (there are ${ids.join(', ')})`);
}

/** The files named. Throws a UsageError where there are none. */
export function filesFrom(files: readonly string[], command: string): readonly string[] {
  if (files.length === 0) throw new UsageError(`name at least one file, or "-" for standard input: broadsheet ${command} FILE…`);
  return files;
}

/** The option that makes a command a filter. */
export const JSONL: Option = { says: 'read one {"id","text"} a line on standard input, print one line for each' };

/** For a filter: neither files nor formats make sense. Throws a UsageError. */
export function noFilesFrom(given: Given, files: readonly string[], command: string): void {
  if (files.some((file) => file !== '-')) throw new UsageError(`with --jsonl the texts come on standard input: broadsheet ${command} --jsonl < ${files.find((file) => file !== '-')}`);
  for (const option of ['format', 'dialect']) if (given[option] !== undefined) throw new UsageError(`--jsonl and --${option} exclude each other`);
}
