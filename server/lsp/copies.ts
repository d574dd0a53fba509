import { abbreviationList } from '../core/analysis/abbreviations.ts';
import { acronymsOfFile, keysOf, meaningsOf } from '../core/analysis/acronymList.ts';
import type { Analysis } from '../core/analysis/analysis.ts';
import { csvLine } from '../csv.ts';
import { t } from './language.ts';
import { concordanceEntry, spoken, type TopicParams } from './topics.ts';

/** Rows written between two yields. */
const PER_SLICE = 100;
/** UTF-16 units of a mention's surroundings in a table. */
const WIDTH = 100;

/** A text to be copied. */
export interface Copy {
  readonly text: string;
  /** how many entries it has */
  readonly count: number;
  /** what the list leaves out: short forms that nobody expands */
  readonly left: readonly string[];
}

/** The list of abbreviations of a file, or of the article with a number, in Markdown. */
export function* abbreviations(analysis: Analysis, { article }: { readonly article?: number }): Generator<unknown, Copy> {
  const only = typeof article === 'number' && article < analysis.dump.count ? analysis.dump.at(article).article : null;
  const listed = only ? keysOf(analysis, only).flatMap((key) => meaningsOf(analysis, key, only)) : yield* acronymsOfFile(analysis);
  const { text, left } = abbreviationList(listed, [t('List of abbreviations'), t('Abbreviation'), t('Meaning')]);
  return { text, count: new Set(listed.map((one) => one.text)).size - left.length, left };
}

/** The organisations of a file as comma-separated values, the most mentioned first. */
export function* organisationTable(analysis: Analysis): Generator<unknown, Copy> {
  const lines = [csvLine(['organisation', 'kind', 'names', 'mentions', 'articles', 'first_line'])];
  for (const { name, kind, names, count, places: [first, ...others] } of yield* analysis.allOrganisations()) {
    const line = analysis.dump.text.lineAt(analysis.place(first.article).start + first.mentions[0].start) + 1;
    lines.push(csvLine([name, kind, names.join('; '), count, others.length + 1, line]));
    if (lines.length % PER_SLICE === 0) yield;
  }
  return { text: lines.join(''), count: lines.length - 1, left: [] };
}

/** All places that speak of something as comma-separated values, with the words around them. */
export function* concordanceTable(analysis: Analysis, params: TopicParams): Generator<unknown, Copy> {
  const lines = [csvLine(['line', 'article', 'title', 'before', 'text', 'after'])];
  for (const place of (yield* spoken(analysis, params))?.places ?? []) {
    const { range, article, title, before, text, after } = concordanceEntry(analysis, place, WIDTH);
    lines.push(csvLine([range.start.line + 1, article + 1, title, before, text, after]));
    if (lines.length % PER_SLICE === 0) yield;
  }
  return { text: lines.join(''), count: lines.length - 1, left: [] };
}
