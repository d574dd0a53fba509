import { Text } from '../core/text/text.ts';

/** Bytes among which the text must begin. */
const HEAD = 1 << 16;
const BACKSLASH = 0x5c;
const QUOTE = Buffer.from('"');
const LINE_FEED = Buffer.from('\\n');
const TEXT = /"text"\s*:\s*"/;

/**
 * A long message that arrives in parts. Where it turns out to be `textDocument/didOpen`, its text is decoded as it comes and
 * stands as a Text in the message; any other is read when it is complete.
 */
export class Opening {
  readonly #piece: number;
  #state: 'before' | 'within' | 'after' = 'before';
  /** The bytes of the message without those of the text, where there is one. */
  #parts: Buffer[] = [];
  #text: Text | null = null;
  /** Bytes of the text that are not decoded yet, and how many they are. */
  #held: Buffer[] = [];
  #holds = 0;
  /** The last byte of the text escapes the next one. */
  #escapes = false;
  #error: Error | null = null;

  /** `piece`: bytes of a text that are decoded together, at least. */
  constructor(piece: number) {
    this.#piece = piece;
  }

  push(bytes: Buffer): void {
    if (this.#state === 'within') return this.#take(bytes);
    this.#parts.push(bytes);
    if (this.#state === 'before') this.#find();
  }

  message(): unknown {
    if (this.#error) throw this.#error;
    const message: unknown = JSON.parse(Buffer.concat(this.#parts).toString());
    const document = this.#text && opened(message);
    // of two texts the last one counts, as ever
    if (document?.text === '') document.text = this.#text;
    return message;
  }

  /** Looks whether the text begins in what has come. */
  #find(): void {
    const all = Buffer.concat(this.#parts);
    const found = TEXT.exec(all.toString('latin1', 0, HEAD));
    const begin = found ? found.index + found[0].length : all.length;
    if (found && opened(parsed(`${all.toString('utf8', 0, begin)}"}}}`))?.text === '') {
      this.#state = 'within';
      this.#text = Text.of('');
      this.#parts = [all.subarray(0, begin)];
      this.#take(all.subarray(begin));
    } else if (found || all.length > HEAD) {
      this.#state = 'after';
    }
  }

  /** Takes bytes of the text, and perhaps those after it. */
  #take(bytes: Buffer): void {
    const from = this.#escapes ? 1 : 0;
    const end = unescaped(bytes, QUOTE, from);
    const part = end < 0 ? bytes : bytes.subarray(0, end);
    this.#held.push(part);
    this.#holds += part.length;
    if (end >= 0) {
      this.#decode(this.#held);
      this.#held = [];
      this.#state = 'after';
      this.#parts.push(bytes.subarray(end));
      return;
    }
    this.#escapes = bytes.length > 0 ? backslashes(bytes, from, bytes.length) % 2 === 1 : this.#escapes;
    // where a line ends no character and no line break is cut in two
    const cut = this.#holds < this.#piece ? -1 : lastUnescaped(bytes, LINE_FEED, from);
    if (cut < 0) return;
    const rest = bytes.subarray(cut + LINE_FEED.length);
    this.#decode([...this.#held.slice(0, -1), bytes.subarray(0, cut + LINE_FEED.length)]);
    this.#held = [rest];
    this.#holds = rest.length;
  }

  #decode(parts: readonly Buffer[]): void {
    if (this.#error) return;
    try {
      const piece = JSON.parse(Buffer.concat([QUOTE, ...parts, QUOTE]).toString()) as string;
      const { length } = this.#text!;
      this.#text = this.#text!.splice(length, length, piece);
    } catch (error) {
      this.#error = error as SyntaxError;
    }
  }
}

/** The document that a message opens, or null. */
function opened(message: unknown): { text: unknown } | null {
  const { method, params } = (message ?? {}) as { method?: unknown; params?: { textDocument?: { text: unknown } | null } | null };
  return method === 'textDocument/didOpen' ? params?.textDocument ?? null : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Where something stands in a JSON string that no backslash escapes, the first; -1 where it does not. What is before `from` is escaped. */
function unescaped(bytes: Buffer, wanted: Buffer, from: number): number {
  let at = bytes.indexOf(wanted, from);
  while (at >= 0 && backslashes(bytes, from, at) % 2 === 1) at = bytes.indexOf(wanted, at + 1);
  return at;
}

/** As `unescaped`, the last. */
function lastUnescaped(bytes: Buffer, wanted: Buffer, from: number): number {
  let at = bytes.lastIndexOf(wanted);
  while (at > from && backslashes(bytes, from, at) % 2 === 1) at = bytes.lastIndexOf(wanted, at - 1);
  return at >= from && backslashes(bytes, from, at) % 2 === 0 ? at : -1;
}

/** How many backslashes stand right before a place. */
function backslashes(bytes: Buffer, from: number, at: number): number {
  let first = at;
  while (first > from && bytes[first - 1] === BACKSLASH) first--;
  return at - first;
}
