import { say } from '../say.ts';
import type { Found, SequenceCheck } from './check.ts';

/** How many line ends of each kind a text has, and where the first ones stand. */
interface LineEnds {
  readonly crlf: number;
  readonly lf: number;
  readonly firstCrlf: number;
  readonly firstLf: number;
  /** Its headers, and the lines between records, end as their format says, whatever the text does. */
  readonly framed: boolean;
}

/** Both CRLF and LF in one file: marked once, at the first line end of the rarer kind. */
export const mixedLineEndings: SequenceCheck<LineEnds, LineEnds> = {
  code: 'mixed-line-endings',
  say: ({ structure: { text }, dialect }) => count(text, dialect.usual.framed ? headersEnd(text) : 0, dialect.usual.framed),
  gap: (text) => count(text, 0, /^WARC\/\d/m.test(text)),
  blanks: true,
  *judge(all): Generator<Found> {
    const pieces = all.filter(({ article, said }, i) => article !== null || !(said.framed || all[i - 1]?.said.framed));
    let crlf = 0;
    let lf = 0;
    for (const { said } of pieces) {
      crlf += said.crlf;
      lf += said.lf;
    }
    if (crlf === 0 || lf === 0) return;
    const rarer = crlf <= lf ? 'firstCrlf' : 'firstLf';
    const piece = pieces.find(({ said }) => said[rarer] >= 0)!;
    const start = piece.start + piece.said[rarer];
    const [few, most] = crlf <= lf ? ['CRLF', 'LF'] : ['LF', 'CRLF'];
    yield { code: 'mixed-line-endings', start, end: start + (rarer === 'firstCrlf' ? 2 : 1), message: say('most lines of this file end with {0}, and from here on some with {1}', most, few), related: [], article: piece.article ? piece.index : null };
  },
};

/** Where the blank line below the headers ends. */
function headersEnd(text: string): number {
  const blank = /\r?\n\r?\n/.exec(text);
  return blank ? blank.index + blank[0].length : text.length;
}

function count(text: string, from: number, framed = false): LineEnds {
  let crlf = 0;
  let lf = 0;
  let firstCrlf = -1;
  let firstLf = -1;
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (at > 0 && text.charCodeAt(at - 1) === 13) {
      if (crlf++ === 0) firstCrlf = at - 1;
    } else if (lf++ === 0) firstLf = at;
  }
  return { crlf, lf, firstCrlf, firstLf, framed };
}
