import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { ARCHIVES, archiveHost, archiveThread } from './archive/thread.ts';
import { nodeHost } from './host/nodeHost.ts';
import { builtInKnowledge } from './knowledge.ts';
import { serve } from './lsp/server.ts';
import { modelFile } from './model.ts';

if (workerData === ARCHIVES) archiveThread();
else start();

/** The language server as a process of its own: over standard input and output, or whatever channel the arguments name. */
function start(): void {
  const connection = createConnection(ProposedFeatures.all);
  const report = (error: unknown): void => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  const page = pathToFileURL(join(__dirname, '../docs/diagnostics.md')).href;
  const archive = archiveHost(__filename, (status) => void connection.sendNotification('broadsheet/archiveStatus', status));
  serve(connection, { knowledge: builtInKnowledge(modelFile()), page, files: nodeHost(), archive });
  connection.listen();
}
