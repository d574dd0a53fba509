import { parseGlossary } from '../core/acronyms/glossary.ts';
import { PROJECT_FILE, readProject, type ProjectProblem } from '../core/project/file.ts';
import type { Path } from '../core/project/said.ts';
import type { Layer } from '../core/project/settings.ts';
import { reasonIn, Refusal, say, type Message } from '../core/say.ts';
import { folderOf, resolved } from './addresses.ts';
import { decode } from './decode.ts';
import type { Ending, Host } from './host.ts';

/** A `.broadsheet.json` that was read, with the glossary files that it names. */
export interface Project extends Layer {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly ProjectProblem[];
}

/** What is told of projects that are followed. */
export interface Followed {
  /** A project's file was read: for the first time, or anew. `project` is null where there is none, or no longer. */
  read(uri: string, project: Project | null): void;
  /** A project's file, or what it names, has changed. */
  changed(): void;
}

/** The projects that files belong to, each read once; with `followed`, again whenever it changes. */
export class Projects {
  readonly #host: Host;
  readonly #followed: Followed | null;
  readonly #known = new Map<string, Promise<Project | null>>();
  readonly #watched = new Map<string, Ending>();

  constructor(host: Host, followed: Followed | null = null) {
    this.#host = host;
    this.#followed = followed;
  }

  /**
   * The project of what lies in some folders, the nearest first: the first of them that has a `.broadsheet.json`. No path in it leads out of
   * `boundary`; without one, out of its own folder. Never fails: a file that cannot be read is a problem.
   */
  async of(folders: readonly string[], boundary: string | null): Promise<Project | null> {
    for (const folder of folders) {
      const uri = `${folder}/${PROJECT_FILE}`;
      let known = this.#known.get(uri);
      if (!known) {
        this.#known.set(uri, (known = this.#read(uri, boundary ?? folder)));
        this.#watch(uri, uri);
        const read = known;
        void read.then((project) => this.#known.get(uri) === read && this.#followed?.read(uri, project));
      }
      const project = await known;
      if (project) return project;
    }
    return null;
  }

  /**
   * Writes a project's file anew, or makes it. Rejects with a Refusal where it cannot be read or written, or where `change` throws
   * one; then nothing is written.
   */
  async change(uri: string, change: (text: string) => string): Promise<void> {
    const file = await this.#text(uri);
    if (file && file.failure !== null) throw new Refusal(file.failure);
    const before = file?.text ?? '';
    const after = change(before);
    if (after === before) return;
    await this.#host.write(uri, new TextEncoder().encode(after));
    this.#known.delete(uri);
    this.#followed?.changed();
  }

  /** Reads all of them again when they are asked for next. */
  forget(): void {
    this.#known.clear();
  }

  async #read(uri: string, boundary: string): Promise<Project | null> {
    const folder = folderOf(uri)!;
    const file = await this.#text(uri);
    if (file === null) return null;
    const { said, problems, place } = readProject(file.text);
    const inGlossaries: ProjectProblem[] = [];
    const report = (at: Path, message: Message): void => void inGlossaries.push({ ...place(at), message });
    const glossary: (readonly [string, string])[] = [];
    for (const { path, at } of said.glossary.files) {
      const address = resolved(path, folder, boundary);
      if (address === null) {
        report(at, say('{0} is not a path within this project', path));
        continue;
      }
      this.#watch(address, uri);
      const csv = await this.#text(address);
      if (csv === null) {
        report(at, say('there is no file {0}', path));
        continue;
      }
      const { entries, problems: lines } = parseGlossary(csv.text);
      for (const entry of entries) glossary.push(entry);
      if (csv.failure !== null) report(at, say('{0}: {1}', path, csv.failure));
      if (lines.length > 0) {
        const [{ line, message }, ...more] = lines;
        report(at, say(more.length === 0 ? '{0}, line {1}: {2}' : more.length === 1 ? '{0}, line {1}: {2} (and 1 more line)' : '{0}, line {1}: {2} (and {3} more lines)', path, String(line + 1), message, more.length));
      }
    }
    const found = file.failure === null ? [...problems, ...inGlossaries].sort((a, b) => a.start - b.start) : [{ start: 0, end: 0, message: file.failure }];
    return { uri, text: file.text, said, folders: [folder], glossary, problems: found };
  }

  /** A file's text, or why there is none; null where there is no such file. */
  async #text(uri: string): Promise<{ readonly text: string; readonly failure: Message | null } | null> {
    try {
      const bytes = await this.#host.read(uri);
      if (bytes === null) return null;
      const decoded = decode(bytes);
      return 'text' in decoded ? { text: decoded.text, failure: null } : { text: '', failure: say('it is not text: {0}', decoded.binary) };
    } catch (error) {
      return { text: '', failure: say('it cannot be read: {0}', reasonIn(error)) };
    }
  }

  /** Reads a project again when one of its files changes. */
  #watch(uri: string, project: string): void {
    const key = `${uri} ${project}`;
    if (!this.#followed || this.#watched.has(key)) return;
    this.#watched.set(key, this.#host.watch(uri, () => {
      this.#known.delete(project);
      this.#followed!.changed();
    }));
  }
}
