import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import type { Dump } from '../core/dump/dump.ts';

const PER_SLICE = 100;

/**
 * The folds of a dump, articles and the turns of interviews. No turns are added once there are more folds than the client takes (`limit`):
 * it keeps the outer ones, and says that there were more.
 */
export function* folding(dump: Dump, limit = Infinity): Generator<unknown, FoldingRange[]> {
  const articles: FoldingRange[] = [];
  const turns: FoldingRange[] = [];
  for (const placed of dump.articles()) {
    const { start, startLine, article } = placed;
    if (article.breaks > 0) articles.push({ startLine, endLine: startLine + article.breaks, kind: FoldingRangeKind.Region });
    if (turns.length + dump.count <= limit && article.kind === 'article') {
      for (const turn of dump.structure(placed).turns) {
        const from = dump.text.positionAt(start + turn.start).line;
        const to = dump.text.positionAt(start + turn.end).line;
        if (to > from) turns.push({ startLine: from, endLine: to });
      }
    }
    if (placed.index % PER_SLICE === 0) yield placed.index;
  }
  return [...articles, ...turns].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}
