import { finish, readDump, reading, type Dump, type ReadingOptions } from '../dump/dump.ts';
import type { Text } from '../text/text.ts';
import { Anchors } from './anchors.ts';
import type { Annotation } from './annotation.ts';
import type { Decisions } from './decisions.ts';
import { isStructural, Structure } from './structure.ts';

/** A dump as people ruled that it is to be read, and where their decisions stand. */
export interface Annotated {
  readonly dump: Dump;
  /** Decisions about its structure. */
  readonly structure: Structure;
  /** All others. */
  readonly anchors: Anchors;
}

/** Reads a dump with the decisions of its sidecar, in one go: as its dialect has it first, then with what was ruled about its structure, then the other decisions. */
export function readAnnotated(text: string | Text, annotations: Iterable<Annotation>, options: Omit<ReadingOptions, 'rulings'> = {}): Annotated {
  return finish(annotatedIn(readDump(text, options), annotations, options));
}

/** The same of a dump that has been read as its dialect has it; sliced. */
export function* annotatedIn(plain: Dump, annotations: Iterable<Annotation>, options: Omit<ReadingOptions, 'rulings'>): Generator<unknown, Annotated> {
  const all = [...annotations];
  const structure = new Structure();
  yield* structure.place(plain, all);
  const { rulings } = structure;
  const dump = rulings.length === 0 ? plain : yield* reading(plain.text, { ...options, rulings }, { dump: plain, damages: [] });
  const anchors = new Anchors();
  yield* anchors.place(dump, all.filter((annotation) => !isStructural(annotation)));
  return { dump, structure, anchors };
}

/** Reads a dump with decisions that wait for their places, sliced; they stand in the dump that is returned, and can be changed there. */
export function* decidedReading(text: Text, decisions: Decisions, options: Omit<ReadingOptions, 'rulings'>): Generator<unknown, Dump> {
  const plain = yield* reading(text, options);
  yield* decisions.place(plain);
  const { rulings } = decisions;
  const dump = rulings.length === 0 ? plain : yield* reading(text, { ...options, rulings }, { dump: plain, damages: [] });
  yield* decisions.place(dump);
  return dump;
}
