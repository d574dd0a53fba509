import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { headerHead, headerReader, type HeaderRules } from '../headers.ts';
import { records, type Rule } from '../records.ts';

const VERSION: Rule = { first: 'W', pattern: /^WARC\/[01]\.\d+\s*$/ };

const rules: HeaderRules = {
  parts: { 'warc-target-uri': 'source', 'warc-date': 'date', 'warc-record-id': 'recordId' },
  titleInText: true,
};

export const warc: Dialect = {
  id: 'wet',
  name: 'Web archive text (WARC, WET)',
  evidence: [
    { first: VERSION.first, pattern: VERSION.pattern, weight: 20, what: say('lines "WARC/1.0"') },
    { first: 'W', pattern: /^WARC-(?:Type|Target-URI|Record-ID): /, weight: 5, what: say('headers such as "WARC-Type: conversion"') },
  ],
  // the stated Content-Length is often wrong: a record ends where the next one begins
  scan: records({
    separator: VERSION,
    then: /^[A-Za-z-]+:/,
    aside: { first: 'W', pattern: /^WARC-Type:\s*(?!\s|conversion\b|resource\b)/i },
    asideWithin: true,
    head: headerHead(rules),
  }),
  begins: { first: 'W', test: (text, lines, distance) => VERSION.pattern.test(text) && /^(?:WARC-|Content-)[A-Za-z-]+:/.test(lines.peekBeyond(distance + 1)?.text ?? '') },
  read: headerReader(rules),
  usual: { terminator: false, framed: true },
};
