import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { t } from './language.ts';

/** Work that is done sooner shows no progress. */
const PATIENCE = 800;

/** Progress of long work in the client's own way, one display a document. */
export class Progress {
  readonly #connection: Connection;
  readonly #now: () => number;
  readonly #shown = new Map<string, { readonly since: number; percent: number; reporter: Promise<WorkDoneProgressServerReporter> | null }>();

  constructor(connection: Connection, now: () => number = () => performance.now()) {
    this.#connection = connection;
    this.#now = now;
  }

  /** Work on a document has come so far, 0 to 1. */
  report(uri: string, share: number): void {
    const now = this.#now();
    let shown = this.#shown.get(uri);
    if (!shown) this.#shown.set(uri, (shown = { since: now, percent: -1, reporter: null }));
    if (now - shown.since < PATIENCE) return;
    const percent = Math.floor(share * 100);
    if (percent === shown.percent) return;
    shown.percent = percent;
    shown.reporter ??= this.#begin(uri);
    void shown.reporter.then((reporter) => reporter.report(percent)).catch(() => undefined);
  }

  /** Work on a document is over. */
  end(uri: string): void {
    const shown = this.#shown.get(uri);
    this.#shown.delete(uri);
    void shown?.reporter?.then((reporter) => reporter.done()).catch(() => undefined);
  }

  async #begin(uri: string): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    reporter.begin(t('Reading {0}', name), 0);
    return reporter;
  }
}
