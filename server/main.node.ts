import { Console } from 'node:console';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';
import { createConnection, ProposedFeatures, StreamMessageWriter, type Connection } from 'vscode-languageserver/node';
import { ARCHIVES, archiveHost, archiveThread } from './archive/thread.ts';
import { StreamReader } from './host/messageReader.ts';
import { encoder } from './host/messageWriter.ts';
import { nodeHost } from './host/nodeHost.ts';
import { builtInKnowledge } from './knowledge.ts';
import { statusInWords } from './lsp/archives.ts';
import type { Texts } from './lsp/language.ts';
import { serve } from './lsp/server.ts';
import { modelFile } from './model.ts';

if (workerData === ARCHIVES) archiveThread();
else start();

/** The language server as a process of its own: over standard input and output, or whatever channel the arguments name. */
function start(): void {
  const overStreams = process.argv.includes('--stdio');
  const connection = overStreams ? streamConnection() : createConnection(ProposedFeatures.all);
  const report = (error: unknown): void => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  const page = pathToFileURL(join(__dirname, '../docs/diagnostics.md')).href;
  const archive = archiveHost(__filename, (status) => void connection.sendNotification('broadsheet/archiveStatus', statusInWords(status)));
  serve(connection, { knowledge: builtInKnowledge(modelFile()), page, files: nodeHost(), archive, texts, takesWritten: overStreams });
  connection.listen();
}

/** The translations into a language that come with the server. */
function texts(language: string): Texts | null {
  const path = join(__dirname, `../l10n/bundle.l10n.${language}.json`);
  return /^[a-z]{2,3}$/.test(language) && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as Texts : null;
}

/** Over standard input and output; what else would be written there goes where errors go. */
function streamConnection(): Connection {
  const { stdin, stdout, stderr } = process;
  globalThis.console = new Console(stderr);
  const connection = createConnection(ProposedFeatures.all, new StreamReader(stdin), new StreamMessageWriter(stdout, { contentTypeEncoder: encoder }));
  let isShutDown = false;
  connection.onShutdown(() => {
    isShutDown = true;
  });
  for (const event of ['end', 'close']) stdin.on(event, () => process.exit(isShutDown ? 0 : 1));
  return connection;
}
