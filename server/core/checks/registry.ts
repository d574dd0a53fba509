import type { ComparingCheck, LocalCheck, SequenceCheck } from './check.ts';

/** Checks of one article alone. */
export const local: readonly LocalCheck[] = [];

/** Checks that compare an article with the others. */
export const comparing: readonly ComparingCheck<never>[] = [];

/** Checks that go through the file in order. */
export const sequence: readonly SequenceCheck<never, never>[] = [];
