import { CodeActionKind, ErrorCodes, LSPErrorCodes, MessageType, ResponseError, TextDocumentSyncKind, type CancellationToken, type CodeAction, type Connection, type DocumentSymbol, type InitializeResult, type Range } from 'vscode-languageserver';
import type { Analysis, Knowledge } from '../core/analysis/analysis.ts';
import { readDump } from '../core/dump/dump.ts';
import { identity } from '../core/dump/identity.ts';
import type { OwnDialect } from '../core/dump/own.ts';
import { withDialect, withSilence } from '../core/project/edit.ts';
import { Refusal } from '../core/say.ts';
import type { Host } from '../host/host.ts';
import { version } from '../version.ts';
import { acronymArticles, acronyms, type AcronymsParams } from './acronyms.ts';
import { decisionActions, ANNOTATION, DECIDE, STRUCTURE } from './annotations/actions.ts';
import type { DecideParams } from './annotations/annotations.ts';
import { dumpOf, type Archived } from './annotations/archived.ts';
import { annotationsOn } from './annotations/wire.ts';
import { openedInWords } from './archives.ts';
import { articles } from './articles.ts';
import { clientOf, type Client } from './client.ts';
import { ClosedDumps } from './closedDumps.ts';
import { codeActions, fileEdits, fileFixOf, glossaryActions, offers, type Place } from './codeActions.ts';
import { completion } from './completion.ts';
import { Configuration } from './configuration.ts';
import { abbreviations, concordanceTable, organisationTable } from './copies.ts';
import { definition } from './definition.ts';
import { Desk, type Asked } from './desk.ts';
import { dialectChoices, look } from './dialects.ts';
import { EditorHost } from './editorHost.ts';
import { folding } from './folding.ts';
import { addToGlossary, guesses } from './glossary.ts';
import { glossaryCompletion, type GlossaryText } from './glossaryCompletion.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlayHints.ts';
import { reasonInWords, speak, t, type Texts } from './language.ts';
import { Lending } from './lending.ts';
import { links } from './links.ts';
import { newDialects, newId } from './newDialect.ts';
import { organisations } from './organisations.ts';
import { flat, outline, MOST_ENTRIES } from './outline.ts';
import type { PageParams } from './pages.ts';
import { overview } from './overview.ts';
import { Progress } from './progress.ts';
import { highlights, references } from './references.ts';
import { Reports } from './reports.ts';
import { Stopped, Urgency } from './scheduler.ts';
import { selectionRanges } from './selection.ts';
import { legend, semanticTokens } from './semanticTokens.ts';
import { SILENCE, silenceActions, silenceOf, silencing } from './silence.ts';
import { STATUS, StatusReports } from './status.ts';
import { SymbolRefresh, SYMBOLS } from './symbolRefresh.ts';
import { tell } from './telling.ts';
import { concordance, step } from './topics.ts';
import { Ways } from './ways.ts';
import { words } from './words.ts';
import { workspaceSymbols } from './workspaceSymbols.ts';
import { writtenOutline } from './writtenOutline.ts';

/** What the host of the server gives it. */
export interface Hosted {
  readonly knowledge: Knowledge;
  /** The address of docs/diagnostics.md; null where the host does not know it. */
  readonly page: string | null;
  /** Files with `file:` addresses; null where only the editor can reach files. */
  readonly files: Host | null;
  /** The dumps on disk that are not opened as documents; null where there is no disk. */
  readonly archive: { ask(method: string, params: object): Promise<unknown> } | null;
  /** Translations into a language ("de"), for clients that bring none along; null where there are none. */
  readonly texts: (language: string) => Texts | null;
  /** The connection takes answers that are JSON already. */
  readonly takesWritten?: boolean;
}

/** Milliseconds after which a hover has closed files looked at again: it is asked for at every halt of the mouse. */
const SELDOM = 30_000;

