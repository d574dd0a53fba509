import type { Found, Piece, SequenceCheck } from './check.ts';
import type { Mark } from '../dump/model.ts';

const COUNTER = /^[^\S\n\r]*(?:Document |Dokument )?(\d{1,6}) (?:of|de|von|di|van|sur|out of) (\d{1,6})(?: (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN))?[^\S\n\r]*$/gim;
const LISTED = 20;
/** Where so large a share of the steps jumps, the file is a selection. */
const SELECTION = 0.3;

/** Where a record says its number, and of how many. */
interface Counter {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly total: number | null;
}

/** A counter in the file: offsets of the whole text, and the article that it counts. */
interface Counted extends Counter {
  readonly article: number | null;
}

/** "3 of 10" out of step: skipped or repeated; and, once a file, a total that is not what the dump holds. */
export const counterMismatch: SequenceCheck<Counter | null, readonly Counter[]> = {
  code: 'counter-mismatch',
  say({ structure: { fields } }) {
    const field = fields.find(({ key }) => key === 'counter');
    const match = field && /(\d+)\D+(\d+)/.exec(field.value.text);
    return match ? { start: field.label.start, end: Math.max(field.label.end, field.value.end), number: Number(match[1]), total: Number(match[2]) } : null;
  },
  gap: (text, marks) => countersIn(text, marks),
  *judge(pieces) {
    const counters = inOrder(pieces);
    for (const run of runsOf(counters)) yield* outOfStep(run);
    yield* totals(runsOf(counters));
  },
};

function countersIn(text: string, marks: readonly Mark[]): Counter[] {
  const marked = marks.filter(({ kind, number }) => kind === 'counter' && number !== undefined);
  if (marked.length > 0) return marked.map(({ start, end, number, total }) => ({ start, end, number: number!, total: total ?? null }));
  const found: Counter[] = [];
  for (const match of text.matchAll(COUNTER)) {
    const start = match.index + match[0].length - match[0].trimStart().length;
    found.push({ start, end: match.index + match[0].trimEnd().length, number: Number(match[1]), total: Number(match[2]) });
  }
  return found;
}

/** All counters in order, each with the article after it. */
function inOrder(pieces: readonly Piece<Counter | null, readonly Counter[]>[]): Counted[] {
  const found: Counted[] = [];
  let waiting: Counter[] = [];
  for (const piece of pieces) {
    if (piece.article === null) {
      waiting.push(...piece.said.map((counter) => ({ ...counter, start: counter.start + piece.start, end: counter.end + piece.start })));
      continue;
    }
    if (piece.said) waiting.push({ ...piece.said, start: piece.said.start + piece.start, end: piece.said.end + piece.start });
    found.push(...waiting.map((counter) => ({ ...counter, article: piece.index })));
    waiting = [];
  }
  return [...found, ...waiting.map((counter) => ({ ...counter, article: null }))];
}

/** The counters of each export in the file: one begins where the total changes, or where the count begins anew. */
function runsOf(counters: readonly Counted[]): Counted[][] {
  const runs: Counted[][] = [];
  for (const counter of counters) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (!run || !last || last.total !== counter.total || (counter.number === 1 && last.number > 1 && last.number === last.total)) runs.push([counter]);
    else run.push(counter);
  }
  return runs;
}

/** The counters of a run that do not follow the one before. Where many do not, the file is a selection and nothing is wrong. */
function* outOfStep(run: readonly Counted[]): Generator<Found> {
  const found: Found[] = [];
  let last = run[0];
  for (let i = 1; i < run.length; i++) {
    const counter = run[i];
    const next = run[i + 1];
    const wanted = last.number + 1;
    if (counter.number === wanted) {
      last = counter;
      continue;
    }
    // one number may be wrong and the others go on as if it were right
    const alone = next !== undefined && next.number === wanted + 1;
    const message = alone ? `number ${counter.number} stands where ${wanted} is due`
      : counter.number === last.number ? `number ${counter.number} stands here again`
        : counter.number < last.number ? `number ${counter.number} stands after ${last.number}`
          : counter.number === wanted + 1 ? `number ${wanted} is missing before this one` : `numbers ${wanted} to ${counter.number - 1} are missing before this one`;
    const { start, end, article } = counter;
    found.push({ code: 'counter-mismatch', start, end, message, related: [{ start: last.start, end: last.end, message: `number ${last.number}` }], article });
    last = alone ? { ...counter, number: wanted } : counter;
  }
  if (found.length <= 1 || found.length <= SELECTION * run.length) yield* found;
}

/** Once a file: what the exports promise and what is there. */
function* totals(runs: readonly Counted[][]): Generator<Found> {
  const short = runs.filter((run) => run[0].total !== null && new Set(run.map(({ number }) => number)).size !== run[0].total);
  if (short.length === 0) return;
  const [first] = short;
  const held = new Set(first.map(({ number }) => number));
  const missing: string[] = [];
  let absent = 0;
  for (let number = 1; number <= first[0].total!; number++) {
    if (held.has(number)) continue;
    let to = number;
    while (to < first[0].total! && !held.has(to + 1)) to++;
    absent += to - number + 1;
    if (missing.length < LISTED) missing.push(to > number ? `${number}–${to}` : String(number));
    else if (missing.length === LISTED) missing.push('…');
    number = to;
  }
  const { start, end, article, total } = first[0];
  const what = absent > 0 ? `, missing nos. ${missing.join(', ')}` : '';
  yield {
    code: 'counter-mismatch', severity: 'information', start, end, article,
    message: `${total} promised, ${held.size} read${what}${short.length > 1 ? `; ${short.length - 1} more of the exports in this file differ from their totals` : ''}`,
    related: short.slice(1).map((run) => ({ start: run[0].start, end: run[0].end, message: `${run[0].total} promised, ${new Set(run.map(({ number }) => number)).size} read` })),
  };
}
