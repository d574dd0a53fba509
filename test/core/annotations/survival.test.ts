/** The figures by which annotations are judged: what becomes of 500 of them in 1,000 edits, in the editor and outside it. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Anchors, targetOf } from '../../../server/core/annotations/anchors.ts';
import { encode } from '../../../server/core/annotations/annotation.ts';
import { compact, lineOf, parseSidecar } from '../../../server/core/annotations/sidecar.ts';
import { finish, readDump, reading, type Dump } from '../../../server/core/dump/dump.ts';
import { applyChanges } from '../../../server/core/text/changes.ts';
import { newspaperPages, random } from '../../bench/generate.ts';

const ANNOTATIONS = 500;
const EDITS = 1000;
const SEEDS = 10;
const PUT = ['', 'x', ' and more', '\n', '\n\n', '🙂', ' the Board', 'é'];

/** UTF-16 offsets of the text as it stood before it. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where annotated words stand after the edits so far, followed by itself; `whole` until an edit goes through them. */
interface Truth {
  start: number;
  end: number;
  whole: boolean;
}

/** Mostly typing; now and then a sentence or two give way to other words. */
function anyEdit(next: () => number, length: number): Edit {
  const start = Math.floor(next() * length);
  const taken = next() < 0.1 ? next() * 300 : next() < 0.5 ? next() * 12 : 0;
  const put = PUT[Math.floor(next() * PUT.length)];
  return { start, end: Math.min(length, start + Math.floor(taken)), text: taken === 0 && put === '' ? 'y' : put };
}

function follow(truth: Truth, { start, end, text }: Edit): void {
  const shift = text.length - (end - start);
  if (end <= truth.start) {
    truth.start += shift;
    truth.end += shift;
  } else if (start < truth.end) {
    truth.whole = false;
    truth.start = Math.min(truth.start, start);
    truth.end = Math.max(truth.start, end >= truth.end ? start : truth.end + shift);
  }
}

/** 500 marks, spread over a dump, and where they stand. */
function annotated(dump: Dump): { anchors: Anchors; truths: Map<string, Truth> } {
  const places = [...dump.articles()].flatMap((placed) => [...dump.structure(placed).text.matchAll(/\b[A-Z]\w+(?: [A-Z]\w+)*/g)].map(({ index, 0: words }) => ({ placed, range: { start: index, end: index + words.length } })));
  const anchors = new Anchors();
  const truths = new Map<string, Truth>();
  for (let n = 0; n < ANNOTATIONS; n++) {
    const { placed, range } = places[Math.floor(n * places.length / ANNOTATIONS)];
    const made = { id: `urn:uuid:${n}`, created: '2026-01-01T00:00:00Z', decision: { kind: 'mark', label: 'Organisation', state: 'confirmed' } as const, target: targetOf(dump, placed, range) };
    anchors.put({ annotation: { ...made, line: encode(made, 'x.dump') }, article: placed.article, range });
    truths.set(made.id, { start: placed.start + range.start, end: placed.start + range.end, whole: true });
  }
  return { anchors, truths };
}

function edited(dump: Dump, { start, end, text }: Edit) {
  return applyChanges(dump.text, [{ range: { start: dump.text.positionAt(start), end: dump.text.positionAt(end) }, text }]);
}

/** What became of annotated words: they stand as they did, were changed in part, or are gone. */
const fateOf = ({ start, end, whole }: Truth) => (whole ? 'stand' : end > start ? 'changed' : 'gone');

/** Of the annotations whose words have a fate, how many are on them, elsewhere, and lost. */
function standing(dump: Dump, anchors: Anchors, truths: ReadonlyMap<string, Truth>, fate: ReturnType<typeof fateOf>) {
  const starts = new Map([...dump.articles()].map(({ article, start }) => [article, start]));
  const count = { all: 0, found: 0, elsewhere: 0, lost: 0 };
  for (const [id, truth] of truths) {
    if (fateOf(truth) !== fate) continue;
    count.all++;
    const anchored = anchors.get(id);
    if (!anchored?.range) {
      count.lost++;
      continue;
    }
    const start = starts.get(anchored.article)! + anchored.range.start;
    const end = starts.get(anchored.article)! + anchored.range.end;
    if (fate === 'stand' ? start === truth.start && end === truth.end : start < truth.end && end > truth.start) count.found++;
    else count.elsewhere++;
  }
  return count;
}

