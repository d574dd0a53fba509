import type { Range } from '../text/range.ts';
import type { Field, Span, Structure, Turn, Zone, ZoneKind } from './model.ts';

/** A line of one article, without its break; offsets are UTF-16 from the article's beginning. */
export interface RecordLine extends Range {
  readonly text: string;
}

/** The parts of an article that a reader asks for by name. */
type Part = 'section' | 'title' | 'byline' | 'date' | 'source';

const PARTS: ReadonlySet<string> = new Set<Part>(['section', 'title', 'byline', 'date', 'source']);

/** Cuts an article's text into its lines (LF, CRLF, CR); the empty line after a final break is none. */
export function linesOf(text: string): RecordLine[] {
  const lines: RecordLine[] = [];
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
    lines.push({ text: text.slice(start, match.index), start, end: match.index });
    start = breaks.lastIndex;
  }
  if (start < text.length) lines.push({ text: text.slice(start), start, end: text.length });
  return lines;
}

/** The text in which some lines stand, breaks of any length made line feeds, and what is above them, so that their offsets hold in it. */
export function joined(lines: readonly RecordLine[]): string {
  let text = '';
  for (const line of lines) text = `${text.padEnd(line.start, '\n')}${line.text}`;
  return text;
}

/** What a piece of text means: wrapped lines joined, runs of white space one space, trimmed. */
export function plain(text: string): string {
  if (!/^\s|\s$|\s\s|[^\S ]/.test(text)) return text;
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a line holds nothing but white space, no-break spaces included. */
export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 160 || code === 12 || code === 0xfeff || code === 13;
}

/** The range of a line, or of a part of it, without white space around it. `from` and `to` count from the line's start. */
export function trimmed(line: RecordLine, from = 0, to = line.text.length): Range {
  let start = from;
  let end = to;
  while (start < end && isSpace(line.text.charCodeAt(start))) start++;
  while (end > start && isSpace(line.text.charCodeAt(end - 1))) end--;
  return { start: line.start + start, end: line.start + end };
}

/** Gathers what is found in one article: its zones in any order, its parts (the first of each kind counts), its fields. */
export class Sheet {
  readonly text: string;
  readonly decode: (text: string) => string;
  readonly #zones: Zone[] = [];
  readonly #parts = new Map<Part, Span>();
  readonly fields: Field[] = [];
  readonly turns: Turn[] = [];
  recordId: string | null = null;
  terminator: Range | null = null;

  /** `decode` gives the meaning of mark-up in the text: entities, encoded words. */
  constructor(text: string, decode: (text: string) => string = (raw) => raw) {
    this.text = text;
    this.decode = decode;
  }

  /** What a range of the text means. */
  span(range: Range): Span {
    return { start: range.start, end: range.end, text: plain(this.decode(this.text.slice(range.start, range.end))) };
  }

  /** Adds a zone, and the part of that name, the first of its kind. Empty ones are left out. */
  put(kind: ZoneKind, range: Range, meaning?: string): void {
    if (range.end <= range.start) return;
    this.#zones.push({ kind, start: range.start, end: range.end });
    if (PARTS.has(kind)) this.name(kind as Part, range, meaning);
  }

  /** Names a part without making a zone of it. */
  name(part: Part, range: Range, meaning?: string): void {
    if (this.#parts.has(part) || range.end <= range.start) return;
    const span = meaning === undefined ? this.span(range) : { start: range.start, end: range.end, text: meaning };
    if (span.text !== '') this.#parts.set(part, span);
  }

  /** Whether a part of that name has been found. */
  has(kind: ZoneKind): boolean {
    return this.#parts.has(kind as Part);
  }

  /** The text of the title, '' without one. */
  get title(): string {
    return this.#parts.get('title')?.text ?? '';
  }

  /** The parts found, as zones in order. */
  get parts(): Zone[] {
    return [...this.#parts].map(([kind, { start, end }]) => ({ kind, start, end })).sort((a, b) => a.start - b.start);
  }

  /** Adds a field; it makes no zone. */
  field(key: string, label: Range, value: Range, meaning?: string): void {
    const span = this.span(value);
    this.fields.push({ key, label: { start: label.start, end: label.end }, value: meaning === undefined ? span : { ...span, text: meaning } });
  }

  /** The first field with a key. */
  value(key: string): Span | null {
    return this.fields.find((field) => field.key === key)?.value ?? null;
  }

  get zones(): Zone[] {
    const sorted = this.#zones.toSorted((a, b) => a.start - b.start || b.end - a.end);
    let end = 0;
    return sorted.filter((zone) => zone.start >= end && (end = zone.end) > zone.start);
  }

  structure(): Structure {
    const part = (name: Part) => this.#parts.get(name) ?? null;
    return {
      text: this.text,
      zones: this.zones,
      recordId: this.recordId,
      section: part('section'),
      title: part('title'),
      byline: part('byline'),
      date: part('date'),
      source: part('source'),
      fields: this.fields,
      turns: this.turns,
      terminator: this.terminator,
    };
  }
}
