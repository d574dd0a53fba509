import { say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { Found, SequenceCheck } from './check.ts';

interface Said {
  /** The element that the record is. */
  readonly name: string;
  readonly opening: Range;
  readonly closed: boolean;
  /** Closing tags of the same element beyond the one that closes it. */
  readonly surplus: readonly Range[];
}

/** A tag in a gap, on a line of its own. */
interface Tag extends Range {
  readonly name: string;
}

const OPENING = /^\s*<([A-Za-z][\w-]*)(?=[\s>])/;

/** A record of mark-up that is opened and not closed, or closed and not opened. */
export const unclosedElement: SequenceCheck<Said | null, readonly Tag[]> = {
  code: 'unclosed-element',
  say({ structure: { text }, dialect }) {
    const match = dialect.usual.markup ? OPENING.exec(text.slice(0, 200)) : null;
    if (!match) return null;
    const name = match[1];
    const start = match[0].length - name.length - 1;
    const closings = [...text.matchAll(new RegExp(String.raw`</${name}\s*>`, 'g'))].map(({ index, 0: tag }) => ({ start: index, end: index + tag.length }));
    const openings = [...text.matchAll(new RegExp(String.raw`^[^\S\n\r]*<${name}(?=[\s>])`, 'gm'))].length;
    return { name, opening: { start, end: start + name.length + 1 }, closed: closings.length >= openings, surplus: closings.slice(openings) };
  },
  gap: (text) => [...text.matchAll(/^[^\S\n\r]*<\/([A-Za-z][\w-]*)\s*>/gm)].map(({ index, 0: tag, 1: name }) => ({ name, start: index + tag.indexOf('<'), end: index + tag.length })),
  *judge(pieces): Generator<Found> {
    const closed = new Set(pieces.flatMap((piece) => (piece.article && piece.said?.closed ? [piece.said.name] : [])));
    let before: number | null = null;
    for (const piece of pieces) {
      if (piece.article) before = piece.index;
      if (piece.article === null) {
        for (const { name, start, end } of piece.said) if (closed.has(name)) yield { code: 'unclosed-element', start: piece.start + start, end: piece.start + end, message: say('{0} closes a record that was not opened', `</${name}>`), related: [], article: before };
      } else if (piece.said) {
        const { name, opening, surplus } = piece.said;
        // an element that no record of the file closes is none that has an end
        if (!piece.said.closed && (closed.has(name) || pieces.length < 3)) {
          yield { code: 'unclosed-element', start: piece.start + opening.start, end: piece.start + opening.end, message: say('{0} is opened here and not closed before the next record', `<${name}>`), related: [], article: piece.index };
        }
        for (const { start, end } of surplus) yield { code: 'unclosed-element', start: piece.start + start, end: piece.start + end, message: say('{0} closes a record that was not opened', `</${name}>`), related: [], article: piece.index };
      }
    }
  },
};
