import type { Annotation } from './annotation.ts';

/** What became of one decision on one dump; null where there was or is none. */
export interface Change {
  readonly uri: string;
  readonly id: string;
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

/** What one act of a person changed, in however many dumps. */
export interface Step {
  /** For reading: "Confirm 12 mentions". */
  readonly title: string;
  readonly changes: readonly Change[];
}

/** As many steps are remembered. */
const MOST = 1000;

/** The steps that can be taken back, and those that can be taken again. */
export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  /** A step was taken: what was taken back before it cannot be taken again. */
  add(step: Step): void {
    if (step.changes.length === 0) return;
    this.#done = [...this.#done.slice(1 - MOST), step];
    this.#undone = [];
  }

  /** The last step that touched a dump, turned round; null where there is none. */
  undo(uri: string): Step | null {
    const step = take(this.#done, uri);
    if (!step) return null;
    this.#undone.push(step);
    return reversed(step);
  }

  /** The step that was taken back last. */
  redo(uri: string): Step | null {
    const step = take(this.#undone, uri);
    if (step) this.#done.push(step);
    return step;
  }
}

function take(steps: Step[], uri: string): Step | null {
  const index = steps.findLastIndex(({ changes }) => changes.some((change) => change.uri === uri));
  return index < 0 ? null : steps.splice(index, 1)[0];
}

function reversed({ title, changes }: Step): Step {
  return { title, changes: changes.map(({ before, after, ...change }) => ({ ...change, before: after, after: before })).reverse() };
}
