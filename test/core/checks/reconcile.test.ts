import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileView } from '../../../server/core/checks/check.ts';
import { check } from '../../../server/core/checks/checks.ts';
import { counterMismatch } from '../../../server/core/checks/counterMismatch.ts';
import { readDump } from '../../../server/core/dump/dump.ts';
import { dialects } from '../../../server/core/dump/dialects/all.ts';
import { ownDialect, type OwnDialect } from '../../../server/core/dump/own.ts';
import { inEnglish } from '../../../server/core/say.ts';

const WORDS = ['Harbour', 'Council', 'Ferry', 'Bridge', 'Winter', 'Budget', 'School', 'Teacher', 'River', 'Market', 'Cargo', 'Museum', 'Storm', 'Orchard', 'Quarry'];
const title = (n: number): string => `${WORDS[n % 15]} and ${WORDS[(n * 7 + 3) % 15]} meet the ${WORDS[(n * 4 + 1) % 15]} again`;
const prose = (n: number): string => [1, 2, 3].map((k) => `On day ${n} the board heard about the ${title(n * k + k).toLowerCase()}, and went home without an answer for the ${k} hundred people who had come to hear one.`).join('\n\n');
const upTo = (count: number, ...lost: number[]): number[] => Array.from({ length: count }, (_, i) => i + 1).filter((n) => !lost.includes(n));
const list = (numbers: readonly number[], after = ''): string => numbers.map((n) => `${n}. ${title(n)}${after}`).join('\n');

/** What is said of the counts: "severity message", where it stands, and where it leads to: "line → message". */
function counts(text: string, own?: OwnDialect): string[] {
  const lineOf = (offset: number): string => /[^\n]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))![0].trim();
  const dump = readDump(text, own && { dialects: [ownDialect('own', own).dialect!, ...dialects] });
  return check(dump).filter(({ code }) => code === 'counter-mismatch').map(({ start, severity, message, related }) => [`${severity} ${inEnglish(message)}`, lineOf(start), ...related.map((place) => `${lineOf(place.start)} → ${inEnglish(place.message)}`)].join(' | '));
}

const nexis = (numbers: readonly number[], of: number | null): string => numbers.map((n) => `\n\n${of ? `                 ${n} of ${of} DOCUMENTS\n\n\n` : ''}              The Lockgate Times\n\n             March ${(n - 1) % 28 + 1}, 2014 Monday\n\n${title(n)}\n\nBYLINE: Jane Doe\n\nLENGTH: 90 words\n\n\n${prose(n)}\n\nLOAD-DATE: March 9, 2014\n\nLANGUAGE: ENGLISH\n`).join('');
const nexisCover = (items: string): string => `Download Request: ${items}\nTime Of Request: Monday, March 3, 2014  08:20:11 EST\nSend To:\n\nLOCKGATE COLLEGE\n\nProject ID: None\n\n`;

test('numbers that are missing are one finding, and each is linked', () => {
  assert.deepEqual(counts(nexis(upTo(12, 4, 8, 9), 12)), [
    'warning 12 promised, 9 read, missing nos. 4, 8–9 | 5 of 12 DOCUMENTS | 5 of 12 DOCUMENTS → number 4 is missing before this one | 10 of 12 DOCUMENTS → numbers 8 to 9 are missing before this one',
  ]);
});

test('exports pasted together are reconciled each for itself', () => {
  assert.deepEqual(counts(nexis(upTo(5, 3), 5) + nexis(upTo(6), 6) + nexis(upTo(4, 2), 4)), [
    'warning 5 promised, 4 read, missing no. 3 | 4 of 5 DOCUMENTS',
    'warning 4 promised, 3 read, missing no. 2 | 3 of 4 DOCUMENTS',
  ]);
});

test('the numbers that a cover names are those that are wanted', () => {
  assert.deepEqual(counts(nexisCover('Select Items: 11-16') + nexis([11, 12, 13, 14, 15, 16], 734)), []);
  assert.deepEqual(counts(nexisCover('Tagged Documents: 2, 5, 7-9') + nexis([2, 5, 7, 8], 734)), [
    'information 5 promised, 4 read, missing no. 9 | 2 of 734 DOCUMENTS | 8 of 734 DOCUMENTS → number 9 is missing after this one | Download Request: Tagged Documents: 2, 5, 7-9 → 5 promised',
  ]);
  assert.deepEqual(counts(nexisCover('Select Items: 1-4 of 734') + nexis(upTo(4), null)), [], 'a search found more than was selected');
});

test('a cover is compared with the articles where somebody has taken the counters out', () => {
  assert.deepEqual(counts(nexisCover('Select Items: 1-6') + nexis(upTo(6), null)), []);
  assert.deepEqual(counts(nexisCover('Select Items: 1-6') + nexis(upTo(6, 2), null)), ['information 6 promised, 5 read | Download Request: Select Items: 1-6']);
});

