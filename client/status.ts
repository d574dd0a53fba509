import { Disposable, l10n, languages, LanguageStatusSeverity, window } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from './dumps.ts';
import { activeDump } from './editors.ts';
import { plain } from './plain.ts';
import { quantity } from './quantity.ts';
import { LANGUAGE, type Status } from './protocol.ts';

/** Characters that a line of detail may have. */
const DETAIL = 60;

/** The language status item ({}): the dialect and why, how many articles, and how the server is. */
export function languageStatus(client: BaseLanguageClient, dumps: Dumps): Disposable {
  const item = languages.createLanguageStatusItem('broadsheet.status', { language: LANGUAGE });
  item.name = 'Broadsheet';

  const show = (): void => {
    if (client.state !== State.Running) return showServer();
    const editor = activeDump();
    const status = editor && dumps.status(editor.document);
    item.severity = LanguageStatusSeverity.Information;
    item.busy = !status || status.state === 'reading';
    item.text = status ? plain(summary(status)) : l10n.t('Reading…');
    const why = status ? plain(status.why.join('; ')) : '';
    item.detail = shortened(why);
    item.accessibilityInformation = { label: `${item.text}. ${why}` };
    item.command = { command: 'broadsheet.setDialect', title: l10n.t('Change…'), tooltip: why ? l10n.t('Why this dialect: {0}', why) : '' };
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
    dumps.onDidLearn(show),
    window.onDidChangeActiveTextEditor(show),
  );
}

function summary({ dialect, articles, teasers, state, soFar }: Status): string {
  const count = articles === 1 ? l10n.t('1 article') : l10n.t('{0} articles', quantity(articles));
  const parts = [dialect, count];
  if (teasers > 0) parts.push(teasers === 1 ? l10n.t('1 teaser') : l10n.t('{0} teasers', quantity(teasers)));
  if (state === 'reading') parts.push(soFar === undefined ? l10n.t('so far') : l10n.t('so far ({0} %)', Math.floor(soFar * 100)));
  return parts.join(' · ');
}

/** The item is one line that cuts nothing off by itself; its tooltip and the list of dialects have the whole. */
function shortened(text: string): string {
  return text.length <= DETAIL ? text : `${text.slice(0, DETAIL - 1).trimEnd()}…`;
}
