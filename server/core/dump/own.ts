import { say, type Message } from '../say.ts';
import type { Range } from '../text/range.ts';
import { holdsDate } from './dates.ts';
import type { Dialect, Evidence } from './dialect.ts';
import { keyOf, ownKey } from './labels.ts';
import { groupZone, saysBy } from './layout.ts';
import type { Structure, Zone, ZoneKind } from './model.ts';
import { ownPattern, type LineMatch, type LinePattern } from './pattern.ts';
import { putProse } from './prose.ts';
import { records } from './records.ts';
import { isBlank, linesOf, plain, Sheet, trimmed, type RecordLine } from './sheet.ts';

/** A dialect as a user writes it: patterns for single lines, in RE2's syntax. It has a `separator`, or `begins`, or `ends`. */
export interface OwnDialect {
  readonly name?: string;
  /** Lines that tell it; without them, the lines that set its records apart do. */
  readonly evidence?: readonly OwnEvidence[];
  /** A record's first line. Named groups are parts of the record: title, section, byline, date, source; `number` and `total` are a counter's. */
  readonly begins?: string;
  /** A record's last line. */
  readonly ends?: string;
  /** A line between records. Groups `number` and `total` are a counter's. */
  readonly separator?: string;
  /** Labels as they stand at the beginning of lines, without their colon, and the field that each stands for. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Fields that every record should have. */
  readonly usual?: readonly string[];
}

export interface OwnEvidence {
  readonly pattern: string;
  readonly weight?: number;
  readonly what?: string;
}

/** A pattern that is none, or a rule that is missing; `path` leads to it from the dialect. */
export interface OwnProblem {
  readonly path: readonly (string | number)[];
  readonly message: Message;
}

/** As much as a counter of Nexis tells. */
const WEIGHT = 20;
/** How many of a record's first lines may hold its head. */
const HEAD_LINES = 30;
/** A title's longest line, in UTF-16 units, and most lines. */
const TITLE = 240;
const TITLE_LINES = 3;

const PARTS: ReadonlySet<string> = new Set<ZoneKind>(['section', 'title', 'byline', 'date', 'source', 'dateline']);

/** Makes a dialect of a user's rules; null where they set no records apart, and all that is wrong with them. Never throws. */
export function ownDialect(id: string, own: OwnDialect): { readonly dialect: Dialect | null; readonly problems: readonly OwnProblem[] } {
  const problems: OwnProblem[] = [];
  const compiled = (source: string | undefined, ...path: (string | number)[]): LinePattern | undefined => {
    if (source === undefined) return undefined;
    const pattern = ownPattern(source);
    if (typeof pattern !== 'string' && !pattern.test('')) return pattern;
    problems.push({ path, message: typeof pattern === 'string' ? say('not a pattern: {0}', pattern) : say('it matches empty lines, and so every line') });
    return undefined;
  };
  const separator = compiled(own.separator, 'separator');
  const begins = compiled(own.begins, 'begins');
  const ends = compiled(own.ends, 'ends');
  const evidence = (own.evidence ?? []).flatMap(({ pattern: source, weight = WEIGHT, what }, n): Evidence[] => {
    const pattern = compiled(source, 'evidence', n, 'pattern');
    return pattern ? [{ pattern, weight, what: what === undefined ? say('lines that match {0}', source) : say('{0}', what) }] : [];
  });
  if (!separator && !begins && !ends) {
    if (problems.length === 0) problems.push({ path: [], message: say('say what sets its records apart: "separator", "begins" or "ends"') });
    return { dialect: null, problems };
  }
  for (const [pattern, what] of [[separator, say('separators between its records')], [begins, say('lines that begin its records')], [ends, say('lines that end its records')]] as const) {
    if (pattern && !own.evidence) evidence.push({ pattern, weight: WEIGHT, what });
  }
  const read = reader(own, separator ? undefined : begins, ends);
  const apart = separator ?? begins;
  return {
    problems,
    dialect: {
      id,
      name: own.name ?? id,
      evidence,
      scan: records({
        ...(separator && { separator: { pattern: separator } }),
        ...(begins && !separator && { begins: { pattern: begins } }),
        ...(ends && { ends: { pattern: ends } }),
        head: (lines) => headOf(read(lines, Math.min(lines.length, HEAD_LINES))),
      }),
      // what sets its own records apart begins no record of another dialect
      begins: { first: '', test: (text) => apart?.test(text) ?? false },
      read: (text) => structureOf(text, read),
      usual: { terminator: ends !== undefined, fields: (own.usual ?? []).map((field) => keyOf(field) ?? ownKey(field)) },
    },
  };
}

/** A part of a record, as one of its lines shows it. */
type Part =
  | { readonly kind: ZoneKind; readonly range: Range }
  | { readonly kind: 'counter'; readonly range: Range }
  | { readonly kind: 'label'; readonly key: string; readonly label: Range; readonly range: Range }
  | { readonly kind: 'prose'; readonly line: RecordLine };

type Read = (lines: readonly RecordLine[], count: number) => Generator<Part>;

