import type { Range } from '../../text/range.ts';
import { isObject, type Json, type JsonObject, type Quote } from '../annotation.ts';
import { Counting } from '../counting.ts';
import { withLineFeeds } from '../lineFeeds.ts';

/** Who decided it and when, as far as the tool says so. */
export interface Provenance {
  /** An identity that stays the same from program to program; not a number of the tool's own. */
  readonly id?: string;
  readonly creator?: string;
  /** When it was made or last changed, ISO 8601. */
  readonly created?: string;
}

/** A mark as another tool made it: UTF-16 offsets into its document's text. */
export interface ImportedMark extends Range, Provenance {
  readonly label: string;
  readonly state: 'confirmed' | 'rejected';
  readonly note?: string;
  readonly link?: string;
  /** The words as the tool states them, where its text is not at hand or says otherwise. */
  readonly quote?: Quote;
}

/** A value for a whole document. */
export interface ImportedCoding extends Provenance {
  readonly category: string;
  readonly value: string | number | boolean;
}

/** A remark on a whole document. */
export interface ImportedNote extends Provenance {
  readonly text: string;
}

/** One text of another tool with what was annotated in it. */
export interface Imported {
  /** For reports: a file's name, a line's number. */
  readonly name: string;
  /** The article's identity, where the tool kept it. */
  readonly id: string | null;
  /** With LF at its line ends; null where positions are those of the whole dump. */
  readonly text: string | null;
  readonly marks: readonly ImportedMark[];
  readonly codes: readonly ImportedCoding[];
  readonly notes: readonly ImportedNote[];
}

/** A file that is read, by its name without folders. */
export interface ImportedFile {
  readonly name: string;
  readonly text: string;
}

/** What was read, and what could not be: one line each. */
export interface Reading {
  readonly documents: readonly Imported[];
  readonly problems: readonly string[];
}

/** Reads the annotations of another tool. Never fails: what makes no sense is a problem. */
export interface Importer {
  readonly id: string;
  /** The endings of the files that it reads in a folder; the first one is the annotations' own. */
  readonly endings: readonly string[];
  read(files: readonly ImportedFile[]): Reading;
}

/** A text as another tool counts in it: its offsets, in code points or UTF-16, as UTF-16 offsets of the text with LF. */
export class Foreign {
  readonly #raw: string;
  readonly #points: Counting;
  readonly #feeds: Counting;
  readonly text: string;

  constructor(raw: string) {
    this.#raw = raw;
    this.text = withLineFeeds(raw);
    this.#points = Counting.points(raw);
    this.#feeds = Counting.lineFeeds(raw);
  }

  /** A range given in code points. */
  points(start: number, end: number): Range | null {
    return this.units(this.#points.offsetOf(start), this.#points.offsetOf(end));
  }

  /** A range given in UTF-16 units; null where it is none of this text. */
  units(start: number, end: number): Range | null {
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= this.#raw.length)) return null;
    return { start: this.#feeds.before(start), end: this.#feeds.before(end) };
  }

  /** A range in code points, or in UTF-16 units where only these have the words stated. */
  either(start: number, end: number, stated: string | null): Range | null {
    const points = this.points(start, end);
    if (stated === null || (points && this.says(points, stated))) return points;
    const units = this.units(start, end);
    return units && this.says(units, stated) ? units : points;
  }

  says({ start, end }: Range, words: string): boolean {
    return this.text.slice(start, end) === withLineFeeds(words);
  }
}

const STATE = /[ _]\((suggested|rejected)\)$/;

/** A label and the state that it says. */
export function stateOfLabel(label: string): { label: string; state: 'confirmed' | 'rejected' | 'suggested' } {
  const state = STATE.exec(label);
  return state ? { label: label.slice(0, state.index), state: state[1] as 'suggested' | 'rejected' } : { label, state: 'confirmed' };
}

/** The JSON values of a file: one a line, or one list, or one value. */
export function* jsonValues({ name, text }: ImportedFile, report: (problem: string) => void): Generator<{ readonly name: string; readonly value: JsonObject }> {
  const whole = parsed(text);
  if (whole !== undefined) {
    const list: readonly Json[] = Array.isArray(whole) ? whole as readonly Json[] : [whole];
    for (const [n, value] of list.entries()) {
      if (isObject(value)) yield { name: `${name}, number ${n + 1}`, value };
      else report(`${name}, number ${n + 1}: it is no JSON object`);
    }
    return;
  }
  for (const [n, line] of text.split(/\r\n|\n/).entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (isObject(value)) yield { name: `${name}, line ${n + 1}`, value };
    else report(`${name}, line ${n + 1}: it is no JSON object`);
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Json;
  } catch {
    return undefined;
  }
}

/** Codes as the exports of this program write them beside a text: values, or lists of values, by category. */
export function codesOf(json: Json | undefined): ImportedCoding[] {
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([category, values]) => [values].flat().flatMap((value) => (isValue(value) ? [{ category, value }] : [])));
}

export function isValue(json: Json | undefined): json is string | number | boolean {
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean';
}

export function stringOf(json: Json | undefined): string | null {
  return typeof json === 'string' ? json : null;
}

export function listOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json as readonly Json[] : [];
}
