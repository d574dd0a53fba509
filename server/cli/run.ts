import { statSync } from 'node:fs';
import { version } from '../version.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { commandHelp, generalHelp, optionsOf } from './help.ts';
import { readArguments, UsageError } from './options.ts';
import { Output } from './output.ts';
import { nearest } from './suggest.ts';

/** Does what the words of a command line ask for, and returns the exit status: 0, 1 or 2. */
export async function run(words: readonly string[], output = new Output()): Promise<0 | 1 | 2> {
  try {
    await dispatch(words, output);
  } catch (error) {
    output.fail(error instanceof UsageError ? error.message : `stopped by a fault of its own: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env['BROADSHEET_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
  output.progress.end();
  await output.flush();
  return output.status;
}

async function dispatch(words: readonly string[], output: Output): Promise<void> {
  const [first, ...rest] = words;
  if (first === undefined) throw new UsageError('say what to do, for example: broadsheet outline FILE ("broadsheet --help" lists the commands)');
  if (first === '--version' || first === '-V') return output.write(`${version}\n`);
  if (first === '--help' || first === '-h') return output.write(generalHelp(commands));
  if (first === 'help') return output.write(rest[0] === undefined ? generalHelp(commands) : commandHelp(commandNamed(rest[0])));
  if (first.startsWith('-') && first !== '-') throw new UsageError(beforeCommand(first, rest));
  const command = commandNamed(first);
  const { given, files } = readArguments(rest, optionsOf(command), command.name);
  if (given['help']) return output.write(commandHelp(command));
  return command.run(given, files, output);
}

function commandNamed(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command) return command;
  const near = nearest(name, commands.map((one) => one.name));
  if (near) throw new UsageError(`there is no command "${name}"; did you mean "${near}"?`);
  const kind = kindOfPath(name);
  if (kind === 'folder') throw new UsageError(`"${name}" is a folder, not a command; say what to do with its files: broadsheet outline ${name.replace(/[/\\]+$/, '')}/*`);
  if (kind === 'file') throw new UsageError(`"${name}" is a file, not a command; say what to do with it: broadsheet outline ${name}`);
  throw new UsageError(`there is no command "${name}"; there are ${commands.map((one) => one.name).join(', ')}`);
}

/** For an option that stands where a command belongs. */
function beforeCommand(option: string, rest: readonly string[]): string {
  const command = commands.find(({ name }) => rest.includes(name));
  return command ? `put the options after the command: broadsheet ${command.name} ${option} …` : `there is no option "${option}" without a command; "broadsheet --help" lists the commands`;
}

function kindOfPath(path: string): 'file' | 'folder' | null {
  if (path === '-') return 'file';
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}
