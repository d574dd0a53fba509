import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type Range } from 'vscode-languageserver';
import { decidedReading } from '../../core/annotations/annotated.ts';
import type { Decision } from '../../core/annotations/annotation.ts';
import type { Codebook } from '../../core/annotations/codebook.ts';
import { decideAll, remake, restore, type Circumstances, type Wanted } from '../../core/annotations/deciding.ts';
import type { Decisions } from '../../core/annotations/decisions.ts';
import { History, type Change, type Step } from '../../core/annotations/history.ts';
import type { Problem } from '../../core/annotations/sidecar.ts';
import type { Dump, ReadingOptions } from '../../core/dump/dump.ts';
import { reasonIn, Refusal } from '../../core/say.ts';
import { Text } from '../../core/text/text.ts';
import { comparable, nameOf } from '../../host/addresses.ts';
import type { Host } from '../../host/host.ts';
import type { Asked, Desk } from '../desk.ts';
import { inWords, t } from '../language.ts';
import type { Session } from '../session.ts';
import { toOffsets } from '../toProtocol.ts';
import { archivedOf, type Archived } from './archived.ts';
import { closedText } from './closed.ts';
import { Keeper } from './keeper.ts';
import type { Turns } from './sidecarFile.ts';

/** One decision as a client asks for it. */
export interface Deciding {
  readonly id?: string;
  readonly remove?: boolean;
  readonly decision?: Decision;
  readonly range?: Range;
  readonly whole?: boolean;
}

/** Decisions that are one step for undo. */
export interface DecideParams {
  /** What undo will call it. */
  readonly title?: string;
  readonly changes: readonly {
    readonly uri: string;
    /** The version of the document that the ranges are of, or when the file was last changed if it is not open; they are of the newest one where it is not given. */
    readonly version?: number;
    readonly decisions: readonly Deciding[];
  }[];
}

/** What was done, or done again, or taken back; the ids of the decisions in the order in which they were asked for. */
export interface Done {
  readonly title: string;
  readonly changes: readonly { readonly uri: string; readonly id: string; readonly exists: boolean }[];
}

/** How decisions on a dump are made. */
export interface Manner {
  readonly creator?: string;
  readonly codebook: Codebook;
  /** How the dump is read. */
  readonly reading: ReadingOptions;
}

/** What the room tells of itself. */
export interface AnnotationEvents {
  /** Decisions on an open document changed; `changes` says which. */
  decided(session: Session, changes: readonly Change[]): void;
  problems(keeper: Keeper, problems: readonly Problem[]): void;
  /** Another program wrote the sidecar. */
  merged(keeper: Keeper, changes: readonly Change[]): void;
  failed(what: string): void;
}

/** The decisions on all open dumps, how they are made, taken back and kept. */
export class Annotations {
  readonly #desk: () => Desk;
  readonly #host: Host;
  readonly #manner: (uri: string) => Promise<Manner>;
  readonly #events: AnnotationEvents;
  readonly #articlesOf: (archived: Archived, uri: string) => Promise<Iterable<string>>;
  readonly #keepers = new Map<string, Keeper>();
  readonly #turns: Turns = new Map();
  readonly #history = new History();

  constructor(desk: () => Desk, host: Host, manner: (uri: string) => Promise<Manner>, events: AnnotationEvents, articlesOf: (archived: Archived, uri: string) => Promise<Iterable<string>>) {
    this.#desk = desk;
    this.#host = host;
    this.#manner = manner;
    this.#events = events;
    this.#articlesOf = articlesOf;
  }

