/** The folder that a file lies in, without a slash at its end; null for an address without folders (`untitled:Untitled-1`). */
export function folderOf(uri: string): string | null {
  const root = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*|(?!\/\/))/i.exec(uri)?.[0];
  const slash = uri.lastIndexOf('/');
  return root === undefined || slash < root.length ? null : uri.slice(0, slash);
}

/** The folders that a file lies in, the nearest first, up to `top`; all of them without one. */
export function foldersOf(uri: string, top: string | null): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(uri); folder !== null; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === top) break;
  }
  return folders;
}

/**
 * The address of a relative path with `/` from a folder; null where it leads out of `boundary`, which the folder must lie in. Addresses
 * of folders have no slash at their end.
 */
export function resolved(path: string, folder: string, boundary: string): string | null {
  if (/^(?:[\\/]|[a-z][a-z0-9+.-]*:)/i.test(path)) return null;
  const parts = folder.slice(boundary.length).split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') {
      parts.push(encodeURIComponent(part));
    }
  }
  return [boundary, ...parts].join('/');
}

/** An address as all programs write it: they differ in what they escape (`a%20(1).dump`, `a%20%281%29.dump`). Two that are the same then are of one file. */
export function comparable(uri: string): string {
  if (!uri.includes('%')) return uri;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** A file's name, as people read it. */
export function nameOf(uri: string): string {
  return comparable(uri.slice(uri.lastIndexOf('/') + 1));
}
