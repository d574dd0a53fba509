import { say } from '../../say.ts';
import type { Cut, Dialect } from '../dialect.ts';
import { headerHead, headerReader } from '../headers.ts';
import type { Lines } from '../lines.ts';
import { messageOpening, MESSAGES, messagesFrom } from '../messages.ts';
import { records, testOf, type Rule } from '../records.ts';

/** "From sender Tue Mar 04 03:33:20 2003" */
const FROM: Rule = { first: 'F', pattern: /^From \S.*\b\d{1,2}:\d\d(?::\d\d)?\b.*\b(?:19|20)\d\d\b/ };
const HEADER = /^[!-9;-~]+:(?:\s|$)|^>From /;
/** How many lines are searched for such a line. */
const SAMPLE = 3000;

const isFrom = testOf(FROM);
const parted = records({ begins: FROM, then: HEADER, afterBlank: true, head: headerHead(MESSAGES) });

/** States: what messages begin with where no line parts them, else '', and a colon before the state of the records. */
function scan(lines: Lines, state: string): Cut {
  const at = state.indexOf(':');
  const opening = at >= 0 ? state.slice(0, at) : holdsFrom(lines) ? '' : messageOpening(lines);
  const cut = (opening === '' ? parted : messagesFrom(opening))(lines, state.slice(at + 1));
  return { ...cut, state: `${opening}:${cut.state}` };
}

function holdsFrom(lines: Lines): boolean {
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) if (isFrom(line.text)) return true;
  return false;
}

export const mbox: Dialect = {
  id: 'mbox',
  name: 'Mail archive (mbox)',
  evidence: [
    { first: FROM.first, pattern: FROM.pattern, weight: 15, what: say('lines such as "From sender Tue Mar 04 03:33:20 2003"') },
    { first: 'FPNLXR#', pattern: /^(?:From \S.*\b\d{1,2}:\d\d(?::\d\d)?\b.*\b(?:19|20)\d\d\b|(?:Path|Newsgroups|Lines|Xref|NNTP-Posting-Host|Received|Return-[Pp]ath): \S|#! rnews \d)/, weight: 2, needed: true, what: say('lines that mail and news servers write') },
    { first: 'MSR', pattern: /^(?:Message-I[Dd]|Subject|Received|Return-[Pp]ath): /, weight: 2, what: say('mail headers') },
  ],
  scan,
  begins: {
    first: 'F',
    test: (text, lines, distance) => FROM.pattern.test(text) && /^(?:From|Return-[Pp]ath|Received|Date|To|Subject|Message-I[Dd]|X-[\w-]+|>From):? /.test(lines.peekBeyond(distance + 1)?.text ?? ''),
  },
  read: headerReader(MESSAGES),
  // messages may hold nothing but attachments
  usual: { terminator: false, bodyless: true },
};
