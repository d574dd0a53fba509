import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { records, type Rule } from '../records.ts';
import { meaning, taggedHead, taggedReader, type TaggedRules } from '../tagged.ts';

const NAMES = 'newsitem|nitf|item|entry|article|story';
const ITEM: Rule = { first: '<', pattern: new RegExp(`^\\s*<(?:${NAMES})(?:\\s[^<>]*)?(?:>|$)`, 'i') };
const ITEM_END: Rule = { first: '<', pattern: new RegExp(`</(?:${NAMES})>\\s*$`, 'i') };

const rules: TaggedRules = {
  elements: {
    title: 'title', headline: 'title', hl1: 'title', byline: 'byline', author: 'byline', creator: 'byline', 'dc:creator': 'byline', dateline: 'dateline',
    pubdate: 'date', published: 'date', date: 'date', 'dc:date': 'date', source: 'source', publisher: 'source', link: 'source', category: 'section', section: 'section',
    guid: 'recordId', id: 'recordId', text: 'body', body: 'body', content: 'body', 'content:encoded': 'body', description: 'body', summary: 'body', p: 'prose',
    // NITF and NewsML
    by: 'byline', provider: 'source', firstcreated: 'date', versioncreated: 'date', 'body.head': 'group', 'body.content': 'body', contentset: 'body', datacontent: 'body',
    meta: 'said', 'doc-id': 'said', 'date.issue': 'said', pubdata: 'said', party: 'said', dc: 'said',
    copyright: 'field', metadata: 'field', updated: 'date', comments: 'field', slug: 'field', keywords: 'field',
  },
  // a paper's title of it, before the agency's that names the country
  yields: { title: /<(?:headline|hl1)\b/i },
  attributes: { itemid: 'recordId', guid: 'recordId', id: 'field', date: 'date', 'xml:lang': 'field' },
  said: {
    'pubdata@name': 'source', 'pubdata@date.publication': 'date', 'date.issue@norm': 'date', 'doc-id@id-string': 'recordId', 'meta#dsk@content': 'section',
    'party@formalname': 'source', 'dc#dc.publisher@value': 'source', 'dc#dc.date.published@value': 'date',
  },
};

/** One element an article: Reuters' RCV1, NITF, NewsML, the items of RSS and Atom feeds. */
export const newsXml: Dialect = {
  id: 'news-xml',
  name: 'News as XML',
  evidence: [
    { first: '<', pattern: /^\s*<newsitem\s[^<>]*itemid=/, weight: 20, what: say('tags <newsitem itemid="…">') },
    { first: '<', pattern: /^\s*<(?:rss|channel|feed|nitf|newsitem|newsml)\b/i, weight: 8, what: say('tags such as <rss>') },
    { first: '<', pattern: /^\s*<(?:item|entry|article|story)(?:\s[^<>]*)?>\s*(?:<title>.*)?$/, weight: 4, what: say('tags such as <item>') },
  ],
  scan: records({ begins: ITEM, ends: ITEM_END, late: { first: '<', pattern: /^\s*<(?:pubdata|date\.issue|dc|hl1|by(?:line)?|newslines)\b/i }, head: taggedHead(rules) }),
  begins: { first: '<', test: (text) => /^\s*<newsitem\s[^<>]*itemid=/.test(text) },
  read: taggedReader(rules),
  decode: meaning,
  usual: { terminator: true, markup: true },
};
