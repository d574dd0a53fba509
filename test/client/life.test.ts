import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { restartLimit, watchLife } from '../../client/life.ts';

/** Something to watch that answers while `alive`, at a clock of its own. */
function watched(t: TestContext) {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const state = { alive: true, running: true, asked: 0, ended: 0 };
  const stop = watchLife({
    ask: () => {
      state.asked++;
      return state.alive ? Promise.reject(new Error('no such method')) : new Promise(() => undefined);
    },
    isRunning: () => state.running,
    end: () => state.ended++,
  }, 10, 3);
  /** Lets beats pass, with time between them for answers to arrive. */
  const beats = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      t.mock.timers.tick(10);
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  return { state, stop, beats };
}

test('what answers, if only with an error, is left alone', async t => {
  const { state, stop, beats } = watched(t);
  await beats(20);
  assert.deepEqual(state, { alive: true, running: true, asked: 20, ended: 0 });
  stop();
});

test('what leaves a question unanswered for three more beats is ended once', async t => {
  const { state, stop, beats } = watched(t);
  state.alive = false;
  await beats(3);
  assert.equal(state.ended, 0);
  await beats(1);
  assert.equal(state.ended, 1);
  stop();
});

test('what does not run is not asked', async t => {
  const { state, stop, beats } = watched(t);
  state.running = false;
  await beats(5);
  assert.equal(state.asked, 0);
  stop();
});

test('nothing is asked after the watch has stopped', async t => {
  const { state, stop, beats } = watched(t);
  stop();
  await beats(5);
  assert.equal(state.asked, 0);
});

test('a server is started again four times in three minutes, and once more when time has passed', () => {
  let time = 0;
  const limit = restartLimit(4, 180_000, () => time);
  const answers = Array.from({ length: 5 }, () => limit.again());
  assert.deepEqual(answers, [true, true, true, true, false]);
  time += 180_000;
  assert.equal(limit.again(), true);
});

test('a person who asks for a restart starts the count anew', () => {
  const limit = restartLimit(1, 180_000, () => 0);
  assert.deepEqual([limit.again(), limit.again()], [true, false]);
  limit.forget();
  assert.equal(limit.again(), true);
});
