import { Counting } from '../counting.ts';
import { leaveCoding, type Document, type Format, type Job, type Mark, type Written } from './document.ts';
import { Identifiers, plainName } from './identifiers.ts';

/** Where a line ends for who reads an annotation file; what is marked across it is written as fragments. */
const LINE_END = /[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+/g;
/** A character that is no white space, neither here nor for Python. */
const SOLID = /[^\s\x1c-\x1f\x85]/;
const WIKIDATA = /^https?:\/\/www\.wikidata\.org\/(?:wiki|entity)\/(Q\d+)$/;

/**
 * brat's standoff: a .txt and an .ann for each document, offsets in code points, and the configuration that its labels need
 * (https://brat.nlplab.org/standoff.html; what its annotation.py accepts).
 */
export const brat: Format = {
  id: 'brat',
  makes: 'folder',
  *write(documents, job) {
    const labels = new Identifiers(plainName);
    for (const document of documents) {
      leaveCoding(document, job, 'brat');
      yield { file: `${document.name}.txt`, text: document.text };
      yield { file: `${document.name}.ann`, text: annotations(document, labels, job) };
    }
    yield* configuration(labels);
  },
};

function annotations({ text, marks }: Document, labels: Identifiers, job: Job): string {
  const points = Counting.points(text);
  let lines = '';
  const counts = { T: 0, A: 0, N: 0, '#': 0 };
  for (const mark of marks) {
    const fragments = fragmentsOf(text, mark);
    if (fragments.length === 0) {
      job.leave('marks of white space alone: brat has no place for them');
      continue;
    }
    if (fragments[0].start > mark.start || fragments.at(-1)!.end < mark.end) job.leave('line ends at the edges of marks: brat has no place for them');
    const id = `T${++counts.T}`;
    const offsets = fragments.map(({ start, end }) => `${points.before(start)} ${points.before(end)}`).join(';');
    lines += `${id}\t${labels.of(mark.label)} ${offsets}\t${fragments.map(({ start, end }) => text.slice(start, end)).join(' ')}\n`;
    if (mark.state !== 'confirmed') lines += `A${++counts.A}\tState ${id} ${mark.state}\n`;
    if (mark.link !== undefined) lines += `N${++counts.N}\tReference ${id} ${reference(mark.link)}\t${oneLine(mark.name ?? text.slice(mark.start, mark.end))}\n`;
    if (mark.note !== undefined) lines += `#${++counts['#']}\tAnnotatorNotes ${id}\t${oneLine(mark.note)}\n`;
  }
  return lines;
}

/** The parts of a mark on each of the lines that it covers. */
function fragmentsOf(text: string, { start, end }: Mark): { start: number; end: number }[] {
  const fragments: { start: number; end: number }[] = [];
  let from = start;
  const add = (to: number): void => {
    if (to > from) fragments.push({ start: from, end: to });
  };
  for (const { index, 0: breaks } of text.slice(start, end).matchAll(LINE_END)) {
    add(start + index);
    from = start + index + breaks.length;
  }
  add(end);
  return fragments.some((fragment) => SOLID.test(text.slice(fragment.start, fragment.end))) ? fragments : [];
}

function reference(link: string): string {
  const wikidata = WIKIDATA.exec(link);
  return wikidata ? `Wikidata:${wikidata[1]}` : `URL:${link.replace(/\s/g, (space) => encodeURIComponent(space))}`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\x1c-\x1e\x85]+/g, ' ');
}

/** What brat must know before it shows the labels; `visual.conf` has their own names. */
function* configuration(labels: Identifiers): Generator<Written> {
  const names = labels.all;
  yield {
    file: 'annotation.conf',
    text: ['[entities]', ...names.map(([, identifier]) => identifier), '', '[relations]', '', '[events]', '', '[attributes]', 'State\tArg:<ENTITY>, Value:rejected|suggested', ''].join('\n'),
  };
  yield { file: 'visual.conf', text: ['[labels]', ...names.map(([name, identifier]) => `${identifier} | ${oneLine(name)}`), '', '[drawing]', ''].join('\n') };
}
