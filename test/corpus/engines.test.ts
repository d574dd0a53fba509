// A corpus through the engines that people have: the same answers in the same order.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { corpusOf, engines, run } from './engines.ts';

const corpus = corpusOf(1_000_000);
after(() => rmSync(corpus.folder, { recursive: true }));
const alone = run(corpus, 'broadsheet acronyms --jsonl --jobs 1 < corpus.jsonl');

for (const { name, isThere, command } of engines) {
  test(`two workers of ${name} answer as one thread does`, (t) => {
    if (process.platform === 'win32') return t.skip('the commands are for a POSIX shell');
    if (!isThere()) return t.skip(`${name} is not installed`);
    assert.equal(run(corpus, command('acronyms', 2, 200_000)), alone);
  });
}
