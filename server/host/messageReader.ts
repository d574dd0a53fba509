import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, type Disposable, type Message, type MessageReader } from 'vscode-languageserver/node';
import { Opening } from './opening.ts';

/** Bytes of a message that is looked at while it arrives, at least. */
const LONG = 1 << 20;
/** Bytes of a text that are decoded together, at least. */
const PIECE = 1 << 16;
const HEADER_END = '\r\n\r\n';
const NOTHING = Buffer.alloc(0);

/** What makes a message of its bytes. */
interface Body {
  push(bytes: Buffer): void;
  /** The message, all of whose bytes have come. Throws where it is malformed. */
  message(): unknown;
}

/**
 * Reads messages from a stream as the stock reader does, but for a long document that is opened: that is decoded while it
 * arrives, and its text is a Text, so that neither its bytes nor its JSON are gone through at one go.
 */
export class StreamReader extends AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  readonly #long: number;
  readonly #piece: number;
  #callback: DataCallback = () => undefined;
  /** The beginning of a header. */
  #header: Buffer = NOTHING;
  #body: Body | null = null;
  /** Bytes of the body that are still to come. */
  #missing = 0;

  /** Tests choose other sizes. */
  constructor(stream: Readable, long = LONG, piece = PIECE) {
    super();
    this.#stream = stream;
    this.#long = long;
    this.#piece = piece;
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    const read = (bytes: Buffer): void => this.#read(bytes);
    this.#stream.on('data', read);
    this.#stream.on('error', (error) => this.fireError(error));
    this.#stream.on('close', () => this.fireClose());
    return { dispose: () => void this.#stream.off('data', read) };
  }

  #read(bytes: Buffer): void {
    for (let rest = bytes; rest.length > 0;) rest = this.#body ? this.#readBody(this.#body, rest) : this.#readHeader(rest);
  }

  /** Takes the bytes of a header, which may not be all of it; returns those after it. */
  #readHeader(bytes: Buffer): Buffer {
    const all = Buffer.concat([this.#header, bytes]);
    const end = all.indexOf(HEADER_END);
    this.#header = end < 0 ? all : NOTHING;
    if (end < 0) return NOTHING;
    const header = all.toString('latin1', 0, end);
    const length = /^content-length:\s*(\d+)\s*$/im.exec(header)?.[1];
    if (length === undefined) {
      this.fireError(new Error(`the header of a message must have its Content-Length: ${header}`));
    } else {
      this.#missing = Number(length);
      this.#body = this.#missing >= this.#long ? new Opening(this.#piece) : new Whole();
    }
    return all.subarray(end + HEADER_END.length);
  }

  /** Takes the bytes of a body, which may not be all of it; returns those after it. */
  #readBody(body: Body, bytes: Buffer): Buffer {
    const part = bytes.subarray(0, this.#missing);
    this.#missing -= part.length;
    body.push(part);
    if (this.#missing === 0) {
      this.#body = null;
      try {
        this.#callback(body.message() as Message);
      } catch (error) {
        this.fireError(error);
      }
    }
    return bytes.subarray(part.length);
  }
}

/** A message that is read when all of it is there. */
class Whole implements Body {
  readonly #parts: Buffer[] = [];

  push(bytes: Buffer): void {
    this.#parts.push(bytes);
  }

  message(): unknown {
    return JSON.parse(Buffer.concat(this.#parts).toString());
  }
}
