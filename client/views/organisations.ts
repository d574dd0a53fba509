import { type CancellationToken, commands, l10n, MarkdownString, type Memento, ThemeIcon } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from '../dumps.ts';
import { Choice, Filter } from './choices.ts';
import { concordanceLines } from './concordanceLines.ts';
import { copy } from './copy.ts';
import { paged, type Paged } from './pages.ts';
import { CONCORDANCE_TABLE, ORGANISATION_TABLE, ORGANISATIONS, type OrganisationEntry, type OrganisationKind, type OrganisationSort, type OrganisationsPage, type OrganisationsParams, type Topic } from './protocol.ts';
import { stepCommand } from './steps.ts';
import { DumpTree, type Content, type Line } from './tree.ts';
import { quantity } from '../quantity.ts';

/** The view of the organisations of the shown dump. */
export function organisationView(client: BaseLanguageClient, dumps: Dumps, memory: Memento): DumpTree {
  const sorting = new Choice<OrganisationSort>('organisationSort', memory, 'count');
  const grouping = new Choice<'none' | 'kind'>('organisationGrouping', memory, 'none');
  const filter = new Filter('organisationFilter');

  const list = (id: string, params: OrganisationsParams, token: CancellationToken): Promise<Paged<OrganisationsPage>> => {
    const ask = (part: object, own: CancellationToken): Promise<OrganisationsPage> => client.sendRequest(ORGANISATIONS, { ...params, ...part }, own);
    return paged(id, token, ask, (entry: OrganisationEntry) => organisationLine(id, entry, params.uri));
  };
  const organisationLine = (list: string, entry: OrganisationEntry, uri: string): Line => {
    const topic: Topic = { uri, organisation: entry.key };
    const id = `${list}\n${entry.key}`;
    return { id, ...told(entry, grouping.value === 'kind'), topic, command: stepCommand(topic), children: token => concordanceLines(client, id, topic, token) };
  };
  const view = new DumpTree('broadsheet.organisations', dumps, async (dump, token): Promise<Content> => {
    const params: OrganisationsParams = { uri: client.code2ProtocolConverter.asUri(dump.uri), filter: filter.text, sort: sorting.value };
    if (grouping.value === 'none') {
      const { page, lines } = await list('file', params, token);
      return { lines, summary: summaryOf(page, filter.text) };
    }
    const page = await client.sendRequest<OrganisationsPage>(ORGANISATIONS, { ...params, count: 0 }, token);
    const summary = summaryOf(page, filter.text);
    return { summary, lines: page.kinds.map(({ kind, total }) => kindLine(kind, total, own => list(`kind ${kind}`, { ...params, kind }, own))) };
  });
  const sort = (by: OrganisationSort) => (): void => {
    sorting.value = by;
    view.refresh();
  };
  const group = (by: 'none' | 'kind') => (): void => {
    grouping.value = by;
    view.refresh();
  };
  return view.with(
    commands.registerCommand('broadsheet.organisationsByCount', sort('count')),
    commands.registerCommand('broadsheet.organisationsByName', sort('name')),
    commands.registerCommand('broadsheet.organisationsByPlace', sort('first')),
    commands.registerCommand('broadsheet.organisationsByKind', group('kind')),
    commands.registerCommand('broadsheet.organisationsTogether', group('none')),
    commands.registerCommand('broadsheet.filterOrganisations', () => filter.ask(view, l10n.t('Filter Organisations'), l10n.t('Letters of any name of an organisation'))),
    commands.registerCommand('broadsheet.clearOrganisationFilter', () => filter.set('', view)),
    commands.registerCommand('broadsheet.copyOrganisations', async () => {
      if (dumps.shown) await copy(client, ORGANISATION_TABLE, { uri: client.code2ProtocolConverter.asUri(dumps.shown.uri) });
    }),
    commands.registerCommand('broadsheet.copyMentions', async (line?: Line) => {
      if (line?.topic) await copy(client, CONCORDANCE_TABLE, line.topic);
    }),
  );
}

function kindLine(kind: OrganisationKind | null, total: number, ask: (token: CancellationToken) => Promise<Paged<OrganisationsPage>>): Line {
  const { name, icon } = KINDS[kind ?? 'unknown'];
  return {
    id: `kind ${kind}`,
    label: name(),
    description: quantity(total),
    icon: new ThemeIcon(icon),
    spoken: `${name()}, ${quantity(total)}`,
    children: async token => (await ask(token)).lines,
    isUnfolded: true,
  };
}

/** The kinds as groups. */
const KINDS: Readonly<Record<OrganisationKind | 'unknown', { readonly name: () => string; readonly icon: string }>> = {
  government: { name: () => l10n.t('Governments and their parts'), icon: 'law' },
  international: { name: () => l10n.t('International organisations'), icon: 'globe' },
  party: { name: () => l10n.t('Political parties'), icon: 'megaphone' },
  company: { name: () => l10n.t('Companies'), icon: 'briefcase' },
  media: { name: () => l10n.t('News organisations'), icon: 'broadcast' },
  education: { name: () => l10n.t('Learning and research'), icon: 'mortar-board' },
  armed: { name: () => l10n.t('Armed forces and groups'), icon: 'shield' },
  sport: { name: () => l10n.t('Sports organisations'), icon: 'star-empty' },
  other: { name: () => l10n.t('Other organisations'), icon: 'organization' },
  unknown: { name: () => l10n.t('Kind not known'), icon: 'organization' },
};

function summaryOf({ total, isComplete }: OrganisationsPage, filter: string | undefined): string {
  const parts = [quantity(total)];
  if (filter) parts.unshift(l10n.t('“{0}”', filter));
  if (!isComplete) parts.push(l10n.t('so far'));
  return parts.join(' · ');
}

/** What an organisation's line shows and says. */
function told({ name, kind, names, mentions, articles }: OrganisationEntry, isInKind: boolean): Omit<Line, 'id'> {
  const others = names.filter(other => other !== name);
  const group = KINDS[kind ?? 'unknown'];
  const mentioned = mentions === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', quantity(mentions));
  const within = articles === 1 ? l10n.t('in 1 article') : l10n.t('in {0} articles', quantity(articles));
  const also = others.length > 0 ? [l10n.t('Also: {0}', others.join(', '))] : [];
  return {
    label: name,
    description: [quantity(mentions), ...others].join(' · '),
    tooltip: new MarkdownString().appendMarkdown('**').appendText(name).appendMarkdown('**').appendText(`\n${[group.name(), `${mentioned} ${within}`].join(' · ')}${also.map(line => `\n${line}`).join('')}`),
    icon: new ThemeIcon(isInKind ? 'organization' : group.icon),
    context: 'organisation',
    spoken: [name, group.name(), `${mentioned} ${within}`, ...also].join(', '),
  };
}
