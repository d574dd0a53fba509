import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { builtInKnowledge } from './knowledge.ts';
import { serve } from './lsp/server.ts';

/** The language server as a worker. Its first message is the model of organisations, as bytes: it cannot read files itself. */
const worker = self as unknown as DedicatedWorkerGlobalScope;
worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => start(data), { once: true });

function start(model: Uint8Array): void {
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
  serve(connection, { knowledge: builtInKnowledge(model), page, files: null, archive: null, texts: () => null });
  connection.listen();
}
