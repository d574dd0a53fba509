import { isObject, type Json } from '../annotations/annotation.ts';
import { readCodebook, type Codebook } from '../annotations/codebook.ts';
import { isCode, type Code, type Severity } from '../checks/codes.ts';
import { dialects as builtIn } from '../dump/dialects/all.ts';
import { ownDialect, type OwnDialect, type OwnEvidence } from '../dump/own.ts';
import { say, type Message } from '../say.ts';

/** Where something stands in a JSON value: keys and indexes from its root. */
export type Path = readonly (string | number)[];

/** Something that makes no sense; the rest is taken. */
export interface SaidProblem {
  readonly path: Path;
  readonly message: Message;
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
  /** Dialects of a person's own, by their ids; each of them sets records apart. */
  readonly dialects: Readonly<Record<string, OwnDialect>>;
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
  /** Who decides, as the decisions are to say. */
  readonly creator?: string;
}

type Report = (problem: SaidProblem) => void;
type Reader = (value: Json, path: Path, report: Report) => void;

const BUILT_IN: ReadonlySet<string> = new Set(['auto', ...builtIn.map(({ id }) => id)]);
/** What a dialect of one's own may be called. */
const ID = /^[a-z][a-z0-9-]*$/;
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
  let creator: string | undefined;
  const severity: Partial<Record<Code, Severity | 'off'>> = {};
  const silence: Silence[] = [];
  const entries: (readonly [string, string])[] = [];
  const files: { path: string; at: Path }[] = [];
  const householdWords: string[] = [];
  const acronyms: { inlayHints?: boolean } = {};
  const organisations: { enabled?: boolean; metonyms?: boolean } = {};
  const dialects: Record<string, OwnDialect> = {};
  const own = isObject(value as Json) ? (value as { readonly dialects?: Json }).dialects : undefined;
  const ids = new Set([...BUILT_IN, ...isObject(own) ? Object.keys(own) : []]);

  const dialectId = (take: (id: string) => void): Reader => (id, path) => {
    if (typeof id === 'string') take(id);
    if (typeof id !== 'string' || !ids.has(id)) report({ path, message: say('there is no dialect {0}; there are {1}', JSON.stringify(id) ?? '', [...ids].join(', ')) });
  };
  const glossary: Reader = (given, path) => {
    if (typeof given === 'string') files.push({ path: given, at: path });
    else if (Array.isArray(given)) given.forEach((each: Json, n) => Array.isArray(each) ? report({ path: [...path, n], message: say('it must be a path, or an object') }) : glossary(each, [...path, n], report));
    else if (!isObject(given)) report({ path, message: say('it must be an object of short forms and what they stand for, the path of a CSV file, or a list of those') });
    else each((long, at) => {
      if (typeof long === 'string' && long.trim() !== '') entries.push([String(at.at(-1)), long]);
      else report({ path: at, message: say('what a short form stands for must be words') });
    })(given, path, report);
  };
  keys({
    dialect: dialectId((id) => (dialect = id)),
    dialectByFile: each((id, path) => dialectId((known) => (dialectByFile[path.at(-1)!] = known))(id, path, report)),
    dialects: each((one, path) => {
      const id = String(path.at(-1));
      const read = dialectFrom(one, path, report);
      if (!ID.test(id)) report({ path, message: say('the name of a dialect is made of small letters, digits and hyphens'), onKey: true });
      else if (BUILT_IN.has(id)) report({ path, message: say('there is a dialect "{0}" already', id), onKey: true });
      else if (read) {
        const { dialect: made, problems: wrong } = ownDialect(id, read);
        for (const { path: within, message } of wrong) report({ path: [...path, ...within], message });
        if (made) dialects[id] = read;
      }
    }),
    checks: keys({
      enabled: flag((on) => (checksEnabled = on)),
      severity: each((weight, path) => {
        const code = String(path.at(-1));
        if (!isCode(code)) report({ path, message: say('there is no code {0}', JSON.stringify(code)), onKey: true });
        else if (!SEVERITIES.has(weight)) report({ path, message: say('it must be one of {0}', [...SEVERITIES].join(', ')) });
        else severity[code] = weight as Severity | 'off';
      }),
      silence: list((one, path) => silence.push(...silenceOf(one, path, report))),
    }),
    glossary,
    acronyms: keys({
      householdWords: list((word, path) => {
        if (typeof word === 'string' && word.trim() !== '') householdWords.push(word);
        else report({ path, message: say('it must be a word') });
      }),
      inlayHints: flag((on) => (acronyms.inlayHints = on)),
    }),
    organisations: keys({ enabled: flag((on) => (organisations.enabled = on)), metonyms: flag((on) => (organisations.metonyms = on)) }),
    codebook: () => undefined,
    // the empty one of the settings says nothing
    creator: (name, path) => name === '' ? undefined : words((text) => (creator = text.trim()))(name, path, report),
    labels: () => undefined,
    $schema: () => undefined,
  })((value ?? {}) as Json, [], report);
  const { codebook, problems: inCodebook } = readCodebook(value as Json | undefined);
  return {
    said: {
      ...(dialect !== undefined && { dialect }),
      dialectByFile,
      dialects,
      checks: { ...(checksEnabled !== undefined && { enabled: checksEnabled }), severity, silence },
      glossary: { entries, files },
      acronyms: { ...acronyms, householdWords },
      organisations,
      codebook,
      ...(creator !== undefined && { creator }),
    },
    problems: [...problems, ...inCodebook],
  };
}

