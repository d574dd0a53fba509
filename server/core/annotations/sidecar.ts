import { reasonIn, Refusal, say, type Message } from '../say.ts';
import { finish } from '../dump/dump.ts';
import { decode, isObject, type Annotation, type Json } from './annotation.ts';
import { readMarkLine } from './markLine.ts';

/** A line of a sidecar that could not be read as a decision: it is reported, and kept as it is. */
export interface Problem {
  /** 0-based */
  readonly line: number;
  readonly message: Message;
}

/** What a sidecar holds. */
export interface Sidecar {
  /** By id, a later line in place of an earlier one, deleted ones left out; in the order of their first lines. */
  readonly annotations: Map<string, Annotation>;
  /** The ids that a line deletes: another copy of the sidecar may still hold them. */
  readonly deleted: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  /** Lines that this program could not read, as they stand. */
  readonly kept: readonly string[];
  /** The marks of a merge that nobody finished stand in it: it must not be written over. */
  readonly conflicted: boolean;
}

/** The version of the sidecar's shape that this program writes; a line may name a later one. */
const VERSION = 1;
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;
const LINE_END = /\r\n?|\n/g;

/** Lines that are read between two yields: some milliseconds. */
const PER_SLICE = 500;

/** Reads a sidecar in one go. */
export function parseSidecar(text: string): Sidecar {
  return finish(parsing(text));
}

/** Reads a sidecar, sliced. Never fails: a line that is broken, or of a kind that this program does not know, is a problem and is kept. */
export function* parsing(text: string): Generator<unknown, Sidecar> {
  const annotations = new Map<string, Annotation>();
  const deleted = new Set<string>();
  const problems: Problem[] = [];
  const kept: string[] = [];
  let conflicted = false;
  // a byte-order mark is no character of the text
  const content = text.replace(/^\ufeff/, '');
  const lines = content.includes('\r') ? content.split(LINE_END) : content.split('\n');
  for (const [line, raw] of lines.entries()) {
    if (line % PER_SLICE === PER_SLICE - 1) yield line;
    if (raw === '' || raw.trim() === '') continue;
    try {
      const said = readMarkLine(raw) ?? readLine(raw);
      if ('deletes' in said) {
        annotations.delete(said.deletes);
        deleted.add(said.deletes);
      } else {
        annotations.set(said.id, said);
        deleted.delete(said.id);
      }
    } catch (error) {
      problems.push({ line, message: say('this line is no decision that can be read: {0}', reasonIn(error)) });
      kept.push(raw);
      conflicted ||= CONFLICT.test(raw);
    }
  }
  return { annotations, deleted, problems, kept, conflicted };
}

/** What a line says: a decision, or which one it deletes. Throws where it cannot be read. */
function readLine(raw: string): Annotation | { readonly deletes: string } {
  if (CONFLICT.test(raw)) throw new Refusal('the mark of a merge that is not finished');
  const json = JSON.parse(raw) as Json;
  if (!isObject(json)) throw new Refusal('it is no JSON object');
  if (typeof json.version === 'number' && json.version > VERSION) throw new Refusal('it is of version {0}, and this program reads version {1}', json.version, VERSION);
  return json.deleted === true && typeof json.id === 'string' ? { deletes: json.id } : decode(json, raw);
}

/** The line that records a decision, with its line end. */
export function lineOf(annotation: Annotation): string {
  return `${annotation.line}\n`;
}

/** The line that takes a decision back, with its line end. */
export function deletionOf(id: string, created: string): string {
  return `${JSON.stringify({ id, type: 'Annotation', created, deleted: true })}\n`;
}

/** A sidecar's text with one line for each decision, in the order given, and after them what could not be read. */
export function compact(annotations: Iterable<Annotation>, kept: readonly string[]): string {
  let text = '';
  for (const annotation of annotations) text += lineOf(annotation);
  for (const line of kept) text += `${line}\n`;
  return text;
}

/**
 * Merges what another program wrote into what is held here, against the sidecar both began with: what only one side
 * changed, added or deleted is taken over; where both changed a decision, the later `created` (or, at the same time, theirs) stands.
 */
export function mergeSidecars(base: ReadonlyMap<string, Annotation>, ours: ReadonlyMap<string, Annotation>, theirs: ReadonlyMap<string, Annotation>): Map<string, Annotation> {
  const merged = new Map<string, Annotation>();
  for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, mine, other] = [base.get(id), ours.get(id), theirs.get(id)];
    const changedHere = !same(before, mine);
    const changedThere = !same(before, other);
    const winner = !changedThere ? mine : !changedHere ? other : later(mine, other);
    if (winner) merged.set(id, winner);
  }
  return merged;
}

/** A decision that one side deleted and the other changed stays. */
function later(mine: Annotation | undefined, other: Annotation | undefined): Annotation | undefined {
  if (!mine || !other) return mine ?? other;
  return mine.created > other.created ? mine : other;
}

function same(a: Annotation | undefined, b: Annotation | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.line === b.line);
}
