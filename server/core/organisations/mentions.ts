import type { ArticleText } from '../dump/model.ts';
import type { Range } from '../text/range.ts';
import type { OrganisationKind } from './gazetteer.ts';
import type { OrganisationKnowledge } from './knowledge.ts';
import { read } from './reading.ts';
import { Rule, ruleSpans } from './rules.ts';
import { tokenise } from './tokens.ts';

/** How sure the recogniser is: listed or spelt out; probable; worth a look. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** A place that names an organisation: UTF-16 offsets in the article, half-open; `text` is that slice. */
export interface Mention extends Range {
  readonly text: string;
  readonly certainty: Certainty;
  readonly kind: OrganisationKind | null;
}

/** A short form and its long form as both stand in the article. */
export interface AcronymDefinition {
  readonly short: Range;
  readonly long: Range;
}

/** What others found out about the article. */
export interface ArticleHints {
  readonly definitions?: readonly AcronymDefinition[];
}

/** All mentions of organisations in an article, in order, not overlapping. Pure: the same article, knowledge and hints give the same answer. */
export function mentionsOf(article: ArticleText, knowledge: OrganisationKnowledge, hints: ArticleHints = {}): readonly Mention[] {
  const steps = mentionSteps(article, knowledge, hints);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `mentionsOf` in slices: yields between batches of some 20,000 characters, so that a long article need not block; the return value is the answer. */
export function* mentionSteps(article: ArticleText, knowledge: OrganisationKnowledge, hints: ArticleHints = {}): Generator<void, readonly Mention[]> {
  const { text } = article;
  const reading = read(tokenise(text), knowledge.gazetteer);
  yield;
  const { starts, ends } = reading.tokens;
  const found: Mention[] = ruleSpans(reading).map(({ from, to, rule, kind }) => {
    const start = starts[from], end = ends[to - 1];
    return { start, end, text: text.slice(start, end), certainty: rule === Rule.listed ? 'certain' : rule === Rule.ambiguous ? 'possible' : 'likely', kind };
  });
  void hints;
  return found;
}
