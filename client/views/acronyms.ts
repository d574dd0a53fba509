import { l10n, MarkdownString, ThemeColor, ThemeIcon, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from '../dumps.ts';
import { placeCommand } from './place.ts';
import { ACRONYMS, type AcronymEntry, type AcronymsPage, type AcronymsParams } from './protocol.ts';
import { DumpTree, type Line } from './tree.ts';

/** The view of the acronyms of the shown dump. */
export function acronymView(client: BaseLanguageClient, dumps: Dumps): Disposable {
  return new DumpTree('broadsheet.acronyms', dumps, async (dump, token) => {
    const params: AcronymsParams = { uri: client.code2ProtocolConverter.asUri(dump.uri) };
    const page = await client.sendRequest<AcronymsPage>(ACRONYMS, params, token);
    return { lines: page.entries.map(entry => line(entry, placeCommand(dump.uri, entry.first))), summary: summary(page) };
  });
}

function summary({ total, undefined: unknown, isComplete }: AcronymsPage): string {
  const parts = [total.toLocaleString()];
  if (unknown > 0) parts.push(l10n.t('{0} undefined', unknown.toLocaleString()));
  if (!isComplete) parts.push(l10n.t('so far'));
  return parts.join(' · ');
}

function line({ key, text, expansion, from, uses, isUndefined }: AcronymEntry, command: Line['command']): Line {
  const meaning = expansion ?? (isUndefined ? l10n.t('undefined') : l10n.t('needs no expansion'));
  const used = uses === 1 ? l10n.t('1 use') : l10n.t('{0} uses', uses.toLocaleString());
  return {
    id: `${key}\n${expansion ?? ''}`,
    label: text,
    description: `${meaning} · ${used}`,
    tooltip: new MarkdownString().appendText(`${text} — ${meaning}\n\n${[...from ? [origin(from)] : [], used].join('. ')}.`),
    icon: isUndefined ? new ThemeIcon('question', new ThemeColor('list.warningForeground')) : new ThemeIcon(ICONS[from ?? 'household']),
    context: isUndefined ? 'acronym.undefined' : 'acronym',
    spoken: `${text}, ${meaning}, ${used}`,
    command,
  };
}

const ICONS = { article: 'symbol-text', file: 'symbol-text', workspace: 'files', glossary: 'book', lexicon: 'library', household: 'home' } as const;

function origin(from: NonNullable<AcronymEntry['from']>): string {
  switch (from) {
    case 'article': return l10n.t('Defined where it is used');
    case 'file': return l10n.t('Defined in another article of the file');
    case 'workspace': return l10n.t('Defined in another file');
    case 'glossary': return l10n.t('From the glossary');
    case 'lexicon': return l10n.t('From the lexicon');
  }
}
