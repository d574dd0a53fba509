import { Disposable, l10n, languages, LanguageStatusSeverity, window, type LanguageStatusItem } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from './dumps.ts';
import { activeDump } from './editors.ts';
import { plain } from './plain.ts';
import { quantity } from './quantity.ts';
import { LANGUAGE, type Status } from './protocol.ts';

/** Characters that a line may have. */
const LINE = 60;

/** The language status items ({}): the dialect, how many articles, and how the server is; below it why this dialect. */
export function languageStatus(client: BaseLanguageClient, dumps: Dumps): Disposable {
  const item = languages.createLanguageStatusItem('broadsheet.status', { language: LANGUAGE });
  item.name = 'Broadsheet';
  let reasons: LanguageStatusItem | undefined;

  const explain = (why: string): void => {
    reasons?.dispose();
    reasons = undefined;
    if (!why) return;
    reasons = languages.createLanguageStatusItem('broadsheet.why', { language: LANGUAGE });
    reasons.name = l10n.t('Broadsheet: why this dialect');
    reasons.text = shortened(why);
    reasons.accessibilityInformation = { label: why };
  };

  const show = (): void => {
    if (client.state !== State.Running) return showServer();
    const editor = activeDump();
    const status = editor && dumps.status(editor.document);
    item.severity = LanguageStatusSeverity.Information;
    item.busy = !status || status.state === 'reading';
    item.text = status ? shortened(plain(summary(status))) : l10n.t('Reading…');
    const why = status ? plain(status.why.join('; ')) : '';
    item.accessibilityInformation = { label: `${item.text}. ${why}` };
    item.command = { command: 'broadsheet.setDialect', title: l10n.t('Change…'), tooltip: why ? l10n.t('Why this dialect: {0}', why) : '' };
    explain(why);
  };
  const showServer = (): void => {
    const starting = client.state === State.Starting;
    item.busy = starting;
    item.severity = starting ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
    item.text = starting ? l10n.t('Starting…') : l10n.t('The language server is not running');
    explain('');
    item.command = { command: 'broadsheet.restartServer', title: l10n.t('Restart') };
  };
  show();

  return Disposable.from(
    item,
    { dispose: () => reasons?.dispose() },
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

/** An item is one line, the end of which VS Code cuts off, its command too; the tooltip and the list of dialects have the whole. */
function shortened(text: string): string {
  return text.length <= LINE ? text : `${text.slice(0, LINE - 1).trimEnd()}…`;
}
