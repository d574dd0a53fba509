import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDump } from '../../../server/core/dump/dump.ts';
import { identity } from '../../../server/core/dump/identity.ts';
import { reported } from './marked.ts';

const LONG = 'The harbour board met on Tuesday to hear what the new crane will cost, and went home without an answer, as it has done every month since the old one fell.';
const text = (body: string): string => `A title for it\n\n${body}\n\n${LONG}\n`;

test('a lost character is an error in its article', () => {
  assert.deepEqual(reported('replacement-character', text('The caf\ufffd is closed, and nobody knows until when.')), ['2: error a character was lost here (U+FFFD)']);
});

test('many lost characters are one finding', () => {
  const lost = reported('replacement-character', text('The caf\ufffd in the r\ufffde is closed. '.repeat(8)));
  assert.deepEqual(lost, ['2: error 16 characters of this file were lost (U+FFFD): it was probably read in the wrong encoding']);
});

test('line ends of two kinds are told once, at the first of the rarer kind', () => {
  assert.deepEqual(reported('mixed-line-endings', text(`${LONG}\n${LONG}\r\n${LONG}`)), ['3: information most lines of this file end with LF, and from here on some with CRLF']);
  assert.deepEqual(reported('mixed-line-endings', text(LONG)), []);
  assert.deepEqual(reported('mixed-line-endings', text(LONG).replace(/\n/g, '\r\n')), []);
});

test('line ends between records of one line each count as well', () => {
  const records = [1, 2, 3, 4, 5].map((n) => `{"title": "Title ${n}", "text": "${LONG}"}`);
  assert.deepEqual(reported('mixed-line-endings', `${records.slice(0, 3).join('\n')}\n${records.slice(3).join('\r\n')}\r\n`), ['3: information most lines of this file end with LF, and from here on some with CRLF']);
});

test('headers of web archives end with CRLF, whatever their texts do', () => {
  const record = (n: number, end: string): string => ['WARC/1.0', 'WARC-Type: conversion', `WARC-Target-URI: http://a.example/${n}`, 'Content-Length: 300', '', ''].join('\r\n') + [`Title ${n} of the day`, LONG, LONG].join(end) + '\r\n\r\n';
  assert.deepEqual(reported('mixed-line-endings', record(1, '\n') + record(2, '\n')), []);
  assert.equal(reported('mixed-line-endings', record(1, '\n') + record(2, '\r\n')).length, 1);
});

test('a reader may change severities, turn codes off and silence them', () => {
  const lost = text('The caf\ufffd is closed, and nobody knows until when.');
  assert.deepEqual(reported('replacement-character', lost, { severities: { 'replacement-character': 'hint' } }).map((line) => line.slice(0, 7)), ['2: hint']);
  assert.deepEqual(reported('replacement-character', lost, { severities: { 'replacement-character': 'off' } }), []);
  assert.deepEqual(reported('replacement-character', lost, { silenced: ['replacement-character'] }), []);
  const dump = readDump(lost);
  const id = dump.fact(identity, dump.at(0));
  assert.deepEqual(reported('replacement-character', lost, { silencedIn: { [id]: ['replacement-character'] } }), []);
  assert.equal(reported('replacement-character', lost, { silencedIn: { other: ['replacement-character'] } }).length, 1);
});
