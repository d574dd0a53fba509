/**
 * `npm run fuzz -- [--seconds 120] [--answers N] [--seed N]`: random editing over the protocol; an edited document must answer like a fresh one.
 * Ends after so many seconds, or when so many answers have been compared.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Pair } from './pair.ts';
import { step } from './world.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, answers: { type: 'string' }, seed: { type: 'string' } } });
const answers = values.answers === undefined ? Infinity : Number(values.answers);
const seconds = values.seconds === undefined ? values.answers === undefined ? 120 : Infinity : Number(values.seconds);
let seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
/** Sessions of one seed. */
const SESSIONS = 20;

const pair = await Pair.start();
const begun = performance.now();
let runs = 0;
let drifted = 0;
const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
  runs++;
  await pair.reset();
  for (const each of steps) await pair.take(each);
  await pair.compare();
});
for (; drifted === 0 && pair.compared < answers && performance.now() - begun < seconds * 1000; seed++) {
  const result = await fc.check(property, { seed, numRuns: SESSIONS });
  if (!result.failed) continue;
  drifted = 1;
  console.error(`${result.errorInstance instanceof Error ? result.errorInstance.stack : String(result.errorInstance)}\n${JSON.stringify(result.counterexample, null, 1)}\n--seed ${seed}, path ${result.counterexamplePath}`);
}
await pair.stop();
console.log(`${runs} sessions: ${pair.compared} answers of edited documents compared with fresh ones, ${drifted} drifted`);
console.log(`${runs - drifted} passed, ${drifted} failed`);
process.exitCode = drifted;
