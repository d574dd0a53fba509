import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Compared } from '../../server/lsp/annotations/agreement.ts';
import type { Done } from '../../server/lsp/annotations/annotations.ts';
import type { List } from '../../server/lsp/annotations/listing.ts';
import { mark, opened } from '../support/annotated.ts';

test('differences from another sidecar are settled one by one, as decisions of one’s own that can be taken back', () => opened(async (dump) => {
  const other = `${dump.path}.ann.jsonl`;
  // what another person decided on the same dump
  await dump.decide(
    { decision: mark('Organisation'), range: dump.on('the Eurasian Economic Union') }, { decision: mark('Person'), range: dump.on('Ann Lee') },
    { decision: mark('Place'), range: dump.on('harbour') }, { decision: { kind: 'code', category: 'topic', value: 'ports' }, range: dump.on('The Crane Stays'), whole: true },
    { decision: { kind: 'structure', role: 'article' }, range: dump.on('A plain line in the midst') },
  );
  writeFileSync(other, readFileSync(dump.sidecar));
  await dump.ask('undo');
  await dump.decide(
    { decision: mark('Organisation'), range: dump.on('Eurasian Economic Union') }, { decision: mark('Quote'), range: dump.on('Ann Lee') },
    { decision: mark('Person'), range: dump.on('captain') }, { decision: { kind: 'code', category: 'topic', value: 'cranes' }, range: dump.on('The Crane Stays'), whole: true },
    { decision: { kind: 'note', text: 'a hat' }, range: dump.on('his hat') },
  );
  const params = { other: pathToFileURL(other).href };
  type Settled = Compared & { open: string[] };
  const compared = async (): Promise<Settled> => {
    const found = await dump.ask<Compared>('agreement', params);
    return { ...found, open: found.differences.filter(({ settled }) => !settled).map(({ kind, mine, theirs }) => `${kind}: ${[...mine, ...theirs].map(({ text }) => text).join(' | ')}`) };
  };
  const settle = async (kind: string, keep: string): Promise<Done> => dump.ask('settle', { ...params, id: (await compared()).differences.find((one) => one.kind === kind && !one.settled)!.id, keep });

  const first = await compared();
  assert.deepEqual(first.open, [
    'value:  | ', 'only-b: harbour', 'boundaries: Eurasian Economic Union | the Eurasian Economic Union', 'only-b: A plain line in the midst', 'label: Ann Lee | Ann Lee',
  ]);
  assert.deepEqual(first.spans.at(-1), { label: null, a: 2, b: 3, exact: 0, overlapping: 0.4 });
  assert.deepEqual(first.differences.map(({ keeps }) => keeps.length), [2, 2, 3, 2, 3]);

  await settle('value', 'theirs');
  await settle('only-b', 'mine');
  await settle('boundaries', 'theirs');
  await settle('label', 'both');
  assert.deepEqual((await compared()).open, ['only-b: A plain line in the midst']);
  assert.deepEqual((await dump.here('Ann Lee')).filter((each) => each.includes('Ann')), ['Person added: Ann Lee', 'Quote added: Ann Lee']);
  await settle('only-b', 'theirs');
  assert.deepEqual(await dump.titles(), ['The Crane Stays', 'A plain line in the midst', 'The Ferry Comes Back']);
  assert.deepEqual((await compared()).open, []);
  // that something was weighed is no annotation of the article
  const { items } = await dump.ask<List>('annotations');
  assert.deepEqual(items.filter(({ decision }) => decision?.kind === 'settled'), []);
  await dump.ask('undo');
  assert.deepEqual((await compared()).open, ['only-b: A plain line in the midst']);
  await dump.ask('undo');
  assert.deepEqual((await compared()).open, ['only-b: A plain line in the midst', 'label: Ann Lee | Ann Lee']);

  // opened again, it is remembered; what is decided anew is asked again
  await dump.client.close(dump.uri);
  await dump.client.open(dump.uri, dump.text);
  assert.deepEqual((await compared()).open, ['only-b: A plain line in the midst', 'label: Ann Lee | Ann Lee']);
  appendFileSync(other, `${readFileSync(other, 'utf8').split('\n').find((line) => line.includes('"harbour"'))!.replace(/"created":"[^"]+"/, '"created":"2031-01-01T00:00:00Z"')}\n`);
  assert.deepEqual((await compared()).open, ['only-b: harbour', 'only-b: A plain line in the midst', 'label: Ann Lee | Ann Lee']);
  await assert.rejects(dump.ask('agreement', { other: `${params.other}.none` }), /There is no file/);
  await assert.rejects(dump.ask('settle', { ...params, id: 'gone', keep: 'mine' }), /not there any more/);
}));
