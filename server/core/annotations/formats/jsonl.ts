import { Counting } from '../counting.ts';
import { bodyOf } from './copy.ts';
import type { Document, Format } from './document.ts';
import { valuesOf } from './values.ts';

/**
 * One article a line, as JSON: what it says of itself, its text as meant, its codes, and its marks. Marks count in code points of `raw`,
 * the article as it stands in the dump (LF), because what they mark stands there.
 */
export const jsonl: Format = {
  id: 'jsonl',
  makes: 'file',
  articlesOnly: true,
  *write(documents) {
    for (const document of documents) yield { file: '', text: `${JSON.stringify(line(document))}\n` };
  },
};

function line(document: Document): object {
  const { id, text, marks, notes } = document;
  const { kind, dialect, section, title, byline, date, iso, source, fields } = document.about!;
  const points = Counting.points(text);
  return {
    id, title, date: iso ?? date, source, section, author: byline,
    text: bodyOf(document),
    kind, dialect,
    fields: Object.fromEntries(fields.map(({ key, value }) => [key, value.text])),
    codes: valuesOf(document),
    ...(notes.length > 0 && { notes: notes.map((note) => note.text) }),
    marks: marks.map(({ start, end, label, state, note, link, name }) => ({
      start: points.before(start), end: points.before(end), text: text.slice(start, end), label, state,
      ...(name !== undefined && { name }), ...(note !== undefined && { note }), ...(link !== undefined && { link }),
    })),
    ...(marks.length > 0 && { raw: text }),
  };
}
