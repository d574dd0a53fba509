import type { Ending, Host } from '../../host/host.ts';

/** What a dump's sidecar is called. */
export function sidecarOf(uri: string): string {
  return `${uri}.annotations.jsonl`;
}

/** One sidecar: what stands in it as far as is known, and how it is written. */
export class SidecarFile {
  readonly uri: string;
  readonly #host: Host;
  #content = '';
  /** Its last line has no end. */
  #isOpen = false;
  /** Writes and readings, one after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Host, uri: string) {
    this.#host = host;
    this.uri = uri;
  }

  /** As it was last read or written. */
  get content(): string {
    return this.#content;
  }

  /** Reads the file; null where it stands as it did. Throws where it cannot be read, or is not UTF-8. */
  read(): Promise<string | null> {
    return this.#inTurn(async () => {
      const bytes = await this.#host.read(this.uri);
      const content = bytes ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) : '';
      if (content === this.#content) return null;
      this.#set(content);
      return content;
    });
  }

  /** Adds lines at the end; on `file:` they have reached the disk when this is done. */
  append(lines: string): Promise<void> {
    return this.#inTurn(async () => {
      // a line that somebody, or a kill, left without its end stays a line of its own
      const text = this.#isOpen ? `\n${lines}` : lines;
      await this.#host.append(this.uri, new TextEncoder().encode(text));
      this.#content += text;
      this.#isOpen = false;
    });
  }

  /** Replaces what stands in it, unless somebody else has written it since it was last read; whether it did. */
  replace(content: string): Promise<boolean> {
    return this.#inTurn(async () => {
      if (content === this.#content) return true;
      const bytes = await this.#host.read(this.uri);
      if ((bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : '') !== this.#content) return false;
      await this.#host.write(this.uri, new TextEncoder().encode(content));
      this.#set(content);
      return true;
    });
  }

  watch(changed: () => void): Ending {
    return this.#host.watch(this.uri, changed);
  }

  #set(content: string): void {
    this.#content = content;
    this.#isOpen = content !== '' && !content.endsWith('\n');
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
