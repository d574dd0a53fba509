import { DocumentDiagnosticReportKind, type CancellationToken, type Connection, type Diagnostic, type DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Asked, Desk } from './desk.ts';
import { toDiagnostics } from './diagnostics.ts';
import { Urgency } from './scheduler.ts';
import type { Session } from './session.ts';

/** Milliseconds of quiet before diagnostics are computed to be pushed, and between two requests to pull all anew. */
const QUIET = 400;
const NEVER: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

interface Sent {
  readonly id: string;
  readonly content: string;
}

/** Diagnostics, to clients that pull them or else pushed, never both; what did not change is not sent again. */
export class Reports {
  readonly #connection: Connection;
  readonly #desk: Desk;
  readonly #client: () => Client;
  readonly #page: string | null;
  readonly #sent = new Map<string, Sent>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #refresh: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  constructor(connection: Connection, desk: Desk, client: () => Client, page: string | null) {
    this.#connection = connection;
    this.#desk = desk;
    this.#client = client;
    this.#page = page;
  }

  /** Answers a pull. */
  async pull(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const items = await this.#desk.whole(uri, token, (asked) => this.#diagnostics(asked), Urgency.background);
    const { id } = this.#remember(uri, items);
    return id === previous ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id } : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  /** A document was read anew: pushes, after some quiet, where the client does not pull. */
  read(session: Session): void {
    if (this.#client().pullsDiagnostics) return;
    const { uri } = session.document;
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(uri, setTimeout(() => void this.#push(session), QUIET));
  }

  /** How documents are checked has changed, or what some of them borrow. */
  reconsider(sessions = this.#desk.sessions): void {
    if (!this.#client().pullsDiagnostics) {
      for (const session of sessions) this.read(session);
    } else if (this.#client().refreshesDiagnostics) {
      clearTimeout(this.#refresh);
      this.#refresh = setTimeout(() => this.#connection.languages.diagnostics.refresh(), QUIET);
    }
  }

  /** A document was closed. */
  forget(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    if (this.#sent.delete(uri) && !this.#client().pullsDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #push(session: Session): Promise<void> {
    const { uri } = session.document;
    try {
      const diagnostics = await this.#desk.whole(uri, NEVER, (asked) => this.#diagnostics(asked), Urgency.background);
      const before = this.#sent.get(uri)?.id;
      if (this.#remember(uri, diagnostics).id !== before) await this.#connection.sendDiagnostics({ uri, version: session.document.version, diagnostics });
    } catch (error) {
      // edited or closed meanwhile: the next reading pushes, or nobody waits for it
      if (session.isCurrent && this.#desk.sessions.includes(session)) this.#connection.console.error(`diagnostics: ${String(error)}`);
    }
  }

  *#diagnostics({ uri, checks, analysis, session }: Asked): Generator<unknown, Diagnostic[]> {
    if (!session.settings.checks.enabled) return [];
    const { relatedInformation, codeDescription, unnecessaryTag } = this.#client();
    const findings = yield* checks.all();
    return toDiagnostics(uri, analysis.dump.text, findings, { related: relatedInformation, tags: unnecessaryTag, page: codeDescription ? this.#page : null });
  }

  #remember(uri: string, items: readonly Diagnostic[]): Sent {
    const content = JSON.stringify(items);
    const before = this.#sent.get(uri);
    if (before?.content === content) return before;
    const sent = { id: String(++this.#count), content };
    this.#sent.set(uri, sent);
    return sent;
  }
}
