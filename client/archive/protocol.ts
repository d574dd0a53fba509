/** What passes between the client and the server about archives: dumps on disk that are not opened as documents. */

/** Client to server: `{ method, params }`; the methods are those below. */
export const ARCHIVE = 'broadsheet/archive';
/** Server to client: the state of one archive. */
export const ARCHIVE_STATUS = 'broadsheet/archiveStatus';

export interface ArchiveStatus {
  readonly path: string;
  readonly name: string;
  readonly state: 'waiting' | 'unpacking' | 'indexing' | 'ready' | 'stopped' | 'failed';
  /** bytes of the file that is indexed */
  readonly done: number;
  readonly size: number;
  readonly articles: number;
  readonly isPacked: boolean;
  readonly message?: string;
}

export interface ArchiveEntry {
  readonly number: number;
  readonly title: string | null;
  readonly section: string | null;
  readonly date: string | null;
  readonly kind: 'article' | 'teaser';
}

/** The methods: what they are told, and what they answer. */
export interface ArchiveMethods {
  /** a file, or a folder of them; `left` says what of the folder was left out, and is empty where nothing was */
  open: [{ path: string; storage: { folder: string; limit: number } }, { statuses: ArchiveStatus[]; left: string }];
  list: [{ path: string; from: number; count: number }, ArchiveEntry[]];
  /** `left` counts what was found beyond `most` */
  search: [{ path?: string; query: string; most: number }, { hits: { path: string; entry: ArchiveEntry }[]; left: number }];
  read: [{ path: string; number: number }, { text: string; canSave: boolean }];
  /** `was` is what the article said when it was read: another one is not written over */
  write: [{ path: string; number: number; was: string; text: string }, null];
  cancel: [{ path: string }, null];
  refresh: [{ path: string }, null];
  close: [{ path: string }, null];
}
