/** A file, a folder, or what is neither: a pipe, a device, a link that leads nowhere. */
export type EntryKind = 'file' | 'folder' | 'other';

/** What is known of a file or folder: its size in bytes, and when it was last changed, in milliseconds since 1970. */
export interface Stat {
  readonly kind: EntryKind;
  readonly size: number;
  readonly modified: number;
}

export interface Entry {
  readonly name: string;
  /** Of what a link leads to. */
  readonly kind: EntryKind;
  readonly isLink: boolean;
}

/** Ends what was begun. */
export interface Ending {
  dispose(): void;
}

/**
 * All that the server and the command line know of files. Files are named by their addresses (`file:///…`); what cannot be done
 * rejects with an Error whose message is for reading.
 *
 * Promised everywhere: what does not exist is null to `read`, `list` and `stat`, and no failure to `delete`; a promise that was
 * kept means that the change is seen by the next `read`; changes asked for one after another are made in that order.
 *
 * Promised on `file:` where the server runs in Node (`nodeHost`): `write` replaces the whole file or nothing, also when the
 * machine stops in the middle; `append` adds at the end, in one piece, and has reached the disk when it is done; what is no file (a
 * pipe, a device) is refused and never waited for. Elsewhere (VS Code for the
 * Web, other schemes) the editor's file system decides: `write` overwrites in place, `append` reads and writes the whole, and
 * neither says anything of the disk.
 */
export interface Host {
  read(uri: string): Promise<Uint8Array | null>;
  /** Replaces a file, or makes it, and the folders that it lies in. */
  write(uri: string, content: Uint8Array): Promise<void>;
  /** Adds to the end of a file, or makes it. */
  append(uri: string, content: Uint8Array): Promise<void>;
  stat(uri: string): Promise<Stat | null>;
  /** What lies in a folder, in no order. */
  list(uri: string): Promise<readonly Entry[] | null>;
  /** Gives a file another name; what had it is replaced. */
  rename(from: string, to: string): Promise<void>;
  delete(uri: string): Promise<void>;
  /**
   * Tells, some time after it happened and perhaps more than once, that one file was changed, made or deleted, whoever did it. Where
   * nobody can watch (a folder that is not there, an editor without a watcher on another scheme) it tells nothing.
   */
  watch(uri: string, changed: () => void): Ending;
}
