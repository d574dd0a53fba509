// What an open document costs: one reading for one message, and nothing once it is closed.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Decisions } from '../../server/core/annotations/decisions.ts';
import { dialects } from '../../server/core/dump/dialects/all.ts';
import { finish, readDump, type Dump } from '../../server/core/dump/dump.ts';
import { inParts } from '../../server/core/dump/parts.ts';
import { segment } from '../../server/core/dump/segments.ts';
import { DEFAULTS } from '../../server/core/project/settings.ts';
import { Text } from '../../server/core/text/text.ts';
import { DumpDocument } from '../../server/lsp/documents.ts';
import { Scheduler } from '../../server/lsp/scheduler.ts';
import { Session, type Way } from '../../server/lsp/session.ts';
import { newspaperPages } from '../bench/generate.ts';
import { ServerProcess } from '../bench/serverProcess.ts';
import { knowledge } from '../support/knowledge.ts';

const NEVER = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
const articles = (dump: Dump): string[] => [...dump.articles()].map(({ start, end }) => dump.text.slice(start, end));

/** A letter in each long line, from the last to the first, as editors send what *Replace All* does. */
function everywhere(text: string, letter: string) {
  return text.split('\n').flatMap((line, number) => line.length > 100 ? [{ range: { start: { line: number, character: 5 }, end: { line: number, character: 5 } }, text: letter }] : []).reverse();
}

test('ten thousand changes in one message are one reading, in which no piece is cut twice', async () => {
  const text = newspaperPages(7_000_000);
  const changes = everywhere(text, 'q').slice(0, 10_000);
  assert.equal(changes.length, 10_000);
  const document = new DumpDocument('file:///a.dump', 'article-dump', 1, Text.of(text));
  let readings = 0;
  const way: Way = { settings: DEFAULTS, knowledge: knowledge(), reading: {}, checks: {} };
  const session = new Session(document, new Scheduler(), Promise.resolve(way), Promise.resolve(new Decisions()), { workspace: () => [], borrowed: () => 0 }, {
    progressed: () => undefined, completed: () => undefined, failed: (_, error) => assert.fail(String(error)), read: () => void readings++,
  });
  session.update();
  const { analysis: { dump: before } } = await session.current(NEVER);
  document.update(changes, 2);
  session.update();
  const { analysis: { dump } } = await session.current(NEVER);
  assert.equal(readings, 2);
  assert.deepEqual(articles(dump), articles(readDump(document.text.toString())));
  session.close();

  let cuts = 0;
  const scan = inParts(dialects, before.detection.dialect);
  const again = new DumpDocument('file:///a.dump', 'article-dump', 1, before.text);
  again.update(changes, 2);
  const { text: now, damages } = again.take();
  const { segments } = finish(segment(now, (lines, state) => (cuts++, scan(lines, state)), before.detection.dialect.id, { segments: before.segments, damages }));
  assert.ok(cuts <= segments.length, `${cuts} cuts for ${segments.length} pieces`);
});

test('twenty dumps opened and closed leave what one leaves', async () => {
  const text = newspaperPages(4_000_000);
  const server = await ServerProcess.start(fileURLToPath(new URL('../../dist/server.node.js', import.meta.url)), {}, true);
  // what ends a moment after its file was closed is not counted
  const left = async (): Promise<number> => {
    let least = Infinity;
    for (let times = 0; times < 5; times++) {
      await setTimeout(100);
      await server.ping();
      const { used, outside } = await server.heap();
      least = Math.min(least, used + outside);
    }
    return least;
  };
  try {
    const turn = async (): Promise<void> => {
      await server.open(text);
      assert.ok(await server.outline() > 1000);
      await server.close();
    };
    const none = await left();
    await turn();
    const one = await left();
    for (let i = 1; i < 20; i++) await turn();
    const twenty = await left();
    // a text is 8 MB, and what is known of it some more
    assert.ok(one - none < 6, `${none} MB before, ${one} MB after one`);
    assert.ok(twenty - one < 4, `one leaves ${one} MB, twenty ${twenty} MB`);
    await server.stop();
  } finally {
    server.kill();
  }
});