/** Reads a record line by line: its first line, labelled lines, a title where no label gives it, a byline and a date below that, prose, its last line. */
function reader({ fields = {} }: OwnDialect, begins: LinePattern | undefined, ends: LinePattern | undefined): Read {
  const keys = new Map(Object.entries(fields).map(([label, field]) => [label, keyOf(field) ?? ownKey(field)]));
  const labels = [...keys.keys()].sort((a, b) => b.length - a.length).map((label) => label.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const labelled = labels.length > 0 ? new RegExp(String.raw`^[ \t]*(${labels.join('|')})(?:[ \t]*:|(?<=[^\p{L}\p{N}]))[ \t]*`, 'u') : null;
  const isTitled = [...keys.values()].includes('title');

  return function* (lines, count) {
    let titled = isTitled;
    let prose = false;
    for (let n = 0; n < count; n++) {
      const line = lines[n];
      const { text } = line;
      if (isBlank(text)) {
        yield { kind: 'prose', line };
        continue;
      }
      const first = n === 0 ? begins?.exec(text) : null;
      const label = labelled?.exec(text);
      if (label) {
        let last = n;
        let range = trimmed(line, label[0].length);
        // an empty value stands on the next line
        if (range.end <= range.start && n + 1 < count && !isBlank(lines[n + 1].text) && !labelled!.test(lines[n + 1].text)) range = trimmed(lines[++last]);
        const at = text.indexOf(label[1]);
        yield { kind: 'label', key: keys.get(label[1])!, label: trimmed(line, at, label[0].length), range };
        n = last;
      } else if (first) {
        const counter = counterOf(line, first);
        if (counter) yield { kind: 'counter', range: counter };
        const parts = partsOf(line, first);
        titled ||= parts.some(({ kind }) => kind === 'title');
        yield* parts.length > 0 ? parts : [{ kind: 'furniture' as const, range: trimmed(line) }];
      } else if (n > 0 && ends?.test(text)) {
        yield { kind: 'terminator', range: trimmed(line) };
      } else if (!titled && !prose && text.length <= TITLE) {
        titled = true;
        let last = n;
        while (last + 1 < count && goesOn(lines[last + 1].text)) last++;
        if (last - n >= TITLE_LINES) last = n;
        yield { kind: 'title', range: { start: trimmed(line).start, end: trimmed(lines[last]).end } };
        n = last;
      } else if (!prose && saysBy(text)) {
        yield { kind: 'byline', range: trimmed(line) };
      } else if (!prose && text.length <= 80 && holdsDate(text)) {
        yield { kind: 'date', range: trimmed(line) };
      } else {
        prose = true;
        yield { kind: 'prose', line };
      }
    }

    /** Is a line the next one of a title that was wrapped? */
    function goesOn(text: string): boolean {
      return !isBlank(text) && text.length <= TITLE && !labelled?.test(text) && !ends?.test(text) && !saysBy(text) && !holdsDate(text);
    }
  };
}

/** Where a record's first line says its number, and of how many. */
function counterOf(line: RecordLine, match: LineMatch): Range | null {
  const number = groupZone('field', line, match, 'number');
  const total = number ? match.groups!.total ?? '' : '';
  return number && { start: number.start, end: total === '' ? number.end : line.start + line.text.indexOf(total, number.end - line.start) + total.length };
}

/** What a record's first line says: its named groups, else, where something follows what marks it, a title. */
function partsOf(line: RecordLine, match: LineMatch): { kind: ZoneKind; range: Range }[] {
  const named = Object.keys(match.groups ?? {}).flatMap((name) => {
    const zone = PARTS.has(name) ? groupZone(name as ZoneKind, line, match, name) : null;
    return zone ? [{ kind: zone.kind, range: { start: zone.start, end: zone.end } }] : [];
  });
  const rest = trimmed(line, match.index + (match[0] ?? '').length);
  return named.length > 0 || rest.end <= rest.start ? named : [{ kind: 'title', range: rest }];
}

function headOf(parts: Iterable<Part>): Zone[] {
  const zones = new Map<ZoneKind, Zone>();
  for (const part of parts) {
    if (part.kind === 'prose' || part.kind === 'counter') continue;
    const kind = part.kind === 'label' ? part.key as ZoneKind : part.kind;
    if (PARTS.has(kind) && !zones.has(kind) && part.range.end > part.range.start) zones.set(kind, { kind, ...part.range });
  }
  return [...zones.values()].sort((a, b) => a.start - b.start);
}

function structureOf(text: string, read: Read): Structure {
  const lines = linesOf(text);
  const sheet = new Sheet(text);
  let prose: RecordLine[] = [];
  const put = (): void => {
    putProse(sheet, prose);
    prose = [];
  };
  for (const part of read(lines, lines.length)) {
    if (part.kind === 'prose') {
      prose.push(part.line);
      continue;
    }
    put();
    if (part.kind === 'counter') sheet.field('counter', { start: part.range.start, end: part.range.start }, part.range);
    else if (part.kind === 'label') putField(sheet, part.key, part.label, part.range);
    else sheet.put(part.kind, part.range);
    if (part.kind === 'terminator') sheet.terminator = part.range;
  }
  put();
  sheet.recordId = sheet.value('id')?.text ?? null;
  return sheet.structure();
}

function putField(sheet: Sheet, key: string, label: Range, value: Range): void {
  sheet.field(key, label, value);
  const kind = key === 'body' || key === 'highlight' ? 'paragraph' : PARTS.has(key) && !sheet.has(key as ZoneKind) ? key as ZoneKind : null;
  if (kind && plain(sheet.text.slice(value.start, value.end)) !== '') {
    sheet.put('field', label);
    sheet.put(kind, value);
  } else {
    sheet.put('field', { start: label.start, end: Math.max(label.end, value.end) });
  }
}
