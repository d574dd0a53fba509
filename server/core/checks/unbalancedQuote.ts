import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { unclosed, type Pairing } from './pairs.ts';
import { suspects } from './suspects.ts';

/** Quotations opened and not closed within a paragraph; one may run on where the next paragraph opens one. */
export const unbalancedQuote: LocalCheck = {
  code: 'unbalanced-quote',
  check: (reading) => unclosed(
    'unbalanced-quote', reading, suspects(reading.article, () => reading.structure).quote, pair,
    (text, next) => /^[\s\u00a0—–-]*["“”„«»‘‹›']/.test(text.slice(next, next + 6)),
    (sign) => say('the quotation opened with {0} is not closed in this paragraph, and the next one does not go on with it', sign),
  ),
};

function pair(text: string, marks: readonly number[], from: number, to: number): Pairing {
  const doubles = curly(text, marks, from);
  const angles = guillemets(text, marks, from);
  const straights = straight(text, marks, from, to);
  const singles = single(text, marks, from);
  return {
    open: [...doubles.open, ...angles.open, ...straights.open, ...singles.open].sort((a, b) => a - b),
    closes: doubles.closes || angles.closes || straights.closes,
  };
}

const before = (text: string, at: number, from: number): string => (at > from ? text[at - 1] : ' ');
const opensAt = (text: string, at: number, from: number): boolean => /[\s\u00a0(\[{—–\-/“„‘‚«»'"]/.test(before(text, at, from));
const isSpaceOrEnd = (sign: string | undefined): boolean => sign === undefined || /[\s\u00a0.,;:!?)\]—–-]/.test(sign);

/** “…”, „…“ and „…”; a straight mark closes too. */
function curly(text: string, marks: readonly number[], from: number): Pairing {
  const open: number[] = [];
  let closes = false;
  // Swedish and Finnish open with ” as well: there nothing tells an opener
  if (!marks.some((at) => text[at] === '“' || text[at] === '„')) return { open, closes: marks.some((at) => text[at] === '”') };
  for (const at of marks) {
    const sign = text[at];
    if (sign === '„' || sign === '‟') open.push(at);
    else if (sign === '“') {
      const opens = opensAt(text, at, from);
      if (open.length > 0 && text[open.at(-1)!] === '„' && !(opens && !isSpaceOrEnd(text[at + 1]))) open.pop();
      else if (!opens && isSpaceOrEnd(text[at + 1])) closes = true;
      else open.push(at);
    } else if (sign === '”' || (sign === '"' && open.length > 0 && !opensAt(text, at, from))) {
      if (open.length > 0) open.pop();
      else closes = true;
    }
  }
  return { open, closes };
}

/** «…» as in French, »…« as in German; »…» tells no opener. */
function guillemets(text: string, marks: readonly number[], from: number): Pairing {
  const own = marks.filter((at) => text[at] === '«' || text[at] === '»');
  const open: number[] = [];
  if (own.length === 0) return { open, closes: false };
  const reversed = text[own[0]] === '»' && opensAt(text, own[0], from) && /[\p{L}\d]/u.test(text[own[0] + 1] ?? '');
  const opener = reversed ? '»' : '«';
  if (!own.some((at) => text[at] !== opener)) return reversed ? { open, closes: false } : { open: own.slice(-1), closes: false };
  let closes = false;
  for (const at of own) {
    if (text[at] === opener) open.push(at);
    else if (open.length > 0) open.pop();
    else closes = true;
  }
  return { open, closes };
}

/** Straight marks tell openers from closers by their neighbours alone, so only a plain case is told: an odd number, the last one opening. */
function straight(text: string, marks: readonly number[], from: number, to: number): Pairing {
  const own = marks.filter((at) => text[at] === '"' && text[at - 1] !== '\\');
  const none: Pairing = { open: [], closes: own.length % 2 === 1 };
  if (own.length % 2 === 0 || text.slice(from, to).includes("''") || own.some((at) => /[\d¼½¾]/.test(before(text, at, from))) || marks.some((at) => '“”„'.includes(text[at]))) return none;
  let open = -1;
  for (const at of own) {
    const opens = opensAt(text, at, from) && /[\p{L}\d'‘[(.…$£€]/u.test(text[at + 1] ?? '');
    if (open >= 0 && opens) return { open: [open], closes: false };
    open = open >= 0 ? -1 : opens ? at : -2;
    if (open === -2) return none;
  }
  return open >= 0 ? { open: [open], closes: false } : none;
}

const ELIDED = /^‘(?:\d|tis|twas|twere|em\b|til|cause|cos|n\b|n’|round|bout|ere|neath|gainst|kay|ello|im\b|er\b|is\b|ave\b|e\b|ome|appen|s\b|t\b)/i;

/** ’ is an apostrophe far more often than a closer: only an opener with none after it is told. */
function single(text: string, marks: readonly number[], from: number): Pairing {
  const last = marks.findLast((at) => text[at] === '‘');
  if (last === undefined || marks.some((at) => at > last && (text[at] === '’' || text[at] === '‘')) || text.indexOf("'", last) >= 0) return { open: [], closes: false };
  const opens = opensAt(text, last, from) && !ELIDED.test(text.slice(last, last + 12));
  return { open: opens && !marks.some((at) => text[at] === '‚') ? [last] : [], closes: false };
}
