/** `npm run fuzz -- [--seconds 120] [--seed N]`: random editing over the protocol; an edited document must answer like a fresh one. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Pair } from './pair.ts';
import { step } from './world.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '120' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);

const pair = await Pair.start();
let runs = 0;
const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
  runs++;
  await pair.reset();
  for (const each of steps) await pair.take(each);
  await pair.compare();
});
const result = await fc.check(property, { seed, numRuns: Infinity, interruptAfterTimeLimit: seconds * 1000, skipAllAfterTimeLimit: seconds * 1500, markInterruptAsFailure: false, endOnFailure: false });
const drifted = result.failed ? 1 : 0;
if (drifted) console.error(`${result.errorInstance instanceof Error ? result.errorInstance.stack : String(result.errorInstance)}\n${JSON.stringify(result.counterexample, null, 1)}\nseed ${seed}, path ${result.counterexamplePath}`);
await pair.stop();
console.log(`seed ${seed}: ${runs} sessions, ${pair.compared} answers of edited documents compared with fresh ones, ${drifted ? 'one drifted' : 'none drifted'}`);
console.log(`${runs - drifted} passed, ${drifted} failed`);
process.exitCode = drifted;
