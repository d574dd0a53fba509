import type { Annotation } from '../../core/annotations/annotation.ts';
import { Decisions } from '../../core/annotations/decisions.ts';
import type { Change } from '../../core/annotations/history.ts';
import { compact, deletionOf, lineOf, mergeSidecars, parseSidecar, parsing, type Problem, type Sidecar } from '../../core/annotations/sidecar.ts';
import { finish, type Dump } from '../../core/dump/dump.ts';
import { Refusal } from '../../core/say.ts';
import { nameOf } from '../../host/addresses.ts';
import type { Ending, Host } from '../../host/host.ts';
import { dumpOf } from './archived.ts';
import { sidecarOf, SidecarFile, type Turns } from './sidecarFile.ts';

/** What a keeper tells. */
export interface KeeperEvents {
  /** Lines of the sidecar that cannot be read; none where all can. */
  problems(keeper: Keeper, problems: readonly Problem[]): void;
  /** Another program changed decisions. */
  changed(keeper: Keeper, changes: readonly Change[]): void;
  failed(keeper: Keeper, error: unknown): void;
}

/** Decisions that are described between two yields: some milliseconds. */
const PER_SLICE = 100;

/** Which articles of a dump a document holds, by their ids; none where they cannot be told. */
export type Part = () => Promise<Iterable<string>>;

/** Does something long in slices. */
export type Run = <T>(steps: Generator<unknown, T>) => Promise<T>;

/**
 * Keeps the decisions on one dump in the sidecar beside it, and the sidecar's changes in the decisions; for a document that holds a part of the dump,
 * the decisions on its articles, and all others stay as they are.
 */
export class Keeper {
  /** The dump's. */
  readonly uri: string;
  readonly decisions = new Decisions();
  readonly #file: SidecarFile;
  readonly #events: KeeperEvents;
  readonly #part: Part | null;
  /** The articles of the part, those included that they were before they were edited. */
  #articles = new Set<string>();
  #read: Sidecar = parseSidecar('');
  /** What the sidecar holds, by id. */
  #base = new Map<string, Annotation>();
  #unreadable = false;
  /** Decisions that are being written down: they come after what another program has written. */
  readonly #writing = new Set<string>();
  /** Changes that were written down since the sidecar that is being taken over was read; null where none is. */
  #late: Change[] | null = null;
  #refreshing: Promise<void> = Promise.resolve();
  readonly #run: Run;
  #watching: Ending | undefined;

  /** `part` where the document holds only a part of its dump; `run` does something long in slices. */
  constructor(host: Host, uri: string, turns: Turns, events: KeeperEvents, part: Part | null, run: Run = (steps) => Promise.resolve(finish(steps))) {
    this.uri = uri;
    this.#run = run;
    this.#file = new SidecarFile(host, sidecarOf(dumpOf(uri)), turns);
    this.#events = events;
    this.#part = part;
  }

  get sidecar(): string {
    return this.#file.uri;
  }

  /** The name that targets give their source. */
  get source(): string {
    return nameOf(dumpOf(this.uri));
  }

  /** Is it not known which articles of the dump these are, so that nothing can be decided about them? */
  get isUnknown(): boolean {
    return this.#part !== null && this.#articles.size === 0;
  }

