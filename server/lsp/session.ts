import type { CancellationToken } from 'vscode-languageserver';
import { heeding, type Decisions } from '../core/annotations/decisions.ts';
import { Analysis, type Around, type Knowledge } from '../core/analysis/analysis.ts';
import { Checks } from '../core/checks/checks.ts';
import { borrowing, type CheckOptions } from '../core/checks/options.ts';
import { finish, reading, type Dump, type ReadingOptions } from '../core/dump/dump.ts';
import { DEFAULTS, type Settings } from '../core/project/settings.ts';
import type { Text } from '../core/text/text.ts';
import type { DumpDocument } from './documents.ts';
import { Stopped, Urgency, type Scheduler } from './scheduler.ts';

/** Articles that an edit may take out of what is known without a turn of their own. */
const FEW = 50;

/** How a document is to be read and checked. */
export interface Way {
  readonly settings: Settings;
  readonly knowledge: Knowledge;
  readonly reading: ReadingOptions;
  readonly checks: CheckOptions;
}

/** What other documents say of short forms, and a number that tells it from what they said before. */
export type Lent = Required<Pick<Around, 'workspace' | 'borrowed'>>;

/** All that is known of one version of a document, and goes over to the next. */
export interface Known {
  readonly analysis: Analysis;
  readonly checks: Checks;
}

/** What a session tells of itself. */
export interface SessionEvents {
  /** Every now and then while something long goes on. */
  progressed(session: Session): void;
  /** A version has been read: its articles are known. */
  read(session: Session): void;
  /** All articles of the current version have been read: what depends on several of them is final. */
  completed(session: Session): void;
  failed(session: Session, error: unknown): void;
}

/** What is known of one open document, kept up with its edits. */
export class Session {
  readonly document: DumpDocument;
  /** What other documents say of short forms. */
  readonly lent: Lent;
  readonly #scheduler: Scheduler;
  readonly #events: SessionEvents;
  readonly #firstWay: Promise<Way>;
  readonly #decided: Promise<Decisions>;
  #decisions: Decisions | null = null;
  #way: Way | null = null;
  #known: Known | null = null;
  /** What is being brought up to a new version; it cannot be asked meanwhile. */
  #updating: Known | null = null;
  /** The last version that was read; decisions stand in it. */
  #dump: Dump | null = null;
  /** The text that is known; null when it has to be read anew whatever the text is. */
  #text: Text | null = null;
  #failure: { readonly text: Text; readonly error: unknown } | null = null;
  #working: Promise<void> | null = null;
  #completing = false;
  /** The text in which what was lost has been looked for. */
  #sought: Text | null = null;
  #closed = false;
  #offset = 0;

  /** `decided` has the decisions that are kept beside the document; it must not fail. */
  constructor(document: DumpDocument, scheduler: Scheduler, way: Promise<Way>, decided: Promise<Decisions>, lent: Lent, events: SessionEvents) {
    this.document = document;
    this.#scheduler = scheduler;
    this.#firstWay = way;
    this.#decided = decided;
    this.lent = lent;
    this.#events = events;
  }

  /** What is known, which may be of an earlier version of the text. */
  get known(): Known | null {
    return this.#known;
  }

  /** The settings for this document; the defaults until they are known. */
  get settings(): Settings {
    return this.#way?.settings ?? DEFAULTS;
  }

  /** Is it known of the document's newest text? */
  get isCurrent(): boolean {
    return this.#text === this.document.text;
  }

  /** Is everything known of the document's newest text? */
  get isComplete(): boolean {
    return this.isCurrent && this.#known!.analysis.isComplete;
  }

