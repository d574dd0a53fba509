import type { Mark } from '../dump/model.ts';
import type { Found, Piece, SequenceCheck } from './check.ts';
import { many } from './places.ts';

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
    const runs = runsOf(inOrder(pieces));
    for (const run of runs) yield* outOfStep(run);
    yield* totals(runs);
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

/** The counters of each export in the file: one begins where the count begins anew, or where the total changes and the numbers do not go on. */
function runsOf(counters: readonly Counted[]): Counted[][] {
  const runs: Counted[][] = [];
  // the number that stands there, or that is due where a single one is wrong
  let last = 0;
  counters.forEach((counter, i) => {
    const run = runs.at(-1);
    const isDue = counter.number === last + 1 || counters[i + 1]?.number === last + 2;
    if (!run || (counter.number === 1 && last > 1) || (run.at(-1)!.total !== counter.total && !isDue)) {
      runs.push([counter]);
      last = counter.number;
    } else {
      run.push(counter);
      last = isDue ? last + 1 : counter.number;
    }
  });
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
  const differing = runs.flatMap((run) => {
    const held = new Set(run.map(({ number }) => number));
    const odd = run.find(({ total }) => total !== null && total !== held.size);
    return odd ? [{ ...odd, total: odd.total!, held }] : [];
  });
  if (differing.length === 0) return;
  const [first, ...others] = differing;
  const { start, end, article, total, held } = first;
  const missing = rangesMissing(held, total);
  const what = missing.length === 0 ? '' : `, missing nos. ${missing.slice(0, LISTED).join(', ')}${missing.length > LISTED ? ` and ${missing.length - LISTED} more ranges` : ''}`;
  const more = others.length > 0 ? `; ${many(others.length, 'further export')} in this file differ${others.length === 1 ? 's' : ''} from the total too` : '';
  yield {
    code: 'counter-mismatch', severity: 'information', start, end, article,
    message: `${total} promised, ${held.size} read${what}${more}`,
    related: others.map((other) => ({ start: other.start, end: other.end, message: `${other.total} promised, ${other.held.size} read` })),
  };
}

/** "3", "7–12": the numbers up to a total that are not there. */
function rangesMissing(held: ReadonlySet<number>, total: number): string[] {
  const missing: string[] = [];
  let last = 0;
  for (const number of [...held].filter((each) => each <= total).sort((a, b) => a - b).concat(total + 1)) {
    if (number === last + 2) missing.push(String(last + 1));
    else if (number > last + 2) missing.push(`${last + 1}–${number - 1}`);
    last = number;
  }
  return missing;
}
