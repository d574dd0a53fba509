import {
  CancellationTokenSource, EventEmitter, TreeItem, TreeItemCollapsibleState, window,
  type CancellationToken, type Command, type Disposable, type MarkdownString, type TextDocument, type ThemeIcon, type TreeDataProvider, type TreeItemLabel, type TreeView,
} from 'vscode';
import type { Dumps } from '../dumps.ts';
import type { Topic } from './protocol.ts';
import { plain } from '../plain.ts';

/** Milliseconds of quiet before a view is filled anew, and how long it waits for quiet at most; longer, where filling it takes long. */
const QUIET = 300;
const LONGEST = 2000;
const PATIENCE = 5;

/** A line of a view. */
export interface Line {
  /** the same for the same thing in every filling of the view: what is unfolded stays so */
  readonly id: string;
  readonly label: string | TreeItemLabel;
  readonly description?: string;
  readonly tooltip?: string | MarkdownString;
  readonly icon?: ThemeIcon;
  /** what menus know it by (`viewItem`) */
  readonly context?: string;
  /** what a screen reader says */
  readonly spoken: string;
  readonly command?: Command;
  /** what commands on the line are about */
  readonly topic?: Topic;
  /** asked for when the line is unfolded; a line without cannot be */
  readonly children?: (token: CancellationToken) => Promise<readonly Line[]>;
  readonly isUnfolded?: boolean;
}

/** What a view shows of a dump. */
export interface Content {
  readonly lines: readonly Line[];
  /** beside the view's title */
  readonly summary?: string;
}

/** A view of the shown dump. It is filled anew, after some quiet, when another dump is shown or more becomes known of it; an answer that comes too late is dropped. */
export class DumpTree implements TreeDataProvider<Line>, Disposable {
  readonly view: TreeView<Line>;
  readonly #dumps: Dumps;
  readonly #fill: (dump: TextDocument, token: CancellationToken) => Promise<Content>;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listening: Disposable[];
  readonly #last = new Map<string, readonly Line[]>();
  #parents = new WeakMap<Line, Line>();
  #asking = new CancellationTokenSource();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitsSince = 0;
  #took = 0;

  constructor(id: string, dumps: Dumps, fill: (dump: TextDocument, token: CancellationToken) => Promise<Content>) {
    this.#dumps = dumps;
    this.#fill = fill;
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#listening = [
      this.view, this.#changed,
      dumps.onDidShow(() => {
        this.#last.clear();
        this.refresh();
      }),
      dumps.onDidLearn(status => {
        if (!dumps.shown || (status && dumps.status(dumps.shown) !== status)) return;
        this.#refreshSoon();
      }),
    ];
  }

  /** Ends something together with the view. */
  with(...owned: Disposable[]): this {
    this.#listening.push(...owned);
    return this;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking.cancel();
    for (const each of this.#listening) each.dispose();
  }

  /** Fills the view anew, at once. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asking.cancel();
    this.#asking = new CancellationTokenSource();
    this.#changed.fire();
  }

  getTreeItem({ label, id, description, tooltip, icon, context, spoken, command, children, isUnfolded }: Line): TreeItem {
    const state = !children ? TreeItemCollapsibleState.None : isUnfolded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
    return Object.assign(new TreeItem(typeof label === 'string' ? plain(label) : label, state), {
      id, description: description && plain(description), tooltip, iconPath: icon, contextValue: context, command, accessibilityInformation: { label: spoken, role: 'treeitem' },
    });
  }

  getParent(line: Line): Line | undefined {
    return this.#parents.get(line);
  }

  async getChildren(parent?: Line): Promise<Line[]> {
    const dump = this.#dumps.shown;
    const key = `${dump?.uri.toString() ?? ''}\n${parent?.id ?? ''}`;
    const { token } = this.#asking;
    try {
      const lines = parent ? await parent.children?.(token) ?? [] : await this.#roots(dump, token);
      if (!token.isCancellationRequested) this.#last.set(key, lines);
      for (const line of lines) if (parent) this.#parents.set(line, parent);
      return [...lines];
    } catch {
      // Edited meanwhile, cancelled, or the server has just stopped: what was there stays until the next filling.
      return [...this.#last.get(key) ?? []];
    }
  }

  async #roots(dump: TextDocument | undefined, token: CancellationToken): Promise<readonly Line[]> {
    if (!dump) {
      this.view.description = '';
      return [];
    }
    const asked = Date.now();
    const { lines, summary } = await this.#fill(dump, token);
    if (!token.isCancellationRequested) {
      this.#took = Date.now() - asked;
      this.view.description = summary ?? '';
    }
    return lines;
  }

  #refreshSoon(): void {
    const now = Date.now();
    if (this.#timer === undefined) this.#waitsSince = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), Math.max(0, Math.min(QUIET, this.#waitsSince + Math.max(LONGEST, PATIENCE * this.#took) - now)));
  }
}
