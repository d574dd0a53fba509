/** An article of the Archive that is open as a document of its own. */
export interface Archived {
  readonly path: string;
  readonly number: number;
  /** The address of its dump. */
  readonly dump: string;
}

const SCHEME = 'broadsheet-article:';

/** Which article of the Archive a document is; null for every other document. */
export function archivedOf(uri: string): Archived | null {
  if (!uri.startsWith(SCHEME)) return null;
  try {
    const [path, number] = JSON.parse(decodeURIComponent(uri.slice(uri.indexOf('?') + 1))) as [unknown, unknown];
    return typeof path === 'string' && typeof number === 'number' ? { path, number, dump: addressOf(path) } : null;
  } catch {
    return null;
  }
}

/** The address of the dump that a document is of: mostly its own. */
export function dumpOf(uri: string): string {
  return archivedOf(uri)?.dump ?? uri;
}

/** The address of a path, also one with a drive and backslashes. */
function addressOf(path: string): string {
  const slashed = /^(?:[a-z]:)?\\/i.test(path) ? path.replaceAll('\\', '/') : path;
  const encoded = slashed.split('/').map(encodeURIComponent).join('/');
  return `file://${encoded.startsWith('/') ? '' : '/'}${encoded}`;
}
