import { ErrorCodes, LSPErrorCodes, ResponseError, TextDocuments, type CancellationToken, type Connection, type Position } from 'vscode-languageserver';
import type { Decisions } from '../core/annotations/decisions.ts';
import type { Range } from '../core/text/range.ts';
import type { Text } from '../core/text/text.ts';
import { comparable } from '../host/addresses.ts';
import { dumpDocuments, type DumpDocument } from './documents.ts';
import { Scheduler, Stopped, Urgency } from './scheduler.ts';
import { Session, type Known, type Lent, type SessionEvents, type Way } from './session.ts';
import { toOffset, toOffsets } from './toProtocol.ts';

/** Something that a feature needs of a document, and the place in it that the client asked about. */
export interface Asked extends Known {
  readonly uri: string;
  readonly session: Session;
}

/** The open documents, and how requests about them are answered: never of an old version, never without being stoppable. */
export class Desk {
  readonly #scheduler = new Scheduler();
  readonly #documents = new TextDocuments(dumpDocuments);
  readonly #sessions = new Map<string, Session>();
  #open: ReadonlySet<string> | null = null;
  readonly #events: SessionEvents;
  readonly #way: (uri: string) => Promise<Way>;
  readonly #decided: (uri: string) => Promise<Decisions>;
  readonly #lent: (uri: string) => Lent;

  /** `way` says how a document is to be read, `decided` what people decided about it, `lent` what others say of short forms; they must not fail. */
  constructor(connection: Connection, way: (uri: string) => Promise<Way>, decided: (uri: string) => Promise<Decisions>, lent: (uri: string) => Lent, events: SessionEvents & { saved(uri: string): void; closed(uri: string): void }) {
    this.#way = way;
    this.#decided = decided;
    this.#lent = lent;
    this.#events = events;
    this.#documents.onDidOpen(({ document }) => this.#opened(document));
    this.#documents.onDidChangeContent(({ document }) => this.#sessions.get(document.uri)?.update());
    this.#documents.onDidSave(({ document: { uri } }) => events.saved(uri));
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#sessions.get(uri)?.close();
      this.#sessions.delete(uri);
      this.#open = null;
      events.closed(uri);
      // the engine keeps the text in which a pattern was found last
      /^/.exec('');
    });
    this.#documents.listen(connection);
  }

  /** All open documents. */
  get sessions(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** The addresses of open documents, comparable. */
  get open(): ReadonlySet<string> {
    return (this.#open ??= new Set([...this.#sessions.keys()].map(comparable)));
  }

  /** The settings changed: documents that they have read in another way are read anew. */
  async reconsider(): Promise<void> {
    await Promise.all(this.sessions.map(async (session) => session.reset(await this.#way(session.document.uri))));
  }

  /** Answers a request about a whole document, from its newest version. */
  async whole<T>(uri: string, token: CancellationToken, feature: (asked: Asked) => Generator<unknown, T>, urgency: Urgency = Urgency.asked): Promise<T> {
    const session = this.#session(uri);
    return this.#answer(session, token, urgency, (known) => feature({ ...known, uri, session }));
  }

  /** Answers a request about a position, unless the document changes before the answer is there. */
  async at<T>(uri: string, position: Position, token: CancellationToken, feature: (asked: Asked, offset: number) => Generator<unknown, T>): Promise<T> {
    checkPosition(position);
    return this.#placed(uri, token, (text) => toOffset(text, position), feature);
  }

  /** Answers a request about a range, unless the document changes before the answer is there. */
  async within<T>(uri: string, range: { start: Position; end: Position }, token: CancellationToken, feature: (asked: Asked, range: Range) => Generator<unknown, T>): Promise<T> {
    checkPosition(range?.start);
    checkPosition(range?.end);
    return this.#placed(uri, token, (text) => toOffsets(text, range), feature);
  }

  /** Answers a request about several positions, unless the document changes before the answer is there. */
  async each<T>(uri: string, positions: readonly Position[], token: CancellationToken, feature: (asked: Asked, offsets: readonly number[]) => Generator<unknown, T>): Promise<T> {
    if (!(positions instanceof Array)) throw new ResponseError(ErrorCodes.InvalidParams, 'malformed positions');
    positions.forEach(checkPosition);
    return this.#placed(uri, token, (text) => positions.map((position) => toOffset(text, position)), feature);
  }

  /** Computes something about no document, when nothing else is to be done. */
  background<T>(steps: Generator<unknown, T>): Promise<T> {
    return this.#scheduler.run('', Urgency.background, steps);
  }

  /** Answers a request about no document in particular. */
  async across<T>(token: CancellationToken, steps: Generator<unknown, T>): Promise<T> {
    try {
      return await this.#scheduler.run('', Urgency.asked, steps, token);
    } catch (error) {
      throw asResponse(error, token);
    }
  }

  async #placed<P, T>(uri: string, token: CancellationToken, place: (text: Text) => P, feature: (asked: Asked, place: P) => Generator<unknown, T>): Promise<T> {
    const session = this.#session(uri);
    const { text } = session.document;
    return this.#answer(session, token, Urgency.asked, (known) => {
      if (session.document.text !== text) throw new Stopped();
      return feature({ ...known, uri, session }, place(text));
    });
  }

  async #answer<T>(session: Session, token: CancellationToken, urgency: Urgency, feature: (known: Known) => Generator<unknown, T>): Promise<T> {
    const { uri } = session.document;
    this.#scheduler.touch(uri);
    try {
      const steps = feature(await session.current(token));
      const stop = { get isCancellationRequested() { return token.isCancellationRequested || !session.isCurrent; } };
      return await this.#scheduler.run(uri, urgency, steps, stop);
    } catch (error) {
      throw asResponse(error, token);
    }
  }

  #session(uri: string): Session {
    const session = typeof uri === 'string' ? this.#sessions.get(uri) : undefined;
    if (!session) throw new ResponseError(LSPErrorCodes.RequestFailed, `not open: ${String(uri)}`);
    return session;
  }

  #opened(document: DumpDocument): void {
    const { uri } = document;
    this.#sessions.get(uri)?.close();
    const session = new Session(document, this.#scheduler, this.#way(uri), this.#decided(uri), this.#lent(uri), this.#events);
    this.#sessions.set(uri, session);
    this.#open = null;
    session.update();
  }
}

/** What the client is told of a request that was stopped; other errors as they are. */
function asResponse(error: unknown, token: CancellationToken): unknown {
  if (!(error instanceof Stopped)) return error;
  return token.isCancellationRequested ? new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled') : new ResponseError(LSPErrorCodes.ContentModified, 'the document changed');
}

/** Throws what the client is told where a position is none. */
export function checkPosition(position: Position | undefined): void {
  if (!Number.isInteger(position?.line) || !Number.isInteger(position?.character)) {
    throw new ResponseError(ErrorCodes.InvalidParams, 'a malformed position');
  }
}