  /** Reads the sidecar for the first time. Never fails: what is wrong is told. */
  async load(): Promise<Decisions> {
    try {
      if (this.#part) this.#articles = new Set(await this.#part());
      const content = await this.#file.read();
      if (content !== null) this.#adopt(await this.#run(parsing(content)));
      for (const annotation of this.#base.values()) this.decisions.take(annotation);
    } catch (error) {
      this.#unreadable = true;
      this.#events.failed(this, error);
    }
    return this.decisions;
  }

  /** Listens for what other programs write. */
  watch(): void {
    this.#watching = this.#file.watch(() => void this.refresh());
  }

  close(): void {
    this.#watching?.dispose();
    this.#watching = undefined;
  }

  /** Writes changes down, one line each; they are kept when this is done. */
  async record(changes: readonly Change[]): Promise<void> {
    if (this.#unreadable) throw new Refusal('{0} cannot be read, so nothing is added to it', nameOf(this.sidecar));
    const now = new Date().toISOString();
    for (const { id } of changes) this.#writing.add(id);
    try {
      await this.#file.append(changes.map(({ id, after }) => after ? lineOf(after) : deletionOf(id, now)).join(''));
    } finally {
      for (const { id } of changes) this.#writing.delete(id);
    }
    for (const change of changes) {
      this.#keep(change);
      this.#late?.push(change);
    }
  }

  /** All decisions as they stand in a dump that they have just followed; sliced, and null where they changed meanwhile. */
  *describing(dump: Dump): Generator<unknown, readonly Annotation[] | null> {
    const { version } = this.decisions;
    const described: Annotation[] = [];
    for (const annotation of this.decisions.described(dump, this.source)) {
      described.push(annotation);
      if (described.length % PER_SLICE > 0) continue;
      yield;
      if (this.decisions.version !== version) return null;
    }
    return described;
  }

  /** Writes the sidecar anew: in the order of the text, one line a decision, as they have just been described. Lines that cannot be read stay; an unfinished merge is left alone. */
  async compact(described: readonly Annotation[]): Promise<void> {
    // what another program wrote is to come into it
    if (this.#late) return this.#refreshing;
    // it may have been mended since, and where files cannot be watched nobody said so
    if (this.#unreadable || this.#read.conflicted) return this.refresh();
    if (this.#file.content === '') return;
    if (this.#part) {
      // the articles are what they were saved as; the others' lines stay where they are
      const changed = described.filter(({ id, line }) => line !== this.#base.get(id)?.line);
      if (changed.length > 0) await this.#file.append(changed.map(lineOf).join(''));
      for (const annotation of changed) this.#hold(annotation);
      return;
    }
    const { problems, kept } = this.#read;
    const written = await this.#file.replace(compact(described, kept));
    if (!written) return this.refresh();
    // what was written need not be read: the lines that cannot be stand at the end
    const annotations = new Map(described.map((annotation) => [annotation.id, annotation]));
    this.#adopt({ annotations, deleted: new Set(), problems: problems.map(({ message }, n) => ({ line: described.length + n, message })), kept, conflicted: false });
  }

  /** Reads the sidecar again, and takes over what another program did to it; once after the other. */
  refresh(): Promise<void> {
    return (this.#refreshing = this.#refreshing.then(() => this.#readAgain()));
  }

  async #readAgain(): Promise<void> {
    const late: Change[] = [];
    this.#late = late;
    try {
      const content = await this.#file.read();
      this.#unreadable = false;
      if (content === null) return;
      const read = await this.#run(parsing(content));
      const base = this.#base;
      this.#adopt(read);
      for (const change of late) this.#keep(change);
      this.#events.changed(this, this.#merge(base));
    } catch (error) {
      this.#unreadable = true;
      this.#events.failed(this, error);
    } finally {
      this.#late = null;
    }
  }

  #merge(base: ReadonlyMap<string, Annotation>): Change[] {
    const ours = this.decisions.all;
    const merged = mergeSidecars(base, new Map([...base].filter(([id]) => ours.has(id))), this.#base);
    const changes: Change[] = [];
    for (const [id, after] of merged) {
      const before = base.get(id) ?? null;
      if (this.#writing.has(id)) continue;
      if (before && before.line === after.line) continue;
      changes.push({ uri: this.uri, id, before, after });
      this.decisions.take(after);
    }
    for (const [id, before] of base) {
      if (merged.has(id) || !ours.has(id) || this.#writing.has(id)) continue;
      changes.push({ uri: this.uri, id, before, after: null });
      this.decisions.remove(id);
    }
    return changes;
  }

  #adopt(read: Sidecar): void {
    this.#read = read;
    this.#base = this.#part ? new Map([...read.annotations].filter(([, { target: { article } }]) => this.#articles.has(article.id))) : read.annotations;
    this.#events.problems(this, read.problems);
  }

  #keep({ id, after }: Change): void {
    if (after) this.#hold(after);
    else this.#base.delete(id);
  }

  #hold(annotation: Annotation): void {
    this.#base.set(annotation.id, annotation);
    if (this.#part) this.#articles.add(annotation.target.article.id);
  }
}
