import { commands, ConfigurationTarget, Disposable, l10n, languages, Range, window, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { plain } from './plain.ts';
import { LANGUAGE, LOOK, type Look, type LookParams } from './protocol.ts';

/** How much of a file is looked at: its first lines, and no more than these UTF-16 units of them. */
const LINES = 2_000;
const UNITS = 100_000;

/** Where it is kept which files were offered already. */
const OFFERED = 'offer.files';
/** As many files are remembered as having been offered. */
const REMEMBERED = 500;

/** Offers to read a plain text file as a dump when it looks like one: once a file, and never again if so wished. */
export function offerLanguage(client: BaseLanguageClient, context: ExtensionContext): Disposable {
  const consider = async (document: TextDocument | undefined): Promise<void> => {
    if (document?.languageId !== 'plaintext' || document.uri.scheme === 'output' || document.lineCount < 5) return;
    if (!workspace.getConfiguration('broadsheet', document).get<boolean>('offerLanguage')) return;
    const address = document.uri.toString();
    const offered = context.workspaceState.get<readonly string[]>(OFFERED, []);
    if (offered.includes(address)) return;
    const look = await lookAt(client, document);
    if (!look?.dialect || document.isClosed || document.languageId !== 'plaintext') return;
    await context.workspaceState.update(OFFERED, [...offered, address].slice(-REMEMBERED));
    await offer(document, look);
  };
  void consider(window.activeTextEditor?.document);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(editor => consider(editor?.document)),
    commands.registerCommand('broadsheet.useLanguage', async () => {
      const document = window.activeTextEditor?.document;
      if (document) await languages.setTextDocumentLanguage(document, LANGUAGE);
    }),
  );
}

async function lookAt(client: BaseLanguageClient, document: TextDocument): Promise<Look | undefined> {
  const params: LookParams = { uri: client.code2ProtocolConverter.asUri(document.uri), text: document.getText(new Range(0, 0, LINES, 0)).slice(0, UNITS) };
  try {
    await client.start();
    return await client.sendRequest<Look>(LOOK, params);
  } catch {
    // Without a server there is nothing to offer; its stop is reported elsewhere.
    return undefined;
  }
}

async function offer(document: TextDocument, { dialect }: Look): Promise<void> {
  const yes = l10n.t('Read as Article Dump');
  const never = l10n.t('Never Offer This');
  const name = document.uri.path.split('/').at(-1);
  const answer = await window.showInformationMessage(plain(l10n.t('“{0}” looks like a dump of articles ({1}).', name ?? '', dialect ?? '')), yes, never);
  if (answer === yes) await languages.setTextDocumentLanguage(document, LANGUAGE);
  if (answer === never) await workspace.getConfiguration('broadsheet').update('offerLanguage', false, ConfigurationTarget.Global);
}
