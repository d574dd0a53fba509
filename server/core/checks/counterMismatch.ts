import { inOne, joined, say, type Message, type Value } from '../say.ts';
import type { FileView, Found, Related, SequenceCheck } from './check.ts';
import { asListed, firstLines, unlisted, type Entry } from './contents.ts';
import { follow, missingBefore, numbersOf, runsOf, type Counted, type Counter } from './counters.ts';
import { digestOf, type Digest } from './digest.ts';
import { exportsIn, moved, saidIn, sizeOf, type ArticlePiece, type ArticleSaid, type Export, type Promised, type Said, type Span } from './exports.ts';
import { headOf } from './records.ts';

/** How many missing numbers or titles a message names, and how many places are linked. */
const NAMED = 20;
const LINKED = 100;
/** Numbers of titles and records' names promise less than counters: so many of them must go on, and nearly without a gap. */
const FEWEST_TITLES = 5;
const FEWEST_IDS = 10;
const JUMPS = 0.1;

/** What is found of an export: with a severity of its own where numbers only differ. */
type Account = Omit<Found, 'code'>;

/** Covers, counters, totals and contents lists of each export in a file, reconciled with what is there: one finding for an export whose counters are out of step, and one for the file where numbers only differ. */
export const counterMismatch: SequenceCheck<ArticleSaid, Said> = {
  code: 'counter-mismatch',
  say: ({ structure }) => ({ ...numbersOf(structure, headOf(structure)), digest: digestOf(structure.text) }),
  gap: saidIn,
  *judge(pieces, file) {
    const exports = yield* exportsIn(pieces);
    const accounts: Account[] = [];
    for (const each of exports) {
      yield;
      const account = accountOf(each, file);
      if (account) accounts.push(account);
    }
    accounts.push(...searches(exports));
    yield;
    for (const account of accounts) if (account.severity === undefined) yield found(account);
    const differing = accounts.filter(({ severity }) => severity !== undefined);
    if (differing.length > 0) yield found(together(differing));
    for (const { articles } of exports) for (const article of articles) if (article.said.digest) yield found(digested(article, article.said.digest));
  },
};

const found = ({ related, ...account }: Account): Found => ({
  ...account,
  code: 'counter-mismatch',
  message: related.length > LINKED ? inOne([account.message, say('the first {0} of {1} places are linked', LINKED, related.length)]) : account.message,
  related: related.slice(0, LINKED),
});

/** The first of what only differs, with the others as further places. */
function together([first, ...others]: readonly Account[]): Account {
  if (others.length === 0) return first;
  return {
    ...first,
    message: inOne([first.message, say(others.length === 1 ? '1 further export in this file differs too' : '{0} further exports in this file differ too', others.length)]),
    related: [...first.related, ...others.map(({ start, end, message }) => ({ start, end, message }))],
  };
}

/** What differs in an export, by the best of what tells: counters, then covers and lists, then the numbers of titles and of records. */
function accountOf(each: Export, file: FileView): Account | null {
  if (each.counters.length > 0) return counted(each.counters, each.promises);
  const missing = missingEntries(each, file);
  const promise = each.promises.find(({ total, most }) => total <= most);
  if (promise) return promised(promise, each.articles.length, missing?.entries ?? []);
  if (missing) return missing.entries.length > 0 ? listed(missing.entries, missing.all) : null;
  return numbered(each);
}

function counted(run: readonly Counted[], promises: readonly Promised[]): Account | null {
  const { held, steps } = follow(run);
  const total = usual(run.flatMap(({ total }) => total ?? []));
  const selected = promises.flatMap(({ numbers }) => numbers ?? []);
  const wanted: readonly Span[] = total === null ? [] : isPartOf(selected, total) ? selected : [[1, total]];
  const present = [...held].filter(([, { empty }]) => !empty).map(([number]) => number);
  const missing = without(wanted, present);
  const others = run.filter((counter) => counter.total !== null && counter.total !== total);
  if (missing.length === 0 && steps.length === 0 && others.length === 0) return null;

  const parts: Message[] = [];
  if (missing.length > 0) parts.push(say('{0}, missing {1}', say('{0} promised, {1} read', sizeOf(wanted), sizeOf(wanted) - sizeOf(missing)), numbersIn(missing.map(spanned))));
  const odd = steps.filter(({ skips }) => !skips || total === null);
  parts.push(...odd.slice(0, NAMED).map(({ message }) => message));
  if (odd.length > NAMED) parts.push(say('{0} more are out of step', odd.length - NAMED));
  if (others.length > 0) parts.push(say('“of {0}” stands where the others say “of {1}”', String(others[0].total), String(total)));
  const at = steps[0]?.counter ?? (missing.length > 0 ? run[0] : others[0]);
  const related: Related[] = [
    ...gapsIn(run, held, missing),
    ...odd.flatMap(({ counter, before, message }) => [{ start: before.start, end: before.end, message: say('number {0}', String(before.number)) }, { start: counter.start, end: counter.end, message }]),
    ...others.map(({ start, end, total }) => ({ start, end, message: say('“of {0}”', String(total)) })),
    ...promises.slice(0, 1).map((promise) => ({ start: promise.start, end: promise.end, message: say('{0} promised', promise.total) })),
  ].filter(({ start }) => start !== at.start || missing.length + odd.length > 1);
  return { start: at.start, end: at.end, article: at.article, message: inOne(parts), related, ...(steps.length === 0 && { severity: 'information' as const }) };
}

