import { commands, ConfigurationTarget, l10n, window, workspace, type Disposable, type QuickPickItem, type TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from './editors.ts';
import { plain } from './plain.ts';
import { DIALECTS, type DialectChoice, type DialectsParams } from './protocol.ts';

interface Choice extends QuickPickItem {
  /** undefined: as detected */
  readonly id?: string;
}

/** The command that overrules which dialect a file is read in; the choice is kept in the settings, by file. */
export function dialectCommand(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('broadsheet.setDialect', async () => {
    const document = activeDump()?.document;
    if (!document) return;
    const params: DialectsParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const choice = await window.showQuickPick(choices(client.sendRequest<readonly DialectChoice[]>(DIALECTS, params)), {
      title: l10n.t('The dialect this file is read in'),
      placeHolder: l10n.t('How are articles set apart in this file?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (choice) await remember(document, choice.id);
  });
}

async function choices(answer: Promise<readonly DialectChoice[]>): Promise<Choice[]> {
  const dialects = await answer;
  const detected: Choice = { label: l10n.t('As detected'), description: l10n.t('by the evidence in the file') };
  return [detected, ...dialects.map(({ id, name, why, current }) => ({
    id,
    label: plain(name),
    description: current ? l10n.t('in use') : '',
    detail: plain(why.join('; ')),
  }))];
}

/** Keeps the choice in `broadsheet.dialectByFile`: by path within the workspace, or by address where there is none. */
async function remember(document: TextDocument, dialect: string | undefined): Promise<void> {
  const inWorkspace = workspace.getWorkspaceFolder(document.uri) !== undefined;
  const file = inWorkspace ? workspace.asRelativePath(document.uri, false) : document.uri.toString();
  const settings = workspace.getConfiguration('broadsheet');
  const stored = settings.inspect<Record<string, string>>('dialectByFile');
  const files = { ...(inWorkspace ? stored?.workspaceValue : stored?.globalValue) };
  if (dialect === undefined) delete files[file];
  else files[file] = dialect;
  await settings.update('dialectByFile', Object.keys(files).length > 0 ? files : undefined,
    inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}
