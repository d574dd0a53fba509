import { fact } from '../dump/fact.ts';

/** Why a character is looked at twice. */
export const Suspect = { control: 1, invisible: 2, replacement: 3, misread: 4, markup: 5, quote: 6, bracket: 7 } as const;

/** The places of an article's suspicious characters by kind: UTF-16 offsets, ascending. */
export type Suspects = Readonly<Record<keyof typeof Suspect, readonly number[]>>;

const KINDS = Object.keys(Suspect) as (keyof typeof Suspect)[];
const TABLE = table();

/** One pass over an article's text; all checks of characters begin at what it found. */
export const suspects = fact(({ text }): Suspects => suspectsIn(text));

/** The suspicious characters of any text. */
export function suspectsIn(text: string): Suspects {
  const found: Record<keyof typeof Suspect, number[]> = { control: [], invisible: [], replacement: [], misread: [], markup: [], quote: [], bracket: [] };
  const lists = [[], ...KINDS.map((kind) => found[kind])];
  for (let at = 0; at < text.length; at++) {
    const kind = TABLE[text.charCodeAt(at)];
    if (kind !== 0) lists[kind].push(at);
  }
  return found;
}

function table(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  const mark = (kind: number, from: number, to = from): void => { kinds.fill(kind, from, to + 1); };
  mark(Suspect.control, 0, 0x1f);
  for (const usual of [9, 10, 13]) mark(0, usual);
  mark(Suspect.control, 0x7f, 0x9f);
  mark(Suspect.invisible, 0xa0);
  mark(Suspect.invisible, 0xad);
  mark(Suspect.invisible, 0x034f);
  mark(Suspect.invisible, 0x061c);
  mark(Suspect.invisible, 0x115f, 0x1160);
  mark(Suspect.invisible, 0x17b4, 0x17b5);
  mark(Suspect.invisible, 0x180e);
  mark(Suspect.invisible, 0x200b, 0x200f);
  mark(Suspect.invisible, 0x202a, 0x202e);
  mark(Suspect.invisible, 0x2060, 0x206f);
  mark(Suspect.invisible, 0x3164);
  mark(Suspect.invisible, 0xfeff);
  mark(Suspect.invisible, 0xffa0);
  mark(Suspect.replacement, 0xfffd);
  // the letters that the first byte of a UTF-8 sequence becomes in a Western code page
  mark(Suspect.misread, 0xc2, 0xf4);
  mark(0, 0xd7);
  for (const sign of '&<') mark(Suspect.markup, sign.charCodeAt(0));
  for (const sign of '"“”„‟«»‘’‚‹›') mark(Suspect.quote, sign.charCodeAt(0));
  for (const sign of '()[]') mark(Suspect.bracket, sign.charCodeAt(0));
  return kinds;
}
