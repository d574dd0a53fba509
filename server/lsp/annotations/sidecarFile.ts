import type { Ending, Host, Stat } from '../../host/host.ts';

/** What a dump's sidecar is called. */
export function sidecarOf(uri: string): string {
  return `${uri}.annotations.jsonl`;
}

/** What is done to sidecars, each by its address, one act after another: a dump that is closed and opened again has two that know its sidecar. */
export type Turns = Map<string, Promise<unknown>>;

/** One sidecar: what stands in it as far as is known, and how it is written. */
export class SidecarFile {
  readonly uri: string;
  readonly #host: Host;
  #content = '';
  /** Its last line has no end. */
  #isOpen = false;
  /** The file when it held what is known; null where that is not known. */
  #seen: Stat | null = null;
  readonly #turns: Turns;
  /** Lines whose turn to be written has not come, and when they will have been. */
  #waiting: { lines: string; readonly written: Promise<void> } | null = null;

  constructor(host: Host, uri: string, turns: Turns) {
    this.#host = host;
    this.#turns = turns;
    this.uri = uri;
  }

  /** As it was last read or written. */
  get content(): string {
    return this.#content;
  }

  /** Reads the file; null where it stands as it did. Throws where it cannot be read, or is not UTF-8. */
  read(): Promise<string | null> {
    return this.#inTurn(async () => {
      const found = await this.#host.stat(this.uri);
      // what was written here itself is not read again
      if (this.#isSeen(found)) return null;
      const bytes = await this.#host.read(this.uri);
      const content = bytes ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) : '';
      this.#seen = found;
      if (content === this.#content) return null;
      this.#set(content);
      return content;
    });
  }

  /** Adds lines at the end; on `file:` they have reached the disk when this is done. What comes while another act has its turn is written together. */
  append(lines: string): Promise<void> {
    if (this.#waiting) {
      this.#waiting.lines += lines;
      return this.#waiting.written;
    }
    const written = this.#inTurn(async () => {
      const all = waiting.lines;
      if (this.#waiting === waiting) this.#waiting = null;
      // a line that somebody, or a kill, left without its end stays a line of its own
      const text = this.#isOpen ? `\n${all}` : all;
      // until it is known how much of them was written
      this.#isOpen = true;
      const bytes = new TextEncoder().encode(text);
      const before = this.#seen?.size;
      this.#seen = null;
      await this.#host.append(this.uri, bytes);
      this.#content += text;
      this.#isOpen = false;
      if (before !== undefined) await this.#see(before + bytes.length);
    });
    const waiting = { lines, written };
    this.#waiting = waiting;
    return written;
  }

  /** Replaces what stands in it, unless somebody else has written it since it was last read; whether it did. */
  replace(content: string): Promise<boolean> {
    return this.#inTurn(async () => {
      if (content === this.#content) return true;
      if (!this.#isSeen(await this.#host.stat(this.uri))) {
        const bytes = await this.#host.read(this.uri);
        if ((bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : '') !== this.#content) return false;
      }
      const written = new TextEncoder().encode(content);
      this.#seen = null;
      await this.#host.write(this.uri, written);
      this.#set(content);
      await this.#see(written.length);
      return true;
    });
  }

  watch(changed: () => void): Ending {
    return this.#host.watch(this.uri, changed);
  }

  #isSeen(found: Stat | null): boolean {
    return found !== null && this.#seen !== null && found.size === this.#seen.size && found.modified === this.#seen.modified;
  }

  /** Looks at the file that was just written: it has another size where another program has written as well. */
  async #see(size: number): Promise<void> {
    const found = await this.#host.stat(this.uri).catch(() => null);
    if (found?.size === size) this.#seen = found;
  }

  #set(content: string): void {
    this.#content = content;
    this.#isOpen = content !== '' && !content.endsWith('\n');
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    // lines that come from now on come after this
    this.#waiting = null;
    const turn = (this.#turns.get(this.uri) ?? Promise.resolve()).then(act);
    const over = turn.then(() => undefined, () => undefined).then(() => {
      if (this.#turns.get(this.uri) === over) this.#turns.delete(this.uri);
    });
    this.#turns.set(this.uri, over);
    return turn;
  }
}
