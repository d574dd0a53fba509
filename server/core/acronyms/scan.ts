import type { Zone, ZoneKind } from '../dump/model.ts';
import { classOf, CLOSE, DIGIT, initialBit, JOINER, LOWER, OPEN, OTHER, QUOTE, SPACE, UPPER } from './characters.ts';

/** What the forward pass over a zone notes down: all later work is done around these places alone. */
export interface Marks {
  readonly zone: Zone;
  /** tokens (runs without white space, brackets and quotes) with two capitals, a capital and a digit, or dots between letters: start, end, start, end … */
  readonly candidates: readonly number[];
  /** brackets that are closed in the same block: open, close, open, close …, by their closing */
  readonly brackets: readonly number[];
  /** `=`, where an entry of a legend may stand */
  readonly equals: readonly number[];
  /** capitalised words: start, end … */
  readonly capitalised: readonly number[];
  /** the letters a–z that words begin with, one bit for each */
  readonly initials: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const EQUALS = 61;
const DOT = 46;
const MAX_DEPTH = 16;

/** One pass over `[zone.start, zone.end)` of `text`. A blank line ends every bracket. */
export function scan(text: string, zone: Zone): Marks {
  const candidates: number[] = [];
  const brackets: number[] = [];
  const equals: number[] = [];
  const capitalised: number[] = [];
  const open: number[] = [];
  const end = zone.end;
  let at = zone.start;
  let initials = 0;
  let lineFeeds = 0;
  while (at < end) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    if (kind === SPACE) {
      if (unit === LINE_FEED && ++lineFeeds > 1) open.length = 0;
      if (unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED && ++lineFeeds > 1) open.length = 0;
      at++;
      continue;
    }
    lineFeeds = 0;
    if (kind === OPEN) {
      if (open.length < MAX_DEPTH) open.push(at);
      at++;
    } else if (kind === CLOSE) {
      const start = open.pop();
      if (start !== undefined) brackets.push(start, at);
      at++;
    } else if (kind === OTHER || kind === QUOTE) {
      if (unit === EQUALS) equals.push(at);
      at++;
    } else {
      const start = at;
      initials |= initialBit(unit);
      let upper = 0;
      let digits = 0;
      let dots = 0;
      let within = kind;
      let first = kind;
      for (;;) {
        if (within === UPPER) upper++;
        else if (within === DIGIT) digits++;
        else if (within === JOINER) {
          if (text.charCodeAt(at) === DOT) dots++;
          initials |= initialBit(text.charCodeAt(at + 1));
        }
        if (++at >= end) break;
        within = classOf(text.charCodeAt(at));
        if (within === SPACE || within === OTHER || within >= OPEN) break;
      }
      if (first === JOINER) first = classOf(text.charCodeAt(start + 1));
      if (upper > 1 || (upper === 1 && digits > 0) || (dots > 1 && at - start < 8)) candidates.push(start, at);
      if (first === UPPER) capitalised.push(start, at);
    }
  }
  return { zone, candidates, brackets, equals, capitalised, initials };
}

/** The zone kinds in which an article speaks: definitions are looked for there. */
export const isProse = (kind: ZoneKind): boolean => kind === 'paragraph' || kind === 'title' || kind === 'subheading' || kind === 'dateline';

/** Is there a lower-case letter in `[from, to)`? */
export function hasLower(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (classOf(text.charCodeAt(at)) === LOWER) return true;
  return false;
}
