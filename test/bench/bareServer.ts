/**
 * The least that a language server for dumps can do, to compare with: the stock connection and TextDocument, as many
 * constant symbols as the client asks for (`initializationOptions.symbols`), a constant hover.
 */
import { createConnection, ProposedFeatures, SymbolKind, TextDocuments, TextDocumentSyncKind, type DocumentSymbol } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
let symbols: DocumentSymbol[] = [];

connection.onInitialize(({ initializationOptions }) => {
  const { symbols: count } = initializationOptions as { symbols: number };
  symbols = Array.from({ length: count }, (_, i) => ({
    name: `The Uncertain Partnership of Kazakhstan, Part ${i + 1}`,
    detail: 'Ministry of Foreign Affairs',
    kind: SymbolKind.File,
    range: { start: { line: 20 * i, character: 0 }, end: { line: 20 * i + 18, character: 16 } },
    selectionRange: { start: { line: 20 * i + 2, character: 0 }, end: { line: 20 * i + 2, character: 45 } },
  }));
  return { capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, documentSymbolProvider: true, hoverProvider: true } };
});
connection.onDocumentSymbol(() => symbols);
connection.onHover(() => ({ contents: 'Eurasian Economic Union' }));
documents.listen(connection);
connection.listen();
