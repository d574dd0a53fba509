import { alignBefore, alignFrom, fitsClosely, stretchOf } from './alignment.ts';
import { define } from './brackets.ts';
import { classOf, LOWER, QUOTE, SPACE } from './characters.ts';
import type { Definition } from './model.ts';
import { regionBefore } from './region.ts';
import type { Marks } from './scan.ts';
import type { Candidate } from './shortForms.ts';

/** What stands between a long form and the short form after it. */
const BEFORE =
  /(?:,\s*(?:or|also|(?:(?:which is|also|better|commonly|widely|popularly|formerly|otherwise)\s+)*(?:known|referred to|abbreviated|shortened|called)(?:\s+(?:as|to))?|abbreviated|(?:here(?:in)?after|henceforth)|in short|for short)|\s(?:abbreviated|known|referred to|shortened|denoted)\s+(?:as|to|by)|\sor|\s[–—-]|\s?[–—]|,)(?:\s+(?:simply|the|its|acronym|initials|as))*,?\s*["“‘'`]*$/;

/** Those of them that say what it is. */
const NAMED = /known|abbreviated|shortened|denoted|initials|acronym/;

/** What stands between a short form and the long form after it. */
const AFTER = /^["”’']?(?:,\s*(?:or|i\.e\.,?|that is,?|meaning|short for|which (?:stands|is short) for|an? (?:acronym|abbreviation) (?:for|of))|\s+(?:stands?|stood|standing|(?:is|was) short|is an? (?:acronym|abbreviation)) (?:for|of)|\s+(?:means?|or)|,|\s[–—-])\s+["“‘']?(?:the\s+)?["“‘']?/;

const WINDOW = 48;
const MAX_LONG = 160;

/** The definitions of "Long Form, known as LF", "Long Form, or LF," "LF, the Long Form," "LF stands for Long Form": only where nearly every letter is an initial. */
export function appositionDefinitions(text: string, marks: Marks, candidates: readonly Candidate[]): Definition[] {
  const found: Definition[] = [];
  for (const candidate of candidates) {
    if (candidate.key.length < 2 || (candidate.doubtful && !/^\p{Lu}{2,4}$/u.test(candidate.text))) continue;
    const before = text[candidate.start - 1];
    // a bracket is another matter
    if (before === '(' || before === '[') continue;
    const definition = longBefore(text, marks, candidate) ?? (candidate.doubtful ? undefined : longAfter(text, marks, candidate));
    if (definition !== undefined) found.push(definition);
  }
  return found;
}

/** The last words of BEFORE. */
const CUES = new Set('or as to by called known abbreviated shortened hereafter hereinafter henceforth short acronym initials simply its the also'.split(' '));

/** Is there a cue of BEFORE at all? Tells nearly all candidates apart without a pattern. */
function hasCueBefore(text: string, least: number, at: number): boolean {
  let end = at;
  while (end > least && (classOf(text.charCodeAt(end - 1)) === SPACE || classOf(text.charCodeAt(end - 1)) === QUOTE)) end--;
  if (end <= least) return false;
  if (',–—-'.includes(text[end - 1])) return true;
  let start = end;
  while (start > least && classOf(text.charCodeAt(start - 1)) === LOWER) start--;
  return end - start < 12 && CUES.has(text.slice(start, end));
}

function longBefore(text: string, marks: Marks, candidate: Candidate): Definition | undefined {
  if (!hasCueBefore(text, marks.zone.start, candidate.start)) return undefined;
  const from = Math.max(marks.zone.start, candidate.start - WINDOW);
  const cue = BEFORE.exec(text.slice(from, candidate.start));
  if (cue === null) return undefined;
  const cueStart = from + cue.index;
  const after = text.slice(candidate.end, candidate.end + 12);
  const isBare = /^(?:,|\s?[–—-]|\s[–—-])\s*["“‘'`]*$/.test(cue[0]) && !/^["”’']?,? for short\b/.test(after);
  // "the Islamic State, known as IS": a word in capitals is a short form where it is called one
  if (candidate.doubtful && !NAMED.test(cue[0])) return undefined;
  const region = regionBefore(text, marks.zone.start, cueStart, candidate.key.length * 2 + 2);
  if (region.to <= region.from) return undefined;
  const alignment = alignBefore(stretchOf(text, region.from, region.to), candidate.text);
  if (alignment === undefined || !fitsClosely(alignment)) return undefined;
  // a comma or dash alone: three letters, and the apposition is closed again; two where a bracket holds nothing else: "(the Partido dos Trabalhadores, PT)"
  const fillsBracket = after.startsWith(')') && /[([](?:the )?$/.test(text.slice(Math.max(0, alignment.start - 5), alignment.start));
  if (isBare && ((alignment.letters < 3 && !fillsBracket) || !/^["”’']?\s*(?:[,.;)–—]|-\s|$)/.test(after))) return undefined;
  return /\s|-/.test(text.slice(alignment.start, alignment.end)) ? define(text, candidate, alignment, 'apposition') : undefined;
}

function longAfter(text: string, marks: Marks, candidate: Candidate): Definition | undefined {
  const next = text[candidate.end];
  if (next === undefined || (next === ' ' ? !'simo–—-'.includes(text[candidate.end + 1]) : !'\n,"”’\''.includes(next))) return undefined;
  const to = Math.min(marks.zone.end, candidate.end + WINDOW);
  const cue = AFTER.exec(text.slice(candidate.end, to));
  if (cue === null) return undefined;
  const start = candidate.end + cue[0].length;
  const alignment = alignFrom(stretchOf(text, start, Math.min(marks.zone.end, start + MAX_LONG)), candidate.text);
  if (alignment === undefined || !fitsClosely(alignment)) return undefined;
  const long = text.slice(alignment.start, alignment.end);
  const isBare = /^["”’']?(?:,|\s[–—-])\s/.test(cue[0]) && !/[a-z]{3}/.test(cue[0].replace(/the/, ''));
  if (isBare && alignment.letters < 3) return undefined;
  return /\s|-/.test(long) && !/[;:!?]|\.\s/.test(long) ? define(text, candidate, alignment, 'apposition') : undefined;
}