/** Where numbers are missing: at the next counter, else at the last one. */
function gapsIn(run: readonly Counted[], held: ReadonlyMap<number, Counted>, missing: readonly Span[]): Related[] {
  const numbers = [...held.keys()].sort((a, b) => a - b);
  let i = 0;
  return missing.map(([from, to]): Related => {
    while (i < numbers.length && numbers[i] <= to) i++;
    const next = held.get(numbers[i]);
    const { start, end } = held.get(from) ?? next ?? run.at(-1)!;
    return { start, end, message: held.has(from) ? say('nothing is read below number {0}', String(from)) : next ? missingBefore(from, to) : say(from === to ? 'number {0} is missing after this one' : 'numbers {0} to {1} are missing after this one', String(from), String(to)) };
  });
}

function promised(promise: Promised, read: number, missing: readonly Entry[]): Account | null {
  if (read === promise.total) return null;
  const lacking = read < promise.total ? missing : [];
  return { start: promise.start, end: promise.end, article: null, severity: 'information', message: lackingIn(say('{0} promised, {1} read', promise.total, read), lacking), related: lacking.map(notRead) };
}

function listed(missing: readonly Entry[], all: number): Account {
  const [{ start, end }] = missing;
  return { start, end, article: null, severity: 'information', message: lackingIn(say('{0} listed, {1} read', all, all - missing.length), missing), related: missing.slice(1).map(notRead) };
}

/** The topics that a digest lists and does not hold. */
function digested({ index, start }: ArticlePiece, { all, missing }: Digest): Account {
  const account = listed(missing.map((entry) => moved(entry, start)), all);
  return { ...account, article: index };
}

const notRead = ({ start, end, text }: Entry): Related => ({ start, end, message: say('no article is called “{0}”', text) });

/** What is read of a list, and what it has and no article: by its numbers, or by its titles. */
function lackingIn(read: Message, missing: readonly Entry[]): Message {
  if (missing.length === 0) return read;
  const numbers = missing.map(({ number }) => number);
  const isNumbered = numbers.every((number, i) => number !== null && numbers.indexOf(number) === i);
  return say('{0}, missing {1}', read, isNumbered ? numbersIn(numbers.map(String)) : named(missing.map(({ text }) => say('“{0}”', text))));
}

/** The entries without an article, of all lists of an export that are lists of its articles. */
function missingEntries({ lists }: Export, file: FileView): { readonly entries: readonly Entry[]; readonly all: number } | null {
  const sound = lists.flatMap(({ entries, articles }) => {
    const missing = unlisted(entries, articles.map(({ article }) => {
      const { structure } = file.read(article);
      return { title: asListed(structure.title?.text ?? ''), lines: () => firstLines(structure) };
    }));
    return missing ? [{ entries: missing, all: entries.length }] : [];
  });
  return sound.length === 0 ? null : { entries: sound.flatMap(({ entries }) => entries), all: sound.reduce((sum, { all }) => sum + all, 0) };
}

/** A search's total that no single export can hold: the exports of that search together, where less than one of them is missing. */
function* searches(exports: readonly Export[]): Generator<Account> {
  const byTotal = new Map<number, { promise: Promised; read: number; parts: number }>();
  for (const { promises: [promise], articles } of exports) {
    if (!promise || promise.total <= promise.most) continue;
    const known = byTotal.get(promise.total);
    byTotal.set(promise.total, { promise, read: (known?.read ?? 0) + articles.length, parts: (known?.parts ?? 0) + 1 });
  }
  for (const { promise, read, parts } of byTotal.values()) {
    const account = parts > 1 && promise.total - read < promise.most && read <= promise.total ? promised(promise, read, []) : null;
    if (account) yield account;
  }
}

