import { commands, Disposable, type ExtensionContext, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ARTICLE, ArticleFiles, articleUri, type Ask } from './articleFiles.ts';
import { ARCHIVE, ARCHIVE_STATUS, type ArchiveStatus } from './protocol.ts';
import { ArchiveTree, type Node } from './tree.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';

/** Where it is kept which archives are open. */
const OPEN = 'archive.open';
/** As many articles are listed for one search. */
const MOST = 500;

/** The view of archives: dumps of any size, and folders of them, whose articles open one by one. It needs a disk; without one the view says so. */
export function archiveView(client: BaseLanguageClient, context: ExtensionContext, hasDisk: boolean): Disposable {
  const ask: Ask = async (method, params) => {
    await client.start();
    return client.sendRequest(ARCHIVE, { method, params });
  };
  const tree = new ArchiveTree(ask);
  const view = window.createTreeView('broadsheet.archive', { treeDataProvider: tree, showCollapseAll: true });
  const files = new ArticleFiles(ask);
  void commands.executeCommand('setContext', 'broadsheet.hasDisk', hasDisk);

  const opened = (): readonly string[] => context.globalState.get<readonly string[]>(OPEN, []);
  const open = async (path: string): Promise<void> => {
    const limit = workspace.getConfiguration('broadsheet').get<number>('archive.unpackedLimit', 0) * 2 ** 20;
    try {
      const { statuses, left } = await ask('open', { path, storage: { folder: Uri.joinPath(context.globalStorageUri, 'archive').fsPath, limit } });
      for (const status of statuses) tree.tell(status);
      if (left !== '') void window.showInformationMessage(plain(l10n.t('Left out of {0}: {1}', path, left)));
    } catch (error) {
      void window.showErrorMessage(plain(l10n.t('{0} cannot be opened: {1}', path, error instanceof Error ? error.message : String(error))));
    }
  };
  const pick = async (folders: boolean): Promise<void> => {
    const picked = await window.showOpenDialog({ canSelectMany: true, canSelectFiles: !folders, canSelectFolders: folders, openLabel: l10n.t('Open in Archive') });
    const paths = (picked ?? []).filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
    await context.globalState.update(OPEN, [...new Set([...opened(), ...paths])]);
    for (const path of paths) await open(path);
  };
  const search = async (node?: Node): Promise<void> => {
    const query = await window.showInputBox({
      title: l10n.t('Search the Archive'),
      prompt: l10n.t('Words of a title, or a part by its name: date: 2014-03, section: asia, byline: …, source: …, id: …'),
    });
    if (query === undefined) return;
    const { hits, left } = await ask('search', { query, most: MOST, ...node && { path: node.path } });
    const items = hits.map(({ path, entry }): QuickPickItem & { readonly uri: Uri } => ({
      label: plain(entry.title ?? l10n.t('(no title)')),
      description: plain([entry.date, entry.section].filter(Boolean).join(' · ')),
      detail: tree.status(path)?.name ?? path,
      uri: articleUri(path, entry),
    }));
    const found = items.length === 0 ? l10n.t('No article matches, as far as the archive has been indexed') : left > 0 ? l10n.t('The first {0} of {1}', quantity(MOST), quantity(MOST + left)) : l10n.t('{0} found', quantity(items.length));
    const picked = await window.showQuickPick(items, { title: found, placeHolder: found, matchOnDescription: true });
    if (picked) await window.showTextDocument(picked.uri);
  };
  const close = async ({ path }: Node): Promise<void> => {
    await ask('close', { path });
    tree.forget(path);
    await context.globalState.update(OPEN, opened().filter(each => each !== path && !tree.paths.every(other => !other.startsWith(each) || other === path)));
  };

  if (hasDisk) for (const path of opened()) void open(path);
  return Disposable.from(
    view,
    workspace.registerFileSystemProvider(ARTICLE, files, { isCaseSensitive: true }),
    client.onNotification(ARCHIVE_STATUS, (status: ArchiveStatus) => {
      if (tree.status(status.path)) tree.tell(status);
    }),
    commands.registerCommand('broadsheet.openArchive', (uri?: unknown) => uri instanceof Uri ? open(uri.fsPath) : pick(false)),
    commands.registerCommand('broadsheet.openArchiveFolder', () => pick(true)),
    commands.registerCommand('broadsheet.searchArchive', (node?: Node) => search(node)),
    commands.registerCommand('broadsheet.stopArchive', ({ path }: Node) => ask('cancel', { path })),
    commands.registerCommand('broadsheet.refreshArchive', ({ path }: Node) => ask('refresh', { path })),
    commands.registerCommand('broadsheet.closeArchive', close),
  );
}