/** The same of several runs. */
function together(counts: readonly ReturnType<typeof standing>[]): ReturnType<typeof standing> {
  const sum = (of: (count: ReturnType<typeof standing>) => number): number => counts.reduce((all, count) => all + of(count), 0);
  return { all: sum(({ all }) => all), found: sum(({ found }) => found), elsewhere: sum(({ elsewhere }) => elsewhere), lost: sum(({ lost }) => lost) };
}

const said = ({ all, found, elsewhere, lost }: ReturnType<typeof standing>): string => `${found} of ${all} found (${(100 * found / all).toFixed(1)} %), ${elsewhere} elsewhere, ${lost} lost`;

/** What became of the annotations in a run with each seed, by what became of their words; told to the test. */
function runs(t: TestContext, run: (seed: number) => { dump: Dump; anchors: Anchors; truths: ReadonlyMap<string, Truth> }) {
  const ends = Array.from({ length: SEEDS }, (_, seed) => run(seed));
  for (const { anchors } of ends) assert.equal(anchors.size + anchors.orphans.length, ANNOTATIONS);
  const [stand, changed, gone] = (['stand', 'changed', 'gone'] as const).map((fate) => together(ends.map(({ dump, anchors, truths }) => standing(dump, anchors, truths, fate))));
  t.diagnostic(`words that stand: ${said(stand)}`);
  t.diagnostic(`words that were changed: ${said(changed)}`);
  t.diagnostic(`words that are gone: ${said(gone)}`);
  return { stand, elsewhere: stand.elsewhere + changed.elsewhere + gone.elsewhere };
}

test(`in 1,000 edits none of 500 annotations is lost, and 99 % of those whose words stand are on them, with ${SEEDS} seeds`, (t) => {
  const { stand, elsewhere } = runs(t, (seed) => {
    const next = random(seed);
    let dump = readDump(newspaperPages(150_000, seed));
    const { anchors, truths } = annotated(dump);
    for (let n = 0; n < EDITS; n++) {
      const edit = anyEdit(next, dump.text.length);
      const { text, damages } = edited(dump, edit);
      const after = finish(reading(text, {}, { dump, damages }));
      anchors.update(after, dump, damages);
      for (const truth of truths.values()) follow(truth, edit);
      dump = after;
    }
    assert.equal(new Set([...anchors.described(dump, 'x.dump')].map(({ id }) => id)).size, ANNOTATIONS);
    return { dump, anchors, truths };
  });
  assert.ok(stand.all > SEEDS * ANNOTATIONS / 2);
  assert.ok(stand.found >= 0.99 * stand.all);
  assert.equal(elsewhere, 0);
});

// the sentences of the pages are much alike: what is gone has its like elsewhere more often than in a newspaper
for (const { edits, least, wrong } of [{ edits: 100, least: 0.99, wrong: 0.005 }, { edits: EDITS, least: 0.95, wrong: 0.015 }]) {
  test(`after ${edits} edits outside the editor annotations are found again, or said to be lost, not put elsewhere, with ${SEEDS} seeds`, (t) => {
    const { stand, elsewhere } = runs(t, (seed) => {
      const next = random(seed);
      const before = readDump(newspaperPages(150_000, seed));
      const { anchors, truths } = annotated(before);
      const sidecar = compact(anchors.described(before, 'x.dump'), []);
      let { text } = before;
      for (let n = 0; n < edits; n++) {
        const edit = anyEdit(next, text.length);
        text = text.splice(edit.start, edit.end, edit.text);
        for (const truth of truths.values()) follow(truth, edit);
      }
      const dump = readDump(text);
      const again = new Anchors();
      finish(again.place(dump, parseSidecar(sidecar).annotations.values()));
      return { dump, anchors: again, truths };
    });
    assert.ok(stand.found >= least * stand.all);
    assert.ok(elsewhere <= wrong * SEEDS * ANNOTATIONS);
  });
}

test('an edit at the top changes no line of a sidecar with 500 annotations', () => {
  const dump = readDump(newspaperPages(150_000));
  const { anchors } = annotated(dump);
  const before = [...anchors.described(dump, 'x.dump')].map(lineOf).join('');
  const { text, damages } = edited(dump, { start: 0, end: 0, text: 'Saved on Monday 🙂\r\n\n' });
  const after = finish(reading(text, {}, { dump, damages }));
  anchors.update(after, dump, damages);
  assert.equal([...anchors.described(after, 'x.dump')].map(lineOf).join(''), before);
});