const advance = (numbers: readonly number[]): string => numbers.map((n) => `${title(n)}\nThe Lockgate Times\nMarch ${n}, 2014 Monday\n\nCopyright 2014 Lockgate Times All Rights Reserved\n\nSection:\u00a0NEWS; Pg. ${n}\nLength:\u00a090 words\nByline:\u00a0Jane Doe\nBody\n\n${prose(n)}\n\nLoad-Date:\u00a0March ${n}, 2014\n\nEnd of Document\n\n`).join('');

test('a cover that lists titles leads to those that no article has', () => {
  const cover = `User Name: Jane Doe\nJob Number: 10234567\nDocuments (6)\n${list(upTo(6))}\n\n`;
  assert.deepEqual(counts(cover + advance(upTo(6))), []);
  assert.deepEqual(counts(cover + advance(upTo(6, 2, 6))), [
    `information 6 promised, 4 read, missing nos. 2, 6 | Documents (6) | 2. ${title(2)} → no article is called “${title(2)}” | 6. ${title(6)} → no article is called “${title(6)}”`,
  ]);
});

test('titles cut short in a list, and titles with a subtitle, are the same titles', () => {
  const cover = `User Name: Jane Doe\nDocuments (5)\n${list(upTo(5)).replace(/(.{26}).*/g, '$1...')}\n\n`;
  assert.deepEqual(counts(cover + advance(upTo(5, 3)).replace(title(4), `${title(4)}; What the board was told`)), [
    'information 5 promised, 4 read, missing no. 3 | Documents (5) | 3. Bridge and Market meet ... → no article is called “Bridge and Market meet”',
  ]);
});

const factiva = (numbers: readonly number[]): string => numbers.map((n) => `News\n${title(n)}\nBy Jane Doe\n90 words\n${(n - 1) % 28 + 1} March 2014\nThe Lockgate Times\nLOCKT\n${n}\nEnglish\n(c) 2014 Lockgate Times\n\n${prose(n)}\n\nDocument LOCKT0000201403${String(n % 28 + 1).padStart(2, '0')}ea3${n}0000a\n\n`).join('\n');
const summary = (total: number): string => `\nSearch Summary\n\nText\n\nferry and bridge\n\nDate\n\nAll Dates\n\nResults Found\n\n${total}\n\nTimestamp\n\n3 March 2014 8:20 AM\n\n`;

test('a search summary counts the articles above it', () => {
  assert.deepEqual(counts(factiva(upTo(4)) + summary(4) + factiva(upTo(6, 2)) + summary(6)), ['information 6 promised, 5 read | Results Found']);
});

test('a search that found more than one export can hold is compared with all of its exports', () => {
  assert.deepEqual(counts(factiva(upTo(4)) + summary(734)), []);
  assert.deepEqual(counts(factiva(upTo(60)) + summary(122) + factiva(upTo(120).slice(60)) + summary(122)), ['information 122 promised, 120 read | Results Found']);
});

const proquest = (numbers: readonly number[]): string => numbers.map((n) => `____________________________________________________________\n\n${title(n)}\n\nAbstract: The board heard about it.\n\nFull text:\n\n${prose(n)}\n\nPublication title: The Lockgate Times\n\nPublication date: Mar ${n}, 2014\n\nProQuest document ID: ${263739100 + 7 * n}\n\nDatabase: Global Newsstream\n\n`).join('');

test('a table of contents with page numbers', () => {
  const contents = `Report Information from ProQuest\n\nMarch 03 2014 08:20\n\n6 documents\n\n____________________________________________________________\n\nTable of contents\n\n${list(upTo(6), '....................... 12')}\n\n`;
  assert.deepEqual(counts(contents + proquest(upTo(6, 5))), [`information 6 promised, 5 read, missing no. 5 | 6 documents | 5. ${title(5)}....................... 12 → no article is called “${title(5)}”`]);
});

const RULER = '='.repeat(70);
const ruled = (numbers: readonly number[], number = false): string => numbers.map((n) => `${RULER}\n${number ? `${n}. ` : ''}${title(n)}\n${RULER}\n\n${prose(n)}\n\n`).join('');

test('a list of contents without a total', () => {
  const contents = `THE LOCKGATE DIGEST\n\nContents\n\n${list(upTo(6))}\n\n`;
  assert.deepEqual(counts(contents + ruled(upTo(6))), []);
  assert.deepEqual(counts(contents + ruled(upTo(6, 3, 4))), [`information 6 listed, 4 read, missing nos. 3, 4 | 3. ${title(3)} | 4. ${title(4)} → no article is called “${title(4)}”`]);
  assert.deepEqual(counts(`Contents\n\n${upTo(6).map((n) => `${title(n)} ........ ${n * 4}`).join('\n')}\n\n${ruled(upTo(6, 2))}`), [`information 6 listed, 5 read, missing “${title(2)}” | ${title(2)} ........ 8`]);
  assert.deepEqual(counts(contents + ruled([1, 2, 3, 4, 5, 11])), [], 'as many articles have no entry: it may be the same by another name');
  assert.deepEqual(counts(contents + ruled([11, 12, 13, 14])), [], 'it is no list of these articles');
});

