import type { Dialect } from '../dialect.ts';
import { records, type Rule } from '../records.ts';
import { meaning, taggedHead, taggedReader, type TaggedRules } from '../tagged.ts';

const NAMES = 'newsitem|nitf|item|entry|article|story';
const ITEM: Rule = { first: '<', pattern: new RegExp(`^\\s*<(?:${NAMES})(?:\\s[^<>]*)?>`, 'i') };
const ITEM_END: Rule = { first: '<', pattern: new RegExp(`</(?:${NAMES})>\\s*$`, 'i') };

const rules: TaggedRules = {
  elements: {
    title: 'title', headline: 'title', hl1: 'title', byline: 'byline', author: 'byline', creator: 'byline', 'dc:creator': 'byline', dateline: 'dateline',
    pubdate: 'date', published: 'date', date: 'date', 'dc:date': 'date', source: 'source', publisher: 'source', link: 'source', category: 'section', section: 'section',
    guid: 'recordId', id: 'recordId', text: 'body', body: 'body', content: 'body', 'content:encoded': 'body', description: 'body', summary: 'body', p: 'prose',
    copyright: 'field', metadata: 'field', updated: 'date', comments: 'field', slug: 'field', keywords: 'field',
  },
  attributes: { itemid: 'recordId', id: 'field', date: 'date', 'xml:lang': 'field' },
};

/** One element an article: Reuters' RCV1, NITF, the items of RSS and Atom feeds. */
export const newsXml: Dialect = {
  id: 'news-xml',
  name: 'News as XML',
  evidence: [
    { first: '<', pattern: /^\s*<newsitem\s[^<>]*itemid=/, weight: 20, what: 'tags <newsitem itemid="…">' },
    { first: '<', pattern: /^\s*<(?:rss|channel|feed|nitf)\b/, weight: 8, what: 'tags such as <rss>' },
    { first: '<', pattern: /^\s*<(?:item|entry|article|story)(?:\s[^<>]*)?>\s*(?:<title>.*)?$/, weight: 4, what: 'tags such as <item>' },
  ],
  scan: records({ begins: ITEM, ends: ITEM_END, head: taggedHead(rules) }),
  begins: { first: '<', test: (text) => /^\s*<newsitem\s[^<>]*itemid=/.test(text) },
  read: taggedReader(rules),
  decode: meaning,
  usual: { terminator: true, markup: true },
};
