// What makes text for reading: widths, cuts, tables, cells, suggestions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine } from '../../server/csv.ts';
import { decode } from '../../server/host/decode.ts';
import { nearest } from '../../server/cli/suggest.ts';
import { lineList, table } from '../../server/cli/table.ts';
import { Page, width } from '../../server/cli/terminal.ts';

const plain = new Page({ columns: Infinity, colours: false });
const narrow = new Page({ columns: 30, colours: false });
const coloured = new Page({ columns: 30, colours: true });

test('width counts columns: wide characters two, combining ones none', () => {
  assert.equal(width('Café'), 4);
  assert.equal(width('Cafe\u0301'), 4);
  assert.equal(width('馬克·吐溫'), 9);
  assert.equal(width('🗞'), 2);
});

test('cut fits a text into columns', () => {
  assert.equal(narrow.cut('A long title of an article', 10), 'A long ti…');
  assert.equal(narrow.cut('馬克·吐溫名言', 6), '馬克·…');
  assert.equal(narrow.cut('short', 10), 'short');
  assert.equal(plain.cut('A\tlong\r\ntitle', Infinity), 'A long title');
});

test('wrap breaks at spaces', () => {
  assert.deepEqual(narrow.wrap('one two three four', 9), ['one two', 'three', 'four']);
  assert.deepEqual(plain.wrap('one two three four', Infinity), ['one two three four']);
});

test('a table is aligned, and gives way where the terminal is narrow', () => {
  const rows = [['EU', 'European Union', '12×', 'lines 1, 2, 3'], ['EAEU', 'Eurasian Economic Union', '3×', 'line 7']];
  const columns = [{ style: 'bold' }, { yields: true, most: 60 }, { align: 'right' }, {}] as const;
  assert.equal([...table(rows, columns, plain)].join(''),
    '  EU    European Union           12×  lines 1, 2, 3\n' +
    '  EAEU  Eurasian Economic Union   3×  line 7\n');
  assert.equal([...table(rows, columns, new Page({ columns: 44, colours: false }))].join(''),
    '  EU    European Union     12×  lines 1, 2,…\n' +
    '  EAEU  Eurasian Economi…   3×  line 7\n');
  assert.equal([...table([['EU', 'x', '1×', '']], columns, coloured)].join(''), '  \x1b[1mEU\x1b[0m  x  1×\n');
});

test('no line of a table is wider than the terminal, where there is room for its columns at all', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }), fc.integer({ min: 60, max: 120 }), (rows, columns) => {
    const page = new Page({ columns, colours: false });
    for (const line of table(rows, [{ yields: true }, { yields: true }, {}], page)) assert.ok(width(line.trimEnd()) <= columns);
  }));
});

test('lists of lines say how many are left out', () => {
  assert.equal(lineList([3, 3]), 'line 3');
  assert.equal(lineList([1, 2, 3, 4, 5], 3), 'lines 1, 2, 3 and 2 more');
});

test('CSV quotes what needs it', () => {
  assert.equal(csvLine(['a', 'b,c', 'say "x"', null, 3, ' padded', 'two\nlines']), 'a,"b,c","say ""x""",,3," padded","two\nlines"\n');
});

test('the nearest known word is suggested, and none where nothing is near', () => {
  const known = ['outline', 'check', 'acronyms', 'organisations', 'server'];
  for (const [word, suggestion] of [['outlien', 'outline'], ['chekc', 'check'], ['acronym', 'acronyms'], ['organizations', 'organisations'], ['Check', 'check'], ['out', 'outline'], ['x', null], ['frobnicate', null]] as const) {
    assert.equal(nearest(word, known), suggestion, word);
  }
});

test('decoding gives back what was encoded', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && !value.startsWith('\ufeff'));
  const read = (bytes: Uint8Array) => {
    const decoded = decode(bytes);
    return 'text' in decoded ? decoded.text : decoded;
  };
  fc.assert(fc.property(text, (value) => {
    assert.equal(read(Buffer.from(value)), value);
    assert.equal(read(Buffer.from(`\ufeff${value}`)), value);
    assert.equal(read(Buffer.from(`\ufeff${value}`, 'utf16le')), value);
    assert.equal(read(Buffer.from(`\ufeff${value}`, 'utf16le').swap16()), value);
  }));
});

test('every byte of Windows-1252 is a character', () => {
  const bytes = Uint8Array.from({ length: 254 }, (_, i) => i + 1 < 0x0a ? i + 1 : i + 2);
  const decoded = decode(bytes);
  assert.ok('text' in decoded);
  assert.equal(decoded.text.length, bytes.length);
  assert.ok(decoded.text.includes('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ\xa0¡'));
});
