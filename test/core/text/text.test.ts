import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Text } from '../../../server/core/text/text.ts';
import { sizes, strings } from './strings.ts';

const stock = (content: string): TextDocument => TextDocument.create('file:///a.dump', 'article-dump', 1, content);

/** Asserts that a text answers like the stock document of the same content, at every place and around it. */
function assertLikeStock(text: Text, content: string): void {
  const document = stock(content);
  assert.equal(text.toString(), content);
  assert.equal(text.length, content.length);
  assert.equal(text.lineCount, document.lineCount);
  for (let offset = -1; offset <= content.length + 1; offset++) {
    assert.deepEqual(text.positionAt(offset), document.positionAt(offset));
    assert.equal(text.lineAt(offset), document.positionAt(offset).line);
    const before = content.slice(0, Math.max(offset, 0));
    assert.equal(text.codePointsBefore(offset), [...before].length);
    assert.equal(text.charCodeAt(offset), content.charCodeAt(offset));
  }
  for (let line = -1; line <= document.lineCount; line++) {
    for (const character of [-1, 0, 1, 2, 5, 30, 1000]) {
      assert.equal(text.offsetAt({ line, character }), document.offsetAt({ line, character }));
    }
    assert.equal(text.lineStart(line), document.offsetAt({ line, character: 0 }));
    assert.equal(text.lineEnd(line), document.offsetAt({ line, character: 1e6 }));
  }
  const points = [...content];
  assert.equal(text.codePoints, points.length);
  let offset = 0;
  points.forEach((point, n) => {
    assert.equal(text.offsetOfCodePoint(n), offset);
    offset += point.length;
  });
  assert.equal(text.offsetOfCodePoint(points.length), content.length);
  assertLines(text, content, 0);
}

/** Asserts that the reader gives the lines that a split gives. */
function assertLines(text: Text, content: string, from: number): void {
  const reader = text.lines(from);
  const expected = content.slice(from).split(/(\r\n|\n|\r)/);
  let start = from;
  for (let i = 0; i < expected.length; i += 2) {
    const end = start + expected[i].length;
    const next = end + (expected[i + 1] ?? '').length;
    assert.deepEqual(reader.next(), { text: expected[i], start, end, next });
    start = next;
  }
  assert.equal(reader.next(), null);
  assert.equal(reader.next(), null);
}

test('positions and offsets, by example', () => {
  //               0          1            2 3
  const text = Text.of('The EAEU\r\nwas made\rin Asia\n');
  assert.equal(text.lineCount, 4);
  assert.deepEqual(text.positionAt(4), { line: 0, character: 4 });
  assert.deepEqual(text.positionAt(9), { line: 0, character: 8 }, 'between CR and LF');
  assert.deepEqual(text.positionAt(10), { line: 1, character: 0 });
  assert.equal(text.offsetAt({ line: 1, character: 99 }), 18, 'before the line break');
  assert.equal(text.offsetAt({ line: 9, character: 0 }), 27);
  assert.deepEqual([text.lineStart(2), text.lineEnd(2)], [19, 26]);
  assert.equal(text.slice(4, 8), 'EAEU');
});

test('code points, by example', () => {
  const text = Text.of('a😀b\ud83d');
  assert.equal(text.codePoints, 4);
  assert.equal(text.codePointsBefore(3), 2);
  assert.equal(text.codePointsBefore(2), 2, 'one begins before the middle of a pair');
  assert.equal(text.offsetOfCodePoint(2), 3);
});

test('lines, by example', () => {
  const reader = Text.of('Central Asia\r\n\nKazakhstan').lines();
  assert.deepEqual(reader.next(), { text: 'Central Asia', start: 0, end: 12, next: 14 });
  assert.deepEqual(reader.next(), { text: '', start: 14, end: 14, next: 15 });
  assert.deepEqual(reader.next(), { text: 'Kazakhstan', start: 15, end: 25, next: 25 });
  assert.equal(reader.next(), null);
});

