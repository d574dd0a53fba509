import { DiagnosticSeverity, MessageType, type CancellationToken, type Connection, type Position } from 'vscode-languageserver';
import type { Change } from '../../core/annotations/history.ts';
import type { Problem } from '../../core/annotations/sidecar.ts';
import type { Host } from '../../host/host.ts';
import type { Desk } from '../desk.ts';
import { inWords, t } from '../language.ts';
import type { Session } from '../session.ts';
import { tell } from '../telling.ts';
import { compare, othersOf, settling, type AgreementParams, type SettleParams } from './agreement.ts';
import { Annotations, refused, type DecideParams, type Manner } from './annotations.ts';
import type { Archived } from './archived.ts';
import { coding, type CodingParams } from './coding.ts';
import { occurrences, type ClosedFiles, type OccurrencesParams } from './occurrences.ts';
import { at, list, next, review, type ListParams, type NextParams } from './listing.ts';

/** Said to the client when decisions on a dump changed: what it shows of them is old. */
export const DECIDED = 'broadsheet/decided';

/** What the room stands on. */
export interface Ground {
  readonly desk: () => Desk;
  readonly host: Host;
  readonly manner: (uri: string) => Promise<Manner>;
  /** The ids of the articles in a document of the Archive, none where they are not those of its dump. */
  readonly articlesOf: (archived: Archived, uri: string) => Promise<Iterable<string>>;
  readonly closedDumps: () => Promise<ClosedFiles>;
  /** Hears of changes to an open document. */
  readonly decided: (session: Session, changes: readonly Change[]) => void;
}

/** Answers everything that clients ask about annotations. */
export function annotationsOn(connection: Connection, { desk, host, manner, articlesOf, closedDumps, decided }: Ground): Annotations {
  const annotations = new Annotations(desk, host, manner, {
    decided(session, changes) {
      void connection.sendNotification(DECIDED, { uri: session.document.uri });
      decided(session, changes);
    },
    problems: (keeper, problems) => void connection.sendDiagnostics({ uri: keeper.sidecar, diagnostics: problems.map(toDiagnostic) }),
    merged(keeper, changes) {
      const gone = changes.filter(({ after }) => after === null).length;
      const changed = changes.length - gone;
      const message = t(gone === 1 ? 'Another program removed 1 annotation of {0} and changed {2}. Undoing the last annotation brings back what was there.' : 'Another program removed {1} annotations of {0} and changed {2}. Undoing the last annotation brings back what was there.', keeper.source, gone, changed);
      if (gone > 0) tell(connection, MessageType.Warning, message);
      else connection.console.info(`another program changed annotations of ${keeper.source}: ${changed}`);
    },
    failed: (what) => tell(connection, MessageType.Error, what),
  }, articlesOf);
  const asked = <P extends { readonly uri: string }, T>(method: string, answer: (params: P, token: CancellationToken) => Promise<T>): void => void connection.onRequest(method, answer);

  connection.onRequest('broadsheet/decide', (params: DecideParams, token: CancellationToken) => annotations.decide(params, token));
  asked('broadsheet/undo', ({ uri }) => annotations.undo(uri));
  asked('broadsheet/redo', ({ uri }) => annotations.redo(uri));
  asked('broadsheet/annotations', (params: ListParams, token) => desk().whole(params.uri, token, (known) => list(known, annotations.of(params.uri), params)));
  asked('broadsheet/annotationsAt', ({ uri, position }: { uri: string; position: Position }, token) => desk().at(uri, position, token, (known, offset) => at(known, annotations.of(uri), offset)));
  asked('broadsheet/suggestions', (params: NextParams, token) => desk().whole(params.uri, token, (known) => next(known, annotations.of(params.uri), params)));
  asked('broadsheet/progress', ({ uri }, token) => desk().whole(uri, token, (known) => review(known, annotations.of(uri))));
  asked('broadsheet/coding', async (params: CodingParams, token) => {
    const { codebook } = await manner(params.uri);
    return desk().whole(params.uri, token, (known) => coding(known, annotations.of(params.uri), codebook, params));
  });
  asked('broadsheet/occurrences', (params: OccurrencesParams, token) => occurrences(desk(), annotations, closedDumps, params, token));
  const others = (uri: string) => othersOf(host, uri).catch((error: unknown) => {
    throw refused(error);
  });
  asked('broadsheet/agreement', async ({ uri, other }: AgreementParams, token) => {
    const [theirs, how] = [await others(other), await manner(uri)];
    return desk().whole(uri, token, (known) => compare(known, annotations.of(uri), theirs, how));
  });
  asked('broadsheet/settle', async (params: SettleParams, token) => {
    const theirs = await others(params.other);
    return annotations.change(params.uri, params.title ?? t('Settle'), token, (known, keeper, how, circumstances) => settling(known, keeper, theirs, how, params, circumstances));
  });
  asked('broadsheet/labels', async ({ uri }) => (await manner(uri)).codebook.labels.map((label) => ({ ...label, definition: label.definition && t(label.definition) })));
  return annotations;
}

function toDiagnostic({ line, message }: Problem) {
  return { severity: DiagnosticSeverity.Warning, source: 'broadsheet', message: inWords(message), range: { start: { line, character: 0 }, end: { line, character: 1000 } } };
}
