/** How fast the core is, beside a bare search for line breaks: `npm run bench:core -- 1 50`. */
import { acronymsOf } from '../../server/core/acronyms/article.ts';
import { finish, readDump, reading, type Dump } from '../../server/core/dump/dump.ts';
import { applyChanges, type Change } from '../../server/core/text/changes.ts';
import { Text } from '../../server/core/text/text.ts';
import { figure, MB, medianTimes, newlines, sizesOf, table } from './figures.ts';
import { newspaperPages } from './generate.ts';

const ROUNDS = 7;

/** What the measurements work on. */
interface Input {
  readonly content: string;
  readonly text: Text;
  readonly dump: Dump;
}

interface Measurement {
  readonly name: string;
  /** It does not go over the whole input: characters per second say nothing. */
  readonly partly?: true;
  /** What is measured; gives a number that depends on all of it, so that nothing can be left out. */
  readonly run: (input: Input) => number;
}

/** The first one is what the others are compared with. */
const measurements: readonly Measurement[] = [
  { name: 'newlines by indexOf', run: ({ content }) => newlines(content) },
  { name: 'characters by charCodeAt', run: ({ content }) => carriageReturns(content) },
  { name: 'Text.of', run: ({ content }) => Text.of(content).lineCount },
  { name: 'lines of a Text', run: ({ text }) => lines(text) },
  { name: 'code points of a new Text', run: ({ content }) => Text.of(content).codePoints },
  // the structure of an article is read in the first round and kept: the median is of the acronyms alone
  { name: 'acronyms', run: ({ dump }) => acronyms(dump) },
  { name: 'articles', run: ({ text }) => readDump(text).count },
  { name: 'Replace All of 10,000', partly: true, run: ({ text }) => replaceAll(text) },
  { name: 'typing 100 characters', partly: true, run: ({ text }) => type(text) },
  { name: '…, articles after each', partly: true, run: ({ dump }) => typeAndRead(dump) },
];

function acronyms(dump: Dump): number {
  let count = 0;
  for (const placed of dump.articles()) {
    const { shortForms, definitions } = acronymsOf(dump.structure(placed));
    count += shortForms.length + definitions.length;
  }
  return count;
}

function carriageReturns(content: string): number {
  let count = 0;
  for (let i = 0; i < content.length; i++) if (content.charCodeAt(i) === 13) count++;
  return count;
}

function lines(text: Text): number {
  const reader = text.lines();
  let units = 0;
  for (let line = reader.next(); line; line = reader.next()) units += line.text.length;
  return units;
}

/** Each change is on a line of its own, from the last to the first, as editors send them. */
function replaceAll(text: Text): number {
  const count = Math.min(10_000, text.lineCount);
  const changes = Array.from({ length: count }, (_, i) => {
    const line = Math.floor((text.lineCount * (count - 1 - i)) / count);
    return { range: { start: { line, character: 0 }, end: { line, character: 1 } }, text: 'Organisation' };
  });
  return applyChanges(text, changes).damages.length;
}

/** In the middle of the text, in the line that begins after it. */
function* keys(text: Text): Generator<Change> {
  const { line } = text.positionAt(text.length / 2);
  for (let character = 0; character < 100; character++) {
    const at = { line: line + 1, character };
    yield { range: { start: at, end: at }, text: 'a' };
  }
}

function type(text: Text): number {
  let current = text;
  for (const key of keys(text)) current = applyChanges(current, [key]).text;
  return current.length;
}

function typeAndRead(dump: Dump): number {
  let current = dump;
  for (const key of keys(dump.text)) {
    const { text, damages } = applyChanges(current.text, [key]);
    current = finish(reading(text, {}, { dump: current, damages }));
  }
  return current.count;
}

for (const size of sizesOf(process.argv.slice(2), [1, 50])) {
  const content = newspaperPages(size * MB);
  const text = Text.of(content);
  const input: Input = { content, text, dump: readDump(text) };
  const medians = medianTimes(measurements.map(({ run }) => () => run(input)), ROUNDS);
  const rows = measurements.map(({ name, partly }, i) => [
    name, figure(medians[i]), figure(partly ? NaN : content.length / 1000 / medians[i]), figure(medians[i] / medians[0]),
  ]);
  console.log(`${table([[`${size} MB`, 'ms', 'Mchar/s', 'times the first'], ...rows])}\n`);
}
