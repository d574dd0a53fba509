import type { Mark, Structure } from '../dump/model.ts';
import { say, type Message } from '../say.ts';
import type { Range } from '../text/range.ts';

const COUNTER = /^[^\S\n\r]*(?:Document |Dokument )?(\d{1,6}) (?:of|de|von|di|van|sur|out of) (\d{1,6})(?: (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN))?[^\S\n\r]*$/gim;
const BEFORE_TITLE = /^\s*(?:\((\d{1,4})\)|\[(\d{1,4})\]|(\d{1,4})[.)]|#(\d{1,4}))\s*$/;
const ID = /^(.*?)(\d{1,9})$/s;
/** Where so large a share of the steps jumps, the file is a selection. */
const SELECTION = 0.3;

/** Where a record says its number, and of how many. */
export interface Counter extends Range {
  readonly number: number;
  readonly total: number | null;
}

/** A counter in the file: offsets of the whole text, and the article that it counts; null after the last one. */
export interface Counted extends Counter {
  readonly article: number | null;
  /** Another counter stands between it and the next article. */
  readonly empty?: boolean;
}

/** What numbers one article bears. Offsets count from its beginning. */
export interface Numbers {
  /** A counter in its own lines. */
  readonly counter: Counter | null;
  /** The number before its title: "4. Ferry pilots reject pay offer". */
  readonly title: Counter | null;
  /** What its record's name ends with, and what stands before that: "AFP_ENG_20040517." and 61. */
  readonly id: (Counter & { readonly of: string }) | null;
}

export function numbersOf({ text, title, fields, recordId }: Structure, head: Range): Numbers {
  const field = fields.find(({ key }) => key === 'counter');
  const stated = field && /(\d+)(?:\D+(\d+))?/.exec(field.value.text);
  const before = title && BEFORE_TITLE.exec(text.slice(text.lastIndexOf('\n', title.start - 1) + 1, title.start));
  const id = recordId && ID.exec(recordId);
  return {
    counter: stated ? { start: field.label.start, end: Math.max(field.label.end, field.value.end), number: Number(stated[1]), total: stated[2] ? Number(stated[2]) : null } : null,
    title: before ? { ...head, number: Number(before.slice(1).find(Boolean)), total: null } : null,
    id: id ? { ...head, number: Number(id[2]), total: null, of: id[1] } : null,
  };
}

/** The counters in a gap: as its dialect marked them, else as they usually look. */
export function countersIn(text: string, marks: readonly Mark[]): Counter[] {
  const marked = marks.filter(({ kind, number }) => kind === 'counter' && number !== undefined);
  if (marked.length > 0) return marked.map(({ start, end, number, total }) => ({ start, end, number: number!, total: total ?? null }));
  return [...text.matchAll(COUNTER)].map((match) => {
    const start = match.index + match[0].length - match[0].trimStart().length;
    return { start, end: match.index + match[0].trimEnd().length, number: Number(match[1]), total: Number(match[2]) };
  });
}

/** The counters of each export in the file: one begins where the count begins anew, or where the total changes and the numbers do not go on. */
export function runsOf(counters: readonly Counted[]): Counted[][] {
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

/** A counter that does not follow the one before. */
export interface Step {
  readonly counter: Counted;
  readonly before: Counted;
  readonly message: Message;
  /** Whether numbers are missing before it, and nothing else is wrong. */
  readonly skips: boolean;
}

/** A run as it was meant: each number that stands in it, or that is due where a single one is wrong, and what is out of step. Where much is, the file is a selection and nothing is wrong. */
export function follow(run: readonly Counted[], share = SELECTION): { readonly held: ReadonlyMap<number, Counted>; readonly steps: readonly Step[] } {
  const held = new Map<number, Counted>();
  const steps: Step[] = [];
  let last: number | null = null;
  run.forEach((counter, i) => {
    const wanted = last === null ? counter.number : last + 1;
    // one number may be wrong and the others go on as if it were right
    const alone = counter.number !== wanted && run[i + 1]?.number === wanted + 1;
    if (counter.number !== wanted) steps.push({ counter, before: run[i - 1], skips: !alone && counter.number > wanted, message: stepped(counter.number, wanted, alone) });
    last = alone ? wanted : counter.number;
    if (!held.has(last)) held.set(last, counter);
  });
  return { held, steps: steps.length <= 1 || steps.length <= share * run.length ? steps : [] };
}

function stepped(number: number, wanted: number, alone: boolean): Message {
  if (alone) return say('number {0} stands where {1} is due', String(number), String(wanted));
  if (number === wanted - 1) return say('number {0} stands here again', String(number));
  if (number < wanted) return say('number {0} stands after {1}', String(number), String(wanted - 1));
  return missingBefore(wanted, number - 1);
}

/** What is said where numbers are missing before a counter. */
export function missingBefore(from: number, to: number): Message {
  return say(from === to ? 'number {0} is missing before this one' : 'numbers {0} to {1} are missing before this one', String(from), String(to));
}
