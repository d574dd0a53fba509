// What is written for other tools, read as strictly as they read it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { readAnnotated } from '../../../server/core/annotations/annotated.ts';
import { decode, encode, type JsonObject } from '../../../server/core/annotations/annotation.ts';
import { cleanReport, cleanText } from '../../../server/core/annotations/formats/clean.ts';
import { articleDocuments } from '../../../server/core/annotations/formats/documents.ts';
import { w3cImport } from '../../../server/core/annotations/formats/importW3c.ts';
import { readDump } from '../../../server/core/dump/dump.ts';
import { annotated, asFiles, decisionsOn, exported, mark, selectionOf, type On } from './annotating.ts';

const DUMP = `<DOC>
<DOCNO> X-1 </DOCNO>
<HEADLINE> The Crane 🙂 Stays </HEADLINE>
<TEXT>
The Harbour & Ferry Board met\tin Zu\u0308rich. "Ada Lund" of the Ferry
Company spoke; كلمات followed.

Then came the end.
</TEXT>
</DOC>
<DOC>
<DOCNO> X-2 </DOCNO>
<HEADLINE> The Crane Goes </HEADLINE>
<TEXT>
Nobody from the Ferry Company came, and Ola Berg was late; it rained for days.
</TEXT>
</DOC>
`.replaceAll('\n', '\r\n');
const ON: On[] = [
  ['🙂 Stays', mark('Head of State', { note: 'two\nlines\there' })], ['Harbour & Ferry', mark('Organisation')], ['Ferry Board met\tin Zu\u0308rich', mark('Place', { link: 'https://www.wikidata.org/wiki/Q72' })],
  ['Ferry\r\nCompany', mark('Organisation', { link: 'https://example.org/a b?c=<d>&e' })], ['followed.\r\n\r\nThen came', mark('Quote', { state: 'rejected' })], ['كلمات', mark('Straße')], ['Ola Berg', mark('Person')],
  [0, { kind: 'code', category: 'topic of it', value: 'ports & <rivers>' }], [0, { kind: 'note', text: 'read & again' }],
];

