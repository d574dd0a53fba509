import { type CancellationToken, commands, l10n, MarkdownString, type Memento, ThemeColor, ThemeIcon } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from '../dumps.ts';
import { Choice, Filter } from './choices.ts';
import { concordanceLines } from './concordanceLines.ts';
import { copy } from './copy.ts';
import { paged } from './pages.ts';
import { placeCommand } from './place.ts';
import { ABBREVIATIONS, ACRONYM_ARTICLES, ACRONYMS, type AbbreviationsParams, type AcronymArticle, type AcronymEntry, type AcronymsPage, type AcronymsParams, type Page, type PageParams, type Topic } from './protocol.ts';
import { stepCommand } from './steps.ts';
import { DumpTree, type Content, type Line } from './tree.ts';
import { quantity } from '../quantity.ts';

/** The view of the acronyms of the shown dump: of the whole file, or article by article. */
export function acronymView(client: BaseLanguageClient, dumps: Dumps, memory: Memento): DumpTree {
  const grouping = new Choice<'file' | 'article'>('acronymGrouping', memory, 'file');
  const filter = new Filter('acronymFilter');

  const list = (id: string, params: AcronymsParams, token: CancellationToken) => {
    const ask = (part: object, own: CancellationToken): Promise<AcronymsPage> => client.sendRequest(ACRONYMS, { ...params, ...part }, own);
    return paged(id, token, ask, (entry: AcronymEntry) => acronymLine(id, entry, params));
  };
  const acronymLine = (list: string, entry: AcronymEntry, { uri, article }: AcronymsParams): Line => {
    const topic: Topic = { uri, acronym: entry.key, expansion: entry.expansion, ...article !== undefined && { article } };
    const id = `${list}\n${entry.key}\n${entry.expansion ?? ''}`;
    return { id, ...told(entry), topic, command: stepCommand(topic), children: token => concordanceLines(client, id, topic, token) };
  };
  const articleLine = ({ article, title, start, acronyms, undefined: unknown }: AcronymArticle, params: PageParams): Line => {
    const count = counted(acronyms, unknown);
    return {
      id: `article\n${article}\n${title}`,
      label: title,
      description: count,
      tooltip: new MarkdownString().appendText(`${title}\n${count}`),
      spoken: `${title}, ${count}`,
      icon: unknown > 0 ? new ThemeIcon('file-text', UNDEFINED) : new ThemeIcon('file-text'),
      context: 'acronymArticle',
      topic: { uri: params.uri, article },
      command: placeCommand(client.protocol2CodeConverter.asUri(params.uri), { start, end: start }),
      children: async token => (await list(`article\n${article}`, { ...params, article }, token)).lines,
    };
  };
  const view = new DumpTree('broadsheet.acronyms', dumps, async (dump, token): Promise<Content> => {
    const params = { uri: client.code2ProtocolConverter.asUri(dump.uri), filter: filter.text };
    if (grouping.value === 'file') {
      const { page, lines } = await list('file', params, token);
      return { lines, summary: summaryOf(page, filter.text) };
    }
    const summary = summaryOf(await client.sendRequest<AcronymsPage>(ACRONYMS, { ...params, count: 0 }, token), filter.text);
    const ask = (part: object, own: CancellationToken): Promise<Page<AcronymArticle>> => client.sendRequest(ACRONYM_ARTICLES, { ...params, ...part }, own);
    return { lines: (await paged('articles', token, ask, (entry: AcronymArticle) => articleLine(entry, params))).lines, summary };
  });
  const group = (by: 'file' | 'article') => (): void => {
    grouping.value = by;
    view.refresh();
  };
  return view.with(
    commands.registerCommand('broadsheet.acronymsByArticle', group('article')),
    commands.registerCommand('broadsheet.acronymsByFile', group('file')),
    commands.registerCommand('broadsheet.filterAcronyms', () => filter.ask(view, l10n.t('Filter Acronyms'), l10n.t('Letters of a short form or of what it stands for'))),
    commands.registerCommand('broadsheet.clearAcronymFilter', () => filter.set('', view)),
    commands.registerCommand('broadsheet.copyAbbreviations', async (line?: Line) => {
      const { shown } = dumps;
      const params: AbbreviationsParams | undefined = line?.topic ?? (shown && { uri: client.code2ProtocolConverter.asUri(shown.uri) });
      if (params) await copy(client, ABBREVIATIONS, params);
    }),
  );
}

const UNDEFINED = new ThemeColor('list.warningForeground');
const ICONS = { article: 'symbol-text', file: 'symbol-text', workspace: 'files', glossary: 'book', lexicon: 'library', household: 'home' } as const;

function counted(total: number, unknown: number): string {
  const parts = [total === 1 ? l10n.t('1 acronym') : l10n.t('{0} acronyms', quantity(total))];
  if (unknown > 0) parts.push(l10n.t('{0} undefined', quantity(unknown)));
  return parts.join(' · ');
}

function summaryOf({ total, undefined: unknown, isComplete }: AcronymsPage, filter: string | undefined): string {
  const parts = [counted(total, unknown)];
  if (filter) parts.unshift(l10n.t('“{0}”', filter));
  if (!isComplete) parts.push(l10n.t('so far'));
  return parts.join(' · ');
}

/** What an acronym's line shows and says. */
function told({ text, expansion, from, isDecided, uses, isUndefined }: AcronymEntry): Omit<Line, 'id'> {
  const meaning = expansion ?? (isUndefined ? l10n.t('undefined') : l10n.t('a household word'));
  const used = uses === 1 ? l10n.t('1 use') : l10n.t('{0} uses', quantity(uses));
  const known = isDecided ? [l10n.t('As decided by a person')] : from ? [originOf(from)] : isUndefined ? [l10n.t('No expansion in this file or others, the glossary or the lexicon')] : [];
  return {
    label: text,
    description: `${meaning} · ${quantity(uses)}`,
    tooltip: new MarkdownString().appendMarkdown('**').appendText(text).appendMarkdown('** — ').appendText(`${meaning}\n${[...known, used].join(' · ')}`),
    icon: isUndefined ? new ThemeIcon('question', UNDEFINED) : new ThemeIcon(isDecided ? 'account' : ICONS[from ?? 'household']),
    context: isUndefined ? 'acronym.undefined' : 'acronym',
    spoken: [text, meaning, ...known, used].join(', '),
  };
}

function originOf(from: NonNullable<AcronymEntry['from']>): string {
  switch (from) {
    case 'article': return l10n.t('Defined where it is used');
    case 'file': return l10n.t('Defined in another article of the file');
    case 'workspace': return l10n.t('Defined in another file');
    case 'glossary': return l10n.t('From the glossary');
    case 'lexicon': return l10n.t('From the lexicon');
  }
}
