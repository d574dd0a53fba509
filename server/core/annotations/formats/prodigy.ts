import { Counting } from '../counting.ts';
import type { Document, Format, Mark } from './document.ts';
import { pieces } from './pieces.ts';
import { valuesOf } from './values.ts';

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly id: number;
  ws: boolean;
}

/**
 * Prodigy's JSONL (https://prodi.gy/docs/api-interfaces#spans_manual): one task a line, spans and tokens in code points, `token_end`
 * inclusive. The tokens and their `ws` make the text again, as spaCy's words and spaces do: white space beyond one space is a token.
 * A task with suggestions has no `answer` yet.
 */
export const prodigy: Format = {
  id: 'prodigy',
  makes: 'file',
  *write(documents) {
    for (const document of documents) yield { file: '', text: `${JSON.stringify(task(document))}\n` };
  },
};

function task(document: Document): object {
  const { id, text, marks, notes, about } = document;
  const points = Counting.points(text);
  const tokens = tokensOf(text, points, marks);
  const starts = new Map(tokens.map((token) => [token.start, token.id]));
  const ends = new Map(tokens.map((token) => [token.end, token.id]));
  const spans = marks.map(({ start, end, label, state, note, link }) => {
    const [from, to] = [points.before(start), points.before(end)];
    return {
      start: from, end: to, token_start: starts.get(from)!, token_end: ends.get(to)!, label,
      ...(state !== 'confirmed' && { state }), ...(note !== undefined && { note }), ...(link !== undefined && { link }),
    };
  });
  return {
    text, spans, tokens,
    meta: { id, ...(about?.title != null && { title: about.title }), ...(about?.iso != null && { date: about.iso }) },
    ...(document.codes.length > 0 && { codes: valuesOf(document) }),
    ...(notes.length > 0 && { notes: notes.map((note) => note.text) }),
    ...(marks.every(({ state }) => state !== 'suggested') && { answer: 'accept' }),
  };
}

function tokensOf(text: string, points: Counting, marks: readonly Mark[]): Token[] {
  const tokens: Token[] = [];
  const begins = new Set(marks.map(({ start }) => start));
  const ends = new Set(marks.map(({ end }) => end));
  const add = (start: number, end: number): void => {
    tokens.push({ text: text.slice(start, end), start: points.before(start), end: points.before(end), id: tokens.length, ws: false });
  };
  for (const { kind, start, end } of pieces(text, [...begins, ...ends])) {
    const before = tokens.at(-1);
    let from = start;
    // the token before says that a space follows it, unless that space is marked
    if (kind !== 'token' && before && !before.ws && text[start] === ' ' && !begins.has(start) && !ends.has(start + 1)) {
      before.ws = true;
      from++;
    }
    if (from < end) add(from, end);
  }
  return tokens;
}