  /** A dump was opened: reads its sidecar. */
  async opened(uri: string): Promise<Decisions> {
    const keeper = this.#keep(uri);
    this.#keepers.get(uri)?.close();
    this.#keepers.set(uri, keeper);
    const decisions = await keeper.load();
    if (this.#keepers.get(uri) === keeper) keeper.watch();
    return decisions;
  }

  closed(uri: string): void {
    this.#keepers.get(uri)?.close();
    this.#keepers.delete(uri);
  }

  /** A dump was saved: its sidecar is brought into order. */
  async saved(uri: string): Promise<void> {
    const keeper = this.#keepers.get(uri);
    if (!keeper || keeper.decisions.all.size === 0) return;
    try {
      // begun in the very step in which decisions and dump are known to be of one version
      const { compacted } = await this.#desk().whole(uri, NEVER, function* ({ analysis }) {
        yield;
        const described = yield* keeper.describing(analysis.dump);
        // what changed meanwhile is written already: the next save brings it into order
        return { compacted: described ? keeper.compact(described) : Promise.resolve() };
      });
      await compacted;
    } catch (error) {
      this.#events.failed(t('{0} was not brought into order: {1}', nameOf(keeper.sidecar), reasonIn(error)));
    }
  }

  /** The decisions on an open dump. */
  of(uri: string): Keeper {
    const keeper = this.#keepers.get(uri);
    if (!keeper) throw new ResponseError(LSPErrorCodes.RequestFailed, `not open: ${String(uri)}`);
    return keeper;
  }

  /** Decides all that is asked for, or nothing; answers when it is kept. */
  async decide(params: DecideParams | undefined, token: CancellationToken): Promise<Done> {
    const { title, changes: asked } = params ?? {};
    if (!(asked instanceof Array)) throw new ResponseError(ErrorCodes.InvalidParams, 'no changes');
    const done: Change[] = [];
    try {
      for (const { uri, version, decisions } of asked) {
        if (!(decisions instanceof Array)) throw new ResponseError(ErrorCodes.InvalidParams, 'no decisions');
        for (const change of await this.#decideIn(uri, version, decisions, token)) done.push(change);
      }
    } catch (error) {
      this.#takeBack(done);
      throw refused(error);
    }
    return this.#done({ title: title ?? t('Annotate'), changes: done });
  }

  /** Has the decisions on an open dump changed in one step for undo; answers when it is kept. */
  async change(uri: string, title: string, token: CancellationToken, make: (asked: Asked, keeper: Keeper, manner: Manner, circumstances: Circumstances) => Generator<unknown, Change[]>): Promise<Done> {
    const manner = await this.#manner(uri);
    const keeper = this.of(uri);
    const changes = await this.#desk().whole(uri, token, (asked) => make(asked, keeper, manner, circumstances(keeper, manner))).catch((error: unknown) => {
      throw refused(error);
    });
    return this.#done({ title, changes });
  }

  async #done(step: Step): Promise<Done> {
    await this.#keepStep(step);
    this.#history.add(step);
    return answer(step);
  }

  /** Takes back the last step that touched a dump; null where there is none. */
  undo(uri: string): Promise<Done | null> {
    return this.#again(this.#history.undo(uri));
  }

  /** Takes the step again that was taken back last. */
  redo(uri: string): Promise<Done | null> {
    return this.#again(this.#history.redo(uri));
  }

  /** Asks something of a dump that no editor holds, as it lies on the disk with its decisions; null where its text does not say what it is asked for. Throws a Refusal where it cannot be read. */
  async inClosed<T>(uri: string, token: CancellationToken, isWanted: (text: string) => boolean, feature: (dump: Dump, keeper: Keeper, manner: Manner, version: number) => Generator<unknown, T>): Promise<T | null> {
    const { text, version } = await closedText(this.#host, uri);
    if (!isWanted(text)) return null;
    const [manner, keeper] = [await this.#manner(uri), await this.#keeperOf(uri)];
    return this.#desk().across(token, (function* () {
      return yield* feature(yield* decidedReading(Text.of(text), keeper.decisions, manner.reading), keeper, manner, version);
    })());
  }

  async #decideIn(uri: string, version: number | undefined, asked: readonly Deciding[], token: CancellationToken): Promise<Change[]> {
    const wantedIn = ({ text }: Dump): Wanted[] => asked.map(({ range, ...rest }): Wanted => ({ ...rest, ...(range && { range: toOffsets(text, range) }) }));
    const keeper = this.#keepers.get(uri);
    if (!keeper) {
      if (this.#desk().open.has(comparable(uri))) throw new Refusal('the file {0} has been opened meanwhile', nameOf(uri));
      return (await this.inClosed(uri, token, () => true, function* (dump, closed, manner, modified) {
        yield;
        if (version !== undefined && version !== modified) throw new Refusal('the file {0} was changed by another program meanwhile', nameOf(uri));
        return decideAll(closed.decisions, dump, wantedIn(dump), circumstances(closed, manner));
      }))!;
    }
    const manner = await this.#manner(uri);
    return this.#desk().whole(uri, token, function* ({ analysis: { dump }, session }) {
      yield;
      if (version !== undefined && version !== session.document.version) throw new ResponseError(LSPErrorCodes.ContentModified, 'the document changed');
      if (archivedOf(uri)) checkArchived(keeper, asked);
      return decideAll(keeper.decisions, dump, wantedIn(dump), circumstances(keeper, manner));
    });
  }

  async #again(step: Step | null): Promise<Done | null> {
    if (!step) return null;
    const changes: Change[] = [];
    for (const uri of uris(step.changes)) {
      const { decisions } = await this.#keeperOf(uri);
      for (const change of remake(decisions, step.changes.filter((each) => each.uri === uri))) changes.push(change);
    }
    const made = { title: step.title, changes };
    await this.#keepStep(made);
    return answer(made);
  }

  /** Writes a step down; where that fails it has not happened. */
  async #keepStep({ changes }: Step): Promise<void> {
    this.#tell(changes);
    try {
      await Promise.all(uris(changes).map(async (uri) => (await this.#keeperOf(uri)).record(changes.filter((change) => change.uri === uri))));
    } catch (error) {
      this.#takeBack(changes);
      throw new ResponseError(LSPErrorCodes.RequestFailed, t('The decision could not be kept: {0}', reasonIn(error)));
    }
  }

  #takeBack(changes: readonly Change[]): void {
    for (const uri of uris(changes)) {
      const keeper = this.#keepers.get(uri);
      if (keeper) restore(keeper.decisions, changes.filter((change) => change.uri === uri));
    }
    this.#tell(changes);
  }

  /** Open documents follow what was decided. */
  #tell(changes: readonly Change[]): void {
    for (const uri of uris(changes)) {
      const session = this.#desk().sessions.find(({ document }) => document.uri === uri);
      if (!session) continue;
      const here = changes.filter((change) => change.uri === uri);
      const { isWaiting } = this.of(uri).decisions;
      if (isWaiting || here.some(({ before, after }) => (after ?? before)?.decision.kind === 'structure')) session.redecided();
      this.#events.decided(session, here);
    }
  }

  /** The keeper of an open dump, or one for a dump that is not open. */
  async #keeperOf(uri: string): Promise<Keeper> {
    const open = this.#keepers.get(uri);
    if (open) return open;
    const keeper = this.#keep(uri);
    await keeper.load();
    return keeper;
  }

  #keep(uri: string): Keeper {
    const archived = archivedOf(uri);
    return new Keeper(this.#host, uri, this.#turns, {
      problems: (keeper, problems) => this.#events.problems(keeper, problems),
      changed: (keeper, changes) => {
        this.#history.add({ title: t('Changes by another program'), changes });
        this.#tell(changes);
        this.#events.merged(keeper, changes);
      },
      failed: (keeper, error) => this.#events.failed(t('What was decided about {0} cannot be read, and nothing is added to it until it can: {1}: {2}', keeper.source, nameOf(keeper.sidecar), reasonIn(error))),
    }, archived && (() => this.#articlesOf(archived, uri)), (steps) => this.#desk().across(NEVER, steps));
  }
}

const NEVER: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

function circumstances({ uri, source }: Keeper, { creator, codebook }: Manner): Circumstances {
  return { uri, source, codebook, ...(creator && { creator }), newId: () => `urn:uuid:${crypto.randomUUID()}`, now: () => new Date().toISOString() };
}

/** What a client is told of a refusal; other errors as they are. */
export function refused(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const why = inWords(error.said);
  return new ResponseError(LSPErrorCodes.RequestFailed, `${why[0].toUpperCase()}${why.slice(1)}.`);
}

function uris(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ uri }) => uri))];
}

function answer({ title, changes }: Step): Done {
  return { title, changes: changes.map(({ uri, id, after }) => ({ uri, id, exists: after !== null })) };
}

/** Throws a Refusal where an article of the Archive is not one that can be decided about by itself; its sidecar must have been read. */
function checkArchived(keeper: Keeper, decisions: readonly Deciding[]): void {
  if (keeper.isUnknown) throw new Refusal('read by itself this article is another than in its dump, so that a decision would not be found there again; open the dump itself');
  if (decisions.some(({ decision }) => decision?.kind === 'structure')) throw new Refusal('where articles begin and end is decided in the dump, not in an article of the Archive');
}
