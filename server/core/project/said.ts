import { isObject, type Json } from '../annotations/annotation.ts';
import { readCodebook, type Codebook } from '../annotations/codebook.ts';
import { isCode, type Code, type Severity } from '../checks/codes.ts';
import { dialects as builtIn } from '../dump/dialects/all.ts';

/** Where something stands in a JSON value: keys and indexes from its root. */
export type Path = readonly (string | number)[];

/** Something that makes no sense; the rest is taken. */
export interface SaidProblem {
  readonly path: Path;
  readonly message: string;
  /** It is the key that makes no sense, not what belongs to it. */
  readonly onKey?: true;
}

/** Findings that a person does not want to hear of: of some codes, in the files that match a pattern, in an article, or both. */
export interface Silence {
  readonly codes: readonly Code[];
  readonly file: string | null;
  readonly article: string | null;
}

/** What a person says about dumps, in the settings of an editor or in a `.broadsheet.json`. What was not said is missing or empty. */
export interface Said {
  /** 'auto': as detected */
  readonly dialect?: string;
  /** Patterns or paths of files, and the dialect of each. */
  readonly dialectByFile: Readonly<Record<string, string>>;
  readonly checks: {
    readonly enabled?: boolean;
    readonly severity: Readonly<Partial<Record<Code, Severity | 'off'>>>;
    readonly silence: readonly Silence[];
  };
  readonly glossary: {
    readonly entries: readonly (readonly [short: string, long: string])[];
    /** Paths of two-column CSV files, and where they are named. */
    readonly files: readonly { readonly path: string; readonly at: Path }[];
  };
  readonly acronyms: { readonly householdWords: readonly string[]; readonly inlayHints?: boolean };
  readonly organisations: { readonly enabled?: boolean; readonly metonyms?: boolean };
  readonly codebook: Codebook;
}

type Report = (problem: SaidProblem) => void;
type Reader = (value: Json, path: Path, report: Report) => void;

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['error', 'warning', 'information', 'hint', 'off']);

/**
 * Reads what a person says, given as plain JSON: the settings' names without "broadsheet.", nested where they have further dots. Never
 * fails; what makes no sense is left out and told in `problems`.
 */
export function readSaid(value: unknown): { readonly said: Said; readonly problems: readonly SaidProblem[] } {
  const problems: SaidProblem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  let dialect: string | undefined;
  const dialectByFile: Record<string, string> = {};
  let checksEnabled: boolean | undefined;
  const severity: Partial<Record<Code, Severity | 'off'>> = {};
  const silence: Silence[] = [];
  const entries: (readonly [string, string])[] = [];
  const files: { path: string; at: Path }[] = [];
  const householdWords: string[] = [];
  const acronyms: { inlayHints?: boolean } = {};
  const organisations: { enabled?: boolean; metonyms?: boolean } = {};
  const ids = new Set(['auto', ...builtIn.map(({ id }) => id)]);

  const dialectId = (take: (id: string) => void): Reader => (id, path) => {
    if (typeof id === 'string' && ids.has(id)) take(id);
    else report({ path, message: `there is no dialect ${JSON.stringify(id)}; there are ${[...ids].join(', ')}` });
  };
  const glossary: Reader = (given, path) => {
    if (typeof given === 'string') files.push({ path: given, at: path });
    else if (Array.isArray(given)) given.forEach((each: Json, n) => Array.isArray(each) ? report({ path: [...path, n], message: 'it must be a path, or an object' }) : glossary(each, [...path, n], report));
    else if (!isObject(given)) report({ path, message: 'it must be an object of short forms and what they stand for, the path of a CSV file, or a list of those' });
    else each((long, at) => {
      if (typeof long === 'string' && long.trim() !== '') entries.push([String(at.at(-1)), long]);
      else report({ path: at, message: 'what a short form stands for must be words' });
    })(given, path, report);
  };
  keys({
    dialect: dialectId((id) => (dialect = id)),
    dialectByFile: each((id, path) => dialectId((known) => (dialectByFile[path.at(-1)!] = known))(id, path, report)),
    checks: keys({
      enabled: flag((on) => (checksEnabled = on)),
      severity: each((weight, path) => {
        const code = String(path.at(-1));
        if (!isCode(code)) report({ path, message: `there is no code "${code}"`, onKey: true });
        else if (!SEVERITIES.has(weight)) report({ path, message: `it must be one of ${[...SEVERITIES].join(', ')}` });
        else severity[code] = weight as Severity | 'off';
      }),
      silence: list((one, path) => silence.push(...silenceOf(one, path, report))),
    }),
    glossary,
    acronyms: keys({
      householdWords: list((word, path) => {
        if (typeof word === 'string' && word.trim() !== '') householdWords.push(word);
        else report({ path, message: 'it must be a word' });
      }),
      inlayHints: flag((on) => (acronyms.inlayHints = on)),
    }),
    organisations: keys({ enabled: flag((on) => (organisations.enabled = on)), metonyms: flag((on) => (organisations.metonyms = on)) }),
    codebook: () => undefined,
    labels: () => undefined,
    $schema: () => undefined,
  })((value ?? {}) as Json, [], report);
  const { codebook, problems: inCodebook } = readCodebook(value as Json | undefined);
  return {
    said: {
      ...(dialect !== undefined && { dialect }),
      dialectByFile,
      checks: { ...(checksEnabled !== undefined && { enabled: checksEnabled }), severity, silence },
      glossary: { entries, files },
      acronyms: { ...acronyms, householdWords },
      organisations,
      codebook,
    },
    problems: [...problems, ...inCodebook],
  };
}

