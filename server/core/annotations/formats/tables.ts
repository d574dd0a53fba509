import { Counting } from '../counting.ts';
import type { Document, Job } from './document.ts';
import { byCategory } from './values.ts';

/** A cell of a table; null is empty. */
export type Cell = string | number | boolean | null;

/** Lists of rows that become comma-separated values outside the core. */
export interface Table {
  readonly id: string;
  readonly columns: (job: Job) => readonly string[];
  readonly rows: (document: Document, job: Job) => Iterable<readonly Cell[]>;
}

/** One row a mark. `start` and `end` are code points from the article's beginning (LF), `line` counts from 1 in the dump. */
export const mentions: Table = {
  id: 'mentions-csv',
  columns: () => ['file', 'article', 'article_number', 'article_title', 'article_date', 'label', 'state', 'text', 'name', 'start', 'end', 'line', 'note', 'link', 'creator'],
  *rows({ id, text, marks, about }, { source }) {
    const points = Counting.points(text);
    let line = about!.firstLine + 1;
    let at = 0;
    for (const { start, end, label, state, name, note, link, creator } of marks) {
      for (; at < start; at++) if (text.charCodeAt(at) === 10) line++;
      yield [source, id, about!.index + 1, about!.title, about!.iso ?? about!.date, label, state, text.slice(start, end), name ?? null, points.before(start), points.before(end), line, note ?? null, link ?? null, creator ?? null];
    }
  },
};

/** One row an article: what it says of itself, then one column for each category. Several values of one category stand together, parted by "; ". */
export const articles: Table = {
  id: 'articles-csv',
  columns: ({ categories }) => ['file', 'article', 'article_number', 'kind', 'dialect', 'title', 'byline', 'date', 'date_iso', 'source', 'section', 'line', 'words', 'duplicate_of', 'notes', ...categories],
  *rows({ id, text, codes, notes, about }, { source, categories }) {
    const { index, kind, dialect, title, byline, date, iso, source: paper, section, firstLine, duplicateOf, zones } = about!;
    const values = byCategory(codes);
    const words = zones.reduce((n, zone) => n + (zone.kind === 'paragraph' || zone.kind === 'subheading' ? text.slice(zone.start, zone.end).match(/\S+/g)?.length ?? 0 : 0), 0);
    yield [
      source, id, index + 1, kind, dialect, title, byline, date, iso, paper, section, firstLine + 1, words, duplicateOf, notes.length > 0 ? notes.map((note) => note.text).join('; ') : null,
      ...categories.map((category) => {
        const all = values.get(category);
        return !all ? null : all.length === 1 ? all[0] : all.join('; ');
      }),
    ];
  },
};
