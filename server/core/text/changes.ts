import type { Position } from './range.ts';
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
 * text are clamped as in TextDocument, and a range whose end comes first is turned round.
 */
export function applyChanges(text: Text, changes: readonly Change[]): { text: Text; damages: Damage[] } {
  let current = text;
  const steps = changes.map((change) => {
    const offsets = change.range ? [current.offsetAt(change.range.start), current.offsetAt(change.range.end)] : [0, current.length];
    const start = Math.min(...offsets);
    const end = Math.max(...offsets);
    current = current.splice(start, end, change.text);
    return start === end && change.text === '' ? [] : [{ oldStart: start, oldEnd: end, newStart: start, newEnd: start + change.text.length }];
  });
  return { text: current, damages: composeAll(steps) };
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
