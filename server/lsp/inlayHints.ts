import type { InlayHint } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
import type { Placed } from '../core/dump/model.ts';
import type { Range } from '../core/text/range.ts';

/** The expansion of each acronym beside its first use in the body of an article, unless it is explained right there; in a range. */
export function* inlayHints(analysis: Analysis, range: Range): Generator<unknown, InlayHint[]> {
  const placed = [...analysis.dump.articlesIn(range)];
  // what an article leaves open another one may define
  yield* analysis.acronyms.complete();
  const hints: InlayHint[] = [];
  for (const each of placed) {
    for (const { offset, expansion } of firstUses(analysis, each)) {
      if (offset < range.start || offset > range.end) continue;
      hints.push({ position: analysis.dump.text.positionAt(offset), label: `(${expansion})`, paddingLeft: true });
    }
    yield hints.length;
  }
  return hints;
}

function* firstUses(analysis: Analysis, placed: Placed): Generator<{ offset: number; expansion: string }> {
  const { shortForms, definitions } = analysis.acronyms.of(placed);
  const seen = new Set<string>();
  for (const { key, start, end, zone } of shortForms) {
    if (zone !== 'paragraph' || seen.has(key)) continue;
    seen.add(key);
    const isExplained = definitions.some(({ form, short }) => form === 'explicit' && short.start < end && short.end > start);
    const [sense] = isExplained ? [] : analysis.senses(key, placed.article);
    if (sense) yield { offset: placed.start + end, expansion: sense.expansion };
  }
}
