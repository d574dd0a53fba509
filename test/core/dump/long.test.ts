// Texts that are one long block: more lines than a function can be given at once, and lists of words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '../../../server/core/dump/dialects/all.ts';
import { readDump } from '../../../server/core/dump/dump.ts';
import { Lines } from '../../../server/core/dump/lines.ts';
import { inParts } from '../../../server/core/dump/parts.ts';
import { Text } from '../../../server/core/text/text.ts';

test('a paragraph of very many lines is read', () => {
  const dump = readDump(`<DOC>\n<DOCNO> GG-1 </DOCNO>\n<HEADLINE> Bridge </HEADLINE>\n<TEXT>\n${'The council met in the old hall again.\n'.repeat(150_000)}</TEXT>\n</DOC>\n`);
  const { zones } = dump.structure(dump.at(0));
  assert.ok(zones.some(({ kind, start, end }) => kind === 'paragraph' && end - start > 5_000_000));
});

test('a list of words is gone through once, not once for each word', () => {
  const text = Text.of('harbour\n'.repeat(4000));
  const lines = new Lines(text, 0);
  let peeked = 0;
  const { peek } = lines;
  lines.peek = (distance) => (peeked++, peek.call(lines, distance));
  const scan = inParts(dialects, dialects.at(-1)!);
  for (let state = ''; lines.position < text.length; lines.rebase()) ({ state } = scan(lines, state));
  assert.ok(peeked < 4000 * 1000, `${peeked} looks at 4000 lines`);
});