test('answers like the stock document on any string', () => {
  fc.assert(fc.property(strings(), sizes, (content, size) => assertLikeStock(Text.of(content, size), content)), { numRuns: 400 });
});

test('slices like a string', () => {
  const place = fc.integer({ min: -2, max: 90 });
  fc.assert(fc.property(strings(), sizes, place, place, (content, size, start, end) => {
    assert.equal(Text.of(content, size).slice(start, end), content.slice(Math.max(start, 0), Math.max(end, 0)));
  }));
});

test('reads lines from anywhere', () => {
  fc.assert(fc.property(strings(), sizes, fc.nat(), (content, size, n) => {
    assertLines(Text.of(content, size), content, n % (content.length + 1));
  }));
});

test('answers like the stock document after any splices, and the old version as before', () => {
  const splices = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constant(0), fc.constant(1), fc.nat({ max: 100 })), strings(8)), { maxLength: 8 });
  fc.assert(fc.property(strings(), sizes, splices, (first, size, list) => {
    const original = Text.of(first, size);
    let text = original;
    let content = first;
    for (const [place, count, added] of list) {
      const start = place % (content.length + 1);
      text = text.splice(start, start + count, added);
      content = content.slice(0, start) + added + content.slice(start + count);
      assert.equal(text.toString(), content);
    }
    assertLikeStock(text, content);
    assertLikeStock(original, first);
  }), { numRuns: 400 });
});

test('typing and deleting in one place, many times over', () => {
  const keys = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 1 }), fc.constantFrom('', 'a', '\r', '\n', '\ud83d', '\ude00')), { minLength: 50, maxLength: 150 });
  fc.assert(fc.property(keys, (list) => {
    let content = 'The EAEU\r\nand the 😀 of it\r'.repeat(4);
    let text = Text.of(content, 200);
    for (const [start, count, added] of list) {
      text = text.splice(30 + start, 30 + start + count, added);
      content = content.slice(0, 30 + start) + added + content.slice(30 + start + count);
    }
    assertLikeStock(text, content);
  }), { numRuns: 50 });
});

test('applies edits together, in coordinates of the text before them', () => {
  const text = Text.of('WHO met NATO in Rome');
  const edited = text.edit([
    { start: 0, end: 3, text: 'World Health Organisation' },
    { start: 8, end: 8, text: 'the ' },
    { start: 8, end: 12, text: 'Alliance' },
  ]);
  assert.equal(edited.toString(), 'World Health Organisation met the Alliance in Rome');
});

test('any edits together give what they give in a string, in texts of many chunks and of one', () => {
  const edits = fc.array(fc.record({ gap: fc.nat(9), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(20)), text: strings(4) }), { maxLength: 12 });
  fc.assert(fc.property(strings(), sizes, edits, (before, size, list) => {
    let at = 0;
    const placed = list.map(({ gap, length, text }) => {
      const start = Math.min(at + gap, before.length);
      return { start, end: (at = Math.min(start + length, before.length)), text };
    });
    const after = placed.reduceRight((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), before);
    const edited = Text.of(before, size).edit(placed);
    const stock = TextDocument.create('file:///a.dump', 'article-dump', 1, after);
    assert.equal(edited.toString(), after);
    assert.equal(edited.lineCount, stock.lineCount);
    for (let offset = 0; offset <= after.length; offset += 3) assert.deepEqual(edited.positionAt(offset), stock.positionAt(offset));
  }), { numRuns: 1000 });
});

test('a text cut down to little, again and again, keeps its content', () => {
  let text = Text.of('', 4);
  for (let i = 0; i < 20; i++) {
    text = text.splice(0, text.length, `${'long\r\n'.repeat(100)}😀`);
    text = text.splice(3, text.length - 3, `${i}`);
    assert.equal(text.toString(), `lon${i}\n😀`);
  }
});

test('lines longer than many chunks are read once', () => {
  const long = 'x'.repeat(300_000);
  assertLines(Text.of(`${long}\r\n\r${long}`, 100), `${long}\r\n\r${long}`, 0);
});
