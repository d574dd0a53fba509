import { parseArgs } from 'node:util';
import { nearest } from './suggest.ts';

/** A mistake in how the program was called: one clear line, and exit status 2. */
export class UsageError extends Error {}

/** One option of a command. */
export interface Option {
  /** What stands for its value in the help; absent for a switch. */
  readonly value?: string;
  /** The values that it takes, where they are few. */
  readonly choices?: readonly string[];
  readonly says: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was asked for: an option's value, true for a switch. */
export type Given = Readonly<Record<string, string | true | undefined>>;

export interface Arguments {
  readonly given: Given;
  readonly files: readonly string[];
}

const SHORT: Readonly<Record<string, string>> = { h: 'help', V: 'version', f: 'format', d: 'dialect', j: 'jobs' };

/** The option that every command has. */
export const HELP: Options = { help: { says: 'show this help' } };

/** Sorts the words after a command's name into options and files. Throws a UsageError. */
export function readArguments(words: readonly string[], options: Options, command: string): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, { type: value ? 'string' as const : 'boolean' as const, ...shortOf(name) }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Record<string, string | true> = {};
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    else if (token.kind === 'option') given[token.name] = valueOf(token, options, command);
  }
  return { given, files };
}

function shortOf(name: string): { short?: string } {
  const short = Object.keys(SHORT).find((letter) => SHORT[letter] === name);
  return short ? { short } : {};
}

function valueOf({ name, rawName, value }: { name: string; rawName: string; value?: string }, options: Options, command: string): string | true {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw new UsageError(`${command} has no option "${rawName}"${guess(name, options)}; "broadsheet ${command} --help" lists them`);
  if (!option.value) {
    if (value !== undefined) throw new UsageError(`the option "${rawName}" takes no value`);
    return true;
  }
  if (value === undefined || value === '') throw new UsageError(`the option "${rawName}" needs a value: ${option.choices?.join(', ') ?? option.value}`);
  if (option.choices && !option.choices.includes(value)) {
    const near = nearest(value, option.choices);
    throw new UsageError(`${command} has no ${name} "${value}"${near ? `; did you mean "${near}"?` : ''} (there are ${option.choices.join(', ')})`);
  }
  return value;
}

function guess(name: string, options: Options): string {
  const near = nearest(name, Object.keys(options));
  return near ? `; did you mean "--${near}"?` : '';
}
