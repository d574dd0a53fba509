import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { run } from './cli/run.ts';
import { work } from './cli/tasks.ts';

if (isMainThread) {
  // streams of large strings: what is no more needed is to go soon, at the price of a tenth of the time
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
  void run(process.argv.slice(2)).then((status) => {
    process.exitCode = status;
  });
} else work();
