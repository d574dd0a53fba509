import type { ZoneKind } from '../dump/model.ts';
import type { Range } from '../text/range.ts';

/** A short form where it stands: UTF-16 offsets from the article's beginning, a plural or possessive ending included. */
export interface ShortForm extends Range {
  /** as written */
  readonly text: string;
  /** what it is looked up by: `CARs` → `CAR`, `DRC's` → `DRC`, `U.S.` → `US`, `ISIS (K)` → `ISIS-K` */
  readonly key: string;
  /** the kind of the zone it stands in */
  readonly zone: ZoneKind;
}

/** How a definition was read: `bracket` Long Form (LF), `reversed` LF (Long Form), `legend` LF = Long Form, `apposition` Long Form, known as LF, `initials` both merely stand there. */
export type How = 'bracket' | 'reversed' | 'legend' | 'apposition' | 'initials';

/** A short form and its expansion as both stand in one article's text. */
export interface Definition {
  readonly short: Range;
  readonly long: Range;
  readonly key: string;
  /** the long form, its white space joined */
  readonly expansion: string;
  /** explicit: the text itself pairs the two; inferred: they merely both stand there */
  readonly form: 'explicit' | 'inferred';
  readonly how: How;
}

/** A name of several capitalised words, once for each different one: what a short form of another article may stand for. */
export interface Name extends Range {
  /** its white space joined */
  readonly text: string;
}

/** What a person decided that a short form stands for, or does not. */
export interface DecidedSense<A extends object = object> {
  readonly expansion: string;
  /** it does not stand for that */
  readonly isRejected: boolean;
  /** the article that it was decided about */
  readonly article: A;
  /** where in it: UTF-16 from its beginning */
  readonly start: number;
}

/** All that people decided of one file's short forms. */
export interface DecidedSenses<A extends object = object> {
  /** Of a key, the latest first. */
  of(key: string): readonly DecidedSense<A>[];
  keys(): Iterable<string>;
  /** A number that tells them from others. */
  readonly sum: number;
}

/** What one article says of acronyms by itself, in the order of the text. */
export interface AcronymFacts {
  readonly shortForms: readonly ShortForm[];
  readonly definitions: readonly Definition[];
  readonly names: readonly Name[];
}
