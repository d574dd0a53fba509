import { l10n, Selection, TextEditorRevealType, window, type CancellationToken, type Memento, type TextDocument, type TextEditor, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from '../editors.ts';
import { plain } from '../plain.ts';
import type { Range } from '../protocol.ts';
import { ANNOTATIONS_AT, DECIDE, LABELS, REDO, SUGGESTIONS, UNDO, type DecideParams, type Deciding, type Done, type Item, type MarkLabel, type State } from './protocol.ts';

const TOLD = 'annotations.toldPromise';

/** What all commands about annotations do with the server and the editor in front. */
export class Annotating {
  readonly client: BaseLanguageClient;
  readonly #memory: Memento;
  #shown: (Pick<Item, 'range' | 'label'> & { readonly document: TextDocument }) | undefined;

  /** `memory` keeps what people have been told. */
  constructor(client: BaseLanguageClient, memory: Memento) {
    this.client = client;
    this.#memory = memory;
  }

  uri(document: TextDocument): string {
    return this.client.code2ProtocolConverter.asUri(document.uri);
  }

  /** Asks the server; undefined, and said, where it refuses. */
  async ask<T>(what: string, params: object, token?: CancellationToken): Promise<T | undefined> {
    try {
      // a token that is undefined would reach the server as null
      return await (token ? this.client.sendRequest<T>(what, params, token) : this.client.sendRequest<T>(what, params));
    } catch (error) {
      if (token?.isCancellationRequested) return undefined;
      // what the server says, without the name of the request
      void window.showWarningMessage(plain((error instanceof Error ? error.message : String(error)).replace(/^Request \S+ failed with message: /, '')));
      return undefined;
    }
  }

  /** Decides about the dump in an editor; whether it was done. */
  async decide({ document }: TextEditor, title: string, ...decisions: Deciding[]): Promise<boolean> {
    return this.decideAll({ title, changes: [{ uri: this.uri(document), version: document.version, decisions }] });
  }

  async decideAll(params: DecideParams): Promise<boolean> {
    const done = await this.ask<Done>(DECIDE, params);
    if (!done) return false;
    window.setStatusBarMessage(plain(params.title), 4000);
    if (params.changes.some(({ uri }) => !/^(?:file|untitled|broadsheet-article):/.test(uri))) await this.#tellPromise();
    return true;
  }

  /** Says once what is promised of annotations that do not lie on a disk. */
  async #tellPromise(): Promise<void> {
    if (this.#memory.get(TOLD)) return;
    await this.#memory.update(TOLD, true);
    void window.showInformationMessage(l10n.t('Annotations are kept beside this file through the editor’s own file system: what it promises of a crash depends on that (docs/annotations.md).'));
  }

  /** Takes the last step back, or takes it again. */
  async again(what: 'undo' | 'redo'): Promise<void> {
    const editor = activeDump();
    if (!editor) return;
    const done = await this.ask<Done | null>(what === 'undo' ? UNDO : REDO, { uri: this.uri(editor.document) });
    if (done === undefined) return;
    const nothing = what === 'undo' ? l10n.t('There is no annotation to undo.') : l10n.t('There is no annotation to redo.');
    window.setStatusBarMessage(!done ? nothing : plain(what === 'undo' ? l10n.t('Undone: {0}', done.title) : l10n.t('Done again: {0}', done.title)), 4000);
  }

  /** The selection, or the word at the cursor. */
  selected(editor: TextEditor): Range | undefined {
    const range = editor.selection.isEmpty ? editor.document.getWordRangeAtPosition(editor.selection.active) : editor.selection;
    return range && this.client.code2ProtocolConverter.asRange(range);
  }

  labels(document: TextDocument): Promise<readonly MarkLabel[] | undefined> {
    return this.ask(LABELS, { uri: this.uri(document) });
  }

  /** The mark, meaning or suggestion at the cursor: the one that was shown last, else one that is selected, an open one before others, else the shortest. */
  async at(editor: TextEditor, isWanted: (item: Item) => boolean = () => true): Promise<Item | undefined> {
    const items = await this.ask<Item[]>(ANNOTATIONS_AT, { uri: this.uri(editor.document), position: this.client.code2ProtocolConverter.asPosition(editor.selection.start) });
    const marks = (items ?? []).filter(item => !item.whole && (!item.decision || item.decision.kind === 'mark' || item.decision.kind === 'sense') && isWanted(item));
    const selected = marks.filter(({ range }) => editor.selection.isEqual(this.client.protocol2CodeConverter.asRange(range)));
    const last = this.#last(editor);
    const found = selected.find(({ label }) => label === last?.label) ?? selected.find(({ state }) => state === 'suggested') ?? selected.at(0) ?? marks.at(0);
    if (!found && items) window.setStatusBarMessage(l10n.t('Nothing is marked or suggested here.'), 3000);
    return found;
  }

  /** Selects the next or previous item in a state, after the selection. */
  async step(editor: TextEditor, direction: 'next' | 'previous', states: readonly State[] = ['suggested']): Promise<Item | null | undefined> {
    const item = await this.ask<Item | null>(SUGGESTIONS, { uri: this.uri(editor.document), position: this.client.code2ProtocolConverter.asPosition(editor.selection.start), direction, states, from: this.#last(editor) });
    if (item) this.showItem(editor, item);
    return item;
  }

  /** Selects an item, and remembers which of those at its place it is. */
  showItem(editor: TextEditor, { range, label }: Item): void {
    this.show(editor, range);
    this.#shown = { document: editor.document, range, label };
  }

  /** The item that was shown last, where it is still selected. */
  #last({ document, selection }: TextEditor): Pick<Item, 'range' | 'label'> | undefined {
    const shown = this.#shown;
    if (!shown || shown.document !== document || !selection.isEqual(this.client.protocol2CodeConverter.asRange(shown.range))) return undefined;
    return { range: shown.range, label: shown.label };
  }

  show(editor: TextEditor, range: Range): void {
    const { start, end } = this.client.protocol2CodeConverter.asRange(range);
    editor.selection = new Selection(start, end);
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  asUri(uri: string): Uri {
    return this.client.protocol2CodeConverter.asUri(uri);
  }
}
