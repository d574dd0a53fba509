import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host/nodeHost.ts';
import { builtInKnowledge } from './knowledge.ts';
import { serve } from './lsp/server.ts';

/** The language server as a process of its own: over standard input and output, or whatever channel the arguments name. */
const connection = createConnection(ProposedFeatures.all);
const report = (error: unknown): void => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
process.on('uncaughtException', report);
process.on('unhandledRejection', report);
serve(connection, { knowledge: builtInKnowledge(), page: pathToFileURL(join(__dirname, '../docs/diagnostics.md')).href, files: nodeHost() });
connection.listen();
