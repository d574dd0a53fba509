import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { builtInKnowledge } from './knowledge.ts';
import { serve } from './lsp/server.ts';

/** The language server as a worker. */
const worker = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
const report = (error: unknown): void => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
worker.addEventListener('error', (event) => {
  event.preventDefault();
  report(event.error);
});
worker.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  report(event.reason);
});
const page = /^https?:/.test(worker.location.href) ? new URL('../docs/diagnostics.md', worker.location.href).href : null;
serve(connection, { knowledge: builtInKnowledge(), page, files: null, archive: null });
connection.listen();
