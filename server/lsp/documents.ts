import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { applyChanges, compose, type Damage } from '../core/text/changes.ts';
import { Text } from '../core/text/text.ts';

/** One version of a document's text, and where it differs from the version that was taken before it. */
export interface Taken {
  readonly text: Text;
  readonly damages: readonly Damage[];
}

/** An open document: its newest text, and all that changed since somebody took it. */
export class DumpDocument {
  readonly uri: string;
  readonly languageId: string;
  #version: number;
  #text: Text;
  #damages: readonly Damage[] = [];

  constructor(uri: string, languageId: string, version: number, text: Text) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#text = text;
  }

  get version(): number {
    return this.#version;
  }

  get text(): Text {
    return this.#text;
  }

  /** Applies the changes of one didChange. Throws, and changes nothing, where they are malformed. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) check(change);
    const { text, damages } = applyChanges(this.#text, changes);
    this.#text = text;
    this.#damages = compose(this.#damages, damages);
    this.#version = version;
  }

  /** The newest text, with the damages since the last call. */
  take(): Taken {
    const damages = this.#damages;
    this.#damages = [];
    return { text: this.#text, damages };
  }
}

/** What plugs the text tree into TextDocuments of vscode-languageserver. */
export const dumpDocuments: TextDocumentsConfiguration<DumpDocument> = {
  /** Throws, and opens nothing, where the address is no text. */
  create: (uri: unknown, languageId, version, content: unknown) => {
    if (typeof uri !== 'string') throw new TypeError('a document whose address is no text');
    // a host may have made a Text of it already
    return new DumpDocument(uri, languageId, version, content instanceof Text ? content : Text.of(String(content)));
  },
  update: (document, changes, version) => {
    document.update(changes, version);
    return document;
  },
};

function check(change: TextDocumentContentChangeEvent): void {
  if (typeof change.text !== 'string') throw new TypeError('a change without text');
  if (!('range' in change) || change.range === undefined) return;
  for (const position of [change.range?.start, change.range?.end]) {
    if (!Number.isInteger(position?.line) || !Number.isInteger(position?.character)) throw new TypeError('a change with a malformed range');
  }
}
