import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { records, type Rule } from '../records.ts';
import type { Sheet } from '../sheet.ts';
import { meaning, taggedHead, taggedReader, type TaggedRules } from '../tagged.ts';

const REUTERS: Rule = { first: '<', pattern: /^\s*<REUTERS(?:\s[^<>]*)?>/ };
const REUTERS_END: Rule = { first: '<', pattern: /<\/REUTERS>\s*$/ };

const reutersRules: TaggedRules = {
  elements: {
    date: 'date', title: 'title', author: 'byline', dateline: 'dateline', body: 'body', text: 'body',
  },
  headEnds: /<BODY>/,
  attributes: { newid: 'recordId', oldid: 'field', topics: 'field', lewissplit: 'field', cgisplit: 'field', csecs: 'field' },
  finish: agency,
};

/** "By Jane Doe, Reuters": the agency is the source. Copy that nobody has worked on has its title in the first line of the text. */
function agency(sheet: Sheet): void {
  const unread = sheet.title === '' ? /<TEXT TYPE="UNPROC">(?:&#\d{1,2};|\s)*\n[^\S\n]*((?!\s)[^\n\p{Ll}]*\p{Lu}{3}[^\n\p{Ll}]*)\n/u.exec(sheet.text) : null;
  if (unread) {
    const end = unread.index + unread[0].length - 1;
    sheet.name('title', { start: end - unread[1].length, end: end - unread[1].length + unread[1].trimEnd().length });
  }
  const author = sheet.value('author');
  const match = author && /,\s*([\p{L} ]+?)\s*$/u.exec(sheet.text.slice(author.start, author.end));
  if (match) sheet.name('source', { start: author.start + match.index + match[0].indexOf(match[1]), end: author.start + match.index + match[0].indexOf(match[1]) + match[1].length });
}

export const reuters: Dialect = {
  id: 'reuters-sgml',
  name: 'Reuters SGML',
  evidence: [{ first: '<', pattern: /^\s*<\/?REUTERS\b/, weight: 20, what: say('tags <REUTERS …>') }, { first: '<', pattern: /^<!DOCTYPE lewis/, weight: 20, what: say('the document type "lewis"') }],
  scan: records({ begins: REUTERS, ends: REUTERS_END, head: taggedHead(reutersRules) }),
  begins: { first: '<', test: (text) => REUTERS.pattern.test(text) },
  read: taggedReader(reutersRules),
  decode: meaning,
  usual: { terminator: true, bodyless: true, titleless: true, markup: true },
};

const DOC: Rule = { first: '<', pattern: /^\s*<DOC(?:\s[^<>]*)?>/ };
const DOC_END: Rule = { first: '<', pattern: /<\/DOC>\s*$/ };

const trecRules: TaggedRules = {
  elements: {
    docno: 'recordId', fileid: 'field', unk: 'field', head: 'title', headline: 'title', hl: 'title', title: 'title', ttl: 'title', ti: 'title', h3: 'group', byline: 'byline', author: 'byline', au: 'byline', auteur: 'byline',
    date: 'date', date_time: 'date', dd: 'date', pubdate: 'date', date1: 'date', dt: 'date', dateline: 'dateline', section: 'section', se: 'section', category: 'section', tb: 'section', source: 'source', so: 'source', pub: 'source', name: 'source', journal: 'field',
    text: 'body', body: 'body', leadpara: 'body', lp: 'body', ld: 'body', le: 'body', tx: 'body', te: 'body', p: 'prose', annotation: 'prose', turn: 'prose', s: 'prose',
  },
  headEnds: /^<(?:TEXT|BODY|LEADPARA|LP)>\s*$/,
  attributes: { id: 'recordId', type: 'field', language: 'field', lang: 'field', date: 'date', source: 'source' },
  // a note to editors
  notTitle: /^Eds?:/,
  finish: agencyCopy,
};

/** What the collections' numbers tell: agency and day. */
function agencyCopy(sheet: Sheet): void {
  // copy whose parts were not told has its headline among them
  const unknown = sheet.value('unk');
  if (unknown && !/^Eds?:/.test(unknown.text)) sheet.name('title', unknown);
  // "Computer Weekly  March 3 1990 n1 p15(2)"
  const journal = sheet.value('journal');
  const issue = journal && /^\s*(\S.*?)\s+(\p{Lu}\p{L}{2,8} (?:\d{1,2},? )?(?:19|20)\d\d)\b/u.exec(sheet.text.slice(journal.start, journal.end));
  if (issue) {
    const at = (part: string) => journal.start + issue[0].indexOf(part);
    sheet.name('source', { start: at(issue[1]), end: at(issue[1]) + issue[1].length });
    sheet.name('date', { start: at(issue[2]), end: at(issue[2]) + issue[2].length });
  }
  const file = sheet.value('fileid');
  const filed = file && /^\s*([A-Z]{2,5})-\w{2}-(\d\d-\d\d-\d\d.*?)\s*$/.exec(sheet.text.slice(file.start, file.end));
  if (filed) {
    const at = (part: string) => file.start + filed[0].indexOf(part);
    sheet.name('source', { start: at(filed[1]), end: at(filed[1]) + filed[1].length });
    sheet.name('date', { start: at(filed[2]), end: at(filed[2]) + filed[2].length });
  }
  const id = sheet.value('id') ?? sheet.value('docno');
  const numbered = id && /^\s*([A-Z]{2,5})(?:_[A-Z]{3})?(?:[_.-]?(?=\d{8})|\.(?=\d{6}\.))(\d{8}|\d{6})/.exec(sheet.text.slice(id.start, id.end));
  if (numbered) {
    const at = (part: string) => id.start + numbered[0].indexOf(part);
    sheet.name('source', { start: at(numbered[1]), end: at(numbered[1]) + numbered[1].length });
    sheet.name('date', { start: at(numbered[2]), end: at(numbered[2]) + numbered[2].length });
  }
}

export const trec: Dialect = {
  id: 'trec-sgml',
  name: 'TREC and Gigaword SGML',
  evidence: [
    { first: '<', pattern: /^\s*<\/?DOC(?: (?:id|docid|source|type)=[^<>]*)?>\s*$/, weight: 10, what: say('tags <DOC>') },
    { first: '<', pattern: /^\s*<(?:DOCNO|DOCID|HEADLINE|TEXT|FILEID|DATE_TIME)>/, weight: 3, what: say('elements such as <DOCNO>') },
  ],
  scan: records({ begins: DOC, ends: DOC_END, head: taggedHead(trecRules) }),
  begins: {
    first: '<',
    test: (text, lines, distance) => DOC.pattern.test(text) && (/<DOC\s+(?:id|docid)=/.test(text) || /^\s*<(?:DOCNO|DOCID|DOCTYPE|HEADLINE|DATE|TEXT)\b/.test(lines.peekBeyond(distance + 1)?.text ?? '')),
  },
  read: taggedReader(trecRules),
  decode: meaning,
  usual: { terminator: true, titleless: true, markup: true },
};

const PAGE: Rule = { first: '<', pattern: /^\s*<doc\s+id="[^"]*"[^<>]*>/ };
const PAGE_END: Rule = { first: '<', pattern: /^\s*<\/doc>\s*$/ };

const wikiRules: TaggedRules = {
  elements: {},
  attributes: { id: 'recordId', url: 'source', title: 'title', revid: 'field' },
  bare: true,
};

export const wikiExtractor: Dialect = {
  id: 'wikiextractor',
  name: 'WikiExtractor',
  evidence: [{ first: '<', pattern: /^<doc id="[^"]*" .*title="|^<\/doc>\s*$/, weight: 15, what: say('tags <doc id="…" url="…" title="…">') }],
  scan: records({ begins: PAGE, ends: PAGE_END, head: taggedHead(wikiRules) }),
  begins: { first: '<', test: (text) => /^<doc id="[^"]*" .*title="/.test(text) },
  read: taggedReader(wikiRules),
  decode: meaning,
  // pages that were nothing but lists and tables are empty
  usual: { terminator: true, bodyless: true, markup: true },
};
