import type { ModelSpan } from './decode.ts';
import { Name, Word } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { Rule } from './rules.ts';
import type { RuleSpan } from './rules.ts';
import { Flag, Shape } from './tokens.ts';

/** Margins of names that the gazetteer knows, and of those spelt out. */
const LISTED = 5, SPELT = 2;

/**
 * What is found in a text that is not English, for which the model was not trained: names that the gazetteer knows for an organisation's only, unless they
 * are one word that may be a common one or a person's there, and names spelt out with a head word or a company's suffix.
 */
export function foreignSpans({ tokens: { starts, ends, shapes, flags }, words: classes, listed }: Reading, rules: readonly RuleSpan[]): ModelSpan[] {
  const spans: ModelSpan[] = [];
  for (const { from, to, rule } of rules) {
    // "NU" is a Romanian "no" rather than a movement; "EU" and "UN" are themselves
    if (to - from === 1 && ends[from] - starts[from] === 2 && !(listed[from] & Name.international)) continue;
    const isWord = to - from === 1 && shapes[from] === Shape.capitalised, behindTitle = from > 0 && !(flags[from] & Flag.sentence) && (classes[from - 1] & Word.title) !== 0;
    if (rule === Rule.listed ? !isWord || !(listed[from] & (Name.media | Name.sport)) && !behindTitle : rule !== Rule.ambiguous && to - from > 1) spans.push({ from, to, margin: rule === Rule.listed ? LISTED : SPELT });
  }
  return spans;
}
