import type { InitializeParams } from 'vscode-languageserver';
import { markdown, plain, type Format } from './markdown.ts';

/** What the client on the other side can do, read once from what it said of itself. */
export interface Client {
  readonly hovers: Format;
  readonly hierarchicalSymbols: boolean;
  /** It lets the outline be announced later, and so be announced anew. */
  readonly registersSymbols: boolean;
  readonly definitionLinks: boolean;
  /** It asks for semantic tokens by range; a second, full, provider would only compete. */
  readonly tokensByRange: boolean;
  readonly foldingLimit: number;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly unnecessaryTag: boolean;
  /** It can ask for the edit of a code action when the action is chosen. */
  readonly resolvesActions: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesTokens: boolean;
  readonly changesFolders: boolean;
  readonly progress: boolean;
  /** It answers questions about files. */
  readonly answersHost: boolean;
  /** It knows the command `broadsheet.reopenWithEncoding`. */
  readonly reopensWithEncoding: boolean;
  /** It has the command that asks a person what an acronym stands for. */
  readonly asksForExpansions: boolean;
  /** It watches files for the server, and can be told in which folder. */
  readonly watchesFiles: boolean;
  readonly relativePatterns: boolean;
  readonly folders: readonly string[];
}

/** Reads what a client says of itself; nothing in it is taken for granted. */
export function clientOf({ capabilities, workspaceFolders, rootUri }: InitializeParams): Client {
  const { textDocument, workspace, window } = capabilities ?? {};
  const experimental = capabilities?.experimental as { broadsheetHost?: unknown; broadsheetEncodings?: unknown; broadsheetGlossary?: unknown } | null | undefined;
  const formats = textDocument?.hover?.contentFormat;
  const limit = textDocument?.foldingRange?.rangeLimit;
  return {
    hovers: formats?.includes('markdown') ? markdown : plain,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    registersSymbols: textDocument?.documentSymbol?.dynamicRegistration === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    tokensByRange: Boolean(textDocument?.semanticTokens?.requests?.range),
    foldingLimit: typeof limit === 'number' && limit > 0 ? limit : Infinity,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: textDocument?.diagnostic?.relatedInformation === true || textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription: textDocument?.diagnostic?.codeDescriptionSupport === true || textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    unnecessaryTag: [textDocument?.diagnostic, textDocument?.publishDiagnostics].some((each) => each?.tagSupport?.valueSet?.includes(1) === true),
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true && textDocument.codeAction.dataSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    changesFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    answersHost: experimental?.broadsheetHost === true,
    reopensWithEncoding: experimental?.broadsheetEncodings === true,
    asksForExpansions: experimental?.broadsheetGlossary === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    folders: (workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : [])).map(({ uri }) => uri),
  };
}
