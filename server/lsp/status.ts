import { evidence } from './dialects.ts';
import { t } from './language.ts';
import type { Session } from './session.ts';

/** The notification that says what is known of an open dump. */
export const STATUS = 'broadsheet/status';

export interface Status {
  readonly uri: string;
  readonly dialect: string;
  readonly why: readonly string[];
  readonly articles: number;
  readonly teasers: number;
  readonly state: 'reading' | 'ready';
  readonly soFar?: number;
}

/** What is known of a document: of its last version that has been read, and how much of the newest one. */
export function statusOf(session: Session): Status {
  const { document: { uri }, known, isComplete, progress } = session;
  const dump = known?.analysis.dump;
  const detection = dump?.detection;
  const teasers = dump?.teasers ?? 0;
  return {
    uri,
    dialect: detection ? t(detection.dialect.name) : '',
    why: detection?.chosen ? [t('chosen in the settings')] : detection?.reasons.map(evidence) ?? [],
    articles: (dump?.count ?? 0) - teasers,
    teasers,
    ...(isComplete ? { state: 'ready' } : { state: 'reading', soFar: progress }),
  };
}

/** Milliseconds between two reports while something goes on. */
const PAUSE = 250;

/** Tells the client what is known of each document: when it changes, and now and then while it is being read. */
export class StatusReports {
  readonly #send: (status: Status) => void;
  readonly #last = new Map<string, number>();

  constructor(send: (status: Status) => void) {
    this.#send = send;
  }

  changed(session: Session): void {
    this.#last.set(session.document.uri, performance.now());
    this.#send(statusOf(session));
  }

  progressed(session: Session): void {
    if (performance.now() - (this.#last.get(session.document.uri) ?? 0) >= PAUSE) this.changed(session);
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}
