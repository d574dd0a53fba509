import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decidedReading, readAnnotated } from '../../../server/core/annotations/annotated.ts';
import { describe, findAgain } from '../../../server/core/annotations/anchor.ts';
import { encode, decode, type Annotation, type JsonObject } from '../../../server/core/annotations/annotation.ts';
import { Anchors, move, targetOf } from '../../../server/core/annotations/anchors.ts';
import { Counting } from '../../../server/core/annotations/counting.ts';
import { Decisions } from '../../../server/core/annotations/decisions.ts';
import { readMarkLine } from '../../../server/core/annotations/markLine.ts';
import { compact, lineOf, mergeSidecars, parseSidecar } from '../../../server/core/annotations/sidecar.ts';
import { finish, readDump, reading, type Dump } from '../../../server/core/dump/dump.ts';
import { applyChanges } from '../../../server/core/text/changes.ts';
import { Text } from '../../../server/core/text/text.ts';
import { decisionsOn, mark } from './annotating.ts';

/** Reads «marked» words: the text without the marks, and where they stood. */
function marked(text: string): { text: string; start: number; end: number } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  return { text: text.replace(/[«»]/g, ''), start, end };
}

function again(before: string, after: string): string | null {
  const { text, start, end } = marked(before);
  const found = findAgain(after, describe(text, { start, end }));
  return found && `${after.slice(0, found.start)}«${after.slice(found.start, found.end)}»${after.slice(found.end)}`;
}

test('words are found again where they stood, moved, or a little changed', () => {
  assert.equal(again('Then «the Board» met.', 'Then the Board met.'), 'Then «the Board» met.');
  assert.equal(again('Then «the Board» met.', 'On Monday, 🙂 then the Board met.'), 'On Monday, 🙂 then «the Board» met.');
  assert.equal(again('The Board sat. Then «the Board» met.', 'The Board sat. And so the Board rose. Then the Board met.'), 'The Board sat. And so the Board rose. Then «the Board» met.');
  assert.equal(again('Then «the Harbor Board» met.', 'Then the Harbour Board met.'), 'Then «the Harbour Board» met.');
  assert.equal(again('Then «the Harbour\nBoard» met.', 'Then the Harbour\r\nBoard met.'), 'Then «the Harbour\r\nBoard» met.');
  assert.equal(again('It rained. Then\n«the Board» met.', 'On Monday it rained. Then the Board\nmet.'), 'On Monday it rained. Then «the Board»\nmet.');
  assert.equal(again('Then «the Board» met.', 'Nobody came at all.'), null);
});

test('words that are gone are not taken for the same words elsewhere', () => {
  assert.equal(again('The Board sat. Then «the Board» met.', 'Here the Board sat. Then they rose.'), null);
  assert.equal(again('On Monday the Board sat, and on Tuesday «the Board» met to hear it.', 'On Monday the Board sat, and on Tuesday nobody met to hear it.'), null);
});

test('positions are code points with line ends counted as one', () => {
  const counting = Counting.sidecar('a🙂b\r\nc');
  assert.equal(counting.before(6), 4);
  assert.equal(counting.offsetOf(4), 6);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, points) => {
    const all = [...text.replace(/\r\n?/g, '\n')].length;
    const every = Counting.sidecar(text);
    assert.equal(every.before(text.length), all);
    assert.equal(every.before(every.offsetOf(Math.min(points, all))), Math.min(points, all));
  }));
});

test('a range moves with the changes around it', () => {
  const text = 'one [two] three';
  const at = (edits: [number, number, string][]): string | null => {
    const { text: next, damages } = applyChanges(readDump(text).text, edits.map(([from, to, put]) => ({ range: { start: { line: 0, character: from }, end: { line: 0, character: to } }, text: put })));
    const moved = move({ start: 5, end: 8 }, damages);
    return moved && next.slice(moved.start, moved.end);
  };
  assert.equal(at([[0, 0, 'zero ']]), 'two');
  assert.equal(at([[5, 5, 'x']]), 'two');
  assert.equal(at([[8, 8, 'x']]), 'two');
  assert.equal(at([[6, 7, 'WW']]), 'tWWo');
  assert.equal(at([[5, 8, 'ten']]), 'ten');
  assert.equal(at([[4, 6, '']]), 'wo');
  assert.equal(at([[7, 9, '']]), 'tw');
  assert.equal(at([[5, 8, '']]), null);
  assert.equal(at([[3, 12, '-']]), null);
});

const LINE: JsonObject = {
  '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:uuid:1', type: 'Annotation', motivation: 'tagging', created: '2026-01-01T00:00:00Z', confidence: 0.5,
  body: [{ type: 'TextualBody', purpose: 'tagging', value: 'Organisation' }, { type: 'TextualBody', purpose: 'assessing', value: 'hm' }],
  target: { source: 'x.dump', article: { id: 'a1', title: { type: 'TextQuoteSelector', exact: 'A title' } }, selector: { type: 'TextPositionSelector', start: 3, end: 6, refinedBy: { type: 'TextQuoteSelector', exact: 'two', prefix: 'one ', suffix: ' three' } } },
};

