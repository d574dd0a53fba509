import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start, type Broadsheet } from './start.ts';

/** VS Code on a desktop or a remote machine: the server is a process of its own. */
export function activate(context: ExtensionContext): Promise<Broadsheet> {
  const module = context.asAbsolutePath('dist/server.node.js');
  const run = { module, transport: TransportKind.stdio };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return start(context, options => {
    const client = new LanguageClient('broadsheet', 'Broadsheet', { run, debug }, options);
    return { client, isDebugged: client.isInDebugMode, hasDisk: true, end: () => void client.serverProcess?.kill('SIGKILL') };
  });
}
