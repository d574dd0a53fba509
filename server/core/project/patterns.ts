/** Does a path match a pattern of `*` (within a folder), `**` (across folders) and `?`? In time proportional to both lengths. */
export function matches(pattern: string, path: string): boolean {
  const parts = pattern.match(/\*\*\/|\*\*|\*|\?|[^*?]/gu) ?? [];
  // the places of the path that the pattern so far can reach
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    if (part.startsWith('*')) {
      for (const from of reached) {
        for (let at = from; !next.has(at); at++) {
          if (part !== '**/' || at === from || path[at - 1] === '/') next.add(at);
          if (at >= path.length || (part === '*' && path[at] === '/')) break;
        }
      }
    } else {
      for (const at of reached) {
        const unit = String.fromCodePoint(path.codePointAt(at) ?? 0);
        if (at < path.length && (part === '?' ? unit !== '/' : unit === part)) next.add(at + unit.length);
      }
    }
    reached = next;
  }
  return reached.has(path.length);
}

/**
 * The names by which patterns may know a file: its address, as it is and decoded, and its path from each of some folders. `uri` and `folders`
 * are addresses.
 */
export function namesOf(uri: string, folders: readonly string[]): string[] {
  const names = [uri, decoded(uri)];
  return [...names, ...folders.filter((folder) => uri.startsWith(slashed(folder))).map((folder) => pathFrom(folder, uri))];
}

/** The path of a file from a folder above it, given their addresses. */
export function pathFrom(folder: string, uri: string): string {
  return decoded(uri.slice(slashed(folder).length));
}

function slashed(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
