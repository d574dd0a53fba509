import { Refusal } from '../../core/annotations/decisions.ts';
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
  if (!bytes || !after) throw new Refusal(`the file ${nameOf(uri)} is not there any more`);
  if (before.modified !== after.modified) throw new Refusal(`the file ${nameOf(uri)} is being written by another program`);
  const decoded = decode(bytes);
  if ('binary' in decoded) throw new Refusal(`the file ${nameOf(uri)} is not text: ${decoded.binary}`);
  return { text: decoded.text, version: after.modified };
}