/** Wires the features to a connection; the caller makes it listen. */
export function serve(connection: Connection, { knowledge, page, files, archive, texts, takesWritten = false }: Hosted): void {
  let client: Client;
  const configuration = new Configuration(connection);
  const progress = new Progress(connection);
  const status = new StatusReports((params) => void connection.sendNotification(STATUS, params));
  const told = new Set<string>();
  const host = new EditorHost(connection, () => client, files, () => ways.workspace);
  const ways: Ways = new Ways(connection, configuration, host, knowledge, () => void reconsider());
  const articlesOf = async ({ path, number, dump }: Archived): Promise<string[]> => {
    const { text, entry: { id } } = await archive!.ask('read', { path, number }) as { text: string; entry: { id: string } };
    const alone = readDump(text, (await ways.of(dump)).reading);
    const ids = [...alone.articles()].map((placed) => alone.fact(identity, placed));
    return ids.includes(id) ? ids : [];
  };
  const annotations = annotationsOn(connection, {
    desk: () => desk, host, articlesOf,
    async manner(uri) {
      const { settings, reading } = await ways.of(dumpOf(uri));
      return { ...settings, reading };
    },
    async closedDumps() {
      await closed.look(ways.workspace);
      return { uris: closed.files(desk.open), unread: closed.unread };
    },
    decided(session, changes) {
      status.changed(session);
      const kinds = new Set(changes.map(({ before, after }) => (after ?? before)!.decision.kind));
      if (kinds.has('structure') || kinds.has('sense') || kinds.has('silence')) reports.reconsider();
      if (kinds.has('sense')) {
        lending.look();
        if (client.refreshesHints) void connection.languages.inlayHint.refresh();
      }
      if ((kinds.has('mark') || kinds.has('structure')) && client.refreshesTokens) void connection.languages.semanticTokens.refresh();
    },
  });
  const desk: Desk = new Desk(connection, (uri) => ways.of(dumpOf(uri)), (uri) => annotations.opened(uri), (uri) => lending.to(uri), {
    progressed(session) {
      status.progressed(session);
      if (client.progress) progress.report(session.document.uri, session.progress);
    },
    read(session) {
      status.changed(session);
      symbols.read(session);
      reports.read(session);
    },
    completed(session) {
      status.changed(session);
      progress.end(session.document.uri);
      lending.look();
    },
    failed(session, error) {
      connection.console.error(`${session.document.uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      progress.end(session.document.uri);
    },
    saved(uri) {
      void annotations.saved(uri);
      void closed.look(ways.workspace);
    },
    closed(uri) {
      annotations.closed(uri);
      for (const each of [reports, status, symbols]) each.forget(uri);
      progress.end(uri);
      told.delete(uri);
      lending.forget(uri);
      // what an editor does not hold any more is what the disk has
      void closed.look(ways.workspace, 0);
    },
  });
  const symbols = new SymbolRefresh(connection, () => client);
  const reports = new Reports(connection, desk, () => client, page);
  const closed = new ClosedDumps(host, (folder) => ways.in(folder), (steps) => desk.background(steps), (message) => connection.console.info(message), () => lending.look());
  const lending = new Lending(desk, closed, (borrowers) => {
    // lists are asked for again, as after an edit
    for (const session of borrowers) status.changed(session);
    reports.reconsider(borrowers);
    if (client.refreshesHints) void connection.languages.inlayHint.refresh();
  });

  connection.onInitialize((params): InitializeResult => {
    client = clientOf(params);
    ways.workspace = client.folders;
    speak(params, texts);
    configuration.start(client, params.initializationOptions);
    return {
      serverInfo: { name: 'Broadsheet', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...(client.registersSymbols ? {} : { documentSymbolProvider: SYMBOLS }),
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        workspaceSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, STRUCTURE, ANNOTATION], resolveProvider: client.resolvesActions },
        completionProvider: {},
        executeCommandProvider: { commands: [DECIDE, SILENCE] },
        inlayHintProvider: true,
        semanticTokensProvider: { legend, range: true, full: !client.tokensByRange },
        ...(client.pullsDiagnostics ? { diagnosticProvider: { identifier: 'broadsheet', interFileDependencies: !client.refreshesDiagnostics, workspaceDiagnostics: false } } : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    configuration.register(client);
    symbols.register();
    void closed.look(ways.workspace);
    if (client.changesFolders) connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      ways.workspace = [...ways.workspace.filter((folder) => removed.every(({ uri }) => uri !== folder)), ...added.map(({ uri }) => uri)];
      void closed.look(ways.workspace, 0);
      void reconsider();
    });
  });
  connection.onDidChangeConfiguration(async ({ settings }) => {
    configuration.changed(settings);
    await reconsider();
  });

  async function reconsider(): Promise<void> {
    await desk.reconsider();
    reports.reconsider();
    if (client.refreshesHints) void connection.languages.inlayHint.refresh();
  }

  connection.onDocumentSymbol(async ({ textDocument: { uri } }, token) => {
    const found = await desk.whole(uri, token, function* ({ analysis }) {
      const { symbols, shortened } = yield* outline(analysis.dump);
      if (!client.hierarchicalSymbols) return { shortened, answer: flat(uri, symbols) };
      return { shortened, answer: takesWritten ? yield* writtenOutline(symbols) : symbols };
    });
    if (found.shortened && !told.has(uri)) {
      told.add(uri);
      const message = t('{0} has more than {1} entries: its outline lists the articles without what is in them.', name(uri), MOST_ENTRIES);
      tell(connection, MessageType.Info, message);
    }
    // the protocol's types know no answer that is written already
    return found.answer as DocumentSymbol[];
  });
  connection.onFoldingRanges(({ textDocument: { uri } }, token) => desk.whole(uri, token, ({ analysis }) => folding(analysis.dump, client.foldingLimit)));
  connection.onDocumentLinks(({ textDocument: { uri } }, token) => desk.whole(uri, token, ({ analysis }) => links(analysis.dump)));
  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) => desk.each(uri, positions, token, ({ analysis }, offsets) => selectionRanges(analysis.dump, offsets)));
  connection.onHover(({ textDocument: { uri }, position }, token) => {
    void closed.look(ways.workspace, SELDOM);
    return desk.at(uri, position, token, ({ analysis }, offset) => hover(analysis, uri, offset, client.hovers));
  });
  connection.onDefinition(async ({ textDocument: { uri }, position }, token) => {
    const found = await desk.at(uri, position, token, ({ analysis }, offset) => definition(analysis, uri, offset));
    return client.definitionLinks ? found : found?.map(({ targetUri, targetRange }) => ({ uri: targetUri, range: targetRange })) ?? null;
  });
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    desk.at(uri, position, token, ({ analysis }, offset) => references(analysis, uri, offset, context?.includeDeclaration !== false)));
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) => desk.at(uri, position, token, ({ analysis }, offset) => highlights(analysis, offset)));
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }, token) =>
    desk.within(uri, range, token, ({ analysis, session }, offsets) => semanticTokens(analysis, offsets, session.settings.organisations.enabled, annotations.of(uri).decisions.anchors)));
  connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) =>
    desk.whole(uri, token, ({ analysis, session }) => semanticTokens(analysis, { start: 0, end: analysis.dump.text.length }, session.settings.organisations.enabled, annotations.of(uri).decisions.anchors)));
  connection.onCompletion(({ textDocument: { uri }, position }, token) => desk.at(uri, position, token, ({ analysis }, offset) => completion(analysis, offset)));
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    desk.within(uri, range, token, ({ analysis, session }, offsets) => session.settings.acronyms.inlayHints ? inlayHints(analysis, offsets) : atOnce(() => [])));
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) => reports.pull(uri, previousResultId, token));
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    desk.within(uri, range, token, function* (asked, offsets) {
      const known = { ...context, diagnostics: context?.diagnostics ?? [] };
      const fixes = yield* actions(asked, { uri, version: asked.session.document.version, range: offsets, diagnostics: known.diagnostics });
      return [...fixes, ...yield* decisionActions(asked, annotations.of(uri), offsets, known)];
    }));
  connection.onCodeActionResolve(async (action, token) => {
    const fix = fileFixOf(action.data);
    if (!fix) return action;
    const edits = await desk.whole(fix.uri, token, ({ analysis, checks, session }) => {
      if (session.document.version !== fix.version) throw new Stopped();
      return fileEdits(analysis.dump, checks, fix.code);
    });
    return { ...action, edit: { changes: { [fix.uri]: edits } } };
  });
  connection.onExecuteCommand(async ({ command, arguments: given }, token) => {
    if (command === DECIDE) return annotations.decide(given?.[0] as DecideParams, token);
    const silence = command === SILENCE ? silenceOf(given?.[0]) : null;
    if (!silence) throw new ResponseError(ErrorCodes.InvalidParams, `nothing to do for ${command}`);
    try {
      await ways.changeProject(silence.uri, (text, path) => withSilence(text, silencing(silence, path)));
    } catch (error) {
      tell(connection, MessageType.Error, reasonInWords(error));
    }
    return null;
  });
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const open = desk.sessions.flatMap(({ document: { uri }, known: read }) => read ? [{ uri, analysis: read.analysis }] : []);
    // what is known of the other files is given; what is new in them comes with the next question
    void closed.look(ways.workspace);
    const others = closed.symbols(desk.open);
    return desk.across(token, workspaceSymbols(open, String(query ?? ''), others));
  });

  connection.onRequest('broadsheet/articles', ({ uri, ids }: { uri: string; ids?: boolean }, token: CancellationToken) => desk.whole(uri, token, ({ analysis }) => articles(analysis.dump, ids === true)));
  connection.onRequest('broadsheet/words', ({ uri, range }: { uri: string; range: Range }, token: CancellationToken) =>
    desk.within(uri, range, token, ({ analysis }, offsets) => words(analysis.dump, offsets)));
  connection.onRequest('broadsheet/dialects', ({ uri }: { uri: string }, token: CancellationToken) => desk.whole(uri, token, ({ analysis }) => atOnce(() => dialectChoices(analysis.dump))));
  const about = <P extends object, T>(method: string, feature: (analysis: Analysis, params: P, asked: Asked) => Generator<unknown, T>): void => {
    connection.onRequest(method, ({ uri, ...params }: { uri: string } & P, token: CancellationToken) => desk.whole(uri, token, (asked) => feature(asked.analysis, params as unknown as P, asked)));
  };
  about('broadsheet/acronyms', (analysis, params: AcronymsParams, { session }) => acronyms(analysis, params, session.settings.acronyms.householdWords));
  about('broadsheet/acronymArticles', (analysis, params: PageParams, { session }) => acronymArticles(analysis, params, session.settings.acronyms.householdWords));
  about('broadsheet/organisations', organisations);
  about('broadsheet/step', step);
  about('broadsheet/concordance', concordance);
  about('broadsheet/abbreviations', abbreviations);
  about('broadsheet/organisationTable', organisationTable);
  about('broadsheet/concordanceTable', concordanceTable);
  about('broadsheet/guesses', guesses);
  connection.onRequest('broadsheet/addToGlossary', (params: { uri?: string; acronym?: string; expansion?: string }) => addToGlossary(ways, params));
  connection.onRequest('broadsheet/glossaryItems', async ({ uri, text, offset }: GlossaryText, token: CancellationToken) => {
    if (!await ways.isGlossary(String(uri))) return [];
    const open = desk.sessions.flatMap(({ known, settings }) => known ? [{ analysis: known.analysis, household: settings.acronyms.householdWords }] : []);
    return desk.across(token, glossaryCompletion(open, { uri, text: String(text), offset: Number(offset) }));
  });
  connection.onRequest('broadsheet/newDialect', ({ uri, ranges }: { uri: string; ranges: Range[] }, token: CancellationToken) => desk.whole(uri, token, ({ analysis }) => newDialects(analysis.dump, ranges)));
  connection.onRequest('broadsheet/keepDialect', async ({ uri, name, rules }: { uri: string; name: string; rules: OwnDialect }) => {
    const id = newId(String(name), (await ways.of(uri)).reading.dialects ?? []);
    const isKept = ways.isInWorkspace(uri);
    if (isKept) await ways.changeProject(uri, (text, path) => withDialect(text, id, { name, ...rules }, path));
    return { id, isKept };
  });
  connection.onRequest('broadsheet/overview', ({ uri }: { uri: string }, token: CancellationToken) => desk.whole(uri, token, (asked) => overview(asked, annotations.of(uri).decisions), Urgency.background));
  connection.onRequest('broadsheet/archive', async ({ method, params }: { method: string; params: object }) => {
    if (!archive) throw new Refusal('archives need the files of a disk');
    try {
      const answer = await archive.ask(method, params);
      return method === 'open' ? openedInWords(answer as Parameters<typeof openedInWords>[0]) : answer;
    } catch (error) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, reasonInWords(error));
    }
  });
  connection.onRequest('broadsheet/look', async ({ uri, text }: { uri: string; text: string }) => look(String(text), (await ways.of(uri)).reading.dialects));

  function* actions(asked: Asked, place: Place): Generator<unknown, CodeAction[]> {
    const { analysis, checks, session } = asked;
    const { dump } = analysis;
    const toGlossary = client.asksForExpansions ? yield* glossaryActions(analysis, place) : [];
    if (!session.settings.checks.enabled) return toGlossary;
    const found = [...yield* codeActions(dump, checks, place), ...offers(place, client), ...toGlossary, ...silenceActions(dump, place)];
    if (client.resolvesActions) return found;
    for (const action of found) {
      const fix = fileFixOf(action.data);
      if (!fix) continue;
      action.edit = { changes: { [fix.uri]: yield* fileEdits(dump, checks, fix.code) } };
      delete action.data;
    }
    return found;
  }
}

function* atOnce<T>(compute: () => T): Generator<unknown, T> {
  yield;
  return compute();
}

function name(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
