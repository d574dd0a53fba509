import { t } from './language.ts';

/** What was left out of folders, and why; what could not be read is named with its reason. */
export interface Left {
  readonly others?: number;
  readonly many?: { readonly count: number; readonly files: number; readonly megabytes: number };
  readonly large?: { readonly count: number; readonly megabytes: number };
  readonly deep: number;
  readonly links: number;
  readonly unreadable: readonly string[];
}

/** How many of the unreadable are named. */
const TOLD = 3;

/** What was left out, with its numbers, in the client's language; empty where nothing was. Folders are looked into `depth` deep. */
export function leftInWords({ others = 0, many, large, deep, links, unreadable }: Left, depth: number): string {
  const named = `${unreadable.slice(0, TOLD).join('; ')}${unreadable.length > TOLD ? '; …' : ''}`;
  return [
    ...others > 0 ? [t(others === 1 ? '1 file that does not look like a dump by its name' : '{0} files that do not look like dumps by their names', others)] : [],
    ...large && large.count > 0 ? [t('{0} larger than {1} MB', large.count, large.megabytes)] : [],
    ...many && many.count > 0 ? [t('{0} beyond {1} files or {2} MB', many.count, many.files, many.megabytes)] : [],
    ...deep > 0 ? [t(deep === 1 ? 'what is in 1 folder more than {1} deep' : 'what is in {0} folders more than {1} deep', deep, depth)] : [],
    ...links > 0 ? [t(links === 1 ? 'what is in 1 folder that is a link' : 'what is in {0} folders that are links', links)] : [],
    ...unreadable.length > 0 ? [t('{0} that cannot be read ({1})', unreadable.length, named)] : [],
  ].join(', ');
}
