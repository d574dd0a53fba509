import { Dump } from '../../server/core/dump/dump.ts';

/** A dump's outline, one line an article: kind, first and last line (0-based), what it says of itself. Parts that it does not say are left out. */
export function outlineOf(dump: Dump): string[] {
  return [...dump.articles()].map((placed) => {
    const { section, title, byline, date, source, turns } = dump.structure(placed);
    const last = dump.text.positionAt(placed.end).line;
    const parts = [`${placed.article.kind} ${placed.startLine}-${last}`];
    for (const [name, span] of Object.entries({ section, title, byline, date, source })) if (span) parts.push(`${name}: ${span.text}`);
    if (turns.length > 0) parts.push(`turns: ${turns.map(({ speaker }) => speaker.text).join(', ')}`);
    return parts.join(' | ');
  });
}
