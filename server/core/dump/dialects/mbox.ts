import { say } from '../../say.ts';
import type { Cut, Dialect } from '../dialect.ts';
import { headerHead, headerReader } from '../headers.ts';
import type { Lines } from '../lines.ts';
import { FROM, messageOpening, MESSAGES, messagesFrom } from '../messages.ts';
import { records, testOf, type Rule } from '../records.ts';

const PARTED: Rule = { first: 'F', pattern: FROM };
const HEADER = /^[!-9;-~]+:(?:\s|$)|^>From /;
/** How many lines are searched for such a line. */
const SAMPLE = 3000;

const isFrom = testOf(PARTED);
const parted = records({ begins: PARTED, then: HEADER, afterBlank: true, head: headerHead(MESSAGES) });

/** States: what messages begin with where no line parts them, else '', and a colon before the state of the records. */
function scan(lines: Lines, state: string): Cut {
  const at = state.indexOf(':');
  const opening = at >= 0 ? state.slice(0, at) : lines.holds(isFrom, SAMPLE) ? '' : messageOpening(lines);
  const cut = (opening === '' ? parted : messagesFrom(opening))(lines, state.slice(at + 1));
  return { ...cut, state: `${opening}:${cut.state}` };
}

export const mbox: Dialect = {
  id: 'mbox',
  name: 'Mail archive (mbox)',
  evidence: [
    { ...PARTED, weight: 15, what: say('lines such as "From sender Tue Mar 04 03:33:20 2003"') },
    { first: 'FPNLXR#', pattern: new RegExp(`${MESSAGES.opening!.source}|^(?:Path|Newsgroups|Lines|Xref|NNTP-Posting-Host|Received|Return-[Pp]ath): \\S`), weight: 2, needed: true, what: say('lines that mail and news servers write') },
    { first: 'MSR', pattern: /^(?:Message-I[Dd]|Subject|Received|Return-[Pp]ath): /, weight: 2, what: say('mail headers') },
  ],
  scan,
  begins: {
    first: 'F',
    test: (text, lines, distance) => FROM.test(text) && /^(?:From|Return-[Pp]ath|Received|Date|To|Subject|Message-I[Dd]|X-[\w-]+|>From):? /.test(lines.peekBeyond(distance + 1)?.text ?? ''),
  },
  read: headerReader(MESSAGES),
  // messages may hold nothing but attachments
  usual: { terminator: false, bodyless: true },
};