test('a line is a Web Annotation; what is not known in it stays', () => {
  const annotation = decode(LINE);
  assert.deepEqual(annotation.decision, { kind: 'mark', label: 'Organisation', state: 'confirmed' });
  const written = JSON.parse(encode({ ...annotation, decision: { kind: 'mark', label: 'Organisation', state: 'rejected', note: 'a bank' } }, 'x.dump')) as JsonObject;
  assert.equal(written.confidence, 0.5);
  assert.deepEqual((written.body as JsonObject[]).map(({ purpose }) => purpose), ['tagging', 'commenting', 'assessing']);
  assert.deepEqual(decode(written).decision, { kind: 'mark', label: 'Organisation', state: 'rejected', note: 'a bank' });
});

test('the line of a mark is read at once as it is read by JSON', () => {
  const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '?', '"', '\\', '\n', '","note":"', '🙂'));
  const count = fc.nat();
  const marks = fc.record({
    id: word, created: word, decision: fc.record({ kind: fc.constant('mark' as const), label: word, state: fc.constantFrom('confirmed' as const, 'rejected' as const) }),
    target: fc.record({ article: fc.record({ id: word, title: word }), range: fc.record({ start: count, end: count }), quote: fc.record({ exact: word, prefix: word, suffix: word }) }),
  });
  const readings = (line: string): [Annotation | null, Annotation | null] => [orNull(() => readMarkLine(line)), orNull(() => decode(JSON.parse(line) as JsonObject, line))];
  fc.assert(fc.property(marks, fc.option(word, { nil: undefined }), word, (mark, creator, source) => {
    const [atOnce, byJson] = readings(encode({ ...mark, ...(creator !== undefined && { creator }) }, source));
    assert.deepEqual(atOnce, byJson);
    assert.equal(atOnce === null, mark.id === '' || mark.target.range.end < mark.target.range.start);
  }));
  // whatever else stands in it
  fc.assert(fc.property(marks, fc.nat(), fc.constantFrom('', '\\', '"', 'x', '0', '{', ',', '\u0001', '\\u00e9'), (mark, at, put) => {
    const line = encode(mark, 'x.dump');
    const place = at % line.length;
    const [atOnce, byJson] = readings(line.slice(0, place) + put + line.slice(place + 1));
    if (atOnce) assert.deepEqual(atOnce, byJson);
  }), { numRuns: 2000 });
});

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

test('later lines replace earlier ones; what cannot be read is reported with its line, and kept', () => {
  const sidecar = parseSidecar(['\ufeff' + JSON.stringify(LINE), '{broken', JSON.stringify({ ...LINE, id: 'urn:uuid:2' }), JSON.stringify({ id: 'urn:uuid:2', deleted: true }), '<<<<<<< ours', JSON.stringify({ ...LINE, version: 9 }), ''].join('\n'));
  assert.deepEqual([...sidecar.annotations.keys()], ['urn:uuid:1']);
  assert.deepEqual(sidecar.problems.map(({ line }) => line), [1, 4, 5]);
  assert.equal(sidecar.conflicted, true);
  assert.equal(parseSidecar(compact(sidecar.annotations.values(), sidecar.kept)).problems.length, 3);
});

test('two writers are merged by id', () => {
  const one = (id: string, created: string): Annotation => decode({ ...LINE, id, created });
  const map = (...list: Annotation[]) => new Map(list.map((a) => [a.id, a]));
  const [a, b, c] = [one('a', '1'), one('b', '1'), one('c', '1')];
  const merged = mergeSidecars(map(a, b), map(a, one('b', '2'), c), map(b, one('d', '1')));
  assert.deepEqual([...merged.values()].map(({ id, created }) => id + created).sort(), ['b2', 'c1', 'd1']);
});

const PAGE = Array.from({ length: 12 }, (_, n) => `North Coast

The ${['crane', 'ferry', 'bridge', 'lighthouse'][n % 4]} of week ${n}

The Harbour Board met on day ${n} to hear what it costs; 🙂 the Board went home. A number of people had come to hear it, ${n} in all.

Nobody from the Ferry Company (FC) came, and ${n} letters from the FC were read aloud by the clerk instead.

Continue Reading
`).join('\n');

