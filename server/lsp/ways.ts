import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import type { Knowledge } from '../core/analysis/analysis.ts';
import { PROJECT_FILE } from '../core/project/file.ts';
import { pathFrom } from '../core/project/patterns.ts';
import type { Said } from '../core/project/said.ts';
import { checkOptionsFor, dialectsFor, knowledgeFor, settingsFor, type Settings } from '../core/project/settings.ts';
import { reasonIn, Refusal } from '../core/say.ts';
import { Text } from '../core/text/text.ts';
import { comparable, foldersOf, resolved } from '../host/addresses.ts';
import type { Host } from '../host/host.ts';
import { Projects, type Project } from '../host/projects.ts';
import type { Configuration } from './configuration.ts';
import { inWords } from './language.ts';
import type { Way } from './session.ts';
import { toRange } from './toProtocol.ts';

/** How documents are to be read: by the editor's settings, and by the project that they lie in. */
export class Ways {
  readonly #connection: Connection;
  readonly #configuration: Configuration;
  readonly #projects: Projects;
  readonly #knowledge: (settings: Settings) => Knowledge;
  readonly #dialects = same(({ dialects }: Settings) => dialects, dialectsFor);
  readonly #marked = new Set<string>();
  #workspace: readonly string[] = [];

  /** `changed` is called when a project's file, or what it names, has changed. */
  constructor(connection: Connection, configuration: Configuration, host: Host, knowledge: Knowledge, changed: () => void) {
    this.#connection = connection;
    this.#configuration = configuration;
    this.#projects = new Projects(host, { read: (uri, project) => this.#mark(uri, project), changed });
    this.#knowledge = same(({ glossary, organisations: { metonyms } }) => [glossary, metonyms], (settings) => knowledgeFor(settings, knowledge));
  }

  /** The addresses of the workspace's folders. */
  get workspace(): readonly string[] {
    return this.#workspace;
  }

  set workspace(folders: readonly string[]) {
    this.#workspace = folders;
    this.#projects.forget();
  }

  /** How a document is to be read. */
  async of(uri: string): Promise<Way> {
    return this.#by(uri, this.#configuration.of(uri));
  }

  /** How the documents in one of the workspace's folders are to be read: the editor is asked once for all of them. */
  in(folder: string): (uri: string) => Promise<Way> {
    let said: Promise<Said> | undefined;
    return (uri) => this.#by(uri, said ??= this.#configuration.of(folder));
  }

  async #by(uri: string, asked: Promise<Said>): Promise<Way> {
    const [said, project] = await Promise.all([asked, this.projectOf(uri)]);
    const settings = settingsFor(uri, [{ said, folders: this.#workspace }, ...project ? [project] : []]);
    const knowledge = this.#knowledge(settings);
    return { settings, knowledge, reading: { chosen: settings.dialect ?? undefined, dialects: this.#dialects(settings) }, checks: checkOptionsFor(settings, knowledge) };
  }

  /** The project that a document lies in: of its folder, or of those above it up to the workspace's folder. */
  projectOf(uri: string): Promise<Project | null> {
    const { folders, top } = this.#above(uri);
    return this.#projects.of(folders, top);
  }

  /**
   * Changes the file of a document's project, or makes one in the workspace's folder (without a workspace, in the document's own). `change` gets the file's
   * text and the document's path from there. Rejects with a Refusal.
   */
  async changeProject(uri: string, change: (text: string, path: string) => string): Promise<void> {
    const { folders, top } = this.#above(uri);
    const folder = (await this.projectOf(uri))?.folders[0] ?? top ?? folders.at(0);
    if (folder === undefined) throw new Refusal('it lies in no folder that could have a {0}; save it first', PROJECT_FILE);
    try {
      await this.#projects.change(`${folder}/${PROJECT_FILE}`, (text) => change(text, pathFrom(folder, uri)));
    } catch (error) {
      throw new Refusal('{0}: {1}', PROJECT_FILE, reasonIn(error));
    }
  }

  /** Is this a project's file, or a table that its glossary names? */
  async isGlossary(uri: string): Promise<boolean> {
    if (uri.endsWith(`/${PROJECT_FILE}`)) return true;
    const project = await this.projectOf(uri);
    const [folder] = project?.folders ?? [];
    if (folder === undefined) return false;
    const boundary = this.folderOf(folder) ?? folder;
    return project!.said.glossary.files.some(({ path }) => comparable(resolved(path, folder, boundary) ?? '') === comparable(uri));
  }

  isInWorkspace(uri: string): boolean {
    return this.#above(uri).top !== null;
  }

  /** The folders above a document in which its project may lie, the nearest first, and the workspace's folder among them. */
  #above(uri: string): { readonly folders: readonly string[]; readonly top: string | null } {
    const top = this.folderOf(uri);
    return { folders: top === null ? foldersOf(uri, null).slice(0, 1) : foldersOf(uri, top), top };
  }

  /** The workspace's folder that a document lies in, without a slash at its end. */
  folderOf(uri: string): string | null {
    return this.#workspace.map((folder) => folder.replace(/\/$/, '')).filter((folder) => uri.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length).at(0) ?? null;
  }

  /** Marks what makes no sense in a project's file, on that file. */
  #mark(uri: string, project: Project | null): void {
    const text = Text.of(project?.text ?? '');
    const diagnostics = (project?.problems ?? []).map(({ message, ...range }): Diagnostic => ({ range: toRange(text, range), severity: DiagnosticSeverity.Warning, source: 'broadsheet', message: inWords(message) }));
    if (diagnostics.length === 0 && !this.#marked.delete(uri)) return;
    if (diagnostics.length > 0) this.#marked.add(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }
}

/** What `make` makes of settings: the very same for settings that are the same in `what` they say, so that nothing is computed anew without need. */
function same<T>(what: (settings: Settings) => unknown, make: (settings: Settings) => T): (settings: Settings) => T {
  const known = new Map<string, T>();
  return (settings) => {
    const key = JSON.stringify(what(settings));
    const found = known.get(key) ?? make(settings);
    known.set(key, found);
    return found;
  };
}