test('a list that somebody put above an export', () => {
  const contents = `Clippings of the week\n\n${upTo(5).map((n) => `- [${title(n)}](#${n})`).join('\n')}\n\n* * *\n\n`;
  const uncounted = (numbers: readonly number[]): string => advance(numbers).replace(/Copyright.*/g, '');
  assert.deepEqual(counts(contents + uncounted(upTo(5))), []);
  assert.deepEqual(counts(contents + uncounted(upTo(5, 4))), [`information 5 listed, 4 read, missing “${title(4)}” | - [${title(4)}](#4)`]);
});

test('numbers before titles go on', () => {
  assert.deepEqual(counts(ruled(upTo(12), true)), []);
  assert.deepEqual(counts(ruled(upTo(14, 5, 6), true)), [
    `information missing nos. 5–6: the numbers of the others go on | 7. ${title(7)} | 4. ${title(4)} → number 4 | 7. ${title(7)} → numbers 5 to 6 are missing before this one`,
  ]);
  assert.deepEqual(counts(ruled([2, 3, 7, 9, 15, 21, 22], true)), [], 'a selection');
});

test('numbers at the end of record names go on', () => {
  const gigaword = (numbers: readonly number[]): string => numbers.map((n) => `<DOC id="AFP_ENG_19940512.${String(n).padStart(4, '0')}" type="story" >\n<HEADLINE>\n${title(n)}\n</HEADLINE>\n<TEXT>\n<P>\n${prose(n)}\n</P>\n</TEXT>\n</DOC>\n`).join('');
  assert.deepEqual(counts(gigaword(upTo(14))), []);
  assert.deepEqual(counts(gigaword(upTo(14, 9))).map((line) => line.replace(/ \|.*/, '')), ['information missing no. 9: the numbers of the others go on']);
  assert.deepEqual(counts(gigaword([3, 9, 10, 22, 23, 30, 41, 44, 45, 51, 60])), []);
});

test('a digest lists its topics', () => {
  const digest = (topics: readonly number[], messages: readonly number[]): string => `From bounces@example.org Mon Mar  3 09:00:00 2014\nFrom: list-request@example.org\nSubject: list Digest, Vol 3, Issue 4\nDate: Mon, 3 Mar 2014 09:00:00 +0000\n\nToday's Topics:\n\n${topics.map((n) => `   ${n}. Re: ${title(n)} (Jane Doe)`).join('\n')}\n\n\n${'-'.repeat(70)}\n\n${messages.map((n) => `Message: ${n}\nDate: Mon, 3 Mar 2014 08:20:00 +0000\nFrom: Jane Doe <jane@example.org>\nSubject: [list] ${title(n)}\n\n${prose(n)}\n`).join(`\n${'-'.repeat(30)}\n\n`)}\n`;
  assert.deepEqual(counts(digest(upTo(4), upTo(4))), []);
  assert.deepEqual(counts(digest(upTo(4), upTo(4, 3))), [`information 4 listed, 3 read, missing no. 3 | 3. Re: ${title(3)} (Jane Doe)`]);
});

test('counters in the first lines of records of one’s own', () => {
  const text = upTo(6, 3).map((n) => `Item ${n}/6: ${title(n)}\n\n${prose(n)}\n\n`).join('');
  assert.deepEqual(counts(text, { begins: '^Item (?<number>\\d+)/(?<total>\\d+): (?<title>.+)' }), [`warning 6 promised, 5 read, missing no. 3 | Item 4/6: ${title(4)}`]);
});

test('a total that one counter alone states, and a counter with nothing below it', () => {
  assert.deepEqual(counts(nexis(upTo(5), 5).replace('4 of 5', '4 of 83')), ['information “of 83” stands where the others say “of 5” | 4 of 83 DOCUMENTS']);
  const empty = nexis(upTo(5), 5).replace(/(3 of 5 DOCUMENTS\n)[^]*?(?=\n +4 of 5)/, '$1\n');
  assert.deepEqual(counts(empty), ['information 5 promised, 4 read, missing no. 3 | 1 of 5 DOCUMENTS | 3 of 5 DOCUMENTS → nothing is read below number 3']);
});

test('many missing numbers are named in part, and it is said how many more there are', () => {
  const numbers = upTo(300).filter((n) => n % 7 !== 0);
  const [line] = counts(nexis(numbers, 300));
  assert.match(line, /300 promised, 258 read, missing nos\. 7, 14, .* and 22 more \| 8 of 300/);
  assert.equal(line.split(' | ').length - 2, 42);
});

test('an export of more articles than a function can be given at once is counted, in slices', () => {
  const pieces = upTo(200_000, 70_000).map((number, index) => ({
    article: { kind: 'article' as const, dialect: 'nexis', length: 9, breaks: 0, head: [] }, index, start: 10 * number, end: 10 * number + 9,
    said: { counter: { start: 0, end: 3, number, total: 200_000 }, title: null, id: null, digest: null },
  }));
  const steps = [...counterMismatch.judge(pieces, {} as FileView)];
  assert.deepEqual(steps.flatMap((found) => (found ? inEnglish(found.message) : [])), ['200000 promised, 199999 read, missing no. 70000']);
  assert.ok(steps.length > 40);
});
