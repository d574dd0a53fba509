import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scheduler, Stopped, Urgency } from '../../server/lsp/scheduler.ts';

/** A scheduler whose clock stands still but for `tick`, and whose slices run when told. */
function controlled() {
  let now = 0;
  const waiting: (() => void)[] = [];
  const scheduler = new Scheduler((run) => waiting.push(run), () => now);
  return {
    scheduler,
    tick: (milliseconds: number) => { now += milliseconds; },
    async slices() {
      while (waiting.length > 0) {
        waiting.shift()!();
        await Promise.resolve();
      }
    },
  };
}

/** A computation of three steps, each longer than a slice, that writes down when it runs. */
function* steps(name: string, log: string[], tick: (milliseconds: number) => void): Generator<unknown, string> {
  for (let step = 1; step <= 3; step++) {
    log.push(name + step);
    tick(20);
    yield;
  }
  return name;
}

test('what was asked goes before the background, and the newest question first', async () => {
  const { scheduler, tick, slices } = controlled();
  const log: string[] = [];
  const background = scheduler.run('a', Urgency.background, steps('back', log, tick));
  const first = scheduler.run('a', Urgency.asked, steps('first', log, tick));
  const second = scheduler.run('a', Urgency.asked, steps('second', log, tick));
  await slices();
  assert.deepEqual(await Promise.all([first, second]), ['first', 'second']);
  assert.deepEqual(log.filter((step) => !step.startsWith('back')), ['second1', 'second2', 'second3', 'first1', 'first2', 'first3']);
  scheduler.forget('a');
  await assert.rejects(background, Stopped);
});

for (const [what, length] of [['of one long piece of work', Infinity], ['of many short ones, one after the other', 1]] as const) {
  test(`the background has its share while one question follows another: ${what}`, async () => {
    let now = 0;
    const waiting: (() => void)[] = [];
    const scheduler = new Scheduler((run) => waiting.push(run), () => now);
    let ran = 0;
    let isOver = false;
    const work = function* (): Generator<unknown, void> {
      for (let n = 0; n < length; n++) {
        ran += 5;
        now += 5;
        yield;
      }
    };
    const background = (async () => {
      while (!isOver) await scheduler.run('a', Urgency.background, work());
    })();
    for (let question = 0; question < 400; question++) {
      const due = now + 50;
      void scheduler.run('a', Urgency.asked, steps('asked', [], () => { now += 1; }));
      while (now < due) {
        const next = waiting.shift();
        if (next) next();
        else now++;
        for (let n = 0; n < 3; n++) await Promise.resolve();
      }
    }
    isOver = true;
    scheduler.forget('a');
    await background.catch(() => undefined);
    assert.ok(ran / now > 0.2, `it ran ${ran} of ${now} ms`);
  });
}

test('of two documents the one asked about last is read first', async () => {
  const { scheduler, tick, slices } = controlled();
  const log: string[] = [];
  scheduler.touch('b');
  scheduler.touch('a');
  const all = [scheduler.run('a', Urgency.background, steps('a', log, tick)), scheduler.run('b', Urgency.background, steps('b', log, tick))];
  await slices();
  await Promise.all(all);
  assert.deepEqual(log, ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
});

test('a job is stopped between its slices', async () => {
  const { scheduler, tick, slices } = controlled();
  const log: string[] = [];
  const stop = { isCancellationRequested: false };
  const job = scheduler.run('a', Urgency.asked, steps('a', log, (milliseconds) => {
    tick(milliseconds);
    stop.isCancellationRequested = true;
  }), stop);
  const rejected = assert.rejects(job, Stopped);
  await slices();
  await rejected;
  assert.deepEqual(log, ['a1']);
});

test('what a computation throws is its caller\'s', async () => {
  const { scheduler, slices } = controlled();
  const job = scheduler.run('a', Urgency.asked, (function* (): Generator<unknown, never> {
    yield;
    throw new Error('broken');
  })());
  const rejected = assert.rejects(job, /broken/);
  await slices();
  await rejected;
});
