import type { Given, Options } from './options.ts';
import type { Output } from './output.ts';

/** One command of the command line: what the help says of it, and what it does. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows its name, as the help shows it. */
  readonly usage: readonly string[];
  readonly options: Options;
  /** A few more lines for its own help. */
  readonly notes?: readonly string[];
  /** Does it; throws a UsageError where the arguments make no sense. */
  run(given: Given, files: readonly string[], output: Output): Promise<void>;
}
