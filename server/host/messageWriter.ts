import type { ContentTypeEncoder } from 'vscode-languageserver/node';
import { Written } from './written.ts';

/** Encodes messages as the stock writer does, and takes an answer that is JSON already as it is. */
export const encoder: ContentTypeEncoder = {
  name: 'application/json',
  encode: (message) => Promise.resolve(Buffer.from(jsonOf(message))),
};

function jsonOf(message: object): string {
  const { result, ...rest } = message as { result?: unknown };
  return result instanceof Written ? `${JSON.stringify(rest).slice(0, -1)},"result":${result.json}}` : JSON.stringify(message);
}