/** An object with these keys and no others. */
function keys(known: Readonly<Record<string, Reader>>): Reader {
  return (value, path, report) => {
    if (!isObject(value)) return report({ path, message: 'it must be an object' });
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, key];
      if (!Object.hasOwn(known, key)) report({ path: at, message: `there is no "${key}" here; there are ${Object.keys(known).filter((name) => name !== '$schema').join(', ')}`, onKey: true });
      else if (inner !== undefined) known[key](inner, at, report);
    }
  };
}

/** An object with any keys. */
function each(read: Reader): Reader {
  return (value, path, report) => {
    if (!isObject(value)) return report({ path, message: 'it must be an object' });
    for (const [key, inner] of Object.entries(value)) read(inner ?? null, [...path, key], report);
  };
}

function list(read: Reader): Reader {
  return (value, path, report) => {
    if (Array.isArray(value)) (value as readonly Json[]).forEach((inner, n) => read(inner, [...path, n], report));
    else report({ path, message: 'it must be a list' });
  };
}

function flag(take: (on: boolean) => void): Reader {
  return (value, path, report) => {
    if (typeof value === 'boolean') take(value);
    else report({ path, message: 'it must be true or false' });
  };
}

function silenceOf(value: Json, path: Path, report: Report): Silence[] {
  const said: { codes: Code[]; file: string | null; article: string | null } = { codes: [], file: null, article: null };
  let whole = true;
  const code: Reader = (one, at) => {
    if (typeof one === 'string' && isCode(one)) said.codes.push(one);
    else report({ path: at, message: `there is no code ${JSON.stringify(one)}` });
  };
  const words = (take: (text: string) => void): Reader => (text, at) => {
    if (typeof text === 'string' && text !== '') return take(text);
    whole = false;
    report({ path: at, message: 'it must be words' });
  };
  keys({
    code: (one, at) => Array.isArray(one) ? list(code)(one, at, report) : code(one, at, report),
    file: words((text) => (said.file = text)),
    article: words((text) => (said.article = text)),
  })(value, path, report);
  if (!isObject(value) || !whole) return [];
  if (value.code === undefined || (Array.isArray(value.code) && value.code.length === 0)) report({ path, message: 'say which "code" is silenced: one, or a list' });
  // what was meant for one file must not silence all of them
  if (said.file === null && said.article === null) {
    report({ path, message: 'say in which "file" or "article"; "severity" turns a code off everywhere' });
    return [];
  }
  return said.codes.length > 0 ? [said] : [];
}