function annotate(dump: Dump): Anchors {
  const anchors = new Anchors();
  let n = 0;
  for (const placed of dump.articles()) {
    for (const match of dump.structure(placed).text.matchAll(/\b(?:Board|Ferry|clerk|people)\b/g)) {
      const range = { start: match.index, end: match.index + match[0].length };
      const id = `urn:uuid:${n++}`;
      const whole = { id, created: '2026-01-01T00:00:00Z', decision: { kind: 'mark', label: 'Organisation', state: 'confirmed' } as const, target: targetOf(dump, placed, range) };
      anchors.put({ annotation: { ...whole, line: encode(whole, 'x.dump') }, article: placed.article, range });
    }
  }
  return anchors;
}

test('words of an article that has become part of another, or lost its title to another, are found there', () => {
  const page = (title: string, body: string): string => `North Coast\n\n${title}\n\n${body}\n\nContinue Reading\n\n`;
  const crane = page('The crane of the harbour', 'Engineers lifted seventeen tonnes of granite yesterday, and Olive Marsh watched them from the lighthouse terrace.');
  const ferry = page('The ferry of the sound', 'Passengers waited three hours for the boilers, said Henrik Moll, who repairs turbines and whistles for the company.');
  const letters = page('Letters to the editor', 'Gardeners complain about hedgehogs again, wrote Petra Quist, whose strawberries disappeared overnight in August.');
  const decided = decisionsOn(crane + ferry + letters, [['Olive Marsh', mark('Person')], ['Henrik Moll', mark('Person')], ['whistles', mark('Thing')], ['Petra Quist', mark('Person')]]);
  const words = (text: string): (string | null)[] => {
    const { dump, anchors } = readAnnotated(text, decided);
    return decided.map(({ id }) => {
      const { article, range } = anchors.get(id) ?? {};
      const placed = [...dump.articles()].find((one) => one.article === article);
      return placed && range ? dump.text.slice(placed.start + range.start, placed.start + range.end) : null;
    });
  };
  const all = ['Olive Marsh', 'Henrik Moll', 'whistles', 'Petra Quist'];
  assert.deepEqual(words(crane.replace('\n\nContinue Reading\n\n', '\n\n') + ferry.replace(/^[^]*sound\n\n/, '') + letters), all);
  // the title is another article's now
  assert.deepEqual(words(crane + ferry.replace('The ferry of the sound', 'Nothing new at sea') + page('The ferry of the sound', 'Somebody sold tickets without numbers on them.') + letters), all);
  assert.deepEqual(words(crane + letters), ['Olive Marsh', null, null, 'Petra Quist']);
});

test('a decision about structure that has lost its place keeps no other from its own', () => {
  const decided = decisionsOn(PAGE, [['letters from the FC', mark('Thing')], ['The bridge of week 2', { kind: 'structure', role: 'title' }]]);
  const decisions = new Decisions();
  for (const annotation of decided) decisions.take(annotation);
  finish(decidedReading(Text.of(PAGE.split('\n\nContinue Reading')[0]), decisions, {}));
  assert.deepEqual(decisions.orphans.map(({ decision }) => decision.kind), ['structure']);
  assert.equal(decisions.isWaiting, false);
  assert.notEqual(decisions.anchors.get(decided[0].id), undefined);
});

test('an edit at the top changes no line of the sidecar', () => {
  const dump = readDump(PAGE);
  const anchors = annotate(dump);
  const before = [...anchors.described(dump, 'x.dump')].map(lineOf).join('');
  const { text, damages } = applyChanges(dump.text, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'Connect with us\n\n' }]);
  const next = finish(reading(text, {}, { dump, damages }));
  anchors.update(next, dump, damages);
  assert.equal([...anchors.described(next, 'x.dump')].map(lineOf).join(''), before);
});

test('after many edits no decision is lost, and those whose words stand are on them', () => {
  fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(6000), length: fc.nat(12), text: fc.constantFrom('', 'x', ' and more', '\n', '🙂') }), { maxLength: 60 }), (edits) => {
    let dump = readDump(PAGE);
    const anchors = annotate(dump);
    const { size } = anchors;
    for (const { at, length, text: put } of edits) {
      const changes = [{ range: { start: dump.text.positionAt(at), end: dump.text.positionAt(at + length) }, text: put }];
      const { text, damages } = applyChanges(dump.text, changes);
      const next = finish(reading(text, {}, { dump, damages }));
      anchors.update(next, dump, damages);
      dump = next;
    }
    assert.equal(anchors.size + anchors.orphans.length, size);
    const described = [...anchors.described(dump, 'x.dump')];
    assert.equal(described.length, size);
    const reread = new Anchors();
    finish(reread.place(readDump(dump.text.toString()), parseSidecar(compact(described, [])).annotations.values()));
    for (const placed of dump.articles()) {
      for (const { annotation, range } of anchors.of(placed.article)) {
        const there = reread.get(annotation.id);
        assert.deepEqual(there?.range, range, annotation.id);
      }
    }
  }), { numRuns: 60 });
});
