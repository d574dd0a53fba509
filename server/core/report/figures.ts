import type { Analysis } from '../analysis/analysis.ts';
import { firstWords, headOf } from '../analysis/headline.ts';
import type { PlacedFinding } from '../checks/check.ts';
import type { Severity } from '../checks/codes.ts';
import { isoDate } from '../dump/dates.ts';
import { dateOrder } from '../dump/dateOrder.ts';
import type { Placed } from '../dump/model.ts';
import { wordsOf } from '../dump/wordCount.ts';
import { decidedFigures, type CodingFigure, type Decided, type ReviewFigure } from './decided.ts';

/** One article or teaser. */
export interface ArticleFigure {
  readonly title: string;
  /** ISO 8601, as far as the article says it: a day, or with its time */
  readonly date: string | null;
  readonly section: string | null;
  readonly source: string | null;
  readonly words: number;
  readonly isTeaser: boolean;
  /** 0-based line of the file on which it begins */
  readonly line: number;
}

/** Where something stands: the article's number (0-based; null between articles) and the 0-based line. */
export type Place = readonly [article: number | null, line: number];

/** One organisation, with its first mention in each article. */
export interface OrganisationFigure {
  readonly name: string;
  readonly kind: string | null;
  readonly mentions: number;
  readonly places: readonly Place[];
}

/** One kind of finding. */
export interface DefectFigure {
  readonly code: string;
  readonly severity: Severity;
  readonly places: readonly Place[];
}

/** What is counted of a dump, for its overview and report. */
export interface Figures {
  readonly file: string;
  /** the dialect's name for people */
  readonly dialect: string;
  readonly articles: readonly ArticleFigure[];
  /** the most mentioned first */
  readonly organisations: readonly OrganisationFigure[];
  /** how many organisations, less mentioned ones, are not listed */
  readonly otherOrganisations: number;
  /** the most frequent first */
  readonly defects: readonly DefectFigure[];
  /** by category; none where nothing is decided */
  readonly coding: readonly CodingFigure[];
  /** by label; none where no mark is decided on */
  readonly review: readonly ReviewFigure[];
}

/** As many organisations are listed. */
const ORGANISATIONS = 200;
const PER_SLICE = 200;
const SEVERITY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Counts a dump that has been read to its end; sliced. */
export function* figures(file: string, analysis: Analysis, findings: readonly PlacedFinding[], decided: Decided): Generator<unknown, Figures> {
  const { dump } = analysis;
  const hint = { order: dateOrder(dump) };
  const articles: ArticleFigure[] = [];
  for (const placed of dump.articles()) {
    const { title, date, section, source } = headOf(dump, placed);
    articles.push({
      title: title ?? firstWords(dump, placed),
      date: date === null ? null : isoDate(date, hint),
      section, source, words: dump.fact(wordsOf, placed), isTeaser: placed.article.kind === 'teaser', line: placed.startLine,
    });
    if (articles.length % PER_SLICE === 0) yield articles.length;
  }
  const organisations = yield* analysis.allOrganisations();
  const listed: OrganisationFigure[] = [];
  for (const { name, kind, count, places } of organisations.slice(0, ORGANISATIONS)) {
    listed.push({
      name, kind, mentions: count,
      places: places.map(({ article, mentions: [first] }) => placeOf(analysis.place(article), first.start)),
    });
    yield articles.length;
  }
  const { coding, review } = yield* decidedFigures(analysis, decided);
  return { file, dialect: dump.detection.dialect.name, articles, organisations: listed, otherOrganisations: organisations.length - listed.length, defects: defectsOf(findings), coding, review };

  function placeOf({ index, start }: Placed, at: number): Place {
    return [index, dump.text.lineAt(start + at)];
  }

  function defectsOf(all: readonly PlacedFinding[]): DefectFigure[] {
    const byCode = new Map<string, { severity: Severity; places: Place[] }>();
    for (const { code, severity, article, start } of all) {
      const known = byCode.get(code);
      const place: Place = [article, dump.text.lineAt(start)];
      if (!known) byCode.set(code, { severity, places: [place] });
      else {
        known.places.push(place);
        // a code is as grave as its gravest finding
        if (SEVERITY.indexOf(severity) < SEVERITY.indexOf(known.severity)) known.severity = severity;
      }
    }
    return [...byCode].map(([code, said]) => ({ code, ...said })).sort((a, b) => b.places.length - a.places.length || (a.code < b.code ? -1 : 1));
  }
}
