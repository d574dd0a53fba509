import { commands, l10n, window, type ExtensionContext } from 'vscode';
import { RevealOutputChannelOn, State, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import { annotations } from './annotations/annotations.ts';
import { archiveView } from './archive/archive.ts';
import { dialectCommand } from './dialect.ts';
import { dumps as dumpsOf } from './dumps.ts';
import { encodingCommand } from './encoding.ts';
import { abilities, answerHost } from './host.ts';
import { navigation } from './navigate.ts';
import { newDialectCommand } from './newDialect.ts';
import { offerLanguage } from './offer.ts';
import { overview } from './overview.ts';
import { LANGUAGE } from './protocol.ts';
import { rememberedDumps } from './remembered.ts';
import { endWhenSilent, errorHandler, restart } from './restart.ts';
import { firstSteps } from './sample.ts';
import { languageStatus } from './status.ts';
import { views, type Views } from './views/views.ts';
import { wordCount } from './words.ts';

/** The client of one kind of server, and how to end that server without asking it. */
export interface Connection {
  readonly client: BaseLanguageClient;
  /** true where a person may be holding the server at a breakpoint: silence means nothing then */
  readonly isDebugged: boolean;
  /** the server can read the files of the disk */
  readonly hasDisk: boolean;
  end(): void;
}

/** What `activate` returns: the tests in VS Code hold on to it. */
export interface Broadsheet extends Connection {
  readonly views: Views;
}

/** Starts the server that `connect` knows of and everything in the editor that speaks with it. */
export async function start(context: ExtensionContext, connect: (options: LanguageClientOptions) => Connection): Promise<Broadsheet> {
  const log = window.createOutputChannel('Broadsheet', { log: true });
  const connection = connect({
    documentSelector: [{ language: LANGUAGE }],
    diagnosticCollectionName: 'broadsheet',
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    progressOnInitialization: true,
    initializationOptions: { texts: l10n.bundle },
    errorHandler: errorHandler(log),
    // What comes from a dump is text: no command links, no HTML in hovers.
    markdown: { isTrusted: false, supportHtml: false },
    diagnosticPullOptions: { onChange: true, onSave: false },
  });
  const { client } = connection;
  const end = (): void => connection.end();
  client.registerFeature(abilities);
  const dumps = dumpsOf(client);
  context.subscriptions.push(
    log,
    dumps,
    ...answerHost(client),
    languageStatus(client, dumps),
    wordCount(client),
    navigation(client),
    dialectCommand(client),
    encodingCommand(),
    newDialectCommand(client),
    overview(client, dumps, context),
    archiveView(client, context, connection.hasDisk),
    annotations(client, dumps, context),
    rememberedDumps(context.globalState),
    offerLanguage(client, context),
    firstSteps(context),
    ...connection.isDebugged ? [] : [endWhenSilent(client, end, log)],
    commands.registerCommand('broadsheet.showLog', () => log.show()),
    commands.registerCommand('broadsheet.restartServer', async () => {
      await restart(client, end);
      window.setStatusBarMessage(l10n.t('Broadsheet’s language server has been restarted.'), 4000);
    }),
    { dispose: () => client.state === State.Stopped ? undefined : client.stop() },
  );
  void commands.executeCommand('setContext', 'broadsheet.started', true);
  const broadsheet = { ...connection, views: views(client, dumps, context) };
  await client.start();
  return broadsheet;
}
