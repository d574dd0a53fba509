import { isAscii, isUtf8 } from 'node:buffer';
import { Refusal } from '../core/say.ts';
import { decode, RECODED, utf16Of, windows1252 } from './decode.ts';

/** Bytes that are no text, and why. */
export class NotText extends Refusal {}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Of bytes that can be read only once so many are held to find their encoding. */
const HELD = 1 << 23;

/**
 * Bytes as text, chunk by chunk, as `decode` reads the whole: with the encoding that `surveyed` found, else with one that the
 * first `most` bytes tell (8 MB). Of what can be read only once the rest may tell otherwise: where all before it was ASCII, the
 * rest is read as Windows-1252, which is what the whole would be read as; else the lines that are not UTF-8 are, and `note`
 * says so. Throws NotText.
 */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, note: (message: string) => void, known?: Encoding, most = HELD): AsyncGenerator<string> {
  const source = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let encoding = known;
  if (!encoding) {
    const held: Uint8Array[] = [];
    let length = 0;
    let ended = false;
    while (length < most && !ended) {
      const step = await source.next();
      if (step.done) ended = true;
      else length += held[held.push(step.value) - 1].length;
    }
    head = held.length === 1 ? held[0] : Buffer.concat(held);
    if (ended) {
      const decoded = decode(head);
      if ('binary' in decoded) throw new NotText(decoded.binary);
      if (decoded.note) note(decoded.note);
      if (decoded.text !== '') yield decoded.text;
      return;
    }
    encoding = encodingOf(head);
  }
  const decoder = new ChunkDecoder(encoding, note);
  if (head.length > 0) yield decoder.next(head);
  for (let step = await source.next(); !step.done; step = await source.next()) {
    const text = decoder.next(step.value);
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

/** The encoding that a long text begins with. Throws NotText. */
function encodingOf(head: Uint8Array): Encoding {
  const utf16 = utf16Of(head, head.length - (head.length % 2));
  if (utf16) return utf16.encoding;
  if (head.includes(0)) throw new NotText('it holds NUL bytes');
  return isUtf8(head.subarray(0, completeUntil(head))) ? 'utf-8' : 'windows-1252';
}

/** Finds the encoding of bytes that can be read a second time, as `decode` would. Throws NotText. */
export async function surveyed(bytes: AsyncIterable<Uint8Array>, length: number): Promise<Encoding> {
  let encoding: Encoding = 'utf-8';
  let open: Uint8Array = new Uint8Array(0);
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst) {
      const utf16 = utf16Of(chunk, length);
      if (utf16) return utf16.encoding;
      isFirst = false;
    }
    if (chunk.includes(0)) throw new NotText('it holds NUL bytes');
    if (encoding === 'windows-1252') continue;
    const joined = open.length > 0 ? Buffer.concat([open, chunk]) : chunk;
    const end = completeUntil(joined);
    if (!isUtf8(joined.subarray(0, end))) encoding = 'windows-1252';
    // the chunk's memory may be used again
    open = joined.slice(end);
  }
  return open.length > 0 ? 'windows-1252' : encoding;
}

class ChunkDecoder {
  readonly #note: (message: string) => void;
  readonly #utf16: TextDecoder | null;
  #encoding: Encoding;
  #open: Uint8Array = new Uint8Array(0);
  #isFirst = true;
  #isAscii = true;
  #lines = 0;

  constructor(encoding: Encoding, note: (message: string) => void) {
    this.#encoding = encoding;
    this.#note = note;
    this.#utf16 = encoding.startsWith('utf-16') ? new TextDecoder(encoding) : null;
    if (encoding === 'windows-1252') note(RECODED);
  }

  next(chunk: Uint8Array): string {
    if (this.#utf16) {
      if (this.#isFirst && chunk[0] !== 0xff && chunk[0] !== 0xfe) this.#note('read as UTF-16 without a byte-order mark');
      this.#isFirst = false;
      return whole(this.#utf16.decode(chunk, { stream: true }));
    }
    if (chunk.includes(0)) throw new NotText('it holds NUL bytes');
    if (this.#encoding === 'windows-1252') return windows1252(chunk);
    let bytes = this.#open.length > 0 ? Buffer.concat([this.#open, chunk]) : chunk;
    if (this.#isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    this.#isFirst = false;
    const end = completeUntil(bytes);
    this.#open = bytes.slice(end);
    const complete = bytes.subarray(0, end);
    if (isAscii(complete)) return text(complete, 'latin1');
    if (isUtf8(complete)) {
      this.#isAscii = false;
      return text(complete, 'utf8');
    }
    if (this.#isAscii) return this.#recode(bytes);
    return this.#byLines(complete);
  }

  end(): string {
    const rest = this.#utf16 ? whole(this.#utf16.decode()) : this.#open.length === 0 ? '' : this.#isAscii ? this.#recode(this.#open) : this.#byLines(this.#open);
    if (this.#lines > 0) this.#note(`${this.#lines === 1 ? 'a line was' : `${this.#lines} lines were`} not valid UTF-8, read as Windows-1252`);
    return rest;
  }

  /** All before was ASCII: from here on it is Windows-1252, and so is the whole. */
  #recode(bytes: Uint8Array): string {
    this.#encoding = 'windows-1252';
    this.#open = new Uint8Array(0);
    this.#note(RECODED);
    return windows1252(bytes);
  }

  #byLines(bytes: Uint8Array): string {
    let read = '';
    for (let from = 0; from < bytes.length;) {
      const feed = bytes.indexOf(10, from);
      const line = bytes.subarray(from, feed < 0 ? bytes.length : feed + 1);
      if (isUtf8(line)) read += text(line, 'utf8');
      else {
        read += windows1252(line);
        this.#lines++;
      }
      from += line.length;
    }
    return read;
  }
}

const text = (bytes: Uint8Array, encoding: BufferEncoding): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);

function whole(decoded: string): string {
  if (decoded.includes('\0')) throw new NotText('it holds NUL characters');
  return decoded;
}

/** Where the last whole UTF-8 sequence of some bytes ends, as far as their last three tell. */
function completeUntil(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
