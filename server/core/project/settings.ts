import { glossaryOf } from '../acronyms/glossary.ts';
import { keyOf } from '../acronyms/shape.ts';
import type { Knowledge } from '../analysis/analysis.ts';
import type { Codebook } from '../annotations/codebook.ts';
import type { Code, Severity } from '../checks/codes.ts';
import type { CheckOptions } from '../checks/options.ts';
import type { Dialect } from '../dump/dialect.ts';
import { dialects as builtIn } from '../dump/dialects/all.ts';
import { ownDialect, type OwnDialect } from '../dump/own.ts';
import { matches, namesOf } from './patterns.ts';
import { readSaid, type Said } from './said.ts';

/** What somebody said, and from where its patterns count: the addresses of folders. */
export interface Layer {
  readonly said: Said;
  readonly folders: readonly string[];
  /** What the glossary files that it names hold. */
  readonly glossary?: readonly (readonly [short: string, long: string])[];
}

/** How one file is to be read and checked. */
export interface Settings {
  /** The dialect to read it in; null to detect it. */
  readonly dialect: string | null;
  /** Dialects of the user's own, by their ids. */
  readonly dialects: Readonly<Record<string, OwnDialect>>;
  readonly checks: {
    readonly enabled: boolean;
    readonly severity: Readonly<Partial<Record<Code, Severity | 'off'>>>;
    readonly silenced: readonly Code[];
    /** Codes silenced in single articles, by the articles' ids. */
    readonly silencedIn: Readonly<Record<string, readonly Code[]>>;
  };
  readonly glossary: readonly (readonly [short: string, long: string])[];
  readonly acronyms: { readonly householdWords: readonly string[]; readonly inlayHints: boolean };
  readonly organisations: { readonly enabled: boolean; readonly metonyms: boolean };
  readonly codebook: Codebook;
  readonly creator?: string;
}

/**
 * The settings for a file, from what was said about it: the nearest layer, which is the last, wins. What is said of the file by its name is stronger than
 * what is said by a pattern, and that stronger than what is said of all files, whichever layer says it. Lists add up.
 */
export function settingsFor(uri: string, layers: readonly Layer[]): Settings {
  const all = layers.map(({ said }) => said);
  const silences = layers.flatMap(({ said, folders }) => said.checks.silence.filter(({ file }) => file === null || namesOf(uri, folders).some((name) => matches(file, name))));
  const silencedIn: Record<string, Code[]> = Object.create(null) as Record<string, Code[]>;
  for (const { codes, article } of silences) if (article !== null) (silencedIn[article] ??= []).push(...codes);
  const dialects: Record<string, OwnDialect> = Object.assign({}, ...all.map((said) => said.dialects)) as Record<string, OwnDialect>;
  const creator = last(all.map((said) => said.creator));
  const dialect = dialectOf(uri, layers, dialects);
  return {
    dialect: dialect === 'auto' ? null : dialect ?? null,
    dialects,
    checks: {
      enabled: last(all.map(({ checks }) => checks.enabled)) ?? true,
      severity: Object.assign({}, ...all.map(({ checks }) => checks.severity)) as Settings['checks']['severity'],
      silenced: silences.filter(({ article }) => article === null).flatMap(({ codes }) => codes),
      silencedIn,
    },
    glossary: layers.flatMap(({ said, glossary = [] }) => [...glossary, ...said.glossary.entries]),
    acronyms: {
      householdWords: all.flatMap(({ acronyms }) => acronyms.householdWords),
      inlayHints: last(all.map(({ acronyms }) => acronyms.inlayHints)) ?? false,
    },
    organisations: {
      enabled: last(all.map(({ organisations }) => organisations.enabled)) ?? true,
      metonyms: last(all.map(({ organisations }) => organisations.metonyms)) ?? false,
    },
    codebook: all.at(-1)?.codebook ?? NOTHING.codebook,
    ...(creator !== undefined && { creator }),
  };
}

/** Nothing was said. */
export const NOTHING: Said = readSaid(undefined).said;

/** The settings where nothing was said. */
export const DEFAULTS: Settings = settingsFor('', []);

/** What is known before a file is read, with what the user adds to it. */
export function knowledgeFor({ glossary, organisations: { metonyms } }: Settings, base: Knowledge): Knowledge {
  return { expansions: { ...base.expansions, glossary: glossaryOf(glossary) }, organisations: metonyms === base.organisations.metonyms ? base.organisations : { ...base.organisations, metonyms } };
}

/** All dialects that a file may be read in: the user's own first, so that they win where the evidence is even. */
export function dialectsFor({ dialects }: Pick<Settings, 'dialects'>): readonly Dialect[] {
  const own = Object.entries(dialects).flatMap(([id, rules]) => ownDialect(id, rules).dialect ?? []);
  return own.length > 0 ? [...own, ...builtIn] : builtIn;
}

/** How a file is checked. */
export function checkOptionsFor({ checks: { severity, silenced, silencedIn }, acronyms: { householdWords } }: Settings, { expansions: { glossary, lexicon } }: Knowledge): CheckOptions {
  const household = new Set(householdWords.map(keyOf));
  return {
    severities: severity,
    silenced,
    silencedIn,
    knows: (key) => household.has(key) || Boolean(glossary?.has(key)) || (lexicon?.lookUp(key).length ?? 0) > 0,
  };
}

function dialectOf(uri: string, layers: readonly Layer[], own: Readonly<Record<string, OwnDialect>>): string | undefined {
  const exists = (id: string | undefined): boolean => id !== undefined && (id === 'auto' || Object.hasOwn(own, id) || builtIn.some((dialect) => dialect.id === id));
  const named = layers.flatMap(({ said, folders }) => {
    const names = namesOf(uri, folders);
    return Object.entries(said.dialectByFile).filter(([, dialect]) => exists(dialect)).flatMap(([pattern, dialect]) =>
      names.includes(pattern) ? [{ dialect, isName: true }] : names.some((name) => matches(pattern, name)) ? [{ dialect, isName: false }] : []);
  });
  return (named.findLast(({ isName }) => isName) ?? named.at(-1))?.dialect ?? layers.map(({ said }) => said.dialect).findLast(exists);
}

function last<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.findLast((value) => value !== undefined);
}
