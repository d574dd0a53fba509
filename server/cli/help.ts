import type { Command } from './command.ts';
import { HELP, type Options } from './options.ts';

/** The help of the program. */
export function generalHelp(commands: readonly Command[]): string {
  const wide = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Reads, checks and lists the newspaper articles of dumps: text files with many articles one after another.',
    '',
    'Usage: broadsheet COMMAND [OPTION…] FILE…',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(wide)}  ${summary}`),
    '',
    'Options:',
    '  -h, --help     show this help; "broadsheet COMMAND --help" shows a command\'s own',
    '  -V, --version  show the version',
    '',
    'A FILE of "-" is standard input. The exit status is 0; 1 where check finds an error or a warning;',
    '2 where something could not be read or understood.',
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  const rows = Object.entries({ ...command.options, ...HELP }).map(([name, { value, choices, says }]): [string, string] => [
    `${LETTERS[name] ?? '    '}--${name}${value ? ` ${value}` : ''}`,
    choices ? `${says}: ${choices.join(', ')}` : says,
  ]);
  const wide = Math.max(...rows.map(([left]) => left.length));
  return [
    `${command.summary[0].toUpperCase()}${command.summary.slice(1)}.`,
    '',
    ...command.usage.map((usage, i) => `${i === 0 ? 'Usage:' : '      '} broadsheet ${command.name} ${usage}`),
    '',
    'Options:',
    ...rows.map(([left, right]) => `  ${left.padEnd(wide)}  ${right}`),
    ...(command.notes ? ['', ...command.notes] : []),
    '',
  ].join('\n');
}

const LETTERS: Readonly<Record<string, string>> = { help: '-h, ', format: '-f, ', dialect: '-d, ', jobs: '-j, ' };

/** All options that a command takes. */
export function optionsOf(command: Command): Options {
  return { ...command.options, ...HELP };
}
