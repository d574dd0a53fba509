import { FileSystemError, FileType, Uri, workspace, type Disposable } from 'vscode';
import type { BaseLanguageClient, ClientCapabilities, StaticFeature } from 'vscode-languageclient';
import { HOST, type HostContent, type HostEntry, type HostFile, type HostMove, type HostStat } from './protocol.ts';

/** Says before the server starts what this client does for it beyond LSP: it answers questions about files, and reopens them with other encodings. */
export const abilities: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities) {
    capabilities.experimental = { ...capabilities.experimental as object | undefined, broadsheetHost: true, broadsheetEncodings: true, broadsheetGlossary: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** Reads and writes files for the server, through VS Code's own file systems. */
export function answerHost(client: BaseLanguageClient): Disposable[] {
  const uriOf = ({ uri }: HostFile): Uri => client.protocol2CodeConverter.asUri(uri);
  // changes are made one after another
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <P>(change: (params: P) => Thenable<void>) => (params: P): Promise<null> => {
    const turn = last.then(() => change(params)).then(() => null);
    last = turn.catch(() => undefined);
    return turn;
  };
  return [
    client.onRequest(`${HOST}read`, async (file: HostFile): Promise<string | null> => {
      const content = await orNull(workspace.fs.readFile(uriOf(file)));
      return content && toBase64(content);
    }),
    client.onRequest(`${HOST}stat`, async (file: HostFile): Promise<HostStat | null> => {
      const found = await orNull(workspace.fs.stat(uriOf(file)));
      return found && { kind: kindOf(found.type), size: found.size, modified: found.mtime };
    }),
    client.onRequest(`${HOST}list`, async (file: HostFile): Promise<HostEntry[] | null> => {
      const entries = await orNull(workspace.fs.readDirectory(uriOf(file)));
      return entries && entries.map(([name, type]) => ({ name, kind: kindOf(type), isLink: (type & FileType.SymbolicLink) > 0 }));
    }),
    client.onRequest(`${HOST}write`, inTurn((file: HostContent) => workspace.fs.writeFile(uriOf(file), fromBase64(file.content)))),
    client.onRequest(`${HOST}append`, inTurn(async (file: HostContent) => {
      const before = await orNull(workspace.fs.readFile(uriOf(file))) ?? new Uint8Array();
      const more = fromBase64(file.content);
      const whole = new Uint8Array(before.length + more.length);
      whole.set(before);
      whole.set(more, before.length);
      await workspace.fs.writeFile(uriOf(file), whole);
    })),
    client.onRequest(`${HOST}rename`, inTurn((move: HostMove) => workspace.fs.rename(uriOf(move), uriOf({ uri: move.to }), { overwrite: true }))),
    client.onRequest(`${HOST}delete`, inTurn(async (file: HostFile) => {
      await orNull(workspace.fs.delete(uriOf(file)));
    })),
  ];
}

function kindOf(type: FileType): HostStat['kind'] {
  return type & FileType.Directory ? 'folder' : type & FileType.File ? 'file' : 'other';
}

/** Null for what does not exist. */
async function orNull<T>(found: Thenable<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileNotADirectory')) return null;
    throw error;
  }
}

/** Bytes made into text at one time: a call takes only so many arguments. */
const PIECE = 1 << 15;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}
