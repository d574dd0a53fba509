import type { Message } from '../core/say.ts';

/** One article as an index knows it. Places are bytes of the file, lines 0-based. */
export interface Entry {
  readonly number: number;
  readonly start: number;
  readonly length: number;
  readonly line: number;
  readonly kind: 'article' | 'teaser';
  readonly id: string;
  readonly title: string | null;
  readonly section: string | null;
  readonly byline: string | null;
  readonly source: string | null;
  /** As it stands there, and as ISO where that is certain. */
  readonly date: string | null;
  readonly iso: string | null;
}

/** How far a dump has been indexed. */
export interface ArchiveStatus {
  readonly path: string;
  readonly name: string;
  readonly state: 'waiting' | 'unpacking' | 'indexing' | 'ready' | 'stopped' | 'failed';
  /** Of the file that is indexed: bytes done and in all. */
  readonly done: number;
  readonly size: number;
  readonly articles: number;
  /** It is packed: its articles are read from an unpacked copy, and cannot be saved. */
  readonly isPacked: boolean;
  /** Why it failed. */
  readonly message?: Message;
}

/** Searched for in titles, or in one part: `section: asia`, `date: 2014-03`, `id: …`. Letters count in any case. */
export function matcher(query: string): (entry: Entry) => boolean {
  const tests = query.trim().split(/\s+(?=\w+:)/).map((part): ((entry: Entry) => boolean) => {
    const named = /^(section|byline|source|date|id|title|kind):\s*(.*)$/i.exec(part);
    const wanted = (named ? named[2] : part).toLowerCase();
    const holds = (text: string | null): boolean => text !== null && text.toLowerCase().includes(wanted);
    if (!named) return ({ title, iso, date, section, id }) => [title, iso, date, section, id].some(holds);
    const key = named[1].toLowerCase() as 'section' | 'byline' | 'source' | 'date' | 'id' | 'title' | 'kind';
    return (entry) => holds(entry[key]) || (key === 'date' && (entry.iso?.startsWith(wanted) ?? false));
  });
  return (entry) => tests.every((test) => test(entry));
}