/** Numbers before titles, or at the end of records' names, that go on from article to article but for a few. */
function numbered({ articles }: Export): Account | null {
  if (articles.length >= FEWEST_TITLES && articles.every(({ said: { title } }) => title)) {
    return skipped(runsOf(articles.map(({ said: { title }, index, start }) => placed(title!, index, start))), FEWEST_TITLES);
  }
  const goOn = namesThatGoOn(articles);
  const ids = new Map([...goOn].map((of) => [of, [] as Counted[]]));
  if (goOn.size > 0) for (const { said: { id }, index, start } of articles) if (id) ids.get(id.of)?.push(placed(id, index, start));
  return skipped([...ids.values()], FEWEST_IDS);
}

/** What stands before the numbers of records' names where few of these jump, and some do. */
function namesThatGoOn(articles: Export['articles']): Set<string> {
  const runs = new Map<string, { last: number; steps: number; jumps: number }>();
  for (const { said: { id } } of articles) {
    const run = id && runs.get(id.of);
    if (!id) continue;
    if (!run) runs.set(id.of, { last: id.number, steps: 1, jumps: 0 });
    else {
      run.steps++;
      if (id.number !== run.last + 1) run.jumps++;
      run.last = id.number;
    }
  }
  return new Set([...runs].filter(([, { steps, jumps }]) => jumps > 0 && steps >= FEWEST_IDS && (jumps === 1 || jumps <= JUMPS * steps)).map(([of]) => of));
}

const placed = (counter: Counter, article: number, by: number): Counted => ({ ...moved(counter, by), article });

function skipped(runs: readonly (readonly Counted[])[], fewest: number): Account | null {
  const steps = runs.flatMap((run) => (run.length >= fewest ? follow(run, JUMPS).steps : [])).filter(({ skips }) => skips);
  if (steps.length === 0) return null;
  const [{ counter }] = steps;
  const missing = steps.map(({ counter, before }): Span => [before.number + 1, counter.number - 1]);
  return {
    start: counter.start, end: counter.end, article: counter.article, severity: 'information',
    message: say('missing {0}: the numbers of the others go on', numbersIn(missing.map(spanned))),
    related: steps.flatMap(({ counter, before, message }) => [{ start: before.start, end: before.end, message: say('number {0}', String(before.number)) }, { start: counter.start, end: counter.end, message }]),
  };
}

/** Numbers as one names them: "no. 4", "nos. 4, 7–12". */
const numbersIn = (numbers: readonly string[]): Message => (numbers.length === 1 && !numbers[0].includes('–') ? say('no. {0}', numbers[0]) : say('nos. {0}', named(numbers)));

function named(things: readonly Value[]): Message {
  const first = joined(things.slice(0, NAMED));
  return things.length > NAMED ? say('{0} and {1} more', first, things.length - NAMED) : first;
}

const spanned = ([from, to]: Span): string => (from === to ? String(from) : `${from}–${to}`);

/** Whether some numbers are a part of those up to a total, and not all. */
const isPartOf = (spans: readonly Span[], total: number): boolean => spans.length > 0 && sizeOf(spans) < total && spans.every(([, to]) => to <= total);

/** The spans of numbers that are not there. */
function without(wanted: readonly Span[], present: readonly number[]): Span[] {
  const sorted = [...present].sort((a, b) => a - b);
  const missing: Span[] = [];
  let i = 0;
  for (const [from, to] of [...wanted].sort((a, b) => a[0] - b[0])) {
    let next = from;
    while (i < sorted.length && sorted[i] < from) i++;
    for (; i < sorted.length && sorted[i] <= to; i++) {
      if (sorted[i] > next) missing.push([next, sorted[i] - 1]);
      next = sorted[i] + 1;
    }
    if (next <= to) missing.push([next, to]);
  }
  return missing;
}

/** What most say; null where nobody says anything. */
function usual(totals: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const total of totals) counts.set(total, (counts.get(total) ?? 0) + 1);
  let most: number | null = null;
  for (const [total, count] of counts) if (most === null || count > counts.get(most)!) most = total;
  return most;
}
