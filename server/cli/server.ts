import type { Command } from './command.ts';
import { UsageError } from './options.ts';

/** `broadsheet server`: the language server, for any editor. */
export const server: Command = {
  name: 'server',
  summary: 'run the language server, for any editor that speaks LSP',
  usage: ['--stdio'],
  options: {
    stdio: { says: 'speak over standard input and output' },
    clientProcessId: { value: 'NUMBER', says: 'end when the process with this number ends' },
  },
  async run(given, files) {
    if (!given['stdio']) throw new UsageError('the language server speaks over standard input and output only: broadsheet server --stdio');
    if (files.length > 0) throw new UsageError('the language server takes no files; the editor sends them');
    await import('../main.node.ts');
  },
};