/** An object with these keys and no others. */
function keys(known: Readonly<Record<string, Reader>>): Reader {
  return (value, path, report) => {
    if (!isObject(value)) return report({ path, message: say('it must be an object') });
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, key];
      if (!Object.hasOwn(known, key)) report({ path: at, message: say('there is no "{0}" here; there are {1}', key, Object.keys(known).filter((name) => name !== '$schema').join(', ')), onKey: true });
      else if (inner !== undefined) known[key](inner, at, report);
    }
  };
}

/** An object with any keys. */
function each(read: Reader): Reader {
  return (value, path, report) => {
    if (!isObject(value)) return report({ path, message: say('it must be an object') });
    for (const [key, inner] of Object.entries(value)) read(inner ?? null, [...path, key], report);
  };
}

function list(read: Reader): Reader {
  return (value, path, report) => {
    if (Array.isArray(value)) (value as readonly Json[]).forEach((inner, n) => read(inner, [...path, n], report));
    else report({ path, message: say('it must be a list') });
  };
}

function flag(take: (on: boolean) => void): Reader {
  return (value, path, report) => {
    if (typeof value === 'boolean') take(value);
    else report({ path, message: say('it must be true or false') });
  };
}

function silenceOf(value: Json, path: Path, report: Report): Silence[] {
  const said: { codes: Code[]; file: string | null; article: string | null } = { codes: [], file: null, article: null };
  const code: Reader = (one, at) => {
    if (typeof one === 'string' && isCode(one)) said.codes.push(one);
    else report({ path: at, message: say('there is no code {0}', JSON.stringify(one) ?? '') });
  };
  keys({
    code: (one, at) => Array.isArray(one) ? list(code)(one, at, report) : code(one, at, report),
    file: words((text) => (said.file = text)),
    article: words((text) => (said.article = text)),
  })(value, path, report);
  if (!isObject(value)) return [];
  // a place that makes no sense must not silence more than was meant
  if ((value.file !== undefined && said.file === null) || (value.article !== undefined && said.article === null)) return [];
  if (value.code === undefined || (Array.isArray(value.code) && value.code.length === 0)) report({ path, message: say('say which "code" is silenced: one, or a list') });
  // what was meant for one file must not silence all of them
  if (said.file === null && said.article === null) {
    report({ path, message: say('say in which "file" or "article"; "severity" turns a code off everywhere') });
    return [];
  }
  return said.codes.length > 0 ? [said] : [];
}

/** A dialect of one's own as it was written, without what makes no sense; null where nothing is left of it. */
function dialectFrom(value: Json, path: Path, report: Report): OwnDialect | null {
  const own: { -readonly [K in keyof OwnDialect]: OwnDialect[K] } = {};
  const fields: Record<string, string> = {};
  const usual: string[] = [];
  const evidence: OwnEvidence[] = [];
  keys({
    name: words((text) => (own.name = text)),
    begins: words((text) => (own.begins = text)),
    ends: words((text) => (own.ends = text)),
    separator: words((text) => (own.separator = text)),
    fields: each((field, at) => words((text) => (fields[String(at.at(-1))] = text))(field, at, report)),
    usual: list(words((text) => usual.push(text))),
    evidence: list((one, at) => {
      const seen: { pattern?: string; weight?: number; what?: string } = {};
      keys({
        pattern: words((text) => (seen.pattern = text)),
        weight: (weight, place) => typeof weight === 'number' && weight > 0 ? (seen.weight = weight) : report({ path: place, message: say('it must be a number above 0') }),
        what: words((text) => (seen.what = text)),
      })(one, at, report);
      if (seen.pattern !== undefined) evidence.push({ ...seen, pattern: seen.pattern });
      else if (isObject(one) && one.pattern === undefined) report({ path: at, message: say('it needs a "pattern"') });
    }),
  })(value, path, report);
  if (!isObject(value)) return null;
  return { ...own, ...(evidence.length > 0 && { evidence }), ...(Object.keys(fields).length > 0 && { fields }), ...(usual.length > 0 && { usual }) };
}

/** Words that are not empty. */
function words(take: (text: string) => void): Reader {
  return (value, path, report) => {
    if (typeof value === 'string' && value.trim() !== '') take(value);
    else report({ path, message: say('it must be words') });
  };
}
