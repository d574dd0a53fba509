import { Refusal } from '../../core/say.ts';
import { nameOf } from '../../host/addresses.ts';
import { decode } from '../../host/decode.ts';
import type { Host } from '../../host/host.ts';

/** A dump that no editor holds. */
export interface ClosedText {
  readonly text: string;
  /** When its file was last changed, milliseconds since 1970: what places in it are true for. */
  readonly version: number;
}

/** Reads a dump that no editor holds; throws a Refusal where it cannot be had. */
export async function closedText(host: Host, uri: string): Promise<ClosedText> {
  const before = await host.stat(uri);
  const bytes = before && await host.read(uri);
  const after = await host.stat(uri);
  if (!bytes || !after) throw new Refusal('the file {0} is not there any more', nameOf(uri));
  if (before.modified !== after.modified) throw new Refusal('the file {0} is being written by another program', nameOf(uri));
  const decoded = decode(bytes);
  if ('binary' in decoded) throw new Refusal('the file {0} is not text: {1}', nameOf(uri), decoded.binary);
  return { text: decoded.text, version: after.modified };
}
