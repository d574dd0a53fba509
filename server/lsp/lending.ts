import { merged } from '../core/acronyms/lent.ts';
import { lentBy } from '../core/analysis/lent.ts';
import { comparable } from '../host/addresses.ts';
import type { ClosedDumps } from './closedDumps.ts';
import type { Desk } from './desk.ts';
import type { Lent, Session } from './session.ts';

/** Milliseconds of quiet before those that borrow are told: a definition that is being typed changes with each key. */
const QUIET = 600;

/**
 * What the dumps of the workspace lend each other for short forms: the open ones as they stand in the editor, the others as they were last read. It depends
 * on what they say now, and not on the order in which they were opened.
 */
export class Lending {
  readonly #desk: Pick<Desk, 'sessions' | 'open'>;
  readonly #closed: ClosedDumps;
  readonly #changed: (borrowers: readonly Session[]) => void;
  /** For each open document, what others lent when it was opened, or last told. */
  readonly #told = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is told of open documents to which others lend something else than before. */
  constructor(desk: Pick<Desk, 'sessions' | 'open'>, closed: ClosedDumps, changed: (borrowers: readonly Session[]) => void) {
    this.#desk = desk;
    this.#closed = closed;
    this.#changed = changed;
  }

  /** What all others lend to a document that is being opened. */
  to(uri: string): Lent {
    const borrowed = (): number => this.#others(uri).reduce((sum, { known }) => (sum + known!.analysis.lends) >>> 0, this.#closed.sum(this.#open(uri)));
    this.#told.set(uri, borrowed());
    return {
      workspace: (key) => merged([...this.#others(uri).flatMap(({ document, known }) => lentBy(document.uri, known!.analysis, key)), ...this.#closed.lent(key, this.#open(uri))]),
      borrowed,
    };
  }

  /** A document was closed. */
  forget(uri: string): void {
    this.#told.delete(uri);
    this.look();
  }

  /** Something was read: those that borrow are told, after some quiet, if it matters to them. */
  look(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const borrowers = this.#desk.sessions.filter(({ document: { uri }, lent: { borrowed } }) => {
        const before = this.#told.get(uri);
        const now = borrowed();
        this.#told.set(uri, now);
        return before !== now;
      });
      if (borrowers.length > 0) this.#changed(borrowers);
    }, QUIET);
  }

  /** The open documents' addresses, that of one which is being opened among them. */
  #open(uri: string): ReadonlySet<string> {
    const { open } = this.#desk;
    const own = comparable(uri);
    return open.has(own) ? open : new Set([...open, own]);
  }

  #others(uri: string): readonly Session[] {
    return this.#desk.sessions.filter(({ document, known }) => document.uri !== uri && known !== null);
  }
}
