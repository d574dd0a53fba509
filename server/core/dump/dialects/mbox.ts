import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { headerHead, headerReader, type HeaderRules } from '../headers.ts';
import { records, type Rule } from '../records.ts';

/** "From sender Tue Mar 04 03:33:20 2003" */
const FROM: Rule = { first: 'F', pattern: /^From \S.*\b\d{1,2}:\d\d(?::\d\d)?\b.*\b(?:19|20)\d\d\b/ };
const HEADER = /^[!-9;-~]+:(?:\s|$)|^>From /;

const rules: HeaderRules = {
  opening: FROM.pattern,
  parts: { subject: 'title', from: 'byline', date: 'date', newsgroups: 'source', 'message-id': 'recordId' },
  foreign: /^\s*>|^--=|^------=|^Content-(?:Type|Transfer-Encoding|Disposition): |^[A-Za-z0-9+/=]{60,}$/,
  signature: /^-- ?$|^_{40,}$/,
  encodedWords: true,
};

export const mbox: Dialect = {
  id: 'mbox',
  name: 'Mail archive (mbox)',
  evidence: [
    { first: FROM.first, pattern: FROM.pattern, weight: 15, needed: true, what: say('lines such as "From sender Tue Mar 04 03:33:20 2003"') },
    { first: 'MSR', pattern: /^(?:Message-I[Dd]|Subject|Received|Return-[Pp]ath): /, weight: 2, what: say('mail headers') },
  ],
  scan: records({ begins: FROM, then: HEADER, afterBlank: true, head: headerHead(rules) }),
  begins: {
    first: 'F',
    test: (text, lines, distance) => FROM.pattern.test(text) && /^(?:From|Return-[Pp]ath|Received|Date|To|Subject|Message-I[Dd]|X-[\w-]+|>From):? /.test(lines.peekBeyond(distance + 1)?.text ?? ''),
  },
  read: headerReader(rules),
  // messages may hold nothing but attachments
  usual: { terminator: false, bodyless: true },
};
