import type { ArchiveStatus } from '../archive/entry.ts';
import type { Left } from '../archive/archives.ts';
import { inWords, t } from './language.ts';
import { leftInWords } from './left.ts';

/** The state of an archive as clients get it: in words. */
export function statusInWords({ message, ...status }: ArchiveStatus): Omit<ArchiveStatus, 'message'> & { readonly message?: string } {
  return { ...status, ...(message && { message: inWords(message) }) };
}

/** What was opened, in words; `left` is empty where all of a folder was. */
export function openedInWords({ statuses, left: { unreadable, ...left }, depth }: { readonly statuses: readonly ArchiveStatus[]; readonly left: Left; readonly depth: number }) {
  return { statuses: statuses.map(statusInWords), left: leftInWords({ ...left, unreadable: unreadable.map(({ path, why }) => t('{0}: {1}', path, why)) }, depth) };
}
