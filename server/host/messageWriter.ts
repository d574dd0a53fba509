import type { ContentTypeEncoder } from 'vscode-languageserver/node';
import { Written } from './written.ts';

/** Encodes messages as the stock writer does, and takes an answer that is JSON already as it is. */
export const encoder: ContentTypeEncoder = {
  name: 'application/json',
  encode: (message) => Promise.resolve(bytesOf(message)),
};

/** Bytes of UTF-8 that a UTF-16 unit takes, at most. */
const MOST = 3;

function bytesOf(message: object): Uint8Array {
  const { result, ...rest } = message as { result?: unknown };
  if (!(result instanceof Written)) return Buffer.from(JSON.stringify(message));
  const head = `${JSON.stringify(rest).slice(0, -1)},"result":`;
  // room for whatever it holds: to count its bytes, or to put the parts together, takes as long as to write them
  const bytes = Buffer.allocUnsafe(MOST * (head.length + result.json.length + 1));
  let end = bytes.write(head);
  end += bytes.write(result.json, end);
  end += bytes.write('}', end);
  return bytes.subarray(0, end);
}
