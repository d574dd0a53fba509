import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dateOrder } from '../core/dump/dateOrder.ts';
import { isoDate, type DateHint } from '../core/dump/dates.ts';
import { identity } from '../core/dump/identity.ts';
import { Portions, type Portion } from '../core/dump/portions.ts';
import { surveyed, textOf, type Encoding } from '../host/textStream.ts';
import type { Entry } from './entry.ts';
import type { IndexFile, Indexed } from './indexFile.ts';

const CHUNK = 1 << 18;

/** What stops an indexing. */
export interface Stop {
  isStopped: boolean;
}

/** Indexes a file from where its index ends; `progressed` is told the bytes done. What was done before a stop is kept. */
export async function indexDump(index: IndexFile, of: Indexed, stop: Stop, progressed: (bytes: number) => void): Promise<void> {
  const before = index.checkpoint;
  if (before?.isEnd) return;
  const encoding = before?.encoding ?? await surveyed(createReadStream(of.path, { highWaterMark: CHUNK }), of.size);
  let at = before?.at ?? 0;
  at += await markAt(of.path, at, encoding);
  let order = before?.order;
  const portions = new Portions({ ...(before?.resumed && { resumed: before.resumed }) });
  const add = async (portion: Portion): Promise<void> => {
    order ??= dateOrder(portion.dump);
    const { entries, bytes } = entriesOf(portion, at, encoding, order);
    at += bytes;
    await index.add(entries, { at, encoding, order, resumed: portions.resumption, isEnd: false });
    progressed(at);
  };
  // textOf takes a mark away; it has been counted
  for await (const text of textOf(createReadStream(of.path, { start: before?.at ?? 0, highWaterMark: CHUNK }), () => undefined, encoding)) {
    if (stop.isStopped) return;
    const portion = portions.push(text);
    if (portion) await add(portion);
  }
  const last = portions.end();
  if (last) await add(last);
  await index.add([], { at, encoding, order, resumed: portions.resumption, isEnd: true });
}

function entriesOf({ dump, before }: Portion, at: number, encoding: Encoding, order: DateHint['order']): { entries: Entry[]; bytes: number } {
  const entries: Entry[] = [];
  let bytes = 0;
  let units = 0;
  for (const placed of dump.articles()) {
    bytes += bytesOf(dump.text.slice(units, placed.start), encoding);
    const length = bytesOf(dump.text.slice(placed.start, placed.end), encoding);
    const { title, section, byline, source, date } = dump.structure(placed);
    entries.push({
      number: before.articles + placed.index, start: at + bytes, length, line: before.lines + placed.startLine, kind: placed.article.kind, id: dump.fact(identity, placed),
      title: title?.text ?? null, section: section?.text ?? null, byline: byline?.text ?? null, source: source?.text ?? null,
      date: date?.text ?? null, iso: date && isoDate(date.text, { order }),
    });
    bytes += length;
    units = placed.end;
  }
  return { entries, bytes: bytes + bytesOf(dump.text.slice(units, dump.segments.summary.units), encoding) };
}

function bytesOf(text: string, encoding: Encoding): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text) : encoding === 'windows-1252' ? text.length : 2 * text.length;
}

const MARKS: Readonly<Record<Encoding, readonly number[]>> = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff], 'windows-1252': [] };

/** How many bytes a byte-order mark takes at a place. */
async function markAt(path: string, at: number, encoding: Encoding): Promise<number> {
  const mark = MARKS[encoding];
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(4), 0, mark.length, at).finally(() => file.close());
  return mark.every((byte, i) => buffer[i] === byte) ? mark.length : 0;
}
