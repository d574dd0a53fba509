import { Disposable, l10n, languages, LanguageStatusSeverity, window, workspace } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from './editors.ts';
import { LANGUAGE, STATUS, type Status } from './protocol.ts';

/** The language status item ({}): the dialect and why, how many articles, and how the server is. */
export function languageStatus(client: BaseLanguageClient): Disposable {
  const known = new Map<string, Status>();
  const item = languages.createLanguageStatusItem('broadsheet.status', { language: LANGUAGE });
  item.name = 'Broadsheet';

  const show = (): void => {
    if (client.state !== State.Running) return showServer();
    const editor = activeDump();
    const status = editor && known.get(client.code2ProtocolConverter.asUri(editor.document.uri));
    item.severity = LanguageStatusSeverity.Information;
    item.busy = !status || status.state === 'reading';
    item.text = status ? summary(status) : l10n.t('Reading…');
    item.detail = status ? details(status) : '';
    item.command = { command: 'broadsheet.setDialect', title: l10n.t('Change…'), tooltip: l10n.t('Choose the dialect this file is read in') };
  };
  const showServer = (): void => {
    const starting = client.state === State.Starting;
    item.busy = starting;
    item.severity = starting ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
    item.text = starting ? l10n.t('Starting…') : l10n.t('The language server is not running');
    item.detail = '';
    item.command = { command: 'broadsheet.restartServer', title: l10n.t('Restart') };
  };
  show();

  return Disposable.from(
    item,
    client.onNotification(STATUS, (status: Status) => {
      known.set(status.uri, status);
      show();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) known.clear();
      show();
    }),
    workspace.onDidCloseTextDocument(document => known.delete(client.code2ProtocolConverter.asUri(document.uri))),
    window.onDidChangeActiveTextEditor(show),
  );
}

function summary({ dialect, articles, teasers, state, soFar }: Status): string {
  const count = articles === 1 ? l10n.t('1 article') : l10n.t('{0} articles', articles.toLocaleString());
  const parts = [dialect, count];
  if (teasers > 0) parts.push(teasers === 1 ? l10n.t('1 teaser') : l10n.t('{0} teasers', teasers.toLocaleString()));
  if (state === 'reading') parts.push(soFar === undefined ? l10n.t('so far') : l10n.t('so far ({0} %)', Math.floor(soFar * 100)));
  return parts.join(' · ');
}

function details({ why }: Status): string {
  return why.length > 0 ? l10n.t('Why: {0}', why.join('; ')) : '';
}
