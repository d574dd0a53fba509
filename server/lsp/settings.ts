/** How severe a person wants a finding to be. */
export type ChosenSeverity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** The settings under `broadsheet.` that the server reads. */
export interface Settings {
  /** The dialect to read dumps in; null to detect it. */
  readonly dialect: string | null;
  /** Patterns or paths of files, and the dialect of each. */
  readonly dialectByFile: Readonly<Record<string, string>>;
  readonly checks: { readonly enabled: boolean; readonly severity: Readonly<Record<string, ChosenSeverity>> };
  readonly glossary: Readonly<Record<string, string>>;
  readonly acronyms: { readonly householdWords: readonly string[]; readonly inlayHints: boolean };
  readonly organisations: { readonly enabled: boolean; readonly metonyms: boolean };
}

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Reads settings as a client sends them; what is missing or malformed is as the manifest's defaults have it. Never throws. */
export function settingsFrom(value: unknown): Settings {
  const all = record(value);
  const checks = record(all.checks);
  const acronyms = record(all.acronyms);
  const organisations = record(all.organisations);
  return {
    dialect: typeof all.dialect === 'string' && all.dialect !== 'auto' ? all.dialect : null,
    dialectByFile: strings(all.dialectByFile),
    checks: {
      enabled: checks.enabled !== false,
      severity: Object.fromEntries(Object.entries(strings(checks.severity)).filter(([, severity]) => SEVERITIES.includes(severity))) as Record<string, ChosenSeverity>,
    },
    glossary: strings(all.glossary),
    acronyms: {
      householdWords: Array.isArray(acronyms.householdWords) ? acronyms.householdWords.filter((word) => typeof word === 'string') : [],
      inlayHints: acronyms.inlayHints === true,
    },
    organisations: { enabled: organisations.enabled !== false, metonyms: organisations.metonyms === true },
  };
}

/** The dialect that a person chose for a document, if any. `folders` are the addresses of the workspace's folders. */
export function chosenDialect({ dialect, dialectByFile }: Settings, uri: string, folders: readonly string[]): string | undefined {
  const paths = [uri, decoded(uri)];
  for (const folder of folders) {
    const root = folder.endsWith('/') ? folder : `${folder}/`;
    if (uri.startsWith(root)) paths.push(decoded(uri.slice(root.length)));
  }
  const named = Object.entries(dialectByFile).findLast(([pattern]) => paths.some((path) => matches(pattern, path)));
  return named?.[1] ?? dialect ?? undefined;
}

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

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {};
}

function strings(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
