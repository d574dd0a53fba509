import { commands, Disposable, FileSystemError, FileType, Uri, window, workspace, type ExtensionContext, type FileStat, type FileSystemProvider } from 'vscode';

const SCHEME = 'broadsheet-sample';
const SAMPLE = '/newspaper-page.dump';
const ROOT = '/';

/**
 * The commands for a newcomer: the first steps, and a sample to try things on. The sample is a copy in memory, and so is what is decided
 * about it: whoever wants to keep it saves it elsewhere.
 */
export function firstSteps({ extension, extensionUri }: ExtensionContext): Disposable {
  const files = new MemoryFiles(() => workspace.fs.readFile(Uri.joinPath(extensionUri, 'samples', SAMPLE)));
  return Disposable.from(
    workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true }),
    commands.registerCommand('broadsheet.openSample', () => window.showTextDocument(Uri.from({ scheme: SCHEME, path: SAMPLE }), { preview: false })),
    commands.registerCommand('broadsheet.firstSteps', () => commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#firstSteps`)),
  );
}

interface Kept {
  readonly content: Uint8Array;
  readonly stat: FileStat;
}

/** One folder of files that are kept for as long as the window is open; the sample is in it from the beginning. */
class MemoryFiles implements FileSystemProvider {
  /** Only this window writes, through VS Code, which knows what it wrote. */
  readonly onDidChangeFile = (): Disposable => new Disposable(() => undefined);
  readonly #files = new Map<string, Kept>();
  readonly #begun: Promise<void>;

  constructor(sample: () => Thenable<Uint8Array>) {
    this.#begun = Promise.resolve(sample()).then(content => this.#keep(SAMPLE, content));
    this.#begun.catch(() => undefined);
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  async stat(uri: Uri): Promise<FileStat> {
    if (uri.path === ROOT) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return (await this.#find(uri)).stat;
  }

  async readDirectory(): Promise<[string, FileType][]> {
    await this.#begun;
    return [...this.#files.keys()].map(path => [path.slice(1), FileType.File]);
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return (await this.#find(uri)).content;
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    await this.#begun;
    this.#keep(uri.path, content);
  }

  async rename(from: Uri, to: Uri): Promise<void> {
    const { content } = await this.#find(from);
    this.#files.delete(from.path);
    this.#keep(to.path, content);
  }

  async delete(uri: Uri): Promise<void> {
    await this.#find(uri);
    this.#files.delete(uri.path);
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  async #find(uri: Uri): Promise<Kept> {
    await this.#begun;
    const found = this.#files.get(uri.path);
    if (!found) throw FileSystemError.FileNotFound(uri);
    return found;
  }

  #keep(path: string, content: Uint8Array): void {
    const now = Date.now();
    this.#files.set(path, { content, stat: { type: FileType.File, ctime: this.#files.get(path)?.stat.ctime ?? now, mtime: now, size: content.length } });
  }
}