  /** How much of the document has been read, 0 to 1: its articles first, then what they say. */
  get progress(): number {
    if (!this.isCurrent) return this.#offset / Math.max(this.document.text.length, 1) / 2;
    return (1 + this.#known!.analysis.progress) / 2;
  }

  /** The document was edited: reads what changed. One reading runs at a time; edits that come meanwhile are read together after it. */
  update(): void {
    if (!this.#closed) this.#working ??= this.#work();
  }

  /** What people decided changed: what its readers know is brought up to it, and the document read again where its structure is concerned. */
  redecided(): void {
    this.#text = null;
    this.update();
  }

  /** The document was closed: what runs for it is stopped. */
  close(): void {
    this.#closed = true;
    this.#scheduler.forget(this.document.uri);
  }

  /** Reads the document anew where it is to be read in another way. */
  reset(way: Way): void {
    const before = this.#way;
    this.#way = way;
    if (!before) return;
    (this.#known ?? this.#updating)?.checks.configure(this.#checkOptions(way));
    const isKnownAnew = way.knowledge.organisations !== before.knowledge.organisations;
    if (way.knowledge !== before.knowledge && !isKnownAnew) {
      (this.#known ?? this.#updating)?.analysis.expandBy(way.knowledge.expansions);
      if (this.isCurrent) this.#events.read(this);
    }
    if (!isKnownAnew && isSame(way.reading, before.reading)) return;
    if (isKnownAnew) this.#known = this.#updating = null;
    this.#text = this.#failure = null;
    this.update();
  }

  /** What is known of the newest text, as soon as it is. Rejects with Stopped when cancelled or closed. */
  async current(token: CancellationToken): Promise<Known> {
    while (!this.isCurrent) {
      if (token.isCancellationRequested || this.#closed) throw new Stopped();
      if (this.#failure?.text === this.document.text) throw this.#failure.error;
      this.update();
      await Promise.race([this.#working, cancelled(token)]);
    }
    return this.#known!;
  }

  async #work(): Promise<void> {
    const first = await this.#firstWay;
    this.#way ??= first;
    this.#decisions ??= await this.#decided;
    while (!this.isCurrent && !this.#closed && this.#failure?.text !== this.document.text) await this.#read(this.#way);
    this.#working = null;
    void this.#complete();
  }

  async #read(way: Way): Promise<void> {
    const earlier = this.#dump;
    const known = this.#known;
    const decisions = this.#decisions!;
    const { text, damages } = this.document.take();
    decisions.move(damages);
    const { rulings } = decisions;
    try {
      const steps = reading(text, { ...way.reading, rulings }, earlier ? { dump: earlier, damages } : undefined);
      const dump = await this.#scheduler.run(this.document.uri, Urgency.asked, this.#watched(steps));
      await this.#adopt(known, dump, way);
      const newest = this.#way ?? way;
      if (earlier) decisions.update(dump, earlier, damages);
      if (decisions.isWaiting) await this.#scheduler.run(this.document.uri, Urgency.asked, decisions.place(dump));
      const stands = isSame(way.reading, newest.reading) && rulings === decisions.rulings && !decisions.isWaiting;
      this.#text = stands ? text : null;
      this.#failure = null;
      if (stands) this.#events.read(this);
    } catch (error) {
      this.#known = this.#updating = this.#dump = this.#text = null;
      decisions.unplace();
      if (error instanceof Stopped) return;
      this.#failure = { text, error };
      this.#events.failed(this, error);
    }
  }

  /** Takes a version over; a fresh start is made where the knowledge changed while it was read. */
  async #adopt(known: Known | null, dump: Dump, way: Way): Promise<void> {
    this.#dump = dump;
    if (known && known === this.#known) {
      this.#known = null;
      this.#updating = known;
      // a few articles go at once: nobody has to wait for a turn
      if (dump.removed.length <= FEW) finish(updating(known, dump));
      else await this.#scheduler.run(this.document.uri, Urgency.asked, updating(known, dump));
      this.#known = this.#updating;
      this.#updating = null;
    }
    if (!this.#known) {
      const newest = this.#way ?? way;
      const analysis = new Analysis(dump, newest.knowledge, { decided: this.#decisions!.senses, ...this.lent });
      this.#known = { analysis, checks: new Checks(dump, this.#checkOptions(newest), analysis) };
    }
  }

  /** What a person decided is heeded by the checks, and what other files say. */
  #checkOptions({ checks }: Way): CheckOptions {
    const known = borrowing(checks, this.lent.workspace);
    return this.#decisions ? heeding(known, this.#decisions) : known;
  }

  async #complete(): Promise<void> {
    if (this.#completing) return;
    this.#completing = true;
    try {
      while (this.isCurrent && !this.#closed && !this.isComplete) await this.#completeOne(this.#known!.analysis);
      if (this.isComplete && !this.#closed) {
        this.#events.completed(this);
        this.#seek();
      }
    } catch (error) {
      this.#events.failed(this, error);
    } finally {
      this.#completing = false;
    }
  }

  /** Looks for lost decisions in a text that has come to rest: words that were cut may have been put elsewhere. */
  #seek(): void {
    const decisions = this.#decisions!;
    if (this.#sought === this.#text || decisions.orphans.length === 0) return;
    this.#sought = this.#text;
    decisions.seekOrphans();
    this.redecided();
  }

  async #completeOne(analysis: Analysis): Promise<void> {
    const isOld = (): boolean => analysis !== this.#known?.analysis;
    try {
      await this.#scheduler.run(this.document.uri, Urgency.background, this.#watched(analysis.complete()), { get isCancellationRequested() { return isOld(); } });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  *#watched<T>(steps: Generator<unknown, T>): Generator<unknown, T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (!this.isCurrent && typeof step.value === 'number') this.#offset = step.value;
      this.#events.progressed(this);
      yield step.value;
    }
  }
}

function* updating({ analysis, checks }: Known, dump: Dump): Generator<unknown, void> {
  yield* analysis.updating(dump);
  yield* checks.updating(dump);
}

/** Is a text read the same way by both? */
function isSame(one: ReadingOptions, other: ReadingOptions): boolean {
  return one.chosen === other.chosen && one.dialects === other.dialects;
}

/** Rejects with Stopped when a request is cancelled. */
function cancelled(token: CancellationToken): Promise<never> {
  return new Promise((_, reject) => token.onCancellationRequested(() => reject(new Stopped())));
}
