import type { Edit, Position } from './range.ts';
import type { Text } from './text.ts';

/** A change as didChange has it: without a range it replaces everything. */
export interface Change {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/**
 * A place where two versions of a text differ: `[oldStart, oldEnd)` of the old one gave way to `[newStart, newEnd)` of the
 * new one. UTF-16 offsets. Lists of damages are in order, and between two of them something is unchanged.
 */
export interface Damage {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * Applies changes in their order, each in the coordinates of the text after the ones before it. Positions outside the
 * text are clamped as in TextDocument, and a range whose end comes first is turned round. Changes from the text's end to its
 * beginning, as editors send those of one command, are applied together.
 */
export function applyChanges(text: Text, changes: readonly Change[]): { text: Text; damages: Damage[] } {
  let current = text;
  const steps: Damage[][] = [];
  /** Edits that are still to be made, the last one first. */
  let waiting: Edit[] = [];
  const make = (): void => {
    if (waiting.length === 0) return;
    const edits = waiting.toReversed();
    steps.push(damagesOf(edits));
    current = current.edit(edits);
    waiting = [];
  };
  let last: Position | undefined;
  for (const { range, text: inserted } of changes) {
    // a first look, without a search in the text
    if (!range || !last || !isBefore(range.end, last)) make();
    let [start, end] = range ? rangeIn(current, range) : [0, current.length];
    // what ends before all that waits stands where it stood
    if (range && waiting.length > 0 && end >= waiting.at(-1)!.start) {
      make();
      [start, end] = rangeIn(current, range);
    }
    waiting.push({ start, end, text: inserted });
    last = range?.start;
  }
  make();
  return { text: current, damages: composeAll(steps) };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function rangeIn(text: Text, { start, end }: { readonly start: Position; readonly end: Position }): [number, number] {
  const a = text.offsetAt(start);
  const b = start.line === end.line && start.character === end.character ? a : text.offsetAt(end);
  return a <= b ? [a, b] : [b, a];
}

/** The damages of edits, which are in order and apart. */
function damagesOf(edits: readonly Edit[]): Damage[] {
  const damages: Damage[] = [];
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (end > start || text !== '') damages.push({ oldStart: start, oldEnd: end, newStart: start + shift, newEnd: start + shift + text.length });
    shift += text.length - (end - start);
  }
  return damages;
}

/** The damages from a first to a third version, given those from the first to the second and from the second to the third. O(n + m). */
export function compose(first: readonly Damage[], second: readonly Damage[]): Damage[] {
  if (first.length === 0) return [...second];
  if (second.length === 0) return [...first];
  const damages: Damage[] = [];
  // how far the first and the third version are ahead of the second
  let ahead = 0;
  let behind = 0;
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    // what touches, in coordinates of the second version, becomes one
    const start = Math.min(first[i]?.newStart ?? Infinity, second[j]?.oldStart ?? Infinity);
    const oldStart = start + ahead;
    const newStart = start + behind;
    let end = start;
    for (;;) {
      if (i < first.length && first[i].newStart <= end) {
        end = Math.max(end, first[i].newEnd);
        ahead = first[i].oldEnd - first[i++].newEnd;
      } else if (j < second.length && second[j].oldStart <= end) {
        end = Math.max(end, second[j].oldEnd);
        behind = second[j].newEnd - second[j++].oldEnd;
      } else {
        break;
      }
    }
    if (end + ahead > oldStart || end + behind > newStart) {
      damages.push({ oldStart, oldEnd: end + ahead, newStart, newEnd: end + behind });
    }
  }
  return damages;
}

/** Composes steps in pairs, and the results again, so that many steps cost O(n log n). */
function composeAll(steps: readonly Damage[][]): Damage[] {
  let lists = steps;
  while (lists.length > 1) {
    const halves: Damage[][] = [];
    for (let i = 0; i < lists.length; i += 2) halves.push(compose(lists[i], lists[i + 1] ?? []));
    lists = halves;
  }
  return lists[0] ?? [];
}
