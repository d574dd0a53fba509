import type { Decisions } from '../core/annotations/decisions.ts';
import { figures, type Figures } from '../core/report/figures.ts';
import type { Asked } from './desk.ts';

/** What is counted of a document, once all of it has been read. */
export function* overview({ uri, analysis, checks, session }: Asked, { anchors }: Decisions): Generator<unknown, Figures> {
  yield* analysis.complete();
  const findings = yield* checks.all();
  return yield* figures(decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)), analysis, findings, { anchors, categories: session.settings.codebook.categories });
}
