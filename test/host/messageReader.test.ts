// Messages that come in chunks are read as each is by itself, and the text of a long one while it comes.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { StreamReader } from '../../server/host/messageReader.ts';
import { Text } from '../../server/core/text/text.ts';
import { strings } from '../core/text/strings.ts';

/** The messages and the errors that are read of bytes which come in chunks of a length; messages from 60 bytes on are long. */
async function read(bytes: Buffer, length: number): Promise<{ messages: unknown[]; errors: string[] }> {
  const stream = new PassThrough();
  const reader = new StreamReader(stream, 60, 20);
  const messages: unknown[] = [];
  const errors: string[] = [];
  reader.onError(({ message }) => errors.push(message));
  const ended = new Promise<void>((resolve) => reader.onClose(() => resolve()));
  reader.listen((message) => messages.push(message));
  for (let at = 0; at < bytes.length; at += length) stream.write(bytes.subarray(at, at + length));
  stream.end();
  await ended;
  return { messages, errors };
}

const framed = (json: string, header = `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n`): Buffer => Buffer.from(header + json);

const opening = (text: unknown, more: object = {}) => ({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { uri: 'file:///“a”.dump', languageId: 'article-dump', version: 1, ...more, text } } });

/** Messages with strings in the place of texts. */
const plain = (messages: unknown[]): unknown => JSON.parse(JSON.stringify(messages, (_, value: unknown) => value instanceof Text ? value.toString() : value));

const message = fc.oneof(
  strings().map((text) => opening(text)),
  strings().map((text) => opening(`${text}"\\\\"\\n\\`)),
  fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => opening(text)),
  strings().map((text) => ({ jsonrpc: '2.0', method: 'textDocument/didChange', params: { textDocument: { uri: 'file:///a.dump', version: 2 }, contentChanges: [{ text }] } })),
  fc.jsonValue().map((params) => ({ jsonrpc: '2.0', id: 1, method: 'x', params })),
);

test('messages in chunks of any length are what each is by itself', async () => {
  await fc.assert(fc.asyncProperty(fc.array(message, { maxLength: 4 }), fc.integer({ min: 1, max: 200 }), fc.constantFrom(0, 2), async (sent, length, indent) => {
    const { messages, errors } = await read(Buffer.concat(sent.map((each) => framed(JSON.stringify(each, null, indent)))), length);
    assert.deepEqual(plain(messages), plain(sent));
    assert.deepEqual(errors, []);
  }));
});

const textOf = (given: unknown): unknown => (given as ReturnType<typeof opening>).params.textDocument.text;

test('the text of a long document is a Text, whatever stands behind it', async () => {
  const text = 'Kazakhstan’s "Green" Year\r\n\r\nIt \\n began.\n'.repeat(9);
  const { params: { textDocument: { text: last, ...rest } } } = opening(text);
  for (const json of [JSON.stringify(opening(text)), JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { text: last, ...rest } } })]) {
    const { messages: [read1] } = await read(framed(json), 7);
    assert.ok(textOf(read1) instanceof Text);
    assert.equal(String(textOf(read1)), text);
    assert.equal((read1 as ReturnType<typeof opening>).params.textDocument.languageId, 'article-dump');
  }
});

test('of two texts the last one counts', async () => {
  const json = JSON.stringify(opening('a\n'.repeat(60)));
  const { messages } = await read(framed(json.replace(/\}\}\}$/, ',"text":"b"}}}')), 9);
  assert.equal(textOf(messages[0]), 'b');
});

test('what is malformed is told, and the next message is read', async () => {
  const good = framed(JSON.stringify(opening('fine')));
  const long = JSON.stringify(opening('a line\n'.repeat(30)));
  const broken = [
    framed('{"jsonrpc":'),
    // a line break that is not escaped; no end of the text; something behind the message
    framed(long.replace('line\\n', 'line\n')),
    framed(long.replace('"}}}', '')),
    framed(`${long}}`),
    framed('', 'Content-Type: x\r\n\r\n'),
  ];
  for (const bad of broken) {
    for (const length of [1, 13, 4096]) {
      const { messages, errors } = await read(Buffer.concat([bad, good]), length);
      assert.deepEqual(plain(messages), [opening('fine')]);
      assert.equal(errors.length, 1);
    }
  }
});
