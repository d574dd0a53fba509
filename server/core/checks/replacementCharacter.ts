import { say } from '../say.ts';
import type { Found, SequenceCheck } from './check.ts';
import { grouped } from './places.ts';
import { suspects, suspectsIn } from './suspects.ts';

/** From so many lost characters on, the file as a whole was read in the wrong encoding. */
const MANY = 10;

/** U+FFFD, where a character was lost: once an article, or once for the file where there are many. */
export const replacementCharacter: SequenceCheck<readonly number[], readonly number[]> = {
  code: 'replacement-character',
  say: ({ article, structure }) => suspects(article, () => structure).replacement,
  gap: (text) => (text.includes('\ufffd') ? suspectsIn(text).replacement : []),
  *judge(pieces): Generator<Found> {
    const total = pieces.reduce((sum, { said }) => sum + said.length, 0);
    for (const piece of pieces) {
      if (piece.said.length === 0) continue;
      const article = piece.article ? piece.index : null;
      const spots = piece.said.map((at) => ({ start: piece.start + at, end: piece.start + at + 1, message: say('a character was lost here (U+FFFD)') }));
      if (total < MANY) {
        for (const finding of grouped('replacement-character', spots)) yield { ...finding, article };
      } else {
        const message = say('{0} characters of this file were lost (U+FFFD): it was probably read in the wrong encoding', total);
        yield { code: 'replacement-character', start: spots[0].start, end: spots[0].end, message, related: [], article };
        return;
      }
    }
  },
};
