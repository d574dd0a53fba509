import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAnnotated, type Annotated } from '../../../server/core/annotations/annotated.ts';
import { encode, type Annotation, type Decision } from '../../../server/core/annotations/annotation.ts';
import { Anchors, targetOf } from '../../../server/core/annotations/anchors.ts';
import { importers } from '../../../server/core/annotations/formats/all.ts';
import { mergeImported } from '../../../server/core/annotations/formats/merge.ts';
import { placeImported } from '../../../server/core/annotations/formats/place.ts';
import { readDump, type Dump } from '../../../server/core/dump/dump.ts';
import { decode as decodeBytes } from '../../../server/host/decode.ts';
import { asFiles, exported, selectionOf } from './annotating.ts';

/** Words that are hard to count: emoji with joiners, combining marks, right-to-left, CJK, no-break spaces, entities, a mark inside a text. */
const words = fc.constantFrom('Board', 'R&D', '🙂', '👩‍🌾', 'Zu\u0308rich', 'كلمات', 'שלום', '東京都', 'a\u00a0b', '&amp;', 'U.S.', 'n’t', '\u200b', 'İ', '—', '“so', 'it”', '\ufeffx', '\u2028', 'x-y', '<b>', '\t', '  ');
const paragraph = fc.array(words, { minLength: 3, maxLength: 14 }).map((some) => `The ${some.join(' ')} end.`);
const article = fc.record({ title: fc.constantFrom('A Crane 🙂 Stays', 'Der Kran bleibt', 'The Ferry'), paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }) });
const dumps = fc.record({
  articles: fc.array(article, { minLength: 1, maxLength: 3 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  mark: fc.boolean(),
  marks: fc.array(fc.record({ article: fc.nat(2), from: fc.nat(80), length: fc.integer({ min: 1, max: 25 }), label: fc.constantFrom('Organisation', 'Person', 'Head of State'), state: fc.constantFrom('confirmed' as const, 'confirmed' as const, 'rejected' as const) }), { maxLength: 8 }),
  codes: fc.array(fc.record({ article: fc.nat(2), category: fc.constantFrom('topic', 'tone', 'new'), value: fc.constantFrom('ports & rivers', 3, -1.5) }), { maxLength: 3 }),
});
type Made = typeof dumps extends fc.Arbitrary<infer T> ? T : never;

/** The text as a file with all its bytes gives it. */
function textOf({ articles, lineEnd, mark }: Made): string {
  const text = articles.map(({ title, paragraphs }, n) => `<DOC>\n<DOCNO> X-${n} </DOCNO>\n<HEADLINE> ${title} </HEADLINE>\n<TEXT>\n${paragraphs.join('\n\n')}\n</TEXT>\n</DOC>\n`).join('\n').replaceAll('\n', lineEnd);
  const decoded = decodeBytes(new TextEncoder().encode((mark ? '\ufeff' : '') + text));
  assert.ok('text' in decoded);
  return decoded.text;
}

/** Decisions of a sidecar, each place and category once, as no tool can tell two of them apart. */
function decisionsIn({ marks, codes }: Made, dump: Dump): Annotation[] {
  const made = new Map<string, Annotation>();
  const add = (key: string, index: number, range: { start: number; end: number } | null, decision: Decision): void => {
    if (made.has(key)) return;
    const whole = { id: `urn:uuid:${made.size}`, created: '2026-01-01T00:00:00Z', decision, target: targetOf(dump, dump.at(index), range) };
    made.set(key, { ...whole, line: encode(whole, 'x.dump') });
  };
  for (const one of marks) {
    const index = one.article % dump.count;
    const { text } = dump.structure(dump.at(index));
    const whole = (at: number): number => {
      const to = Math.min(at, text.length);
      // no offset parts a pair, or CR from LF
      return (to > 0 && /[\udc00-\udfff]/.test(text[to] ?? '') && /[\ud800-\udbff]/.test(text[to - 1])) || (text[to] === '\n' && text[to - 1] === '\r') ? to - 1 : to;
    };
    const range = { start: whole(one.from), end: whole(one.from + one.length) };
    const words = text.slice(range.start, range.end);
    const held = words.replace(LINE_ENDS, '');
    // nor of two that differ in line ends at their edges: brat has none there
    if (words !== '') add(`${index} ${range.start + words.indexOf(held)} ${held} ${one.label}`, index, range, { kind: 'mark', label: one.label, state: one.state });
  }
  for (const { article: at, category, value } of codes) add(`${at % dump.count} ${category}`, at % dump.count, null, { kind: 'code', category, value });
  return [...made.values()];
}

/** A dump with its decisions: anchors know the articles of this reading alone. */
function annotatedDump(text: string, decisions: (plain: Dump) => readonly Annotation[]): Annotated {
  return readAnnotated(text, decisions(readDump(text, { chosen: 'trec-sgml' })), { chosen: 'trec-sgml' });
}

/** What a format makes of the words that are marked: as many of them as it can hold, '' for none. */
type Holds = (decision: Decision, words: string) => string;

/** Every decision that a format can hold and where it stands, in plain values; what comes to be the same is one. */
function said({ dump, anchors }: Pick<Annotated, 'dump' | 'anchors'>, holds: Holds = (_, words) => words): string[] {
  const all = [...dump.articles()].flatMap((placed) => {
    const { text } = dump.structure(placed);
    return anchors.of(placed.article).flatMap(({ annotation: { decision }, range }) => {
      const words = range ? text.slice(range.start, range.end) : 'all';
      const held = holds(decision, words);
      if (held === '') return [];
      const start = range && range.start + words.indexOf(held);
      const shown = decision.kind === 'mark' ? `${decision.label} ${decision.state}` : decision.kind === 'code' ? `${decision.category}=${String(decision.value)}` : decision.kind;
      return [`${placed.index} ${start === null ? 'all' : `${start}-${start + held.length}`} ${shown}`];
    });
  });
  return [...new Set(all)].sort();
}

const SOLID = /[^\s\x1c-\x1f\x85\ufeff]/;
const LINE_ENDS = /^[\n\r\u2028]+|[\n\r\u2028]+$/g;
const formats: Record<string, Holds> = {
  // brat has no codes of documents, and no line end at the edge of a mark
  brat: (decision, words) => (decision.kind === 'mark' && /\S/.test(words) ? words.replace(LINE_ENDS, '') : ''),
  prodigy: (_, words) => words,
  doccano: (_, words) => words,
  // Label Studio has no rejected marks
  'label-studio': (decision, words) => (decision.kind === 'mark' && decision.state === 'rejected' ? '' : words),
  w3c: (_, words) => words,
};

for (const [format, holds] of Object.entries(formats)) {
  for (const by of format === 'w3c' ? ['article'] as const : ['article', 'file'] as const) {
    test(`${format} by ${by}: what is exported and imported again is the same`, () => {
      let carried = 0;
      fc.assert(fc.property(dumps, (made) => {
        const { dump, anchors } = annotatedDump(textOf(made), (plain) => decisionsIn(made, plain));
        const { files } = exported(format, selectionOf({ dump, anchors }, ['confirmed', 'rejected']), by);
        for (const [name, text] of files) assert.ok(!text.includes('\r') && !text.startsWith('\ufeff'), name);
        const { documents, problems } = importers.find(({ id }) => id === format)!.read(asFiles(files));
        assert.deepEqual(problems, []);
        const { placed, unplaced } = placeImported(dump, documents);
        assert.deepEqual(unplaced, []);
        let n = 0;
        const { added, against } = mergeImported(dump, new Anchors(), placed, { source: 'x.dump', newId: () => `urn:uuid:new${n++}`, now: '2026-01-02T00:00:00Z' });
        assert.deepEqual(against, []);
        const back = annotatedDump(dump.text.toString(), () => added);
        // a file as one document has no codes of its articles
        assert.deepEqual(said(back), said({ dump, anchors }, by === 'file' ? (decision, text) => (decision.kind === 'mark' ? holds(decision, text) : '') : holds));
        carried += added.length;
        // a second time it adds nothing
        assert.equal(mergeImported(back.dump, back.anchors, placed, { source: 'x.dump', newId: () => '', now: '' }).added.length, 0);
      }), { numRuns: 300 });
      assert.ok(carried > 100, `only ${carried} decisions were tried`);
    });
  }
}

test('conll: marks that do not overlap come back, by article and by file', () => {
  fc.assert(fc.property(dumps, fc.constantFrom('article' as const, 'file' as const), (made, by) => {
    let end = -1;
    let article = -1;
    const { dump, anchors } = annotatedDump(textOf(made), (plain) => decisionsIn({ ...made, codes: [] }, plain).filter(({ decision, target }) => {
      const index = [...plain.articles()].findIndex((placed) => plain.structure(placed).recordId === target.article.id);
      if (decision.kind !== 'mark' || decision.state !== 'confirmed' || (index === article && target.range!.start < end) || index < article) return false;
      const text = target.quote!.exact;
      if (!SOLID.test(text[0]) || !SOLID.test(text.at(-1)!)) return false;
      [article, end] = [index, target.range!.end];
      return true;
    }));
    const { files, left } = exported('conll', selectionOf({ dump, anchors }), by);
    assert.deepEqual(left, []);
    const { documents, problems } = importers.find(({ id }) => id === 'conll')!.read(asFiles(files));
    assert.deepEqual(problems, []);
    const { placed, unplaced } = placeImported(dump, documents);
    assert.deepEqual(unplaced, []);
    const key = (index: number, range: { start: number; end: number } | null, decision: Decision): string => `${index} ${range?.start}-${range?.end} ${(decision as { label: string }).label.replaceAll(' ', '_')}`;
    assert.deepEqual(
      placed.map((one) => key(one.placed.index, one.range, one.decision)).sort(),
      [...dump.articles()].flatMap((at) => anchors.of(at.article).map(({ annotation, range }) => key(at.index, range, annotation.decision))).sort(),
    );
  }), { numRuns: 200, seed: 5 });
});