test('brat: every line is one that its annotation.py takes, with the words that stand at its offsets', () => {
  const { files } = exported('brat', selectionOf(annotated(DUMP, ON, 'trec-sgml'), ['confirmed', 'rejected']));
  let read = 0;
  for (const [name, lines] of files) {
    if (!name.endsWith('.ann')) continue;
    const text = [...files.get(name.replace(/ann$/, 'txt'))!];
    const seen = new Set<string>();
    // as str.splitlines parts them
    for (const line of lines.split(/[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/).filter((one) => one !== '')) {
      const [id, data, ...tail] = line.split('\t');
      assert.match(id, /^(?:[TAN]|#)\d+$/, line);
      assert.ok(!seen.has(id), line);
      seen.add(id);
      if (id.startsWith('T')) {
        const [, type, offsets] = /^([A-Za-z][\w-]*) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data)!;
        assert.ok(files.get('annotation.conf')!.split('\n').includes(type), line);
        let before = -1;
        const words = offsets.split(';').map((pair) => {
          const [start, end] = pair.split(' ').map(Number);
          assert.ok(before < start && start < end && end <= text.length, line);
          before = end;
          return text.slice(start, end).join('');
        });
        assert.equal(tail.join('\t'), words.join(' '));
      } else {
        const [, target] = (id.startsWith('A') ? /^State (T\d+) (?:rejected|suggested)$/ : id.startsWith('N') ? /^Reference (T\d+) \S+?:\S+$/ : /^AnnotatorNotes (T\d+)$/).exec(data)!;
        assert.ok(seen.has(target), line);
      }
      read++;
    }
  }
  assert.equal(read, 7 + 1 + 2 + 1);
});

test('TEI: well-formed, ids that are each their own, and every pointer leads somewhere', () => {
  const { files } = exported('tei', selectionOf(annotated(DUMP, ON, 'trec-sgml')));
  const ids = new Set<string>();
  const pointers: string[] = [];
  const elements = new Set<string>();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => assert.fail(error));
  parser.on('opentag', ({ name, uri, attributes }) => {
    assert.equal(uri, 'http://www.tei-c.org/ns/1.0');
    elements.add(name);
    for (const { name: key, value } of Object.values(attributes)) {
      if (key === 'xml:id') {
        assert.match(value, /^[A-Za-z_][\w.-]*$/);
        assert.ok(!ids.has(value), value);
        ids.add(value);
      }
      if (key === 'next' || key === 'prev' || key === 'target') pointers.push(value);
    }
  });
  parser.write(files.get('')!).close();
  for (const pointer of pointers) assert.ok(ids.has(pointer.slice(1)), pointer);
  // marks that cross one another are parts joined by pointers
  assert.ok(pointers.length >= 3);
  const known = 'teiCorpus teiHeader fileDesc titleStmt title author publicationStmt sourceDesc bibl date biblScope idno profileDesc textClass keywords term TEI text body back div head byline p sp speaker note orgName persName placeName abbr q rs'.split(' ');
  assert.deepEqual([...elements].filter((name) => !known.includes(name)), []);
});

test('W3C: positions are code points of the whole text with LF, and say the words of the quote', () => {
  const { files } = exported('w3c', selectionOf(annotated(DUMP, ON, 'trec-sgml')));
  const text = [...DUMP.replaceAll('\r\n', '\n')];
  const { type, total, first } = JSON.parse(files.get('')!) as { type: string; total: number; first: { items: { id: string; type: string; target: { selector: { type: string; start: number; end: number; exact: string }[] } }[] } };
  assert.deepEqual([type, total, first.items.length], ['AnnotationCollection', 8, 8]);
  for (const { target: { selector: [position, quote] }, ...annotation } of first.items) {
    assert.equal(annotation.type, 'Annotation');
    assert.match(annotation.id, /^urn:uuid:/);
    if (quote) assert.equal(text.slice(position.start, position.end).join(''), quote.exact);
  }
});

/** What http://www.w3.org/ns/anno.jsonld gives a meaning, as far as annotations of texts use it. */
const TERMS = `id type body target source selector refinedBy creator motivation purpose items partOf first last next prev format language created modified generated
  value start end exact prefix suffix name label total startIndex`.split(/\s+/);

test('W3C: a JSON-LD processor knows every key', () => {
  const { files } = exported('w3c', selectionOf(annotated(DUMP, ON, 'trec-sgml')));
  const { '@context': [, own], ...collection } = JSON.parse(files.get('')!) as { '@context': [string, Record<string, string>] };
  const keys = new Set<string>();
  JSON.stringify(collection, (key, value: unknown) => (key !== '' && !/^\d+$/.test(key) && keys.add(key), value));
  assert.deepEqual([...keys].filter((key) => !TERMS.includes(key) && !(key in own)), []);
  assert.ok(keys.has('category') && keys.has('exact'));
});

test('W3C: who annotated is an agent with a name, there and back, as a JSON-LD processor reads it', () => {
  const [own] = decisionsOn(DUMP, [ON[0]], 'trec-sgml');
  const by = { ...own, creator: 'A. L.' };
  const { files } = exported('w3c', selectionOf(readAnnotated(DUMP, [by], { chosen: 'trec-sgml' })));
  const { first } = JSON.parse(files.get('')!) as { first: { items: { creator: object }[] } };
  assert.deepEqual(first.items[0].creator, { type: 'Person', name: 'A. L.' });
  const { documents } = w3cImport.read(asFiles(files));
  assert.deepEqual(documents.flatMap(({ marks, codes, notes }) => [...marks, ...codes, ...notes]).map(({ creator }) => creator), ['A. L.']);
  // a sidecar may have one too, and keeps it
  const agent = { type: 'Person', name: 'B. M.', nickname: 'bm' };
  const read = decode({ ...JSON.parse(own.line) as JsonObject, creator: agent });
  assert.equal(read.creator, 'B. M.');
  assert.deepEqual((JSON.parse(encode(read, 'x.dump')) as JsonObject).creator, agent);
});

test('clean: decisions on structure are applied, the report says so, and it reads again the same', () => {
  const decided = annotated(DUMP, [[1, { kind: 'structure', role: 'duplicate', of: 'first' }], ['Harbour & Ferry Board', { kind: 'structure', role: 'byline' }], ['Ola Berg', mark('Person')]], 'trec-sgml');
  const clean = [...cleanText(articleDocuments(selectionOf(decided)))].join('');
  assert.equal(clean, [...cleanText(articleDocuments(selectionOf(decided)))].join(''));
  assert.ok(!clean.includes('Ola Berg') && !clean.includes('\r'));
  const again = readDump(clean);
  assert.equal(again.count, 1);
  const { title, byline } = again.structure(again.at(0));
  assert.deepEqual([title?.text, byline?.text], ['The Crane 🙂 Stays', 'Harbour & Ferry Board']);
  assert.equal(cleanReport('x.dump', decided), `Clean copy of x.dump: 1 article; the dialect alone reads 2 articles.
line 5: made the byline: "Harbour & Ferry Board"
line 11: left out, a duplicate of first: "<DOC> <DOCNO> X-2 </DOCNO> <HEADLINE> The Crane Goes </HE…"
Line ends are LF (they were not); page furniture and text between articles are left out.
1 decision on articles and words (marks, codes, notes) changes no text.
`);
});
