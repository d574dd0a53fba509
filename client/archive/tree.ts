import { EventEmitter, l10n, ThemeIcon, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { articleUri, type Ask } from './articleFiles.ts';
import type { ArchiveEntry, ArchiveStatus } from './protocol.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';

/** Articles shown together. */
const GROUP = 500;

/** A line of the view: an archive, some of its articles together, or one of them. */
export type Node =
  | { readonly kind: 'archive'; readonly path: string }
  | { readonly kind: 'group'; readonly path: string; readonly from: number }
  | { readonly kind: 'article'; readonly path: string; readonly entry: ArchiveEntry };

/** What the view of archives shows. */
export class ArchiveTree implements TreeDataProvider<Node> {
  readonly #ask: Ask;
  readonly #statuses = new Map<string, ArchiveStatus>();
  readonly #nodes = new Map<string, Node>();
  readonly #changed = new EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  get paths(): readonly string[] {
    return [...this.#statuses.keys()];
  }

  status(path: string): ArchiveStatus | undefined {
    return this.#statuses.get(path);
  }

  /** What has become known of an archive. */
  tell(status: ArchiveStatus): void {
    const isNew = !this.#statuses.has(status.path);
    this.#statuses.set(status.path, status);
    const node = this.#nodes.get(status.path) ?? { kind: 'archive', path: status.path };
    this.#nodes.set(status.path, node);
    this.#changed.fire(isNew ? undefined : node);
  }

  forget(path: string): void {
    this.#statuses.delete(path);
    this.#nodes.delete(path);
    this.#changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!node) return [...this.#nodes.values()];
    const { path } = node;
    const articles = this.#statuses.get(path)?.articles ?? 0;
    if (node.kind === 'article') return [];
    if (node.kind === 'archive' && articles > GROUP) return Array.from({ length: Math.ceil(articles / GROUP) }, (_, i) => ({ kind: 'group', path, from: i * GROUP }));
    const entries = await this.#ask('list', { path, from: node.kind === 'group' ? node.from : 0, count: GROUP });
    return entries.map(entry => ({ kind: 'article', path, entry }));
  }

  getTreeItem(node: Node): TreeItem {
    if (node.kind === 'article') return articleItem(node.path, node.entry);
    const status = this.#statuses.get(node.path)!;
    if (node.kind === 'group') {
      const item = new TreeItem(`${quantity(node.from + 1)} – ${quantity(Math.min(node.from + GROUP, status.articles))}`, TreeItemCollapsibleState.Collapsed);
      return Object.assign(item, { id: `${node.path}\n${node.from}` });
    }
    const item = new TreeItem(status.name, status.articles > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    const said = told(status);
    return Object.assign(item, {
      id: node.path,
      description: said,
      tooltip: `${status.path}\n${said}`,
      iconPath: new ThemeIcon(status.state === 'failed' ? 'warning' : status.state === 'ready' ? 'archive' : status.state === 'stopped' ? 'debug-pause' : 'loading~spin'),
      contextValue: `archive ${status.state}`,
      accessibilityInformation: { label: `${status.name}, ${said}`, role: 'treeitem' },
    });
  }
}

function articleItem(path: string, entry: ArchiveEntry): TreeItem {
  const { number, title, section, date, kind } = entry;
  const item = new TreeItem(plain(title ?? l10n.t('(no title)')));
  const description = plain([date, section].filter(Boolean).join(' · '));
  return Object.assign(item, {
    id: `${path}\n${number}\narticle`,
    description,
    tooltip: [title, description].filter(Boolean).join('\n'),
    iconPath: new ThemeIcon(kind === 'teaser' ? 'link' : 'file-text'),
    contextValue: 'archiveArticle',
    accessibilityInformation: { label: [title ?? l10n.t('(no title)'), description].filter(Boolean).join(', '), role: 'treeitem' },
    command: { command: 'vscode.open', title: l10n.t('Open'), arguments: [articleUri(path, entry)] },
  });
}

/** What is to be said of an archive, in one line. */
function told({ state, articles, done, size, isPacked, message }: ArchiveStatus): string {
  const count = articles === 1 ? l10n.t('1 article') : l10n.t('{0} articles', quantity(articles));
  const share = size > 0 ? Math.floor(100 * done / size) : 0;
  switch (state) {
    case 'waiting': return l10n.t('waits');
    case 'unpacking': return l10n.t('is being unpacked, {0} so far', sizeOf(done));
    case 'indexing': return l10n.t('{0} so far, {1} % of {2}', count, share, sizeOf(size));
    case 'stopped': return l10n.t('{0}, stopped at {1} % of {2}', count, share, sizeOf(size));
    case 'failed': return message ?? l10n.t('cannot be read');
    case 'ready': return isPacked ? l10n.t('{0}, {1} unpacked, read only', count, sizeOf(size)) : l10n.t('{0}, {1}', count, sizeOf(size));
  }
}

function sizeOf(bytes: number): string {
  const size = (unit: number, digits: number): string => quantity(bytes / unit, { maximumFractionDigits: digits });
  if (bytes < 1e5) return l10n.t('{0} KB', Math.ceil(bytes / 1e3));
  return bytes >= 1e9 ? l10n.t('{0} GB', size(1e9, 1)) : l10n.t('{0} MB', size(1e6, bytes < 1e7 ? 1 : 0));
}
