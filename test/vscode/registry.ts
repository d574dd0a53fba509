/** A very small test runner that lives inside VS Code, in Node and in a worker alike. */
interface Test {
  readonly name: string;
  readonly body: () => Promise<void> | void;
  readonly limit: number;
}
const tests: Test[] = [];

/** How long one test may take, in milliseconds: a test that waits for an event that never comes fails. */
const LIMIT = 30_000;

/** Registers a test; they run in their order, one after the other. `limit` is in milliseconds. */
export function test(name: string, body: Test['body'], limit = LIMIT): void {
  tests.push({ name, body, limit });
}

/** What VS Code calls. Prints a line for each test and a closing line; rejects when a test failed. */
export async function run(): Promise<void> {
  let failed = 0;
  for (const { name, body, limit } of tests) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`nothing happened for ${limit / 1000} s`)), limit);
      });
      await Promise.race([Promise.resolve().then(body), late]);
      console.log(`ok     ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED ${name}\n       ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    } finally {
      clearTimeout(timer);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} tests failed`);
}

/** Throws unless both are the same as JSON. */
export function equal(actual: unknown, expected: unknown, what = 'the answer'): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what} is ${is}, and should be ${should}`);
}

/** Throws unless `condition` holds. */
export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
