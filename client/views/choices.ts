import { commands, window, type Memento } from 'vscode';
import type { DumpTree } from './tree.ts';

/** How a person wants a view to be: remembered for the workspace, and known to menus as the context `broadsheet.NAME`. */
export class Choice<T extends string> {
  readonly #name: string;
  readonly #memory: Memento;
  #value: T;

  constructor(name: string, memory: Memento, initial: T) {
    this.#name = name;
    this.#memory = memory;
    this.#value = memory.get(name, initial);
    this.#tell();
  }

  get value(): T {
    return this.#value;
  }

  set value(value: T) {
    this.#value = value;
    void this.#memory.update(this.#name, value);
    this.#tell();
  }

  #tell(): void {
    void commands.executeCommand('setContext', `broadsheet.${this.#name}`, this.#value);
  }
}

/** Milliseconds of quiet before what is typed filters the view. */
const QUIET = 150;

/** The words that a view's lines must have; the context `broadsheet.NAME` tells menus whether there are any. */
export class Filter {
  readonly #name: string;
  #text = '';

  constructor(name: string) {
    this.#name = name;
  }

  /** undefined where nothing is filtered */
  get text(): string | undefined {
    return this.#text || undefined;
  }

  /** Asks for the words; the view follows as they are typed, and goes back where the question is dismissed. */
  ask(view: DumpTree, title: string, placeholder: string): void {
    const before = this.#text;
    const box = window.createInputBox();
    Object.assign(box, { title, placeholder, value: before });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAccepted = false;
    box.onDidChangeValue(value => {
      clearTimeout(timer);
      timer = setTimeout(() => this.set(value, view), QUIET);
    });
    box.onDidAccept(() => {
      isAccepted = true;
      box.hide();
    });
    box.onDidHide(() => {
      clearTimeout(timer);
      this.set(isAccepted ? box.value : before, view);
      box.dispose();
    });
    box.show();
  }

  set(text: string, view: DumpTree): void {
    if (text.trim() === this.#text) return;
    this.#text = text.trim();
    void commands.executeCommand('setContext', `broadsheet.${this.#name}`, this.#text !== '');
    view.refresh();
  }
}
