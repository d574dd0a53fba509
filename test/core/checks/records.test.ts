import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reported } from './marked.ts';

const WORDS = 'harbour crane bridge valley choir school museum painting market winter spring stone county roof money voice hall frame price board'.split(' ');
/** Prose that no two numbers share; a shorter one is the beginning of a longer. */
function prose(seed: number, words = 120): string {
  let random = seed * 7919;
  const next = (): string => WORDS[(random = (random * 1103515245 + 12345) % 2147483648) % WORDS.length];
  return Array.from({ length: words / 8 }, () => `The ${Array.from({ length: 7 }, next).join(' ')}.`).join(' ');
}

interface Shape { readonly counter?: string; readonly title?: string; readonly length?: string; readonly loaded?: string; readonly text?: string; readonly date?: string; readonly source?: string }

const record = (n: number, total: number, { counter = `${n} of ${total} DOCUMENTS`, title = `The ${WORDS[n]} and the ${WORDS[n + 5]}`, length = '120 words', loaded = 'January 5, 2020', text = prose(n), date = `January ${n}, 2020 Friday`, source = 'The Harbour Times' }: Shape = {}): string =>
  `                               ${counter}\n\n\n                               ${source}\n\n                            ${date}\n\n${title}\n\nBYLINE: Jane Roe\n\nSECTION: NEWS; Pg. ${n}\n\nLENGTH: ${length}\n\n\n${text}\n\n${loaded === '' ? '' : `LOAD-DATE: ${loaded}\n\n`}LANGUAGE: ENGLISH\n\n                    Copyright 2020 The Harbour Times\n                              All Rights Reserved\n\n\n`;
const nexis = (count: number, shapes: Readonly<Record<number, Shape>> = {}): string => `\n${Array.from({ length: count }, (_, i) => record(i + 1, count, shapes[i + 1])).join('')}`;
const found = (...given: Parameters<typeof reported>): string[] => reported(given[0], given[1], { chosen: 'nexis', ...given[2] }).map((line) => line.replace(/^\d+: /, ''));

test('an export in order has nothing to report', () => {
  for (const code of ['missing-title', 'missing-body', 'missing-field', 'unterminated-article', 'stray-terminator', 'counter-mismatch', 'length-mismatch', 'duplicate-article', 'unclosed-element'] as const) {
    assert.deepEqual(found(code, nexis(12)), [], code);
  }
});

test('a number skipped, repeated or wrong', () => {
  assert.deepEqual(found('counter-mismatch', nexis(6, { 3: { counter: '5 of 6 DOCUMENTS' } })), ['warning number 5 stands where 3 is due']);
  assert.deepEqual(found('counter-mismatch', nexis(6, { 4: { counter: '3 of 6 DOCUMENTS' }, 5: { counter: '4 of 6 DOCUMENTS' }, 6: { counter: '5 of 6 DOCUMENTS' } })), ['warning 6 promised, 5 read, missing no. 6; number 3 stands here again']);
});

test('an excerpt is told once', () => {
  const text = nexis(5).replace(/of 5 DOCUMENTS/g, 'of 74 DOCUMENTS');
  assert.deepEqual(found('counter-mismatch', text), ['information 74 promised, 5 read, missing nos. 6–74']);
});

test('two exports one after the other count anew', () => {
  assert.deepEqual(found('counter-mismatch', nexis(4) + nexis(3)), []);
});

test('a selection of an export is no error in each record', () => {
  const numbers = [3, 8, 20, 21, 40, 66];
  const text = nexis(6, Object.fromEntries(numbers.map((number, i) => [i + 1, { counter: `${number} of 80 DOCUMENTS` }])));
  assert.deepEqual(found('counter-mismatch', text), ['information 80 promised, 6 read, missing nos. 1–2, 4–7, 9–19, 22–39, 41–65, 67–80']);
});

test('a stated length far from the real one', () => {
  assert.deepEqual(found('length-mismatch', nexis(6, { 4: { length: '400 words' } })), ['information 400 words are stated, and about 120 are there']);
});

test('stated lengths that have little to do with the texts tell nothing', () => {
  const odd = Object.fromEntries([[1, '200'], [2, '700'], [3, '180'], [4, '950'], [5, '400'], [6, '190']].map(([n, words]) => [n, { length: `${words} words` }]));
  assert.deepEqual(found('length-mismatch', nexis(6, odd)), []);
});

test('a dump whose lengths are all counted in another way', () => {
  const double = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [n, { length: '240 words' }]));
  assert.deepEqual(found('length-mismatch', nexis(6, double)), []);
});

test('a field that nearly all records have', () => {
  assert.deepEqual(found('missing-field', nexis(12, { 5: { length: '' } }).replace(/LENGTH: *\n/, '')), ['warning this record has no length; nearly all others of the file have one']);
});

test('the same text in another paper is a family, with the same date and source a fault', () => {
  assert.deepEqual(found('duplicate-article', nexis(6, { 4: { text: prose(2), source: 'The Valley Post' } })), ['information another paper, edition or date has the same text']);
  assert.deepEqual(found('duplicate-article', nexis(6, { 4: { text: prose(2), date: 'January 2, 2020 Friday' } })), ['warning the same article stands in this file twice']);
});

test('an abridged text is no copy', () => {
  assert.deepEqual(found('duplicate-article', nexis(6, { 4: { text: prose(2, 40) } })), []);
});

const doc = (n: number, { open = '<DOC>', close = '</DOC>' } = {}): string => `${open}\n<DOCNO> AP890101-000${n} </DOCNO>\n<HEAD>The ${WORDS[n]} and the ${WORDS[n + 5]}</HEAD>\n<TEXT>\n${prose(n)}\n</TEXT>\n${close}\n`;
const sgml = (...docs: string[]): string[] => reported('unclosed-element', docs.join(''), { chosen: 'trec-sgml' });

test('records of mark-up opened and not closed, or closed and not opened', () => {
  assert.deepEqual(sgml(doc(1), doc(2), doc(3)), []);
  assert.deepEqual(sgml(doc(1), doc(2, { close: '' }), doc(3)), ['7: error <DOC> is opened here and not closed before the next record']);
  assert.equal(sgml(doc(1), `</DOC>\n${doc(2)}`, doc(3)).length, 1);
});

test('a bare number below an end marker belongs to it', () => {
  const europresse = (n: number): string => `Le Progrès\nActualité, vendredi ${n + 10} juin 2015\n\nTitre ${n} du jour\n\n${prose(n)}\n\n© 2015 Le Progrès. Tous droits réservés.\n\nNuméro de document : news·201506${n + 10}·LPRW·447120${n}\n\nnews·201506${n + 10}·LPRW·447120${n}\n\nCe certificat est émis à Université à des fins de visualisation personnelle et temporaire.\n\n`;
  assert.deepEqual(reported('stray-terminator', [1, 2, 3, 4].map(europresse).join('')), []);
});
