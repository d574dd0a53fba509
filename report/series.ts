import type { CodingFigure, Counted, ReviewFigure } from '../server/core/report/decided.ts';
import type { ArticleFigure, DefectFigure, Figures, OrganisationFigure, Place } from '../server/core/report/figures.ts';

/** One mark of a chart: its name, its size, and the articles behind it. */
export interface Group {
  readonly name: string;
  readonly count: number;
  readonly articles: readonly number[];
}

/** A stretch of time or of lengths, half-open, with the articles in it. */
export interface Bin extends Group {
  readonly from: number;
  readonly to: number;
}

/** The figures of several files as if they were one's: articles know their file. */
export function merged(all: readonly Figures[], file: string): Figures {
  const articles: ArticleFigure[] = [];
  const organisations = new Map<string, OrganisationFigure>();
  const defects = new Map<string, DefectFigure>();
  const coding = new Map<string, CodingFigure>();
  const review = new Map<string, ReviewFigure>();
  for (const one of all) {
    const before = articles.length;
    const moved = (places: readonly Place[]): Place[] => places.map(([article, line]) => [article === null ? null : before + article, line]);
    articles.push(...one.articles.map((article) => ({ ...article, title: `${article.title} (${one.file})` })));
    for (const each of one.organisations) {
      const known = organisations.get(each.name);
      organisations.set(each.name, { ...each, mentions: each.mentions + (known?.mentions ?? 0), places: [...known?.places ?? [], ...moved(each.places)] });
    }
    const added = (known: Counted | undefined, { count, places }: Counted): Counted => ({ count: (known?.count ?? 0) + count, places: [...known?.places ?? [], ...moved(places)] });
    for (const each of one.coding) {
      const known = coding.get(each.category);
      const values = new Map(known?.values.map((value) => [value.value, value]));
      for (const value of each.values) values.set(value.value, { value: value.value, ...added(values.get(value.value), value) });
      coding.set(each.category, { category: each.category, values: [...values.values()].sort((a, b) => b.count - a.count), uncoded: added(known?.uncoded, each.uncoded) });
    }
    for (const { label, confirmed, rejected, suggested } of one.review) {
      const known = review.get(label);
      review.set(label, { label, confirmed: added(known?.confirmed, confirmed), rejected: added(known?.rejected, rejected), suggested: added(known?.suggested, suggested) });
    }
    for (const each of one.defects) defects.set(each.code, { ...each, places: [...defects.get(each.code)?.places ?? [], ...moved(each.places)] });
  }
  return {
    file, articles, dialect: [...new Set(all.map(({ dialect }) => dialect))].join(', '),
    organisations: [...organisations.values()].sort((a, b) => b.mentions - a.mentions),
    // an organisation that one file lists may be among another's others
    otherOrganisations: all.reduce((sum, { otherOrganisations }) => sum + otherOrganisations, 0),
    defects: [...defects.values()].sort((a, b) => b.places.length - a.places.length),
    coding: [...coding.values()],
    review: [...review.values()],
  };
}

/** The articles without teasers: their numbers. */
export function fullArticles({ articles }: Figures): number[] {
  return articles.flatMap(({ isTeaser }, number) => isTeaser ? [] : [number]);
}

/** Articles by what is said of them, the largest groups first; those beyond `most` are one group at the end, named by `others`, and those of which nothing is said another. */
export function grouped({ articles }: Figures, said: (article: ArticleFigure) => string | null, most: number, others: (count: number) => string, unsaid: string): Group[] {
  const named = new Map<string, number[]>();
  const silent: number[] = [];
  articles.forEach((article, number) => {
    const name = said(article);
    if (name === null) silent.push(number);
    else if (named.has(name)) named.get(name)!.push(number);
    else named.set(name, [number]);
  });
  const groups = [...named].map(([name, numbers]): Group => ({ name, count: numbers.length, articles: numbers })).sort((a, b) => b.count - a.count);
  const rest = groups.splice(groups.length > most + 1 ? most : groups.length);
  const more = (name: string, numbers: readonly number[]): Group[] => numbers.length === 0 ? [] : [{ name, count: numbers.length, articles: numbers }];
  return [...groups, ...more(others(rest.length), rest.flatMap((group) => group.articles)), ...more(unsaid, silent)];
}

const DAY = 86_400_000;

/** Dated articles by day, month or year (UTC), whichever makes a readable number of bars; days, months and years without one are there too. */
export function byTime({ articles }: Figures): { readonly unit: 'day' | 'month' | 'year'; readonly bins: readonly Bin[]; readonly undated: readonly number[] } {
  const dated: { number: number; time: number }[] = [];
  const undated: number[] = [];
  articles.forEach(({ date }, number) => {
    const time = date === null ? NaN : Date.parse(date.length > 10 ? `${date.slice(0, 10)}T00:00Z` : date);
    if (Number.isNaN(time)) undated.push(number);
    else dated.push({ number, time });
  });
  if (dated.length === 0) return { unit: 'day', bins: [], undated };
  const times = dated.map(({ time }) => time);
  const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  const unit = last - first <= 92 * DAY ? 'day' : last - first <= 12 * 366 * DAY ? 'month' : 'year';
  const floor = (time: number): number => {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), unit === 'year' ? 0 : date.getUTCMonth(), unit === 'day' ? date.getUTCDate() : 1);
  };
  const next = (time: number): number => {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear() + Number(unit === 'year'), date.getUTCMonth() + Number(unit === 'month'), date.getUTCDate() + Number(unit === 'day'));
  };
  const found = new Map<number, number[]>();
  for (let time = floor(first); time <= last; time = next(time)) found.set(time, []);
  for (const { number, time } of dated) found.get(floor(time))!.push(number);
  const shown = { day: 10, month: 7, year: 4 }[unit];
  const bins = [...found].map(([from, numbers]): Bin => ({ from, to: next(from), name: new Date(from).toISOString().slice(0, shown), count: numbers.length, articles: numbers }));
  return { unit, bins, undated };
}

/** Full articles by their number of words: some twenty stretches of a round width. */
export function byLength(figures: Figures): Bin[] {
  const full = fullArticles(figures);
  const words = full.map((number) => figures.articles[number].words);
  const longest = words.reduce((a, b) => Math.max(a, b), 0);
  const rough = Math.max(longest / 20, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= rough)!;
  const bins = Array.from({ length: Math.floor(longest / width) + 1 }, (): number[] => []);
  full.forEach((number, n) => bins[Math.floor(words[n] / width)].push(number));
  return bins.map((numbers, n): Bin => ({ from: n * width, to: (n + 1) * width, name: `${n * width}–${(n + 1) * width - 1}`, count: numbers.length, articles: numbers }));
}

/** Two organisations, and the articles that mention both. */
export interface Together extends Group {
  readonly a: string;
  readonly b: string;
}

/** Which of the `most` most mentioned organisations stand in the same articles; each pair in both orders. */
export function together({ organisations }: Figures, most: number): Together[] {
  const listed = organisations.slice(0, most);
  const articlesOf = ({ places }: OrganisationFigure): number[] => places.flatMap(([article]) => article === null ? [] : [article]);
  const sets = listed.map((each) => new Set(articlesOf(each)));
  return listed.flatMap((a, i) => listed.flatMap((b, j): Together[] => {
    if (i === j) return [];
    const both = [...sets[i]].filter((article) => sets[j].has(article));
    return both.length === 0 ? [] : [{ a: a.name, b: b.name, name: `${a.name} + ${b.name}`, count: both.length, articles: both }];
  }));
}
